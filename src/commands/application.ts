import type { Outcome, Seen } from '../desks/office/certificates/acts.ts'
import { approve, cancelByStaff, refuseApplication, revokeByStaff } from '../desks/office/certificates/decide.ts'
import {
  askForDocuments,
  beginToExamine,
  notePhoneCheck,
  receiveDocument,
  tick,
} from '../desks/office/certificates/examine.ts'
import { pressingRevocations, showApplication, waitingApplications } from '../desks/office/certificates/queue.ts'
import type { Staff } from '../desks/office/staff.ts'
import { portalWithCertificates } from './ca.ts'
import { CommandRefused, type ReadWords, readWords, UsageRefused } from './command.ts'
import { faultText, showAll, showWaiting } from './show-application.ts'
import { withProgram } from './with-program.ts'

const help = `madoguchi application list PORTAL [--pressing]
madoguchi application show PORTAL ID
madoguchi application examine PORTAL ID --version N
madoguchi application documents PORTAL ID --version N --await NAME [--await NAME ...] [--note "..."]
madoguchi application documents PORTAL ID --version N --received NAME
madoguchi application phone PORTAL ID --version N --with PERSON --number NUMBER [--source "..."]
madoguchi application check PORTAL ID CHECK --version N
madoguchi application send-back PORTAL ID --version N --note "..." [--await NAME ...]
madoguchi application approve PORTAL ID --version N
madoguchi application refuse PORTAL ID --version N --reason "..."
madoguchi application cancel PORTAL ID --version N
madoguchi application revoke PORTAL ID --version N

list       what waits, revocations by what is due first, then the oldest first; --pressing: revocations whose time is half over, or over
show       everything about one application, what is new in it, and what an approval still lacks
examine    takes it up
documents  asks the customer for documents, or ticks one that came in
phone      notes a call. The number is the one that was examined for the contract; of any other say in --source where it was looked up:
           what the applicant typed does not count
check      ticks something that was made sure of; “show” names what has to be
send-back  asks the customer to mend something; the note goes to the customer word for word
approve    lets the certificate be issued
refuse     ends it; what it held of a coupon is given back, and the reason goes to the customer word for word
cancel     cancels it in the customer's place, before issue
revoke     revokes what a customer asked to have revoked

--version N is the version that “show” told: where somebody changed the application since, nothing is done and the change is told.
--as NAME says who does it, where several people share a user of the machine. EV certificates and revocations need two people: whoever
examined or called does not decide.
Ends with 0 when it is done, 1 when it cannot be done, 2 when it is called wrongly.`

/** What each act asks for, and what it does. */
interface Act {
  readonly needs: readonly string[]
  readonly does: (seen: Seen, given: Given, staff: Staff) => Promise<Outcome>
}

/** What was given: the third word, and the options. */
interface Given {
  readonly word: string
  text(option: string): string
  texts(option: string): readonly string[]
}

const acts: Readonly<Record<string, Act>> = {
  examine: { needs: [], does: (seen, _given, staff) => beginToExamine(seen, staff) },
  documents: {
    needs: [],
    does: (seen, given, staff) =>
      given.text('received') === ''
        ? askForDocuments(seen, { documents: given.texts('await'), note: given.text('note') }, staff)
        : receiveDocument(seen, given.text('received'), staff),
  },
  phone: {
    needs: ['with', 'number'],
    does: (seen, { text }, staff) =>
      notePhoneCheck(seen, { spokeTo: text('with'), number: text('number'), source: text('source') }, staff),
  },
  check: { needs: [], does: (seen, { word }, staff) => tick(seen, word, staff) },
  'send-back': {
    needs: ['note'],
    does: (seen, { text, texts }, staff) =>
      askForDocuments(seen, { documents: texts('await'), note: text('note') }, staff),
  },
  approve: { needs: [], does: (seen, _given, staff) => approve(seen, staff) },
  refuse: { needs: ['reason'], does: (seen, { text }, staff) => refuseApplication(seen, text('reason'), staff) },
  cancel: { needs: [], does: (seen, _given, staff) => cancelByStaff(seen, staff) },
  revoke: { needs: [], does: (seen, _given, staff) => revokeByStaff(seen, staff) },
}

const text = { type: 'string' } as const
const options = {
  ...{ version: text, as: text, note: text, reason: text, with: text, number: text, source: text, received: text },
  await: { type: 'string', multiple: true },
  pressing: { type: 'boolean' },
} as const

export const run = async (given: readonly string[]): Promise<void> => {
  const read = readWords(given, help, [2, 4], options)
  if (!read) return
  const [what = '', name = '', id = '', word = ''] = read.words
  const usage = (why: string): UsageRefused => new UsageRefused(`${why}\n\n${help}`)
  const act = Object.hasOwn(acts, what) ? acts[what] : undefined
  if (!act && what !== 'list' && what !== 'show') throw usage(`unknown: ${what}`)
  const count = what === 'list' ? 2 : what === 'check' ? 4 : 3
  if (read.words.length !== count)
    throw usage(read.words.length < count ? 'something is missing' : `too many words: ${read.words.at(-1)}`)
  const seen = act ? seenOf(id, act, what, read, usage) : { id, version: 0 }
  await withProgram(async (program) => {
    const { portal } = portalWithCertificates(program, name)
    const who = read.value('as')?.trim()
    const asStaff = <T>(work: (staff: Staff) => Promise<T>): Promise<T> =>
      program.stores.atomically(portal.id, (stores) => {
        const staff = program.staff(portal, stores)
        return work(who ? { ...staff, who } : staff)
      })
    if (what === 'list') {
      const waiting = await asStaff(read.has('pressing') ? pressingRevocations : waitingApplications)
      for (const one of waiting) console.log(showWaiting(one))
      return
    }
    if (!act) {
      const shown = await asStaff((staff) => showApplication(id, staff))
      if (!shown) throw new CommandRefused(`There is no application ${id} in this portal.`)
      for (const line of showAll(shown)) console.log(line)
      return
    }
    const gives: Given = {
      word,
      text: (option) => read.value(option)?.trim() ?? '',
      texts: (option) => read.values(option).map((one) => one.trim()),
    }
    tell(id, await asStaff((staff) => act.does(seen, gives, staff)))
  })
}

const seenOf = (
  id: string,
  { needs }: Act,
  what: string,
  read: ReadWords,
  usage: (why: string) => UsageRefused,
): Seen => {
  const version = read.value('version') ?? ''
  if (!/^[1-9]\d{0,8}$/.test(version)) throw usage('--version is missing: the number that “application show” tells')
  for (const option of needs) if ((read.value(option)?.trim() ?? '') === '') throw usage(`--${option} is missing`)
  if (what === 'documents') {
    const isAsked = read.values('await').length > 0 || read.value('note') !== undefined
    if (isAsked === (read.value('received') !== undefined)) throw usage('either --await or --received')
  }
  return { id, version: Number(version) }
}

const tell = (id: string, outcome: Outcome): void => {
  switch (outcome.is) {
    case 'done':
      console.log(`${id} is ${outcome.application.status}, version ${outcome.application.version}.`)
      return
    case 'unknown':
      throw new CommandRefused(`There is no application ${id} in this portal.`)
    case 'changed': {
      const { application, since } = outcome
      const lines = since.map(({ at, by, did, what }) => `  ${at}  ${by}  ${did} ${what}`.trimEnd())
      throw new CommandRefused(
        [
          `${id} was changed meanwhile: it is ${application.status}, version ${application.version} now. Nothing was done.`,
          ...lines,
        ].join('\n'),
      )
    }
    case 'not-possible':
      throw new CommandRefused(`This is not possible while ${id} is ${outcome.status}.`)
    case 'lacks':
      throw new CommandRefused([`${id} lacks:`, ...outcome.faults.map((fault) => `  ${faultText(fault)}`)].join('\n'))
    case 'bad-call':
      throw new CommandRefused(callFaults[outcome.fault])
    case 'no-such':
      throw new CommandRefused(
        outcome.there.length === 0 ? 'There is none.' : `There is no such one; there are: ${outcome.there.join(', ')}`,
      )
  }
}

const callFaults: Readonly<Record<Extract<Outcome, { is: 'bad-call' }>['fault'], string>> = {
  nobody: '--with is missing: who was spoken to?',
  'no-number': '--number is no telephone number.',
  'no-source':
    'The number is not the one that was examined for the contract. Look it up where the applicant did not write it, and say in --source where that was.',
}
