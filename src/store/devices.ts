import { type RawBuilder, sql } from 'kysely'
import type { ConnectionNumber } from '../domain/keys/connection-number.ts'
import type { Device, DeviceKind } from '../domain/keys/device.ts'
import type { DeviceRecord, Devices } from '../domain/keys/devices.ts'
import type { Ledger } from '../domain/keys/ledger.ts'
import type { LookUp } from '../domain/keys/look-up.ts'
import type { PortalSecrets } from '../domain/portal-secrets.ts'
import type { Vault } from '../domain/vault.ts'
import { type CardStateRow, stateOf } from './cards.ts'
import type { Query } from './db.ts'
import { entriesFor } from './ledger-entries.ts'
import { useCard } from './use-card.ts'

const atOnce = 1000

/** A row of `devices` with its ledger. */
export interface DeviceRow {
  readonly kind: DeviceKind
  readonly device_id: string
  readonly mac_address: string | null
  readonly epoch: number
  readonly seq: number
  readonly number: ConnectionNumber | null
  readonly ledger: Ledger
}

/** The columns of a device `d`. Of its entries those before the place `until` are read. */
export const deviceColumns = (
  until: RawBuilder<unknown> = sql`2147483647`,
  number: RawBuilder<unknown> = sql`d.number`,
) => sql`
  d.kind, d.device_id, d.mac_address, d.epoch, d.seq, ${number} as number, (
    select coalesce(jsonb_agg(e.change || jsonb_build_object('id', e.id) order by e.place), '[]')
    from ledger_entries as e
    where e.portal = d.portal and e.kind = d.kind and e.device_id = d.device_id and e.place < ${until}) as ledger`

/** A row as the rules know it. What is known of 「HDVC-MPCS」 by its id needs nobody's telling. */
export const recordOf = (row: DeviceRow): DeviceRecord => ({
  device: { kind: row.kind, id: row.device_id },
  epoch: row.epoch,
  seq: row.seq,
  number: row.number,
  macAddress: row.kind === 'mpcs' ? row.device_id : row.mac_address,
  ledger: row.ledger,
})

/** A device that nobody told of. */
const unknown = ({ kind, id }: Device): DeviceRecord =>
  recordOf({ kind, device_id: id, mac_address: null, epoch: 1, seq: 0, number: null, ledger: [] })

/** Devices of one portal with the ledgers of their terms. */
export const createDevices = (
  query: Query,
  portal: string,
  vault: Vault,
  secrets: PortalSecrets,
  lookUp: () => Promise<LookUp>,
): Devices => {
  const rowsOf = async (devices: readonly Device[]): Promise<readonly DeviceRow[]> => {
    const { rows } = await sql<DeviceRow>`
      select ${deviceColumns()} from unnest(${devices.map(({ kind }) => kind)}::text[], ${devices.map(({ id }) => id)}::text[])
        as w (kind, device_id)
      join devices as d on d.portal = ${portal} and d.kind = w.kind and d.device_id = w.device_id`.execute(query)
    return rows
  }
  const hold = async ({ kind, id }: Device, card: string | null, at: Date) => {
    const { rows } = await sql<DeviceRow & CardStateRow & { card_id: string | null }>`
      select * from hold_device(${portal}, ${kind}, ${id}, ${card}, ${at})`.execute(query)
    return rows[0]!
  }
  const readAll: Devices['readAll'] = async (devices) => {
    const found = new Map((await rowsOf(devices)).map((row) => [`${row.kind} ${row.device_id}`, recordOf(row)]))
    return devices.map((device) => found.get(`${device.kind} ${device.id}`) ?? unknown(device))
  }

  return {
    read: async (device) => (await readAll([device]))[0]!,
    readAll,

    async hold(device, at) {
      return recordOf(await hold(device, null, at))
    },
    async holdFor(card, device, at) {
      const row = await hold(device, card, at)
      return { held: recordOf(row), state: row.card_id === null ? null : stateOf(row) }
    },

    use: async (use) => useCard(query, portal, vault, use, secrets, await lookUp()),

    async append(held, changes, { endsOn, numberFreeOn }, at) {
      const { kind, id } = held.device
      const entries = entriesFor(held, changes)
      await sql`
        with entries as (
          insert into ledger_entries (portal, id, kind, device_id, place, change, at)
          select ${portal}, n.id, ${kind}, ${id}, n.place, n.change, ${at}
          from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as n (id uuid, place integer, change jsonb)
        ), device as (
          update devices set ends_on = ${endsOn}, number_free_on = ${numberFreeOn}
          where portal = ${portal} and kind = ${kind} and device_id = ${id}
        )
        update device_holders set ends_on = ${endsOn}
        where portal = ${portal} and kind = ${kind} and device_id = ${id} and seq = ${held.seq}`.execute(query)
    },

    async ofKey({ kind, id }, key) {
      const mac = (await lookUp()).key(key)
      const { rows } = await sql<DeviceRow>`
        select ${deviceColumns()} from devices as d
        join card_uses as u on u.portal = d.portal and u.kind = d.kind and u.device_id = d.device_id and u.seq = d.seq
        where d.portal = ${portal} and d.kind = ${kind} and d.device_id = ${id} and u.key_mac = ${mac}`.execute(query)
      return rows[0] ? recordOf(rows[0]) : null
    },

    async know(devices, at) {
      for (let from = 0; from < devices.length; from += atOnce) {
        const some = devices.slice(from, from + atOnce)
        await sql`
          insert into devices as d (portal, kind, device_id, mac_address, created_at)
          select ${portal}, kind, device_id, mac_address, ${at}
          from unnest(${some.map(({ device }) => device.kind)}::text[], ${some.map(({ device }) => device.id)}::text[],
            ${some.map(({ macAddress }) => macAddress)}::text[]) as t (kind, device_id, mac_address)
          order by kind, device_id
          on conflict (portal, kind, device_id) do update set mac_address = excluded.mac_address
          where d.mac_address is distinct from excluded.mac_address`.execute(query)
      }
    },

    async endingWithin(from, to, after, count) {
      const { rows } = await sql<{ kind: DeviceKind; device_id: string }>`
        select kind, device_id from devices
        where portal = ${portal} and ends_on between ${from} and ${to}
          and (kind, device_id) > (${after?.kind ?? ''}, ${after?.id ?? ''})
        order by kind, device_id limit ${count}`.execute(query)
      return rows.map(({ kind, device_id }) => ({ kind, id: device_id }))
    },
  }
}
