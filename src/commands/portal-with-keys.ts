import { type KeysRule, type Portal, serviceOf } from '../portal/define.ts'
import { CommandRefused } from './command.ts'
import type { CommandProgram } from './with-program.ts'

/** A portal that gives registration keys, with the rule; throws `CommandRefused` for any other. */
export const portalWithKeys = (
  program: Pick<CommandProgram, 'portal'>,
  name: string,
): { readonly portal: Portal; readonly rule: KeysRule } => {
  const portal = program.portal(name)
  const rule = serviceOf(portal, 'keys')
  if (!rule) throw new CommandRefused(`${name} gives no registration keys.`)
  return { portal, rule }
}
