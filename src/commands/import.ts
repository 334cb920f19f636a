import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { checkImport } from '../desks/office/check-import.ts'
import { type ImportResult, importAccounts } from '../desks/office/import-accounts.ts'
import { columnsOf } from '../desks/office/import-columns.ts'
import { Overtaken } from '../domain/accounts/imports.ts'
import type { Portal } from '../portal/define.ts'
import { createImports } from '../store/imports.ts'
import { createStoresOf } from '../store/stores.ts'
import { judgeStoredHash } from '../vault/judge-stored-hash.ts'
import { CommandRefused, readWords, UsageRefused } from './command.ts'
import { readTable } from './read-table.ts'
import { type CommandProgram, withProgram } from './with-program.ts'

const help = `madoguchi import PORTAL FILE.csv [--dry-run] [--good-rows-only] [--no-invitations] [--slow-hashes] [--lang ja|en]

Makes the accounts of a CSV file (UTF-8, or Shift_JIS as Excel writes it), with headings on its first line, in Japanese or English.
Every row is checked before anything is written; one fault, and nothing is. Accounts that are there already stay as they are, so the
same file twice changes nothing. Accounts that come without a password get a mail with the link to set one.

  --dry-run          check, say what would happen, write nothing
  --good-rows-only   leave out the rows with faults and make the others
  --no-invitations   send no mail
  --slow-hashes      also take password hashes that take longer to check than ours: strangers can tell such accounts by the delay
  --lang ja|en       the language of the faults (ja)

Headings: “madoguchi import PORTAL --columns” lists them. Ends with 0 when it is done, 1 when there are faults, 2 when it is called wrongly.`

/** Faults that are shown; more of them help nobody. */
const SHOWN = 200

export const run = async (given: readonly string[]): Promise<void> => {
  const read = readWords(given, help, [1, 2], {
    'dry-run': { type: 'boolean' },
    'good-rows-only': { type: 'boolean' },
    'no-invitations': { type: 'boolean' },
    'slow-hashes': { type: 'boolean' },
    columns: { type: 'boolean' },
    lang: { type: 'string' },
  })
  if (!read) return
  const [name = '', file] = read.words
  const language = read.value('lang') === 'en' ? 'en' : 'ja'
  await withProgram(async (program) => {
    const portal = program.portal(name)
    if (read.has('columns')) return printColumns(portal)
    if (file === undefined) throw new UsageRefused(`which file?\n\n${help}`)
    const bytes = readFile(file)
    const hash = (stored: string) => {
      const verdict = judgeStoredHash(stored)
      return verdict === 'slow' && read.has('slow-hashes') ? 'good' : verdict
    }
    const { good, broken, faults } = checkImport(readTable(bytes), portal, program.words(portal, language), hash)
    for (const fault of [...broken, ...faults].slice(0, SHOWN)) console.error(fault)
    if (faults.length > SHOWN) console.error(`… and ${faults.length - SHOWN} more`)
    if (broken.length > 0) throw new CommandRefused('Nothing was written: the headings do not fit.')
    if (faults.length > 0 && !read.has('good-rows-only'))
      throw new CommandRefused(
        `Nothing was written: ${count(faults.length, 'fault')}. Mend them, or leave those rows out with --good-rows-only (${count(good.length, 'row')} without faults).`,
      )
    const options = {
      invite: !read.has('no-invitations'),
      fileHash: createHash('sha256').update(bytes).digest('hex'),
    }
    const dry = read.has('dry-run')
    printResult(await carryOut(program, portal, good, options, dry), dry, options.invite)
    if (faults.length > 0) process.exitCode = 1
  })
}

class DryRun extends Error {}

/** Everything in one transaction; a dry run does it too and takes it back, so that it says exactly what would happen. */
export const carryOut = async (
  program: Pick<CommandProgram, 'db' | 'vault' | 'staff'>,
  portal: Portal,
  rows: Parameters<typeof importAccounts>[0],
  options: Parameters<typeof importAccounts>[3],
  dry: boolean,
): Promise<ImportResult> => {
  let result: ImportResult | undefined
  try {
    await program.db.inPortal(portal.id, async (query) => {
      const stores = createStoresOf(query, portal.id, program.vault)
      const imports = createImports(query, portal.id, program.vault)
      result = await importAccounts(rows, program.staff(portal, stores), imports, options)
      if (dry) throw new DryRun()
    })
  } catch (error) {
    if (error instanceof Overtaken)
      throw new CommandRefused('Nothing was written: somebody made one of these accounts at this moment. Try again.')
    if (!(error instanceof DryRun)) throw error
  }
  return result!
}

const printResult = (result: ImportResult, dry: boolean, invite: boolean): void => {
  const { made, present, invited, withoutMail } = result
  console.log(
    `${count(made, 'account')} ${dry ? 'would be made' : 'made'}; ${present} there already, left as they are.`,
  )
  if (invite) console.log(`${count(invited, 'invitation')} ${dry ? 'would be mailed' : 'on the way'}.`)
  if (withoutMail > 0)
    console.log(`${count(withoutMail, 'account')} without a mail address: nobody can mail them anything.`)
}

const printColumns = (portal: Portal): void => {
  for (const { spellings, needed } of columnsOf(portal))
    console.log(`${needed ? 'needed  ' : 'optional'}  ${spellings.join(' / ')}`)
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

const readFile = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new CommandRefused(`${file} cannot be read: ${(error as Error).message}`)
  }
}
