import type { AccountId } from '../../domain/accounts/account.ts'
import { judgeApplication, type Outlook, type Refusal, withChanges } from '../../domain/keys/application.ts'
import { type Day, gmtDay } from '../../domain/keys/calendar.ts'
import type { CardState } from '../../domain/keys/card.ts'
import type { CardId, ProvedCard } from '../../domain/keys/cards.ts'
import type { ConnectionNumber } from '../../domain/keys/connection-number.ts'
import type { Device } from '../../domain/keys/device.ts'
import type { DeviceRecord, HolderId } from '../../domain/keys/devices.ts'
import { type Product, products } from '../../domain/keys/product.ts'
import { keptEnds, type Standing, standing, type TermFacts, type TermRule } from '../../domain/keys/term.ts'
import type { Stores } from '../../domain/stores.ts'

/**
 * Using a card for a device: the one place where it is judged and written, for the pages, for bulk and for whatever comes.
 *
 *     const facts = await termFacts(desk.stores, rule.term, desk.now)         // today, and when the counter was away
 *     await outlookOf(desk.stores, { asked, device, card }, facts)            // for the confirmation: reads, writes nothing
 *     return go(next, async (stores) => {                                     // in the move's work
 *       const applied = await applyCard(stores, { asked, device, card, founding, account, holder, terms }, facts)
 *       if (applied.is === 'refused' || applied.is === 'number-taken') return [{ text: … }]     // undoes everything
 *       …                                                                     // the letter, and the audit note
 *     })
 *
 * `applyCard` holds the device, judges once more what may have changed since, and writes in one statement. Letters and audit notes are
 * its caller's. Where it answers `again` nothing is to be written, mailed or noted: it was done before (KEY-24).
 */
export interface CardForDevice {
  readonly asked: 'new' | 'extension'
  readonly device: Device
  /** From `stores.cards.prove`: whoever applies has the card. */
  readonly card: ProvedCard
}

export interface CardApplication extends CardForDevice {
  /** The number that was chosen, and the application (its flow's id) for which it is held; null for an extension. */
  readonly founding: { readonly number: ConnectionNumber; readonly application: string } | null
  readonly account: AccountId
  /** From `holderOf(account)`. */
  readonly holder: HolderId
  /** What was agreed to. */
  readonly terms: { readonly id: string; readonly version: string }
}

/** What terms are judged by at a moment. */
export interface FactsAt extends TermFacts {
  readonly now: Date
  readonly today: Day
}

/** What a card stands for now, as its holder may see it. */
export interface CardInUse {
  readonly card: CardId
  readonly product: Product
  /** The device as this card's use left it. */
  readonly record: DeviceRecord
  /** The registration key (16 digits) where the card founded one; an extension has none of its own. */
  readonly key: string | null
  readonly stands: Standing
}

export type Applied =
  | ({ readonly is: 'done'; readonly before: Standing } & CardInUse)
  /** The same pair as before, from whomever: the same key, number and term. Nothing was written. */
  | ({ readonly is: 'again' } & CardInUse)
  | { readonly is: 'refused'; readonly refusal: Refusal }
  /** The number is held for this application no more; another one is to be chosen. */
  | { readonly is: 'number-taken' }

/** What the confirmation shows (KEY-36). */
export type CardOutlook =
  | (Extract<Outlook, { is: 'possible' }> & { readonly record: DeviceRecord; readonly product: Product })
  | ({ readonly is: 'again' } & CardInUse)
  | Extract<Outlook, { is: 'refused' }>

/** What terms are judged by now: the day, and the days on which the counter was away. */
export const termFacts = async (stores: Pick<Stores, 'windows'>, rule: TermRule, now: Date): Promise<FactsAt> => ({
  rule,
  away: await stores.windows.away(now),
  today: gmtDay(now),
  now,
})

/** What using the card would do as things stand: for the confirmation, and for the rows of a bulk application. Reads only. */
export async function outlookOf(
  stores: Pick<Stores, 'devices' | 'issuedKeys'>,
  given: CardForDevice,
  facts: FactsAt,
): Promise<CardOutlook> {
  const record = await stores.devices.read(given.device)
  const outlook = judge(given, given.card.state, record, facts)
  if (outlook.is === 'again') return { is: 'again', ...(await inUse(stores, given.card, facts)) }
  return outlook.is === 'refused' ? outlook : { ...outlook, record, product: products[given.card.product] }
}

/** Uses the card, within a transaction. Whatever is not `done` has written nothing, but that a device nobody knew may be there now. */
export async function applyCard(
  stores: Pick<Stores, 'devices' | 'cards' | 'issuedKeys'>,
  application: CardApplication,
  facts: FactsAt,
): Promise<Applied> {
  const { card, founding, account, holder, terms } = application
  const { held, state } = await stores.devices.holdFor(card.id, application.device, facts.now)
  const outlook = judge(application, state ?? { is: 'void' }, held, facts)
  if (outlook.is === 'again') return { is: 'again', ...(await inUse(stores, card, facts)) }
  if (outlook.is === 'refused') return outlook

  const founds = outlook.before.is === 'none' || outlook.before.is === 'lapsed'
  if (founds && founding === null) throw new RangeError('a card that founds a key needs a number')
  const ledger = withChanges(held.ledger, outlook.changes)
  const used = await stores.devices.use({
    held,
    card: card.id,
    changes: outlook.changes,
    founds: founds ? founding : null,
    ...keptEnds(ledger, facts),
    account,
    holder,
    terms,
    at: facts.now,
  })
  if (used.is === 'number-taken') return used
  if (used.is === 'card-taken') return { is: 'refused', refusal: await takenBy(stores, card.id) }
  const record = { ...held, ledger, number: founds ? founding!.number : held.number, seq: used.seq }
  return { is: 'done', before: outlook.before, ...shown(card, record, used.key, facts) }
}

const judge = (
  { asked, device, card }: CardForDevice,
  state: CardState,
  record: DeviceRecord,
  facts: FactsAt,
): Outlook =>
  judgeApplication({ asked, device, card: { product: products[card.product], state } }, record.ledger, facts)

/** Why a card that was free a moment ago could not be used. Not for this device: that is held. */
const takenBy = async (stores: Pick<Stores, 'cards'>, card: CardId): Promise<Refusal> =>
  (await stores.cards.stateOf(card))?.is === 'used' ? { why: 'card-used-elsewhere' } : { why: 'card-void' }

async function inUse(stores: Pick<Stores, 'issuedKeys'>, card: ProvedCard, facts: FactsAt): Promise<CardInUse> {
  const used = await stores.issuedKeys.usedFor(card.id)
  if (!used) throw new Error('a card that is used was used for something')
  return shown(card, used.record, used.key, facts)
}

const shown = (card: ProvedCard, record: DeviceRecord, key: string | null, facts: FactsAt): CardInUse => ({
  card: card.id,
  product: products[card.product],
  record,
  key,
  stands: standing(record.ledger, facts),
})
