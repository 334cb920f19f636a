import { sql } from 'kysely'
import type { Day } from '../domain/keys/calendar.ts'
import type { Device, DeviceKind } from '../domain/keys/device.ts'
import type { HeldDevice, IssuedKey, IssuedKeys } from '../domain/keys/issued-keys.ts'
import type { LookUp } from '../domain/keys/look-up.ts'
import type { ProductId } from '../domain/keys/product.ts'
import type { Vault } from '../domain/vault.ts'
import { openCard } from './cards.ts'
import type { Query } from './db.ts'
import { type DeviceRow, deviceColumns, recordOf } from './devices.ts'
import { keySeal } from './use-card.ts'

interface UseRow extends DeviceRow {
  readonly sealed: Uint8Array
  readonly product: ProductId
  readonly key_sealed: Uint8Array | null
  readonly used_at: Date
}

interface HeldRow extends DeviceRow {
  readonly ends_on: Day | null
  readonly key_sealed: Uint8Array | null
}

/** What was issued in one portal, as each holder may see it. */
export const createIssuedKeys = (
  query: Query,
  portal: string,
  vault: Vault,
  lookUp: () => Promise<LookUp>,
): IssuedKeys => {
  const keyOf = (sealed: Uint8Array | null): string | null => (sealed ? vault.openText(keySeal, sealed) : null)

  // A device `d` as its holder `h` may see it. Where somebody else has founded anew what `h` once founded, the entries and the number
  // from then on are none of the holder's.
  const foundedAnew = sql`coalesce((
    select f.place from card_uses as n join ledger_entries as f on f.portal = n.portal and f.id = n.entry_id
    where n.portal = d.portal and n.kind = d.kind and n.device_id = d.device_id and n.seq > h.seq
    order by n.seq limit 1), 2147483647)`
  const seen = deviceColumns(foundedAnew, sql`case when h.seq = d.seq then d.number end`)
  const heldBy = sql`device_holders as h
    join devices as d on d.portal = h.portal and d.kind = h.kind and d.device_id = h.device_id`

  const issued = (row: UseRow | undefined): IssuedKey | null =>
    row
      ? {
          record: recordOf(row),
          card: { ...openCard(vault, row.sealed), product: row.product },
          key: keyOf(row.key_sealed),
          at: row.used_at,
          founded: row.key_sealed !== null,
        }
      : null

  /** The page's lines, from one side of those with an end and those without. */
  const lines = async (
    holder: string,
    after: { readonly endsOn: Day | null; readonly device: Device } | null,
    ended: boolean,
    count: number,
  ): Promise<readonly HeldRow[]> => {
    const side = ended ? sql`h.ends_on is not null` : sql`h.ends_on is null`
    const from = after
      ? ended
        ? sql`and (h.ends_on, h.kind, h.device_id) > (${after.endsOn}::date, ${after.device.kind}, ${after.device.id})`
        : sql`and (h.kind, h.device_id) > (${after.device.kind}, ${after.device.id})`
      : sql``
    const { rows } = await sql<HeldRow>`
      select ${seen}, h.ends_on, k.key_sealed from (
        select * from device_holders as h where h.portal = ${portal} and h.holder_id = ${holder} and ${side} ${from}
        order by h.ends_on, h.kind, h.device_id limit ${count}
      ) as h
      join devices as d on d.portal = h.portal and d.kind = h.kind and d.device_id = h.device_id
      left join card_uses as k on k.portal = h.portal and k.kind = h.kind and k.device_id = h.device_id and k.seq = h.seq
        and k.holder_id = h.holder_id
      order by h.ends_on, h.kind, h.device_id`.execute(query)
    return rows
  }

  return {
    async usedFor(card) {
      const { rows } = await sql<DeviceRow & { key_sealed: Uint8Array | null }>`
        select ${deviceColumns(sql`coalesce(o.until, 2147483647)`, sql`case when o.until is null then d.number end`)}, u.key_sealed
        from card_uses as u
        join ledger_entries as e on e.portal = u.portal and e.id = u.entry_id
        join devices as d on d.portal = u.portal and d.kind = u.kind and d.device_id = u.device_id
        cross join lateral (
          select min(f.place) as until from card_uses as n join ledger_entries as f on f.portal = n.portal and f.id = n.entry_id
          where n.portal = d.portal and n.kind = d.kind and n.device_id = d.device_id and n.seq is not null and f.place > e.place) as o
        where u.portal = ${portal} and u.card_id = ${card}`.execute(query)
      const [row] = rows
      return row ? { record: recordOf(row), key: keyOf(row.key_sealed) } : null
    },

    async ofDevice({ kind, id }, holder) {
      const { rows } = await sql<UseRow>`
        select ${seen}, c.sealed, c.product, u.key_sealed, u.at as used_at from ${heldBy}
        cross join lateral (
          select * from card_uses as u
          where u.portal = h.portal and u.kind = h.kind and u.device_id = h.device_id and u.holder_id = h.holder_id
          order by (u.seq = h.seq) is true desc, u.at desc, u.card_id limit 1) as u
        join cards as c on c.portal = u.portal and c.id = u.card_id
        where h.portal = ${portal} and h.holder_id = ${holder} and h.kind = ${kind} and h.device_id = ${id}`.execute(
        query,
      )
      return issued(rows[0])
    },

    async ofCard(card, holder) {
      const mac = (await lookUp()).pair(card)
      const { rows } = await sql<UseRow>`
        select ${seen}, c.sealed, c.product, u.key_sealed, u.at as used_at from ${heldBy}
        join card_uses as u on u.portal = h.portal and u.kind = h.kind and u.device_id = h.device_id and u.holder_id = h.holder_id
        join cards as c on c.portal = u.portal and c.id = u.card_id
        where c.portal = ${portal} and c.pair_mac = ${mac} and h.holder_id = ${holder}`.execute(query)
      return issued(rows[0])
    },

    async devicesOf(holder, after, count) {
      const first = after?.endsOn === null ? [] : await lines(holder, after, true, count)
      const rest =
        first.length < count
          ? await lines(holder, after?.endsOn === null ? after : null, false, count - first.length)
          : []
      return [...first, ...rest].map(
        (row): HeldDevice => ({ record: recordOf(row), endsOn: row.ends_on, key: keyOf(row.key_sealed) }),
      )
    },

    async countOf(holder) {
      const { rows } = await sql<{ kind: DeviceKind; count: number }>`
        select kind, count(*) as count from device_holders where portal = ${portal} and holder_id = ${holder} group by kind`.execute(
        query,
      )
      return { hdcom: 0, mpcs: 0, ...Object.fromEntries(rows.map(({ kind, count }) => [kind, count])) }
    },
  }
}
