import type { DeviceRecord } from '../domain/keys/devices.ts'
import type { Change } from '../domain/keys/ledger.ts'
import { idOf } from '../kit/ids.ts'

/** Entries to be written behind those of a device, as JSON. Their ids follow from their places, which no two have. */
export const entriesFor = ({ device, ledger }: DeviceRecord, changes: readonly Change[]) =>
  changes.map((change, index) => {
    const place = ledger.length + index + 1
    return { id: idOf(`${device.kind} ${device.id} ${place}`), place, change }
  })
