import { resolve } from 'node:path'
import { readSettings, type Settings } from '../settings.ts'
import { backup, restore } from '../store/backup.ts'
import { CommandRefused, readWords } from './command.ts'
import { commandLog } from './with-program.ts'

const backupHelp = `madoguchi backup FILE

Copies the embedded database in DATA_DIR into one compressed file, readable by you alone, while the program runs or not.
Ends with 0 when the file is complete, 1 when there is nothing to copy.`

const restoreHelp = `madoguchi restore FILE

Makes the embedded database in an empty DATA_DIR from a backup, and starts it once to see that it is whole.
Ends with 0 when it is done, 1 when the folder is not empty or the file no complete backup.`

const embeddedIn = (): Settings => {
  const settings = readSettings('demo')
  if (settings.databaseUrl === null) return settings
  throw new CommandRefused(
    'DATABASE_URL names a server: back it up and restore it with its own tools (pg_dump, pg_restore; docs/operating.md says how).',
  )
}

const place = (file: string) => ({ dataDir: embeddedIn().dataDir, file: resolve(file), log: commandLog() })

export const runBackup = async (given: readonly string[]): Promise<void> => {
  const read = readWords(given, backupHelp, [1, 1])
  if (!read) return
  const at = place(read.words[0]!)
  await backup(at)
  console.log(`${at.dataDir} is copied to ${at.file}. Keep MADOGUCHI_SECRET too, apart from it.`)
}

export const runRestore = async (given: readonly string[]): Promise<void> => {
  const read = readWords(given, restoreHelp, [1, 1])
  if (!read) return
  const at = place(read.words[0]!)
  await restore(at)
  console.log(`${at.file} is restored to ${at.dataDir}.`)
}
