import { root } from '../app.ts'
import { describeFault, readPortals } from '../portal/load.ts'
import { printRegister } from '../portal/register.ts'
import { en } from '../words/en.ts'
import { ja } from '../words/ja.ts'
import { CommandRefused, readWords } from './command.ts'

const help = `madoguchi check [--register]

Says what is wrong with the portals: each fault with its file, field and reason. With --register it prints every way into an account of each
portal, the weakest one, and what NIST SP 800-63B-4 and OWASP ASVS 5.0 say of it. It needs no database.
Ends with 0 when all portals are good, 1 when one is not.`

export const run = async (given: readonly string[]): Promise<void> => {
  const read = readWords(given, help, [0, 0], { register: { type: 'boolean' } })
  if (!read) return
  const { portals, faults } = await readPortals(`${root}portals`, { ja, en })
  for (const fault of faults) console.error(describeFault(fault))
  if (read.has('register')) console.log(portals.map(({ portal }) => printRegister(portal)).join('\n\n'))
  else for (const { portal } of portals) console.log(`${portal.id}: good`)
  if (faults.length > 0)
    throw new CommandRefused(`${faults.length} ${faults.length === 1 ? 'fault has' : 'faults have'} to be mended.`)
}
