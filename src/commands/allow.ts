import { allow, disallow } from '../desks/office/allow.ts'
import { findAccount } from '../desks/office/staff.ts'
import type { Permission } from '../domain/accounts/permission.ts'
import { CommandRefused, readWords, UsageRefused } from './command.ts'
import { portalWithKeys } from './portal-with-keys.ts'
import { withProgram } from './with-program.ts'

const help = `madoguchi allow PORTAL IDENTIFIER mpcs [--take]

Allows the person who signs in with IDENTIFIER to apply for registration keys of the multi-point server HDVC-MPCS; with --take, not any
more. What was issued stays as it is.
Ends with 0 when it is so, 1 when there is no such account, 2 when it is called wrongly.`

const permissions: readonly Permission[] = ['mpcs']

export const run = async (given: readonly string[]): Promise<void> => {
  const read = readWords(given, help, [3, 3], { take: { type: 'boolean' } })
  if (!read) return
  const [name = '', typed = '', what = ''] = read.words
  const permission = permissions.find((one) => one === what)
  if (!permission)
    throw new UsageRefused(`there is no permission “${what}”; there are: ${permissions.join(', ')}\n\n${help}`)
  const takes = read.has('take')
  await withProgram(async (program) => {
    const { portal } = portalWithKeys(program, name)
    const isNew = await program.stores.atomically(portal.id, async (stores) => {
      const staff = program.staff(portal, stores)
      const account = await findAccount(typed, staff)
      if (!account) throw new CommandRefused(`Nobody signs in to ${portal.id} with “${typed}”.`)
      return takes ? disallow(account, permission, staff) : allow(account, permission, staff)
    })
    const state = takes ? 'not allowed' : 'allowed'
    console.log(`${typed} is ${isNew ? 'now' : 'as before'} ${state}: ${permission}.`)
  })
}
