import { recordOutage } from '../desks/office/windows.ts'
import { readWords, UsageRefused } from './command.ts'
import { timeOf } from './read-time.ts'
import { onWindows } from './window.ts'

const help = `madoguchi outage record PORTAL --from TIME --until TIME

Records that the portal could not be reached, afterwards. Terms and times to extend them whose last day it touched grow by its days; nobody has
to do anything for that, and nobody is mailed. One that was recorded by mistake is taken back with “madoguchi window withdraw”; what
terms have grown by stays.

TIME is by a Japanese clock, as “2026-12-01 22:00”, or has its zone, as 2026-12-01T13:00Z.
Ends with 0 when it is done, 1 when it cannot be, 2 when it is called wrongly.`

export const run = async (given: readonly string[]): Promise<void> => {
  const read = readWords(given, help, [2, 2], { from: { type: 'string' }, until: { type: 'string' } })
  if (!read) return
  const [what = '', portal = ''] = read.words
  if (what !== 'record') throw new UsageRefused(`unknown: ${what}\n\n${help}`)
  const from = timeOf('from', read.value('from'), help)
  const until = timeOf('until', read.value('until'), help)
  await onWindows(portal, 'recorded', (staff) => recordOutage(from, until, staff))
}
