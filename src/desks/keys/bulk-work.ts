import type { Account, AccountId } from '../../domain/accounts/account.ts'
import {
  type BulkRow,
  type BulkRun,
  type NextDue,
  type RowRefusal,
  type TermsKind,
  WRONG_PAIRS_STOP,
} from '../../domain/keys/bulk.ts'
import { deviceKey, issued, judgeRows, type RowThings, refused } from '../../domain/keys/bulk-fates.ts'
import type { CardState } from '../../domain/keys/card.ts'
import type { DeviceKind } from '../../domain/keys/device.ts'
import type { Ledger } from '../../domain/keys/ledger.ts'
import { type ProductId, products } from '../../domain/keys/product.ts'
import { opensAt } from '../../domain/office/window.ts'
import type { Stores } from '../../domain/stores.ts'
import type { Vault } from '../../domain/vault.ts'
import type { Random } from '../../kit/random.ts'
import type { KeysRule, Portal } from '../../portal/define.ts'
import { applyCard, type FactsAt, termFacts } from './apply-card.ts'
import { permissionFor } from './applying.ts'
import { keysRuleOf } from './own-keys.ts'
import { type Proof, proveCards } from './prove-card.ts'

/**
 * What the job does with an upload of many cards (KEY-70), a little in each transaction: first every row is checked, then, once its person
 * has confirmed, every row is carried out by the same rules as on the pages. What a row has come to is written in the transaction that did
 * it, so an end at any moment loses nothing and does nothing twice; and the card itself is used once, whatever is repeated (KEY-24).
 */
export interface BulkClerk {
  readonly portal: Portal
  /** In the transaction that holds the upload. */
  readonly stores: Stores
  /** Each call a transaction of its own: tries stay counted, whatever comes of the rest. */
  readonly apart: Stores
  readonly now: Date
  readonly random: Random
  readonly vault: Vault
  newId(): string
}

/** Rows whose pairs are proved in one transaction, that are judged together, and that are carried out in one transaction. */
const AT_ONCE = { proved: 100, judged: 500, carriedOut: 25 } as const
/** Pairs that are proved before their wrong ones are counted together: none are after too many. */
const PROVED_TOGETHER = 25

/** Does the next part of an upload. */
export const workOnBulk = async (run: BulkRun, clerk: BulkClerk): Promise<NextDue> => {
  const { stores, now, portal } = clerk
  // While the counter is closed nothing is done behind it, either (KEY-10).
  const opens = opensAt(await stores.windows.maintenance(now), now)
  if (opens > now) return opens
  const rule = keysRuleOf({ portal })
  const account = await stores.accounts.byId(run.account)
  if (account?.state !== 'active') {
    await stop(run, 'account', clerk)
    return null
  }
  if (run.state === 'running') return carryOut(run, account, rule, clerk)
  const waiting = await stores.bulk.inState(run.id, 'waiting', AT_ONCE.proved)
  return waiting.length > 0 ? prove(run, waiting, clerk) : judge(run, rule, clerk)
}

const stop = async (run: BulkRun, why: 'wrong-pairs' | 'tries-used' | 'account', { stores, now }: BulkClerk) => {
  await stores.bulk.stop(run.id, run.state, why, now)
  await stores.audit.note(
    { event: 'bulk.stopped', accountId: run.account, by: 'job', facts: { run: run.id, why } },
    now,
  )
}

/** Proves pairs (KEY-23). A file with too many wrong ones is stopped before it costs its account every try of the day. */
const prove = async (run: BulkRun, rows: readonly BulkRow[], clerk: BulkClerk): Promise<NextDue> => {
  const { stores, apart, now, vault, random, newId } = clerk
  const prover = {
    account: run.account,
    ...{ stores: apart, vault, random, now, newId },
    note: (note: { readonly event: 'card.refused' } & object) => noteOf(note, run.account, clerk),
  }
  for (let from = 0; from < rows.length; from += PROVED_TOGETHER) {
    const some = rows.slice(from, from + PROVED_TOGETHER)
    const proofs = await proveCards(
      some.map(({ card }) => card!),
      prover,
    )
    await stores.bulk.settle(some.map((row, place) => provedRow(row, proofs[place]!)))
    const wrong = proofs.filter(({ is }) => is === 'wrong').length
    const isClosed = proofs.some(({ is }) => is === 'account-closed')
    if (isClosed || (wrong > 0 && (await stores.bulk.countWrong(run.id, wrong)) > WRONG_PAIRS_STOP)) {
      await stop(run, isClosed ? 'tries-used' : 'wrong-pairs', clerk)
      return null
    }
  }
  return now
}

const noteOf = (
  note: { readonly event: 'card.refused'; readonly facts?: Readonly<Record<string, string>> },
  account: AccountId,
  { apart, now }: BulkClerk,
) => apart.audit.note({ ...note, accountId: account, by: 'account' }, now)

const provedRow = (row: BulkRow, proof: Proof): BulkRow => {
  switch (proof.is) {
    case 'proved':
      return { ...row, state: 'proved', proved: { id: proof.card.id, product: proof.card.product } }
    case 'wrong':
      return refused(row, { why: 'wrong-pair' })
    case 'card-closed':
    case 'account-closed':
      return refused(row, { why: proof.is, until: proof.until.toISOString() })
  }
}

/** Judges every proved row, in the order of the file: all in one transaction, for a device's rows may lie far apart, but few in memory. */
const judge = async (run: BulkRun, rule: KeysRule, clerk: BulkClerk): Promise<NextDue> => {
  const { stores, now } = clerk
  const facts = await termFacts(stores, rule.term, now)
  const open = await kindsOpenTo(run.account, rule, stores)
  const ledgers = new Map<string, Ledger>()
  const needs = new Set<TermsKind>()
  for (;;) {
    const rows = await stores.bulk.inState(run.id, 'proved', AT_ONCE.judged)
    if (rows.length === 0) break
    const things = await thingsOf(rows, stores)
    const judged = judgeRows(rows, (row) => things.get(row.id)!, { ...facts, asked: run.asked, open }, ledgers)
    await stores.bulk.settle(judged)
    for (const { state, proved } of judged) if (state === 'ready') needs.add(termsKindOf(proved!.product))
  }
  await stores.bulk.judged(run.id, [...needs].sort(), now)
  return null
}

/** What is known of rows' devices and cards, by the rows' ids. */
const thingsOf = async (rows: readonly BulkRow[], stores: Stores): Promise<ReadonlyMap<string, RowThings>> => {
  const records = await stores.devices.readAll(rows.map(({ device }) => device!))
  const cards = await stores.cards.proveAll(rows.map(({ card }) => card!))
  const things = new Map<string, RowThings>()
  for (const [place, { id, device }] of rows.entries()) {
    const card = cards[place]
    const state: CardState = card?.state ?? { is: 'void' }
    const isSame = state.is === 'used' && state.by === device!.id
    const used = isSame && card ? await stores.issuedKeys.usedFor(card.id) : null
    things.set(id, { record: records[place]!, state, used })
  }
  return things
}

/** The trial costs nothing (KEY-21). */
const termsKindOf = (product: ProductId): TermsKind => (product === 'trial' ? 'free' : 'paid')

/** Kinds of devices that an account may apply for (KEY-50). */
const kindsOpenTo = async (
  account: AccountId,
  { openTo }: KeysRule,
  { permissions }: Pick<Stores, 'permissions'>,
): Promise<readonly DeviceKind[]> => {
  const held = await permissions.of(account)
  const kinds = new Set(Object.values(products).map(({ deviceKind }) => deviceKind))
  return [...kinds].filter((kind) => {
    const needed = permissionFor[kind]
    return needed === null || openTo.includes(kind) || held.includes(needed)
  })
}

/** Carries out some rows. Whoever else works on the same devices at this moment locks them in the same order, so nobody waits in a circle. */
const carryOut = async (run: BulkRun, account: Account, rule: KeysRule, clerk: BulkClerk): Promise<NextDue> => {
  const { stores, now } = clerk
  const rows = await stores.bulk.inState(run.id, 'ready', AT_ONCE.carriedOut)
  const facts = await termFacts(stores, rule.term, now)
  const open = await kindsOpenTo(run.account, rule, stores)
  const settled: BulkRow[] = []
  const inOrder = rows.toSorted((a, b) => compare(deviceKey(a.device!), deviceKey(b.device!)) || a.place - b.place)
  for (const row of inOrder) {
    const isOpen = open.includes(row.device!.kind)
    settled.push(isOpen ? await useRow(run, row, rule, facts, clerk) : refused(row, { why: 'kind-not-open' }))
  }
  await stores.bulk.settle(settled)
  if (rows.length === AT_ONCE.carriedOut) return now
  await finish(run, account, clerk)
  return null
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const useRow = async (
  run: BulkRun,
  row: BulkRow,
  rule: KeysRule,
  facts: FactsAt,
  { stores, now, random }: BulkClerk,
): Promise<BulkRow> => {
  const { id, product } = row.proved!
  const terms = run.terms?.[termsKindOf(product)]
  if (!terms) throw new Error('an upload is carried out by what was agreed to')
  // Nobody chooses for a row: one free number, held for this row alone.
  const applying = { id: row.id, account: run.account, rule: rule.numbers, now, today: facts.today, random }
  const number = run.asked === 'new' ? await stores.numbers.take(applying) : null
  if (run.asked === 'new' && number === null) return refused(row, { why: 'no-number' })
  const applied = await applyCard(
    stores,
    {
      asked: run.asked,
      device: row.device!,
      card: { id, product, state: { is: 'free' } },
      founding: number === null ? null : { number, application: row.id },
      account: run.account,
      holder: run.holder,
      terms,
    },
    facts,
  )
  if (applied.is !== 'done' && number !== null) await stores.numbers.release(row.id)
  switch (applied.is) {
    case 'done': {
      const { device, number: its } = applied.record
      const of = { kind: device.kind, device: device.id, product: applied.product.id, number: its ?? '' }
      const event = applied.key === null ? 'term.extended' : 'key.issued'
      // The upload's own notes say whose it is; each card's would fill that account's own page with them.
      await stores.audit.note({ event, by: 'job', facts: { ...of, run: run.id } }, now)
      return { ...row, state: 'done', fate: issued(applied.record, applied.key, facts) }
    }
    case 'again':
      return { ...row, state: 'same', fate: issued(applied.record, applied.key, facts) }
    case 'refused':
      return refused(row, applied.refusal satisfies RowRefusal)
    case 'number-taken':
      throw new Error('a number that was held in this transaction is held')
  }
}

/** The mail at the end holds no key: the page does, for whoever signs in. */
const finish = async (run: BulkRun, account: Account, { stores, now, newId }: BulkClerk): Promise<void> => {
  await stores.bulk.finish(run.id, now)
  const { done, same, refused: not } = await stores.bulk.counts(run.id)
  const facts = { done, same, refused: not }
  await stores.audit.note(
    { event: 'bulk.done', accountId: run.account, by: 'job', facts: { ...facts, run: run.id } },
    now,
  )
  const kept = await stores.bulk.byId(run.id, run.holder)
  if (account.mail === null || !kept) return
  await stores.post.send(
    {
      id: newId(),
      letter: 'bulk-done',
      to: account.mail,
      language: run.language,
      accountId: account.id,
      facts: { asked: run.asked, ...facts, keptUntil: kept.expiresAt.toISOString() },
    },
    now,
  )
}
