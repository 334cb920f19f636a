import { reseal } from '../store/reseal.ts'
import { CommandRefused, readWords } from './command.ts'
import { withProgram } from './with-program.ts'

const help = `madoguchi keys rotate

Seals anew whatever an older secret of MADOGUCHI_SECRET sealed, with its first one. Beforehand put a new secret in front
(MADOGUCHI_SECRET=new,old) in all processes, and start them again. May be interrupted and called again; processes go on meanwhile.
Keep the last secret of the list: it also makes the hashes by which sessions and links are found.
Ends with 0 when everything is sealed with the first secret, 1 when something could not be opened.`

export const run = async (given: readonly string[]): Promise<void> => {
  if (!readWords(given, help, [0, 0])) return
  await withProgram(async ({ db, vault, stores, portals, now, staff }) => {
    const counts = await reseal(db, vault)
    for (const { column, sealed, anew, broken } of counts)
      console.log(
        `${column}: ${sealed} sealed, ${anew} of them anew${broken === 0 ? '' : `, ${broken} cannot be opened`}`,
      )
    const anew = counts.reduce((sum, one) => sum + one.anew, 0)
    const broken = counts.reduce((sum, one) => sum + one.broken, 0)
    if (anew > 0) {
      for (const portal of portals) {
        await stores.atomically(portal.id, (inside) =>
          inside.audit.note(
            { event: 'keys.rotated', by: 'operator', facts: { who: staff(portal, inside).who, anew, broken } },
            now(),
          ),
        )
      }
    }
    if (broken > 0)
      throw new CommandRefused(
        'What cannot be opened was sealed with a secret that is not in MADOGUCHI_SECRET, or was changed. Add that secret and call this again.',
      )
  })
}
