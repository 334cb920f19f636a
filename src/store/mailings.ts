import { type Selectable, sql } from 'kysely'
import type { AccountId } from '../domain/accounts/account.ts'
import type { DeviceKind } from '../domain/keys/device.ts'
import { showDeviceId } from '../domain/keys/device.ts'
import { daysAway } from '../domain/keys/outage.ts'
import type { EndingDevices, FactsOf } from '../domain/letters.ts'
import type { Batch, Mailing, Mailings, MailingsJob } from '../domain/office/mailing.ts'
import type { Vault } from '../domain/vault.ts'
import type { Language } from '../kit/language.ts'
import { addSeconds, days } from '../kit/time.ts'
import type { Db, Query } from './db.ts'
import { grantRow } from './grants.ts'
import { letterRow } from './outbox.ts'
import type { MailingsTable } from './schema-keys.ts'

/** Mail to many accounts of one portal (KEY-10). */
export const createMailings = (query: Query, portal: string): Mailings => ({
  async begin({ id, letter, facts, windowId, at }) {
    await query
      .insertInto('mailings')
      .values({
        portal,
        id,
        letter,
        window_id: windowId ?? null,
        facts: JSON.stringify(facts),
        created_at: at,
        reached: null,
        ended_at: null,
      })
      .execute()
  },

  async overtake(windowId, at) {
    // First the mailings: whoever is posting a batch of one ends first, and posts no other.
    const rows = await query
      .updateTable('mailings')
      .set((was) => ({ ended_at: was.fn.coalesce('ended_at', sql.val(at)) }))
      .where('portal', '=', portal)
      .where('window_id', '=', windowId)
      .returning('id')
      .execute()
    const mailings = rows.map(({ id }) => id)
    if (mailings.length === 0) return
    await query
      .deleteFrom('outbox')
      .where('portal', '=', portal)
      .where('mailing', 'in', mailings)
      .where('state', '=', 'waiting')
      .execute()
    // What is under way may fail and wait again: it is past its use by then.
    await query
      .updateTable('outbox')
      .set({ facts: sql`jsonb_set(facts, '{until}', to_jsonb(${at.toISOString()}::text))` })
      .where('portal', '=', portal)
      .where('mailing', 'in', mailings)
      .where('state', '=', 'sending')
      .execute()
  },

  async recent(count) {
    const rows = await query
      .selectFrom('mailings')
      .selectAll()
      .where('portal', '=', portal)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(count)
      .execute()
    return rows.map(mailingOf)
  },

  async wantingNews() {
    const { readers } = await query
      .selectFrom('accounts as a')
      .innerJoin('account_details as d', (on) =>
        on.onRef('d.portal', '=', 'a.portal').onRef('d.account_id', '=', 'a.id').on('d.wants_news', '=', true),
      )
      .select((of) => of.fn.countAll<number>().as('readers'))
      .where('a.portal', '=', portal)
      .where('a.state', '=', 'active')
      .where('a.mail', 'is not', null)
      .executeTakeFirstOrThrow()
    return readers
  },

  async declineNews(account) {
    const declined = await query
      .updateTable('account_details')
      .set({ wants_news: false })
      .where('portal', '=', portal)
      .where('account_id', '=', account)
      .where('wants_news', '=', true)
      .returning('account_id')
      .executeTakeFirst()
    await query
      .deleteFrom('outbox')
      .where('portal', '=', portal)
      .where('account_id', '=', account)
      .where('mailing', 'is not', null)
      .where('state', '=', 'waiting')
      .where('letter', '=', 'product-news')
      .execute()
    return declined !== undefined
  },
})

const mailingOf = (row: Selectable<MailingsTable>): Mailing => ({
  id: row.id,
  letter: row.letter,
  facts: row.facts as unknown as Mailing['facts'],
  ...(row.window_id === null ? {} : { windowId: row.window_id }),
  at: row.created_at,
  posted: row.posted,
  endedAt: row.ended_at,
})

/** Where ids and the tokens of links come from. */
export interface Chance {
  newId(): string
  token(): string
}

/** How long the way out of product news works: longer than anybody keeps such a mail for that. */
const STOP_LIFE = days(400)

/** The mailings of all portals, batch by batch. Several processes share the work: a mailing that one is at is passed over by the others. */
export const createMailingsJob = (db: Db, vault: Vault, chance: Chance): MailingsJob => ({
  postSome: async (now, count) => {
    const open = await db.inAllPortals((query) =>
      query
        .selectFrom('mailings')
        .select(['portal', 'id'])
        .where('ended_at', 'is', null)
        .orderBy('created_at')
        .orderBy('id')
        .execute(),
    )
    for (const { portal, id } of open) {
      const batch = await db.inPortal(portal, (query) => postBatch(query, { portal, id }, now, count, vault, chance))
      if (batch) return batch
    }
    return null
  },
})

interface Reader {
  id: string
  customer_id: string | null
  mail: string
  language: Language
}

const postBatch = async (
  query: Query,
  { portal, id }: { readonly portal: string; readonly id: string },
  now: Date,
  count: number,
  vault: Vault,
  chance: Chance,
): Promise<Batch | null> => {
  const row = await query
    .selectFrom('mailings')
    .selectAll()
    .where('portal', '=', portal)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row) return null
  const readers = await readersAfter(query, portal, row, count)
  const isNews = row.letter === 'product-news'
  const facts = mailingOf(row).facts as Readonly<Record<Language, FactsOf<'maintenance-announced'>>>
  const ending =
    isNews || row.letter === 'maintenance-withdrawn' ? null : await endingWithin(query, portal, readers, facts.ja)
  const tokens = new Map(isNews ? readers.map((reader) => [reader.id, chance.token()]) : [])
  if (tokens.size > 0)
    await query
      .insertInto('grants')
      .values(readers.map((reader) => stopGrant(portal, reader, tokens.get(reader.id)!, now, vault, chance)))
      .execute()
  if (readers.length > 0)
    await query
      .insertInto('outbox')
      .values(
        readers.map((reader) => {
          const secret = tokens.get(reader.id)
          const letter = {
            id: chance.newId(),
            letter: row.letter,
            to: reader.mail,
            language: reader.language,
            accountId: reader.id as AccountId,
            facts: { ...facts[reader.language], ...ending?.get(holderOf(reader)) },
            ...(secret === undefined ? {} : { secret }),
          }
          return { ...letterRow(portal, letter, now, vault), mailing: id }
        }),
      )
      .execute()
  const isLast = readers.length < count
  await query
    .updateTable('mailings')
    .set((was) => ({
      reached: readers.at(-1)?.id ?? row.reached,
      posted: was('posted', '+', readers.length),
      ended_at: isLast ? now : null,
    }))
    .where('portal', '=', portal)
    .where('id', '=', id)
    .execute()
  return { portal, mailing: id, posted: readers.length, isLast }
}

/** Whoever can be reached by mail and was there when the mailing began, in the order of their ids. */
const readersAfter = async (
  query: Query,
  portal: string,
  { letter, reached, created_at }: Selectable<MailingsTable>,
  count: number,
): Promise<readonly Reader[]> => {
  let readers = query
    .selectFrom('accounts as a')
    .select(['a.id', 'a.customer_id', 'a.mail', 'a.language'])
    .where('a.portal', '=', portal)
    .where('a.state', '=', 'active')
    .where('a.mail', 'is not', null)
    .where('a.created_at', '<=', created_at)
    .$narrowType<{ mail: string }>()
    .orderBy('a.id')
    .limit(count)
  if (reached !== null) readers = readers.where('a.id', '>', reached)
  if (letter === 'product-news')
    readers = readers.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('account_details as d')
          .select('d.account_id')
          .whereRef('d.portal', '=', 'a.portal')
          .whereRef('d.account_id', '=', 'a.id')
          .where('d.wants_news', '=', true),
      ),
    )
  return readers.execute()
}

const stopGrant = (portal: string, { id }: Reader, token: string, now: Date, vault: Vault, chance: Chance) =>
  grantRow(
    portal,
    {
      id: chance.newId(),
      purpose: 'stop-news',
      accountId: id as AccountId,
      secretHash: vault.mac('link', token),
      at: now,
      expiresAt: addSeconds(now, STOP_LIFE),
    },
    vault,
  )

/** Whose a reader's devices are (KEY-41). */
const holderOf = ({ id, customer_id }: Reader): string => customer_id ?? id

/** So many devices are named to one reader. */
const NAMED = 10

/** Devices whose term ends on a day that the maintenance touches, by whose they are. */
const endingWithin = async (
  query: Query,
  portal: string,
  readers: readonly Reader[],
  { from, until }: FactsOf<'maintenance-announced'>,
): Promise<ReadonlyMap<string, EndingDevices>> => {
  const touched = daysAway(new Date(from), new Date(until))
  const { rows } = await sql<{ holder: string; kind: DeviceKind; device_id: string; ends_on: string }>`
    select h.holder, d.kind, d.device_id, d.ends_on
    from unnest(${[...new Set(readers.map(holderOf))]}::uuid[]) as h (holder)
    cross join lateral (
      select kind, device_id, ends_on from device_holders
      where portal = ${portal} and holder_id = h.holder and ends_on between ${touched.from} and ${touched.to}
      order by ends_on, kind, device_id limit ${NAMED + 1}
    ) d`.execute(query)
  const found = new Map<string, EndingDevices>()
  for (const [holder, its] of Map.groupBy(rows, (row) => row.holder))
    found.set(holder, {
      devices: its
        .slice(0, NAMED)
        .map(({ kind, device_id, ends_on }) => ({ device: showDeviceId({ kind, id: device_id }), endsOn: ends_on })),
      ...(its.length > NAMED ? { more: true as const } : {}),
    })
  return found
}
