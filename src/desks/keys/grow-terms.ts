import { withChanges } from '../../domain/keys/application.ts'
import type { Device } from '../../domain/keys/device.ts'
import { daysAway } from '../../domain/keys/outage.ts'
import { growthDue, keptEnds } from '../../domain/keys/term.ts'
import type { Stores } from '../../domain/stores.ts'
import type { KeysRule } from '../../portal/define.ts'
import { termFacts } from './apply-card.ts'

/** What growth is written with. */
export interface GrowthDesk {
  readonly rule: Pick<KeysRule, 'term'>
  readonly now: Date
  readonly stores: Stores
  atomically<T>(work: (stores: Stores) => Promise<T>): Promise<T>
}

/** Devices that are looked up at once. */
const AT_ONCE = 100

/**
 * Writes into the ledgers of all devices whose last day is among the days of one time away that they grow by it (KEY-33). Tells how many times
 * away were dealt with: 0 where none was left. Each device is its own transaction, in which it is held and judged again, so whatever ends
 * this work, and whoever else does it, nothing is written twice; it begins anew where it was not ended.
 */
export async function growSome({ rule, now, stores, atomically }: GrowthDesk): Promise<number> {
  const [window] = await stores.windows.toGrow(now)
  if (!window) return 0
  const days = daysAway(window.from, window.until)
  let devices = 0
  let after: Device | null = null
  for (;;) {
    const found: readonly Device[] = await stores.devices.endingWithin(days.from, days.to, after, AT_ONCE)
    for (const device of found) if (await atomically((inside) => grow(device, rule, now, inside))) devices += 1
    after = found.at(-1) ?? null
    if (found.length < AT_ONCE) break
  }
  await atomically(async (inside) => {
    if (await inside.windows.grown(window.id, days))
      await inside.audit.note({ event: 'terms.grown', by: 'job', facts: { window: window.id, ...days, devices } }, now)
  })
  return 1
}

/** Whether there was anything to grow by. */
async function grow(device: Device, rule: GrowthDesk['rule'], now: Date, stores: Stores): Promise<boolean> {
  const held = await stores.devices.hold(device, now)
  const facts = await termFacts(stores, rule.term, now)
  const due = growthDue(held.ledger, facts)
  if (due.length === 0) return false
  await stores.devices.append(held, due, keptEnds(withChanges(held.ledger, due), facts), now)
  return true
}
