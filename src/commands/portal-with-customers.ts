import type { Portal } from '../portal/define.ts'
import { CommandRefused } from './command.ts'
import type { CommandProgram } from './with-program.ts'

/** The portal that a command about customers means: the one that has any, or the one that was named where there are several. */
export const portalWithCustomers = (program: CommandProgram, named: string | undefined): Portal => {
  const all = program.portals.filter(({ account }) => account.customers !== 'none')
  const wanted = named === undefined ? all : all.filter(({ id }) => id === program.portal(named).id)
  if (wanted.length === 1) return wanted[0]!
  throw new CommandRefused(
    wanted.length === 0
      ? `${named === undefined ? 'No portal' : `The portal ${named}`} has no customers.`
      : `Several portals have customers: add --portal with one of ${all.map(({ id }) => id).join(', ')}.`,
  )
}
