import { root } from '../app.ts'
import { readSettings } from '../settings.ts'
import { migrate } from '../store/migrate.ts'
import { readWords } from './command.ts'
import { reachDatabase } from './reach-database.ts'
import { commandLog } from './with-program.ts'

const help = `madoguchi migrate

Brings the database (DATABASE_URL, or the embedded one in DATA_DIR, which is made if need be) to the state of this program: every file of
migrations/ that was not applied yet. Safe while older processes run, and when several call it at once.
Ends with 0 when the database is ready, 1 when it cannot be made so.`

export const run = async (given: readonly string[]): Promise<void> => {
  if (!readWords(given, help, [0, 0])) return
  const database = await reachDatabase(readSettings('demo'), commandLog(), true)
  try {
    const applied = await migrate(database.connection, `${root}migrations`, new Date())
    for (const name of applied) console.log(`applied ${name}`)
    if (applied.length === 0) console.log('nothing to apply')
  } finally {
    await database.close()
  }
}
