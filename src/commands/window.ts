import type { Staff } from '../desks/office/staff.ts'
import {
  announceWindow,
  type Done,
  endWindow,
  moveWindowEnd,
  type StandingFault,
  type WindowFault,
  withdrawWindow,
} from '../desks/office/windows.ts'
import type { WindowAway } from '../domain/office/window.ts'
import { formatJst } from '../kit/time.ts'
import { CommandRefused, type ReadWords, readWords, UsageRefused } from './command.ts'
import { timeOf } from './read-time.ts'
import { type CommandProgram, withProgram } from './with-program.ts'

const help = `madoguchi window announce PORTAL --from TIME --until TIME [--ja TEXT] [--en TEXT]
madoguchi window list [PORTAL]
madoguchi window extend PORTAL ID --until TIME
madoguchi window end PORTAL ID
madoguchi window withdraw PORTAL ID

Planned maintenance. Announced, it stands on the portal's sign-in and start pages and is mailed to every account; while it lasts, every page
answers 503 with the maintenance page. “extend” moves its end (later or sooner) and mails that; “end” opens the portal again now;
“withdraw” takes back what has not begun, and mails that; it also takes back an outage that was recorded by mistake.

TIME is by a Japanese clock, as “2026-12-01 22:00”, or has its zone, as 2026-12-01T13:00Z.
  --ja TEXT, --en TEXT   what people are told beside the times
Ends with 0 when it is done, 1 when it cannot be, 2 when it is called wrongly.`

/** Why a time away was refused, in words. */
const faults: Readonly<Record<WindowFault | StandingFault, string>> = {
  'ends-before-it-begins': 'It would end before it begins.',
  'begins-in-the-past':
    'It would have begun already. Choose a time that is yet to come; what is over is recorded with “madoguchi outage record”.',
  'ends-in-the-past': 'It would be over already.',
  'too-long': 'That is longer than 7 days. Look at the dates again; several can follow each other.',
  'too-far-ahead': 'That is more than 400 days ahead. Look at the year again.',
  'is-not-over':
    'It is not over yet. Record an outage when it has ended; what is planned is announced with “madoguchi window announce”.',
  'too-long-ago': 'That is more than 400 days ago. Look at the year again.',
  unknown: 'There is no such window in this portal. “madoguchi window list” shows them.',
  withdrawn: 'It was withdrawn.',
  over: 'It is over.',
  'has-begun': 'It has begun. End it with “madoguchi window end”.',
  'has-not-begun': 'It has not begun. Take it back with “madoguchi window withdraw”.',
  'same-end': 'It ends then already.',
}

const shown = ({ id, from, until }: WindowAway): string => `${id}  ${formatJst(from)} – ${formatJst(until)} (JST)`

/** Does an act on a portal's times away in one transaction, and tells what came of it. Throws `CommandRefused` where it was refused. */
export const onWindows = async (
  portalName: string,
  said: string,
  act: (staff: Staff) => Promise<Done<WindowFault | StandingFault>>,
): Promise<void> =>
  withProgram(async (program) => {
    const portal = program.portal(portalName)
    const done = await program.stores.atomically(portal.id, (stores) => act(program.staff(portal, stores)))
    if (done.is === 'refused') throw new CommandRefused(faults[done.why])
    console.log(`${said}: ${shown(done.window)}`)
  })

export const run = async (given: readonly string[]): Promise<void> => {
  const text = { type: 'string' } as const
  const read = readWords(given, help, [1, 3], { from: text, until: text, ja: text, en: text })
  if (!read) return
  const [what = '', portal, id] = read.words
  if (what === 'list' && id === undefined) return list(portal)
  const act = Object.hasOwn(acts, what) ? acts[what]! : null
  if (!act) throw new UsageRefused(`unknown: ${what}\n\n${help}`)
  if (portal === undefined) throw new UsageRefused(`which portal?\n\n${help}`)
  if (act.needsId !== (id !== undefined))
    throw new UsageRefused(`${act.needsId ? 'which window?' : `too many words: ${id}`}\n\n${help}`)
  await onWindows(portal, act.said, act.of(id ?? '', read))
}

interface Act {
  readonly said: string
  readonly needsId: boolean
  of(id: string, read: ReadWords): (staff: Staff) => Promise<Done<WindowFault | StandingFault>>
}

const acts: Readonly<Record<string, Act>> = {
  announce: {
    said: 'announced',
    needsId: false,
    of: (_id, read) => {
      const from = timeOf('from', read.value('from'), help)
      const until = timeOf('until', read.value('until'), help)
      const text = { ja: read.value('ja') ?? '', en: read.value('en') ?? '' }
      return (staff) => announceWindow({ from, until, text }, staff)
    },
  },
  extend: {
    said: 'moved',
    needsId: true,
    of: (id, read) => {
      const until = timeOf('until', read.value('until'), help)
      return (staff) => moveWindowEnd(known(id), until, staff)
    },
  },
  end: { said: 'ended', needsId: true, of: (id) => (staff) => endWindow(known(id), staff) },
  withdraw: { said: 'withdrawn', needsId: true, of: (id) => (staff) => withdrawWindow(known(id), staff) },
}

/** Throws `CommandRefused` for what is no id: the database would only call it broken. */
const known = (id: string): string => {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id
  throw new CommandRefused(faults.unknown)
}

const list = (name: string | undefined): Promise<void> =>
  withProgram(async (program) => {
    const portals = name === undefined ? program.portals : [program.portal(name)]
    for (const portal of portals) {
      const mailed = await program.stores.of(portal.id).mailings.recent(50)
      for (const window of await program.stores.of(portal.id).windows.all()) {
        console.log(`${shown(window)}  ${portal.id}  ${stateOf(window, program)}`)
        for (const text of [window.text.ja, window.text.en]) if (text !== '') console.log(`  ${text}`)
        for (const { letter, posted, endedAt, windowId } of mailed)
          if (windowId === window.id) console.log(`  ${letter}: ${posted} mails${endedAt ? '' : ' so far'}`)
      }
    }
  })

const stateOf = ({ kind, from, until, withdrawnAt }: WindowAway, program: CommandProgram): string => {
  if (withdrawnAt) return `${kind}, withdrawn`
  const now = program.now()
  if (kind === 'outage') return 'outage'
  return now < from ? 'maintenance, announced' : now < until ? 'maintenance, under way' : 'maintenance, over'
}
