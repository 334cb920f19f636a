import { withChanges } from '../../domain/keys/application.ts'
import type { Device } from '../../domain/keys/device.ts'
import { readMacAddress, readMprId } from '../../domain/keys/device.ts'
import type { DeviceRecord } from '../../domain/keys/devices.ts'
import { judgeReversal, type ReversalOutlook } from '../../domain/keys/reversal.ts'
import { keptEnds, type Standing, standing } from '../../domain/keys/term.ts'
import { serviceOf } from '../../portal/define.ts'
import { termFacts } from '../keys/apply-card.ts'
import type { Staff } from './staff.ts'

/** The device that was typed: 16 digits are an MPR ID, 12 a MAC address; null for anything else. */
export const readDevice = (typed: string): Device | null => {
  const mac = readMacAddress(typed)
  if (mac.ok) return { kind: 'mpcs', id: mac.canonical }
  const mpr = readMprId([typed])
  return mpr.ok ? { kind: 'hdcom', id: mpr.canonical } : null
}

/** A device's record and how it stands today. */
export const lookAtDevice = async (
  device: Device,
  { stores, portal, now }: Staff,
): Promise<{ readonly record: DeviceRecord; readonly stands: Standing }> => {
  const record = await stores.devices.read(device)
  return { record, stands: standing(record.ledger, await termFacts(stores, ruleOf(portal), now)) }
}

/** Reverses an entry of a device's ledger for a reason (KEY-35). The card that stands behind it stays used. */
export const reverseEntry = async (
  device: Device,
  entry: string,
  reason: string,
  staff: Staff,
): Promise<ReversalOutlook> => {
  const { stores, portal, now } = staff
  const facts = await termFacts(stores, ruleOf(portal), now)
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

const ruleOf = (portal: Staff['portal']) => {
  const service = serviceOf(portal, 'keys')
  if (!service) throw new Error(`${portal.id} has no registration keys`)
  return service.term
}
