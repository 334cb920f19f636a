import { CommandRefused, readWords } from './command.ts'
import { withProgram } from './with-program.ts'

const help = `madoguchi audit verify [PORTAL]

Computes the audit chain of a portal, or of all, anew and finds the first entry that was changed, removed or moved. Somebody who can rewrite
the whole database can rewrite the chain too: keep the heads that are printed somewhere else and compare them.
Ends with 0 when every chain is whole, 1 when one is not.`

export const run = async (given: readonly string[]): Promise<void> => {
  const read = readWords(given, help, [0, 1])
  if (!read) return
  await withProgram(async ({ stores, portal }) => {
    const [only] = read.words
    const names = only === undefined ? await stores.auditedPortals() : [portal(only).id]
    let broken = 0
    for (const name of names) {
      const verdict = await stores.verifyAudit(name)
      if (verdict.ok) {
        const hash = Buffer.from(verdict.head.hash).toString('hex')
        console.log(`${name}: whole, ${verdict.head.number} entries${hash === '' ? '' : `, head ${hash}`}`)
      } else {
        broken += 1
        console.error(`${name}: entry ${verdict.number} is ${verdict.what.replaceAll('-', ' ')}`)
      }
    }
    if (names.length === 0) console.log('no portal has an audit trail yet')
    if (broken > 0) throw new CommandRefused('The audit trail is not as it was written.')
  })
}
