import type { Selectable } from 'kysely'
import type { AccountId, CustomerId } from '../domain/accounts/account.ts'
import { holderOf } from '../domain/keys/holder.ts'
import type { FactsOf } from '../domain/letters.ts'
import type { Batch, MailingsJob } from '../domain/office/mailing.ts'
import type { Vault } from '../domain/vault.ts'
import type { Language } from '../kit/language.ts'
import { addSeconds, days } from '../kit/time.ts'
import type { Db, Query } from './db.ts'
import { endingWithin } from './ending-devices.ts'
import { grantRow } from './grants.ts'
import { mailingOf } from './mailings.ts'
import { letterRow } from './outbox.ts'
import type { MailingsTable } from './schema-keys.ts'

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
  id: AccountId
  customerId: CustomerId | null
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
    isNews || row.letter === 'maintenance-withdrawn'
      ? null
      : await endingWithin(query, portal, readers.map(holderOf), facts.ja)
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
            accountId: reader.id,
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
    .select(['a.id', 'a.customer_id as customerId', 'a.mail', 'a.language'])
    .where('a.portal', '=', portal)
    .where('a.state', '=', 'active')
    .where('a.mail', 'is not', null)
    .where('a.created_at', '<=', created_at)
    .$narrowType<{ id: AccountId; customerId: CustomerId | null; mail: string }>()
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
      accountId: id,
      secretHash: vault.mac('link', token),
      at: now,
      expiresAt: addSeconds(now, STOP_LIFE),
    },
    vault,
  )
