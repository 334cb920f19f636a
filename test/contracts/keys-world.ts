import { randomBytes } from 'node:crypto'
import { type Applied, applyCard, type CardApplication, type FactsAt } from '../../src/desks/keys/apply-card.ts'
import { withChanges } from '../../src/domain/keys/application.ts'
import { type Day, gmtDay } from '../../src/domain/keys/calendar.ts'
import { drawCard } from '../../src/domain/keys/card.ts'
import type { PrintedCard, ProvedCard } from '../../src/domain/keys/cards.ts'
import { numberRule } from '../../src/domain/keys/connection-number.ts'
import type { Device } from '../../src/domain/keys/device.ts'
import type { Applying } from '../../src/domain/keys/numbers.ts'
import type { ProductId } from '../../src/domain/keys/product.ts'
import { firstUse, keptEnds, termRule } from '../../src/domain/keys/term.ts'
import type { Stores } from '../../src/domain/stores.ts'
import { newId } from '../../src/kit/ids.ts'
import { systemRandom } from '../../src/kit/random.ts'
import { now, type World } from './world.ts'

export const fresh = (): string => newId(now, systemRandom)

/** A device that nobody has. */
export const newDevice = (kind: Device['kind'] = 'hdcom'): Device => ({
  kind,
  id: randomBytes(kind === 'hdcom' ? 8 : 6)
    .toString('hex')
    .toUpperCase(),
})

/** What terms are judged by at a moment, while the counter was never away. */
export const factsAt = (at: Date): FactsAt => ({ rule: termRule, away: [], today: gmtDay(at), now: at })

/** An application for numbers. */
export const applying = (rest: Partial<Applying> = {}): Applying => {
  const at = rest.now ?? now
  return { id: fresh(), account: fresh(), rule: numberRule, now: at, today: gmtDay(at), random: systemRandom, ...rest }
}

export interface Dealer {
  readonly account: string
  readonly holder: string
}

export const newDealer = (): Dealer => {
  const account = fresh()
  return { account, holder: account }
}

/** One portal's keys, with what its pages do in their order. */
export const openKeys = (world: Pick<World, 'stores'>, portal = 'trade') => {
  const stores = world.stores.of(portal)

  /** Prints cards and puts them into the stock. */
  const print = async (product: ProductId, count = 1): Promise<readonly (PrintedCard & { readonly id: string })[]> => {
    const cards = Array.from({ length: count }, () => ({ id: fresh(), product, ...drawCard(systemRandom) }))
    await stores.cards.create(cards, 'test', now)
    return cards
  }
  const printed = async (product: ProductId): Promise<ProvedCard> => {
    const [card] = await print(product)
    return (await stores.cards.prove(card!))!
  }

  /** Applies as the last page does: in one transaction, which a refusal undoes. */
  const apply = (application: CardApplication, at: Date): Promise<Applied> => {
    let answer: Applied | undefined
    return world.stores
      .atomically(portal, async (inside) => {
        answer = await applyCard(inside, application, factsAt(at))
        if (answer.is === 'refused' || answer.is === 'number-taken') throw undone
        return answer
      })
      .catch((error) => {
        if (error === undone) return answer!
        throw error
      })
  }

  const drawn = async (at: Date): Promise<NonNullable<CardApplication['founding']>> => {
    const application = applying({ now: at })
    const { candidates } = await stores.numbers.draw(application)
    return { number: candidates[0]!, application: application.id }
  }

  /** The whole of a new application, but for its pages. */
  const found = async (
    device: Device,
    card: ProvedCard,
    dealer: Dealer = newDealer(),
    at: Date = now,
  ): Promise<Applied> => apply({ asked: 'new', device, card, founding: await drawn(at), terms, ...dealer }, at)

  const extend = (device: Device, card: ProvedCard, dealer: Dealer = newDealer(), at: Date = now): Promise<Applied> =>
    apply({ asked: 'extension', device, card, founding: null, terms, ...dealer }, at)

  /** First use on the device. */
  const use = (device: Device, on: Day): Promise<void> =>
    world.stores.atomically(portal, async (inside) => begin(inside, device, on))

  return { stores, print, printed, apply, drawn, found, extend, use }
}

export type Keys = ReturnType<typeof openKeys>

export const terms = { id: 'paid', version: '2026-04-01' } as const

const undone = new Error('undone')

const begin = async (inside: Stores, device: Device, on: Day): Promise<void> => {
  const at = new Date(`${on}T12:00:00Z`)
  const held = await inside.devices.hold(device, at)
  const begun = firstUse(held.ledger, on)
  if (begun) await inside.devices.append(held, [begun], keptEnds(withChanges(held.ledger, [begun]), factsAt(at)), at)
}
