import { findAccount, type Staff } from '../desks/office/staff.ts'
import type { Account } from '../domain/accounts/account.ts'
import type { Portal } from '../portal/define.ts'
import { CommandRefused, readWords } from './command.ts'
import { type CommandProgram, withProgram } from './with-program.ts'

/** One account that a command is about, and the way to a transaction on it. */
export interface OneAccount {
  readonly program: CommandProgram
  readonly portal: Portal
  readonly typed: string
  /** Does the work in one transaction, with the account as it is then. Throws `CommandRefused` where there is no such account. */
  within<T>(work: (account: Account, staff: Staff) => Promise<T>): Promise<T>
}

/** Runs a command of the form `COMMAND PORTAL IDENTIFIER`. */
export const aboutOneAccount = async (
  given: readonly string[],
  help: string,
  work: (one: OneAccount) => Promise<void>,
): Promise<void> => {
  const read = readWords(given, help, [2, 2])
  if (!read) return
  const [name = '', typed = ''] = read.words
  await withProgram(async (program) => {
    const portal = program.portal(name)
    await work({
      program,
      portal,
      typed,
      within: (act) =>
        program.stores.atomically(portal.id, async (stores) => {
          const staff = program.staff(portal, stores)
          const account = await findAccount(typed, staff)
          if (!account) throw new CommandRefused(`Nobody signs in to ${portal.id} with “${typed}”.`)
          return act(account, staff)
        }),
    })
  })
}
