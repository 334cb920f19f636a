import { drawCard, readCardNumber, readRegistrationId } from '../../domain/keys/card.ts'
import type { PrintedCard } from '../../domain/keys/cards.ts'
import { inFours } from '../../domain/keys/hex-fields.ts'
import type { ProductId } from '../../domain/keys/product.ts'
import { serviceOf } from '../../portal/define.ts'
import type { Staff } from './staff.ts'

/** Cards in one batch; more are made in several. */
export const mostCards = 100_000

/** Draws new cards of a product; they are given once, to be printed. `batch` is a name to find them by; the caller commits. */
export const makeCards = async (
  product: ProductId,
  count: number,
  batch: string,
  staff: Staff,
): Promise<readonly PrintedCard[]> => {
  const { stores, random, now } = staff
  if (!Number.isInteger(count) || count < 1 || count > mostCards)
    throw new RangeError(`1 to ${mostCards} cards at once`)
  const cards = Array.from({ length: count }, () => ({ ...drawCard(random), id: staff.newId(), product }))
  const made = await stores.cards.create(cards, batch, now)
  // Of 2^60 numbers one that is there already will hardly ever be drawn; if it is, nothing is made.
  if (made < count) throw new Error('a number was drawn that another card has: try again')
  await stores.audit.note(
    { event: 'cards.made', by: 'operator', facts: { who: staff.who, product, count, batch } },
    now,
  )
  return cards.map(({ number, registrationId }) => ({ number, registrationId }))
}

/** A row of a table of cards that were printed elsewhere. */
export interface CardRow {
  /** The line of the file, for whoever mends it. */
  readonly line: number
  readonly product: string
  readonly number: string
  readonly registrationId: string
}

export type CardFault = 'product' | 'number' | 'slip' | 'registration-id' | 'twice' | 'other-id'

/** What a table of cards comes to: either every fault there is, and nothing was written, or how many are new. */
export type CardImport =
  | { readonly is: 'refused'; readonly faults: readonly { readonly line: number; readonly fault: CardFault }[] }
  | { readonly is: 'done'; readonly made: number; readonly present: number }

/** Takes up cards that were printed elsewhere. Those that are there already stay as they are, so the same table twice changes nothing. */
export const importCards = async (rows: readonly CardRow[], batch: string, staff: Staff): Promise<CardImport> => {
  const { stores, now, portal } = staff
  const sold: readonly string[] = serviceOf(portal, 'keys')?.products ?? []
  const seen = new Set<string>()
  const faults: { readonly line: number; readonly fault: CardFault }[] = []
  const cards: (PrintedCard & { readonly id: string; readonly product: ProductId })[] = []
  for (const { line, product, number, registrationId } of rows) {
    const [read, proof] = [readCardNumber([number]), readRegistrationId(registrationId)]
    if (!sold.includes(product)) faults.push({ line, fault: 'product' })
    else if (!read.ok) faults.push({ line, fault: read.fault === 'slip' ? 'slip' : 'number' })
    else if (!proof.ok) faults.push({ line, fault: 'registration-id' })
    else if (seen.has(read.canonical)) faults.push({ line, fault: 'twice' })
    else {
      seen.add(read.canonical)
      cards.push({
        id: staff.newId(),
        product: product as ProductId,
        number: read.canonical,
        registrationId: proof.canonical,
      })
    }
  }
  if (faults.length > 0) return { is: 'refused', faults }
  const contradicted = await stores.cards.contradicted(cards)
  if (contradicted.length > 0)
    return { is: 'refused', faults: contradicted.map((place) => ({ line: rows[place]!.line, fault: 'other-id' })) }
  const made = await stores.cards.create(cards, batch, now)
  const facts = { who: staff.who, made, present: cards.length - made, batch }
  await stores.audit.note({ event: 'cards.imported', by: 'operator', facts }, now)
  return { is: 'done', made, present: cards.length - made }
}

/** Takes a card out of use that nobody has used: it was lost, or given back. `number` as it is typed. */
export const voidCard = async (
  number: string,
  reason: string,
  staff: Staff,
): Promise<'done' | 'no-number' | 'unknown' | 'used' | 'void-already'> => {
  const { stores, now } = staff
  const read = readCardNumber([number])
  if (!read.ok) return 'no-number'
  const card = await stores.cards.ofNumber(read.canonical)
  if (!card) return 'unknown'
  if (!(await stores.cards.voidCard(card.id, now))) return card.state.is === 'void' ? 'void-already' : 'used'
  const facts = { who: staff.who, card: card.id, product: card.product, reason }
  await stores.audit.note({ event: 'card.voided', by: 'operator', facts }, now)
  return 'done'
}

/** A card's two numbers as they are printed. */
export const printedCard = ({ number, registrationId }: PrintedCard): readonly [string, string] => [
  inFours(number),
  registrationId,
]
