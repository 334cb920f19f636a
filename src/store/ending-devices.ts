import { sql } from 'kysely'
import { type DeviceKind, showDeviceId } from '../domain/keys/device.ts'
import type { HolderId } from '../domain/keys/devices.ts'
import { daysAway } from '../domain/keys/outage.ts'
import type { EndingDevices, FactsOf } from '../domain/letters.ts'
import type { Query } from './db.ts'

/** So many devices are named in one mail. */
const NAMED = 10

/** Devices whose term ends on a day that the maintenance touches, by whose they are (KEY-41), as a mail names them. */
export const endingWithin = async (
  query: Query,
  portal: string,
  holders: readonly HolderId[],
  { from, until }: FactsOf<'maintenance-announced'>,
): Promise<ReadonlyMap<string, EndingDevices>> => {
  const touched = daysAway(new Date(from), new Date(until))
  const { rows } = await sql<{ holder: string; kind: DeviceKind; device_id: string; ends_on: string }>`
    select h.holder, d.kind, d.device_id, d.ends_on
    from unnest(${[...new Set(holders)]}::uuid[]) as h (holder)
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
