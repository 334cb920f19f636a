import type { Pool } from 'pg'
import type { DeviceQuestions } from '../domain/keys/device-questions.ts'
import type { LookUp } from '../domain/keys/look-up.ts'
import { daysAway } from '../domain/keys/outage.ts'
import { addSeconds, seconds } from '../kit/time.ts'
import { type DeviceRow, recordOf } from './devices.ts'

/** What the database tells of a question; the device's columns are null where the key is not its newest one. */
interface BegunRow extends Omit<DeviceRow, 'kind' | 'device_id' | 'ledger'> {
  readonly counts: readonly number[]
  readonly since: readonly Date[]
  readonly ledger: DeviceRow['ledger'] | null
  readonly away_from: readonly Date[]
  readonly away_until: readonly Date[]
}

/** Devices' questions, each in one prepared statement: the functions name the portal themselves. `readLookUp` reads a portal's keyed hashes, which stay the same. */
export const createDeviceQuestions = (pool: Pool, readLookUp: (portal: string) => Promise<LookUp>): DeviceQuestions => {
  const known = new Map<string, LookUp>()
  const lookUpOf = async (portal: string): Promise<LookUp> => {
    const lookUp = known.get(portal) ?? (await readLookUp(portal))
    known.set(portal, lookUp)
    return lookUp
  }
  return {
    async begin(portal, { device, key, lanes, window }, now) {
      const mac = (await lookUpOf(portal)).key(key)
      const { rows } = await pool.query<BegunRow>({
        name: 'begin-device-question',
        text: 'select * from begin_device_question($1, $2, $3, $4, $5, $6, $7)',
        values: [portal, lanes, window, now, device.kind, device.id, mac],
      })
      const { counts, since, ledger, away_from, away_until, ...row } = rows[0]!
      return {
        counts: counts.map((count, place) => ({ count, endsAt: addSeconds(since[place]!, seconds(window)) })),
        record: ledger === null ? null : recordOf({ ...row, kind: device.kind, device_id: device.id, ledger }),
        away: away_from.map((from, place) => daysAway(from, away_until[place]!)),
      }
    },
  }
}
