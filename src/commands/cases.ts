import { type Closing, closeCase, waitingCases } from '../desks/office/cases.ts'
import { formatJst } from '../kit/time.ts'
import { CommandRefused, readWords, UsageRefused } from './command.ts'
import { withProgram } from './with-program.ts'

const help = `madoguchi cases list [--portal NAME]
madoguchi cases close NUMBER --portal NAME

Lists what waits for staff, oldest first: questions, people without an address on record who cannot get a password by mail, applications;
and puts away what staff have dealt with. Applications for a customer code are decided with “madoguchi customer-code”.
Ends with 0 when it is done, 1 when no such case waits, 2 when it is called wrongly.`

export const run = async (given: readonly string[]): Promise<void> => {
  const read = readWords(given, help, [1, 2], { portal: { type: 'string' } })
  if (!read) return
  const [what = '', number = ''] = read.words
  const name = read.value('portal')
  const usage = (why: string): UsageRefused => new UsageRefused(`${why}\n\n${help}`)
  if (what !== 'list' && what !== 'close') throw usage(`unknown: ${what}`)
  if (what === 'list' && number !== '') throw usage(`too many words: ${number}`)
  if (what === 'close' && number === '') throw usage('the number is missing')
  if (what === 'close' && name === undefined) throw usage('--portal is missing: numbers are a portal’s own')
  await withProgram(async (program) => {
    const portals = name === undefined ? program.portals : [program.portal(name)]
    for (const portal of portals) {
      await program.stores.atomically(portal.id, async (stores) => {
        const staff = program.staff(portal, stores)
        if (what === 'close') {
          tell(number, await closeCase(number, staff))
          return
        }
        for (const one of await waitingCases(staff)) {
          console.log(`${one.number}  ${portal.id}  ${one.kind}  ${formatJst(one.createdAt)} (JST)`)
          const account = one.accountId === null ? null : await stores.accounts.byId(one.accountId)
          if (account) console.log(`  account     ${account.name} ${account.contract}`.trimEnd())
          for (const [fact, value] of Object.entries(one.facts)) console.log(`  ${fact.padEnd(12)}${value}`)
        }
      })
    }
  })
}

const tell = (number: string, closing: Closing): void => {
  if (closing.is === 'closed') console.log(`${number} is closed.`)
  else if (closing.is === 'needs-decision')
    throw new CommandRefused(`${number} is an application: decide it with “madoguchi customer-code”.`)
  else if (closing.state === null) throw new CommandRefused(`There is no case ${number} in this portal.`)
  else throw new CommandRefused(`${number} does not wait any more: it is ${closing.state}.`)
}
