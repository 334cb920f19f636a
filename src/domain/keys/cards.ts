import type { CardState } from './card.ts'
import type { ProductId } from './product.ts'

export type CardId = string & { readonly __is?: 'CardId' }

/** A card as it is printed: 16 hexadecimal digits and 12, in upper case, without hyphens. */
export interface PrintedCard {
  readonly number: string
  readonly registrationId: string
}

/** A card whose number and registration ID were found to belong together. */
export interface ProvedCard {
  readonly id: CardId
  readonly product: ProductId
  readonly state: CardState
}

/** Activation cards of one portal. Numbers lie sealed and are found by keyed hashes (KEY-23); nothing plain is in the database. */
export interface Cards {
  /** Makes cards. Those whose number is there already are left as they are; gives how many were made. */
  create(
    cards: readonly (PrintedCard & { readonly id: CardId; readonly product: ProductId })[],
    batch: string,
    at: Date,
  ): Promise<number>
  /** Of these cards, the places of those whose number is there already with another registration ID; a fault in somebody's table. */
  contradicted(cards: readonly PrintedCard[]): Promise<readonly number[]>
  /** The card of this pair; null where no card has the number, or its registration ID is another: after the same work. */
  prove(card: PrintedCard): Promise<ProvedCard | null>
  /** The same for many at once, in their order. */
  proveAll(cards: readonly PrintedCard[]): Promise<readonly (ProvedCard | null)[]>
  /** A card by its number alone: for staff, who see no more of it than this. Null where no card has the number. */
  ofNumber(number: string): Promise<ProvedCard | null>
  /** What a card is at by now: asked once more in the transaction that uses it. Null for none of this portal's. */
  stateOf(id: CardId): Promise<CardState | null>
  /** Takes a free card out of use. False where it is used, void or none of this portal's. */
  voidCard(id: CardId, at: Date): Promise<boolean>
}
