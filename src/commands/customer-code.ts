import {
  approveCustomerCode,
  type Decision,
  refuseCustomerCode,
  waitingApplications,
} from '../desks/office/customer-codes.ts'
import type { Staff } from '../desks/office/staff.ts'
import { formatJst } from '../kit/time.ts'
import { CommandRefused, readWords, UsageRefused } from './command.ts'
import { portalWithCustomers } from './portal-with-customers.ts'
import { withProgram } from './with-program.ts'

const help = `madoguchi customer-code list
madoguchi customer-code approve NUMBER
madoguchi customer-code refuse NUMBER --reason "..."

Lists the applications for a customer code that wait, approves one (a code is given, the main user is invited by mail) or refuses one;
the reason goes to the applicant word for word. --portal NAME says which portal, where several have customers.
Ends with 0 when it is done, 1 when no application of this number waits, 2 when it is called wrongly.`

const shown = ['company', 'kana', 'postalCode', 'address', 'phone', 'name', 'mail', 'business', 'consents'] as const

export const run = async (given: readonly string[]): Promise<void> => {
  const read = readWords(given, help, [1, 2], { reason: { type: 'string' }, portal: { type: 'string' } })
  if (!read) return
  const [what = '', number = ''] = read.words
  const reason = read.value('reason')?.trim() ?? ''
  const usage = (why: string): UsageRefused => new UsageRefused(`${why}\n\n${help}`)
  if (!['list', 'approve', 'refuse'].includes(what)) throw usage(`unknown: ${what}`)
  if (what === 'list' ? number !== '' : number === '')
    throw usage(what === 'list' ? `too many words: ${number}` : 'the number is missing')
  if (what === 'refuse' && reason === '') throw usage('a refusal needs --reason: the applicant is told why')
  if (what !== 'refuse' && read.value('reason') !== undefined) throw usage('--reason belongs to a refusal')
  await withProgram(async (program) => {
    const portal = portalWithCustomers(program, read.value('portal'))
    const asStaff = <T>(work: (staff: Staff) => Promise<T>): Promise<T> =>
      program.stores.atomically(portal.id, (stores) => work(program.staff(portal, stores)))
    if (what === 'list') {
      for (const one of await asStaff(waitingApplications)) {
        console.log(`${one.number}  ${formatJst(one.createdAt)} (JST)`)
        for (const fact of shown) console.log(`  ${fact.padEnd(12)}${one.facts[fact] ?? ''}`)
      }
      return
    }
    const decision = await asStaff((staff) =>
      what === 'approve' ? approveCustomerCode(number, staff) : refuseCustomerCode(number, reason, staff),
    )
    console.log(told(number, decision))
  })
}

const told = (number: string, decision: Decision): string => {
  switch (decision.is) {
    case 'approved':
      return `${number} is approved: the customer code is ${decision.code}. The invitation is on its way.`
    case 'refused':
      return `${number} is refused. The reason is on its way to the applicant.`
    case 'not-waiting':
      throw new CommandRefused(
        decision.state === null
          ? `There is no application ${number}.`
          : `${number} does not wait any more: it is ${decision.state}.`,
      )
  }
}
