import { makeCoupons, mostCoupons, voidCoupon } from '../desks/office/certificates/coupons.ts'
import type { Staff } from '../desks/office/staff.ts'
import { usesLeft } from '../domain/certificates/coupon.ts'
import type { JapanDay } from '../domain/certificates/term.ts'
import { portalWithCertificates } from './ca.ts'
import { CommandRefused, readWords, UsageRefused } from './command.ts'
import { withProgram } from './with-program.ts'

const help = `madoguchi coupon make PORTAL AGENT SERVICE COUNT --until DAY [--uses N]
madoguchi coupon list PORTAL AGENT
madoguchi coupon void PORTAL NUMBER --reason "..."

make  draws new coupons for an agent's code and prints their numbers; each is good for N certificates (1 where --uses is left out) of the
      service until DAY (2027-03-31), that day included
list  an agent's coupons with what is left, and the applications that hold or used them
void  takes a coupon out of use; an application that holds it already goes on with it

Ends with 0 when it is done, 1 when it cannot be done, 2 when it is called wrongly.`

const AGENT = /^[A-Za-z0-9-]{1,20}$/

export const run = async (given: readonly string[]): Promise<void> => {
  const text = { type: 'string' } as const
  const read = readWords(given, help, [3, 5], { until: text, uses: text, reason: text })
  if (!read) return
  const [what = '', name = '', ...rest] = read.words
  const usage = (why: string): UsageRefused => new UsageRefused(`${why}\n\n${help}`)
  const counts: Readonly<Record<string, number>> = { make: 3, list: 1, void: 1 }
  if (!Object.hasOwn(counts, what)) throw usage(`unknown: ${what}`)
  if (rest.length !== counts[what]) throw usage(rest.length < counts[what]! ? 'something is missing' : 'too many words')
  const reason = read.value('reason')?.trim() ?? ''
  if (what === 'void' && reason === '')
    throw usage('--reason is missing: whoever reads the audit trail wants to know why')
  const wanted = what === 'make' ? wantedOf(rest, read.value('until') ?? '', read.value('uses') ?? '1', usage) : null
  await withProgram(async (program) => {
    const { portal, rule } = portalWithCertificates(program, name)
    const asStaff = <T>(work: (staff: Staff) => Promise<T>): Promise<T> =>
      program.stores.atomically(portal.id, (stores) => work(program.staff(portal, stores)))
    if (wanted) {
      const made = await asStaff((staff) => makeCoupons(wanted, staff))
      if (made.is === 'no-service') {
        const there = rule.sells.map(({ id }) => id).join(', ')
        throw new CommandRefused(`There is no service “${wanted.service}”; there are: ${there}`)
      }
      for (const number of made.numbers) console.log(number)
      return
    }
    if (what === 'list') {
      for (const coupon of await asStaff(({ stores }) => stores.coupons.ofAgent(rest[0]!))) {
        const { number, service, uses, until, voidedAt, where } = coupon
        console.log(
          `${number}  ${service}  ${usesLeft(coupon)} of ${uses} left  until ${until}${voidedAt ? '  void' : ''}`,
        )
        for (const { application, state, at } of where)
          console.log(`  ${state.padEnd(6)}${application}  ${at.toISOString()}`)
      }
      return
    }
    const done = await asStaff((staff) => voidCoupon(rest[0]!, reason, staff))
    if (done.is === 'unknown') throw new CommandRefused(`There is no coupon ${rest[0]} in this portal.`)
    if (done.is === 'void-already') throw new CommandRefused(`${rest[0]} was out of use before.`)
    if (done.is === 'done')
      console.log(`${done.coupon.number} is out of use; ${done.coupon.held} held by applications go on.`)
  })
}

const wantedOf = (
  [agentCode = '', service = '', count = '']: readonly string[],
  until: string,
  uses: string,
  usage: (why: string) => UsageRefused,
) => {
  if (!AGENT.test(agentCode)) throw usage(`an agent's code has 1 to 20 letters, digits and hyphens, not “${agentCode}”`)
  if (!/^[1-9]\d*$/.test(count) || Number(count) > mostCoupons)
    throw usage(`how many? a number from 1 to ${mostCoupons}, not “${count}”`)
  if (!/^[1-9]\d{0,3}$/.test(uses)) throw usage(`--uses: a number from 1 to 9999, not “${uses}”`)
  if (!isDay(until)) throw usage('--until: a day, such as 2027-03-31')
  return { agentCode, service, count: Number(count), uses: Number(uses), until: until as JapanDay }
}

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}
