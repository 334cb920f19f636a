import { makeMainUser } from '../desks/office/main-user.ts'
import { CommandRefused, readWords, UsageRefused } from './command.ts'
import { portalWithCustomers } from './portal-with-customers.ts'
import { withProgram } from './with-program.ts'

const help = `madoguchi main-user CODE --to ADDRESS

Makes the shared user with this mail address the main user of the customer CODE, as when the main user has left the company. The old main
user becomes a shared user and signs in with the own mail address from then on; both are told by mail. --portal NAME says which portal,
where several have customers. Ends with 0 when it is done, 1 when it cannot be done, 2 when it is called wrongly.`

export const run = async (given: readonly string[]): Promise<void> => {
  const read = readWords(given, help, [1, 1], { to: { type: 'string' }, portal: { type: 'string' } })
  if (!read) return
  const [code = ''] = read.words
  const to = read.value('to')
  if (to === undefined) throw new UsageRefused(`--to is missing\n\n${help}`)
  await withProgram(async (program) => {
    const portal = portalWithCustomers(program, read.value('portal'))
    const made = await program.stores.atomically(portal.id, (stores) =>
      makeMainUser(code, to, program.staff(portal, stores)),
    )
    switch (made.is) {
      case 'done':
        console.log(
          `${made.to} is the main user of ${made.code} now${made.from === null ? '' : `, ${made.from} a shared user`}. Both are told by mail.`,
        )
        return
      case 'no-customer':
        throw new CommandRefused(`There is no customer with the code ${code}.`)
      case 'no-such-shared-user':
        throw new CommandRefused(`${to} is no shared user of ${code} who has set a password and may sign in.`)
      case 'old-main-user-has-no-identifier':
        throw new CommandRefused(
          'The old main user would have nothing to sign in with: there is no mail address on record, or another account signs in with it.',
        )
    }
  })
}
