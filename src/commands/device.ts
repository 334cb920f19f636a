import { lookAtDevice, reverseEntry } from '../desks/office/device-terms.ts'
import type { Staff } from '../desks/office/staff.ts'
import { type Device, readDeviceId, showDeviceId } from '../domain/keys/device.ts'
import { type LedgerEntry, undoneIn } from '../domain/keys/ledger.ts'
import type { ReversalOutlook } from '../domain/keys/reversal.ts'
import type { Standing } from '../domain/keys/term.ts'
import { CommandRefused, readWords, UsageRefused } from './command.ts'
import { portalWithKeys } from './portal-with-keys.ts'
import { withProgram } from './with-program.ts'

const help = `madoguchi device show PORTAL DEVICE
madoguchi device reverse PORTAL DEVICE ENTRY --reason "..."

show     a device's connection number, how its term stands today, and the ledger it follows from, entry by entry
reverse  undoes what one entry did, for a reason; the entry stays, and so does the reversal, which can be reversed too

DEVICE is an MPR ID (16 digits) or, for the multi-point server, a MAC address (12). ENTRY is an entry's id as “show” prints it.
Days are days in GMT. Ends with 0 when it is done, 1 when it cannot be done, 2 when it is called wrongly.`

export const run = async (given: readonly string[]): Promise<void> => {
  const read = readWords(given, help, [3, 4], { reason: { type: 'string' } })
  if (!read) return
  const [what = '', name = '', typed = '', entry = ''] = read.words
  const usage = (why: string): UsageRefused => new UsageRefused(`${why}\n\n${help}`)
  if (what !== 'show' && what !== 'reverse') throw usage(`unknown: ${what}`)
  if ((what === 'reverse') !== (entry !== ''))
    throw usage(entry === '' ? 'the entry is missing' : `too many words: ${entry}`)
  const reason = read.value('reason')?.trim() ?? ''
  if (what === 'reverse' && reason === '') throw usage('--reason is missing: it stands in the ledger for good')
  const named = readDeviceId(typed)
  if (!named.ok) throw usage(`${typed} is neither an MPR ID (16 digits) nor a MAC address (12)`)
  await withProgram(async (program) => {
    const { portal } = portalWithKeys(program, name)
    await program.stores.atomically(portal.id, async (stores) => {
      const staff = program.staff(portal, stores)
      if (what === 'show') return show(named.device, staff)
      tell(await reverseEntry(named.device, entry, reason, staff))
    })
  })
}

const show = async (device: Device, staff: Staff): Promise<void> => {
  const { record, stands } = await lookAtDevice(device, staff)
  const undone = undoneIn(record.ledger)
  console.log(`${showDeviceId(device)}  ${record.number ?? 'no connection number'}  ${inWords(stands)}`)
  for (const entry of record.ledger)
    console.log(`  ${entry.id}  ${entry.on}  ${whatIsSaid(entry)}${undone.has(entry.id) ? '  (reversed)' : ''}`)
}

const whatIsSaid = (entry: LedgerEntry): string => {
  switch (entry.is) {
    case 'granted':
      return `${entry.product} ${entry.period}${entry.anchor === null ? '' : ` from ${entry.anchor}`}`
    case 'begun':
      return 'first use'
    case 'grown':
      return `grown by the days from ${entry.from} to ${entry.to}`
    case 'reversed':
      return `reverses ${entry.entry}: ${entry.reason}`
  }
}

const inWords = (stands: Standing): string => {
  switch (stands.is) {
    case 'none':
      return 'not registered'
    case 'waiting':
      return `${stands.months} months from first use`
    case 'running':
      return `runs until ${stands.last} (GMT)`
    case 'ended':
      return `ended on ${stands.last} (GMT), can be extended until ${stands.extendUntil}`
    case 'lapsed':
      return `ended on ${stands.last} (GMT), too long ago to be extended`
  }
}

const tell = (outlook: ReversalOutlook): void => {
  if (outlook.is === 'possible') {
    console.log(`Reversed. Before: ${inWords(outlook.before)}. Now: ${inWords(outlook.after)}.`)
    return
  }
  switch (outlook.why) {
    case 'unknown-entry':
      throw new CommandRefused('This device has no such entry.')
    case 'reversed-already':
      throw new CommandRefused('This entry is reversed already.')
    case 'no-reason':
      throw new CommandRefused('A reason is needed.')
    case 'too-long':
      throw new CommandRefused('Nothing was reversed: more time would remain than may (six years).')
  }
}
