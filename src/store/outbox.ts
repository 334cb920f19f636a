import { sql } from 'kysely'
import type { FactsOf, Letter, LetterName, Post } from '../domain/letters.ts'
import type { Backlog, ClaimedLetter, Outbox } from '../domain/outbox.ts'
import type { Vault } from '../domain/vault.ts'
import type { Language } from '../kit/language.ts'
import { addSeconds, seconds } from '../kit/time.ts'
import type { Db, Query } from './db.ts'

/** What `outbox.secret` is sealed for. */
export const outboxSecret = 'outbox'

/** Longer than a worker may take over one letter; past it the worker is taken for dead. */
const lease = seconds(90)

/** The outbox inside a business transaction: the letter is written with what it tells of, or not at all (ACC-40). */
export const createPost = (query: Query, portal: string, vault: Vault): Post => ({
  async send(letter, now) {
    await query
      .insertInto('outbox')
      .values(letterRow(portal, letter, now, vault))
      .execute()
  },
})

/** A letter as a row, its secret sealed. */
export const letterRow = (
  portal: string,
  { id, letter, to, language, accountId, facts, secret }: Letter,
  now: Date,
  vault: Vault,
) => ({
  portal,
  id,
  letter,
  language,
  recipient: to,
  account_id: accountId ?? null,
  facts: JSON.stringify(facts),
  secret: secret === undefined ? null : vault.seal(outboxSecret, secret),
  state: 'waiting' as const,
  tries: 0,
  created_at: now,
  due_at: now,
})

interface ClaimedRow {
  portal: string
  id: string
  letter: LetterName
  language: Language
  recipient: string
  name: string | null
  facts: FactsOf<LetterName>
  secret: Uint8Array | null
  tries: number
  mailing: string | null
  created_at: Date
}

/** The outbox as the worker sees it. */
export const createOutbox = (db: Db, vault: Vault): Outbox => ({
  claim: (now, count, which = 'all') =>
    db.inAllPortals(async (query) => {
      const { rows } = await claim(now, count, which).execute(query)
      return rows.map((row) => claimed(row, vault))
    }),
  sent: async ({ portal, id }, at) => {
    // Also when another worker took it up meanwhile: it has gone, and nobody is to try again.
    await db.inAllPortals((query) =>
      query
        .updateTable('outbox')
        .set({ state: 'sent', sent_at: at, secret: null, last_error: null, ...ofNobody })
        .where('portal', '=', portal)
        .where('id', '=', id)
        .where('state', '!=', 'sent')
        .execute(),
    )
  },
  retry: async (letter, reason, dueAt) => {
    await db.inAllPortals((query) =>
      stillHeld(query, letter).set({ state: 'waiting', due_at: dueAt, last_error: reason }).execute(),
    )
  },
  giveUp: async (letter, reason) => {
    await db.inAllPortals((query) =>
      stillHeld(query, letter)
        .set({ state: 'failed', secret: null, last_error: reason, ...ofNobody })
        .execute(),
    )
  },
  backlog: () =>
    db.inAllPortals(async (query) => {
      const row = await query
        .selectFrom('outbox')
        .select((of) => [
          of.fn.countAll<number>().filterWhere('state', 'in', ['waiting', 'sending']).as('waiting'),
          of.fn.countAll<number>().filterWhere('state', '=', 'failed').as('failed'),
          of.fn.min('created_at').filterWhere('state', 'in', ['waiting', 'sending']).as('oldest'),
        ])
        .executeTakeFirstOrThrow()
      return row satisfies Backlog
    }),
})

const isOfClosed = sql`exists (
  select from accounts a where a.portal = outbox.portal and a.id = outbox.account_id and a.state = 'closed'
)`

/** The notice of an account's deletion is the last letter to it, and leaves no address behind either (ACC-32). */
const ofNobody = {
  recipient: sql<string>`case when ${isOfClosed} then '' else recipient end`,
  facts: sql<string>`case when ${isOfClosed} then '{}'::jsonb else facts end`,
}

/** Every claim counts a try, so the count tells whether a letter is still in the hands of who claimed it. */
const stillHeld = (query: Query, { portal, id, tries }: ClaimedLetter) =>
  query
    .updateTable('outbox')
    .where('portal', '=', portal)
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('tries', '=', tries)

/** Looked at beyond what is asked for, since other workers may be taking the first ones at this very moment. */
const spare = 20

/**
 * Letters that are due, portal by portal in turn: each portal's letters are numbered after those it has under way already, so that ten
 * thousand of one portal keep nobody else waiting. Letters of mailings stand after all others. Rows that another worker is just taking
 * are skipped.
 */
const claim = (now: Date, count: number, which: 'all' | 'but-mailings') => sql<ClaimedRow>`
  with recursive portals as (
    (select o.portal from outbox o where o.state in ('waiting', 'sending') order by o.portal limit 1)
    union all
    select (
      select o.portal from outbox o where o.state in ('waiting', 'sending') and o.portal > p.portal order by o.portal limit 1
    ) from portals p where p.portal is not null
  ), under_way as (
    select portal, recipient from outbox where state = 'sending' and due_at > ${now}
  ), ready as (
    select r.portal, r.id, r.due_at, r.turn as after,
      row_number() over (partition by r.portal order by r.turn, r.until, r.due_at, r.id)
        + (select count(*) from under_way u where u.portal = r.portal) as turn
    from portals p cross join lateral (
      select o.portal, o.id, o.due_at, o.turn, o.facts ->> 'until' as until
      from outbox o
      where o.portal = p.portal and o.state in ('waiting', 'sending') and o.due_at <= ${now}
        ${which === 'all' ? sql`` : sql`and o.turn = 0`}
        and not exists (select from under_way u where u.portal = o.portal and u.recipient = o.recipient)
      order by o.turn, o.facts ->> 'until', o.due_at, o.id
      limit ${count + spare}
    ) r
  ), next as materialized (
    select * from ready order by after, turn, due_at, id limit ${count + spare}
  ), taken as (
    select o.portal, o.id from outbox o join next n on n.portal = o.portal and n.id = o.id
    where o.state in ('waiting', 'sending') and o.due_at <= ${now}
    order by n.after, n.turn, n.due_at, n.id
    limit ${count}
    for update of o skip locked
  )
  update outbox o set state = 'sending', due_at = ${addSeconds(now, lease)}, tries = o.tries + 1
  from taken t where o.portal = t.portal and o.id = t.id
  returning o.portal, o.id, o.letter, o.language, o.recipient, o.facts, o.secret, o.tries, o.mailing, o.created_at,
    (select a.name from accounts a where a.portal = o.portal and a.id = o.account_id) as name`

const claimed = (row: ClaimedRow, vault: Vault): ClaimedLetter => ({
  id: row.id,
  portal: row.portal,
  letter: row.letter,
  to: row.recipient,
  name: row.name ?? '',
  language: row.language,
  facts: row.facts,
  secret: () => (row.secret === null ? null : vault.openText(outboxSecret, row.secret)),
  isOfMany: row.mailing !== null,
  tries: row.tries,
  createdAt: row.created_at,
})
