import { withChanges } from '../../domain/keys/application.ts'
import type { Device } from '../../domain/keys/device.ts'
import type { DeviceRecord } from '../../domain/keys/devices.ts'
import { judgeReversal, type ReversalOutlook } from '../../domain/keys/reversal.ts'
import { keptEnds, type Standing, standing } from '../../domain/keys/term.ts'
import { termFacts } from '../keys/apply-card.ts'
import { keysRuleOf } from '../keys/own-keys.ts'
import type { Staff } from './staff.ts'

/** A device's record and how it stands today. */
export const lookAtDevice = async (
  device: Device,
  staff: Staff,
): Promise<{ readonly record: DeviceRecord; readonly stands: Standing }> => {
  const { stores, now } = staff
  const record = await stores.devices.read(device)
  return { record, stands: standing(record.ledger, await termFacts(stores, keysRuleOf(staff).term, now)) }
}

/** Reverses an entry of a device's ledger for a reason (KEY-35). The card that stands behind it stays used. */
export const reverseEntry = async (
  device: Device,
  entry: string,
  reason: string,
  staff: Staff,
): Promise<ReversalOutlook> => {
  const { stores, now } = staff
  const facts = await termFacts(stores, keysRuleOf(staff).term, now)
  const held = await stores.devices.hold(device, now)
  const outlook = judgeReversal(held.ledger, entry, reason, facts)
  if (outlook.is === 'refused') return outlook
  const ledger = withChanges(held.ledger, [outlook.change])
  await stores.devices.append(held, [outlook.change], keptEnds(ledger, facts), now)
  await stores.audit.note(
    {
      event: 'term.reversed',
      by: 'operator',
      facts: { who: staff.who, device: device.id, entry, reason: reason.trim() },
    },
    now,
  )
  return outlook
}
