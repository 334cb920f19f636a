import { sql } from 'kysely'
import type { NewUse, UseOutcome } from '../domain/keys/devices.ts'
import type { LookUp } from '../domain/keys/look-up.ts'
import { deviceSecret, registrationKey } from '../domain/keys/registration-key.ts'
import type { PortalSecrets } from '../domain/portal-secrets.ts'
import type { Vault } from '../domain/vault.ts'
import type { Query } from './db.ts'
import { entriesFor } from './devices.ts'

/** What `card_uses.key_sealed` is sealed for. */
export const keySeal = 'registration-key'

// Keys are cut to 64 bits, so that two cards could have one; the next place among the device's cards then gives another (KEY-26).
const triesForKey = 4

interface Founded {
  readonly seq: number
  readonly key: string
}

/** Uses a card: everything in one statement, or nothing (KEY-25). */
export async function useCard(
  query: Query,
  portal: string,
  vault: Vault,
  use: NewUse,
  secrets: PortalSecrets,
  lookUp: LookUp,
): Promise<UseOutcome> {
  const { device, epoch, seq } = use.held
  const granted = use.changes.find((change) => change.is === 'granted')
  if (!granted) throw new RangeError('a card is used by what it grants')
  if (use.founds === null) return (await write(query, portal, vault, use, null, lookUp)) ?? { is: 'card-taken' }

  const secret = deviceSecret(await secrets.read('registration-keys', epoch), { device: device.id, epoch })
  for (let next = seq + 1; next <= seq + triesForKey; next++) {
    const key = registrationKey(secret, { device: device.id, epoch, class: granted.product, seq: next })
    const outcome = await write(query, portal, vault, use, { seq: next, key }, lookUp)
    if (outcome) return outcome
    if (!(await isTaken(query, portal, lookUp.key(key)))) return { is: 'card-taken' }
  }
  throw new Error(`${triesForKey} keys in a row are other devices' keys`)
}

const isTaken = async (query: Query, portal: string, keyMac: string): Promise<boolean> => {
  const { rows } = await sql`select from card_uses where portal = ${portal} and key_mac = ${keyMac}`.execute(query)
  return rows.length > 0
}

/** The one statement; null where neither was written: the card or the key is somebody's already. */
async function write(
  query: Query,
  portal: string,
  vault: Vault,
  use: NewUse,
  founded: Founded | null,
  lookUp: LookUp,
): Promise<UseOutcome | null> {
  const { held, founds, at } = use
  const { kind, id } = held.device
  const entries = entriesFor(held, use.changes)
  const granted = entries.find(({ change }) => change.is === 'granted')!
  const seq = founded?.seq ?? held.seq
  const itsDevice = sql`portal = ${portal} and kind = ${kind} and device_id = ${id}`
  const isUsed = sql`exists (select from used)`
  // The number and the card are locked before anything is written, and all that is written hangs on the card's use. A number the device
  // had before stays out of use until its quarantine is over.
  const { rows } = await sql<{ used: boolean; reserved: boolean }>`
    with reserved as (
      select from connection_numbers
      where portal = ${portal} and number = ${founds?.number ?? null} and held_by = ${founds?.application ?? null} for update
    ), card as (
      select from cards where portal = ${portal} and id = ${use.card} and voided_at is null for no key update
    ), used as (
      insert into card_uses (portal, card_id, kind, device_id, seq, key_mac, key_sealed, entry_id, account_id, holder_id, terms, terms_version, at)
      select ${portal}, ${use.card}::uuid, ${kind}, ${id}, ${founded?.seq ?? null}::integer,
        ${founded ? lookUp.key(founded.key) : null}, ${founded ? vault.seal(keySeal, founded.key) : null}::bytea,
        ${granted.id}::uuid, ${use.account}::uuid, ${use.holder}::uuid, ${use.terms.id}, ${use.terms.version}, ${at}::timestamptz
      from card where ${founds === null} or exists (select from reserved)
      on conflict do nothing returning card_id
    ), entries as (
      insert into ledger_entries (portal, id, kind, device_id, place, change, at)
      select ${portal}, n.id, ${kind}, ${id}, n.place, n.change, ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as n (id uuid, place integer, change jsonb) where ${isUsed}
    ), device as (
      update devices set seq = ${seq}, ends_on = ${use.endsOn}, number_free_on = ${use.numberFreeOn},
        number = coalesce(${founds?.number ?? null}, number)
      where ${itsDevice} and ${isUsed}
    ), freed as (
      update connection_numbers set kind = null, device_id = null, held_by = 'quarantine', held_until = coalesce(
        (select number_free_on::timestamp at time zone 'UTC' from devices where ${itsDevice}), ${at}::timestamptz)
      where ${itsDevice} and ${founds !== null} and ${isUsed}
      returning number
    ), numbered as (
      update connection_numbers set kind = ${kind}, device_id = ${id}, held_by = null, held_until = null
      where portal = ${portal} and number = ${founds?.number ?? null} and ${isUsed} and (select count(*) from freed) >= 0
    ), released as (
      delete from connection_numbers
      where portal = ${portal} and held_by = ${founds?.application ?? null} and number <> ${founds?.number ?? null} and ${isUsed}
    ), mine as (
      insert into device_holders (portal, holder_id, kind, device_id, seq, ends_on)
      select ${portal}, ${use.holder}::uuid, ${kind}, ${id}, ${seq}::integer, ${use.endsOn}::date where ${isUsed}
      on conflict (portal, holder_id, kind, device_id) do update set seq = excluded.seq, ends_on = excluded.ends_on
    ), others as (
      update device_holders set ends_on = ${use.endsOn}
      where ${itsDevice} and holder_id <> ${use.holder} and seq = ${seq} and ${isUsed}
    )
    select ${isUsed} as used, exists (select from reserved) as reserved`.execute(query)
  const [{ used, reserved } = { used: false, reserved: false }] = rows
  if (used) return { is: 'done', key: founded?.key ?? null, seq }
  return founds !== null && !reserved ? { is: 'number-taken' } : null
}
