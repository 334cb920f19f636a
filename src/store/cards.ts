import { sql } from 'kysely'
import type { CardState } from '../domain/keys/card.ts'
import type { Cards, PrintedCard, ProvedCard } from '../domain/keys/cards.ts'
import type { LookUp } from '../domain/keys/look-up.ts'
import type { ProductId } from '../domain/keys/product.ts'
import type { Vault } from '../domain/vault.ts'
import type { Query } from './db.ts'

/** What `cards.sealed` is sealed for. */
export const cardSeal = 'card'

/** A card for `cards.sealed`, and as it comes out of there. */
export const sealCard = (vault: Vault, { number, registrationId }: PrintedCard): Uint8Array =>
  vault.seal(cardSeal, `${number} ${registrationId}`)
export const openCard = (vault: Vault, sealed: Uint8Array): PrintedCard => {
  const [number = '', registrationId = ''] = vault.openText(cardSeal, sealed).split(' ')
  return { number, registrationId }
}

const atOnce = 1000

/** What tells what a card is at. */
export interface CardStateRow {
  readonly voided_at: Date | null
  readonly used_by: string | null
}

interface Row extends CardStateRow {
  readonly id: string
  readonly product: ProductId
}

/** A card that is used is no more than used: it can be voided only before. */
export const stateOf = ({ voided_at, used_by }: CardStateRow): CardState =>
  used_by !== null ? { is: 'used', by: used_by } : { is: voided_at === null ? 'free' : 'void' }

/** Activation cards of one portal. */
export const createCards = (query: Query, portal: string, vault: Vault, lookUp: () => Promise<LookUp>): Cards => {
  const columns = sql`c.id, c.product, c.voided_at, u.device_id as used_by`
  const uses = sql`left join card_uses as u on u.portal = c.portal and u.card_id = c.id`

  const proveAll: Cards['proveAll'] = async (cards) => {
    const { pair } = await lookUp()
    const { rows } = await sql<Row & { place: number }>`
      select w.place, ${columns} from unnest(${cards.map(pair)}::text[]) with ordinality as w (mac, place)
      join cards as c on c.portal = ${portal} and c.pair_mac = w.mac ${uses}`.execute(query)
    const found = new Map(rows.map((row) => [row.place, row]))
    return cards.map((_, index): ProvedCard | null => {
      const row = found.get(index + 1)
      return row ? { id: row.id, product: row.product, state: stateOf(row) } : null
    })
  }

  return {
    async create(cards, batch, at) {
      const { number, pair } = await lookUp()
      let made = 0
      for (let from = 0; from < cards.length; from += atOnce) {
        const some = cards.slice(from, from + atOnce)
        const { rows } = await sql`
          insert into cards (portal, id, number_mac, pair_mac, sealed, product, batch, created_at)
          select ${portal}, id, number_mac, pair_mac, sealed, product, ${batch}, ${at}
          from unnest(${some.map((card) => card.id)}::uuid[], ${some.map((card) => number(card.number))}::text[],
            ${some.map(pair)}::text[], ${some.map((card) => sealCard(vault, card))}::bytea[],
            ${some.map((card) => card.product)}::text[]) as t (id, number_mac, pair_mac, sealed, product)
          on conflict (portal, number_mac) do nothing returning id`.execute(query)
        made += rows.length
      }
      return made
    },

    async contradicted(cards) {
      const { number, pair } = await lookUp()
      const { rows } = await sql<{ place: number }>`
        select w.place::int - 1 as place
        from unnest(${cards.map((card) => number(card.number))}::text[], ${cards.map(pair)}::text[])
          with ordinality as w (number_mac, pair_mac, place)
        join cards as c on c.portal = ${portal} and c.number_mac = w.number_mac and c.pair_mac <> w.pair_mac
        order by w.place`.execute(query)
      return rows.map(({ place }) => place)
    },

    prove: async (card) => (await proveAll([card]))[0]!,
    proveAll,

    async ofNumber(number) {
      const mac = (await lookUp()).number(number)
      const { rows } = await sql<Row>`
        select ${columns} from cards as c ${uses} where c.portal = ${portal} and c.number_mac = ${mac}`.execute(query)
      const row = rows[0]
      return row ? { id: row.id, product: row.product, state: stateOf(row) } : null
    },

    async stateOf(id) {
      const { rows } = await sql<Row>`
        select ${columns} from cards as c ${uses} where c.portal = ${portal} and c.id = ${id}`.execute(query)
      return rows[0] ? stateOf(rows[0]) : null
    },

    async voidCard(id, at) {
      // The row first, then the look: in one statement a use that is committed while it waits would not be seen.
      await sql`select from cards where portal = ${portal} and id = ${id} for no key update`.execute(query)
      const { rows } = await sql`
        update cards as c set voided_at = ${at} where portal = ${portal} and id = ${id} and voided_at is null
          and not exists (select from card_uses as u where u.portal = c.portal and u.card_id = c.id)
        returning id`.execute(query)
      return rows.length > 0
    },
  }
}
