import { readFileSync } from 'node:fs'
import {
  type CardFault,
  type CardRow,
  importCards,
  makeCards,
  mostCards,
  printedCard,
  voidCard,
} from '../desks/office/cards.ts'
import type { Staff } from '../desks/office/staff.ts'
import type { ProductId } from '../domain/keys/product.ts'
import { CommandRefused, readWords, UsageRefused } from './command.ts'
import { portalWithKeys } from './portal-with-keys.ts'
import { readTable } from './read-table.ts'
import { withProgram } from './with-program.ts'

const help = `madoguchi cards make PORTAL PRODUCT COUNT [--batch NAME]
madoguchi cards import PORTAL FILE.csv [--batch NAME]
madoguchi cards void PORTAL NUMBER --reason "..."

make    draws new activation cards and prints them as CSV (product, activationKeyNo, registrationId): they are shown this once
import  takes up cards that were printed elsewhere, from a CSV file with these three headings; one fault, and nothing is taken up
void    takes a card out of use that nobody has used yet

Products: 701W (1 year), 703W (3 years), trial (3 months), and M701W, M703W for the multi-point server.
Ends with 0 when it is done, 1 when it cannot be done, 2 when it is called wrongly.`

const headings = ['product', 'activationKeyNo', 'registrationId'] as const

export const run = async (given: readonly string[]): Promise<void> => {
  const read = readWords(given, help, [2, 4], { batch: { type: 'string' }, reason: { type: 'string' } })
  if (!read) return
  const [what = '', name = '', ...rest] = read.words
  const usage = (why: string): UsageRefused => new UsageRefused(`${why}\n\n${help}`)
  const counts: Readonly<Record<string, number>> = { make: 2, import: 1, void: 1 }
  if (counts[what] === undefined) throw usage(`unknown: ${what}`)
  if (rest.length !== counts[what]) throw usage(rest.length < counts[what] ? 'something is missing' : 'too many words')
  const reason = read.value('reason')?.trim() ?? ''
  if (what === 'void' && reason === '')
    throw usage('--reason is missing: whoever reads the audit trail wants to know why')
  const batch = read.value('batch')?.trim() ?? ''
  await withProgram(async (program) => {
    const { portal, rule } = portalWithKeys(program, name)
    const asStaff = <T>(work: (staff: Staff) => Promise<T>): Promise<T> =>
      program.stores.atomically(portal.id, (stores) => work(program.staff(portal, stores)))
    if (what === 'make') return make(rest, rule.products, batch, asStaff)
    if (what === 'import') return takeUp(rest[0]!, batch, asStaff)
    tell(rest[0]!, await asStaff((staff) => voidCard(rest[0]!, reason, staff)))
  })
}

type AsStaff = <T>(work: (staff: Staff) => Promise<T>) => Promise<T>

const make = async (
  [product = '', count = '']: readonly string[],
  sold: readonly ProductId[],
  batch: string,
  asStaff: AsStaff,
): Promise<void> => {
  const known = sold.find((one) => one === product)
  if (!known) throw new UsageRefused(`there is no product “${product}”; there are: ${sold.join(', ')}`)
  if (!/^[1-9]\d*$/.test(count) || Number(count) > mostCards)
    throw new UsageRefused(`how many? a number from 1 to ${mostCards}, not “${count}”`)
  const cards = await asStaff((staff) => makeCards(known, Number(count), batch, staff))
  console.log(headings.join(','))
  for (const card of cards) console.log([known, ...printedCard(card)].join(','))
}

const faultWords: Readonly<Record<CardFault, string>> = {
  product: 'the product is none of this portal’s',
  number: 'the activation key number has not 16 digits 0–9 A–F',
  slip: 'the last digit of the activation key number does not follow from the others: a slip of the hand',
  'registration-id': 'the registration ID has not 12 digits 0–9 A–F',
  twice: 'the activation key number stands in the file twice',
  'other-id': 'the activation key number is taken up already, with another registration ID',
}

const takeUp = async (file: string, batch: string, asStaff: AsStaff): Promise<void> => {
  const { header, rows } = readTable(readFile(file))
  const places = headings.map((heading) =>
    header.findIndex((cell) => cell.trim().toLowerCase() === heading.toLowerCase()),
  )
  if (places.some((place) => place < 0)) throw new CommandRefused(`The first line has to name ${headings.join(', ')}.`)
  const [product = 0, number = 0, registrationId = 0] = places
  const cards = rows.map(
    ({ line, cells }): CardRow => ({
      line,
      product: cells[product]?.trim() ?? '',
      number: cells[number] ?? '',
      registrationId: cells[registrationId] ?? '',
    }),
  )
  const done = await asStaff((staff) => importCards(cards, batch, staff))
  if (done.is === 'refused') {
    for (const { line, fault } of done.faults.slice(0, 200)) console.error(`line ${line}: ${faultWords[fault]}`)
    throw new CommandRefused(`Nothing was taken up: ${done.faults.length} of ${cards.length} rows have a fault.`)
  }
  console.log(`${done.made} cards taken up; ${done.present} were there already, left as they are.`)
}

const readFile = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new CommandRefused(`${file} cannot be read: ${(error as Error).message}`)
  }
}

const tell = (number: string, outcome: Awaited<ReturnType<typeof voidCard>>): void => {
  switch (outcome) {
    case 'done':
      console.log(`${number} is out of use.`)
      return
    case 'no-number':
      throw new CommandRefused(`${number} is no activation key number: 16 digits 0–9 A–F, the last one a check digit.`)
    case 'unknown':
      throw new CommandRefused(`There is no card ${number} in this portal.`)
    case 'used':
      throw new CommandRefused(`${number} was used for a device: reverse what it did with “madoguchi device reverse”.`)
    case 'void-already':
      throw new CommandRefused(`${number} was out of use before.`)
  }
}
