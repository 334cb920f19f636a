import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monthsOf } from '../../src/domain/keys/calendar.ts'
import type { ProvedCard } from '../../src/domain/keys/cards.ts'
import { numberRule } from '../../src/domain/keys/connection-number.ts'
import type { ProductId } from '../../src/domain/keys/product.ts'
import { seededRandom } from '../../src/kit/random.ts'
import { applying, type Keys, newDealer, newDevice, openKeys, terms } from './keys-world.ts'
import { connections, now, openWorld, type World } from './world.ts'

/** Rounds of each race, and how many rounds are under way at once: each round's people meet, and the rounds disturb one another. */
const rounds = 400
const abreast = 4

describe('KEY-25 everybody at the same moment', () => {
  let world: World
  let keys: Keys
  beforeAll(async () => {
    world = await openWorld()
    keys = openKeys(world)
    expect(connections).toBeGreaterThanOrEqual(8)
  })
  afterAll(() => world.end())

  const race = async (round: (n: number) => Promise<void>): Promise<void> => {
    let next = 0
    const lane = async (): Promise<void> => {
      for (let n = next++; n < rounds; n = next++) await round(n)
    }
    await Promise.all(Array.from({ length: abreast }, lane))
  }
  const printMany = async (product: ProductId, count: number): Promise<readonly ProvedCard[]> => {
    const cards = await keys.print(product, count)
    return (await keys.stores.cards.proveAll(cards)).map((card) => card!)
  }
  const rows = async (sql: string): Promise<number> =>
    (await world.asOwner(`select count(*)::int as n from ${sql}`))[0].n
  const counted = async () => ({
    uses: await rows('card_uses'),
    numbers: await rows('connection_numbers where device_id is not null'),
    entries: await rows('ledger_entries'),
  })

  it('KEY-24 one card, two dealers, two devices: one has it and the other is told, 400 times', async () => {
    const cards = await printMany('701W', rounds)
    const started = await counted()
    const winners = [0, 0]
    await race(async (n) => {
      const card = cards[n]!
      const devices = [newDevice(), newDevice()]
      const foundings = await Promise.all(devices.map(() => keys.drawn(now)))
      const applied = await Promise.all(
        devices.map((device, i) =>
          keys.apply({ asked: 'new', device, card, founding: foundings[i]!, terms, ...newDealer() }, now),
        ),
      )
      const winner = applied.findIndex(({ is }) => is === 'done')
      winners[winner]! += 1
      expect(applied[1 - winner]).toEqual({ is: 'refused', refusal: { why: 'card-used-elsewhere' } })
      expect(await keys.stores.cards.stateOf(card.id)).toEqual({ is: 'used', by: devices[winner]!.id })
      // A refusal changes nothing: neither device nor number.
      expect(await keys.stores.devices.read(devices[1 - winner]!)).toMatchObject({ seq: 0, number: null, ledger: [] })
    })
    // It was a race: nobody always came first.
    expect(Math.min(...winners)).toBeGreaterThan(0)
    const ended = await counted()
    expect(ended.uses - started.uses).toBe(rounds)
    expect(ended.numbers - started.numbers).toBe(rounds)
    expect(ended.entries - started.entries).toBe(rounds)
  })

  it('KEY-25 one card, one device, two dealers: one key, and both see it, 400 times', async () => {
    const cards = await printMany('701W', rounds)
    const started = await counted()
    await race(async (n) => {
      const device = newDevice()
      const founding = () => keys.drawn(now)
      const applied = await Promise.all(
        [newDealer(), newDealer()].map(async (dealer) =>
          keys.apply({ asked: 'new', device, card: cards[n]!, founding: await founding(), terms, ...dealer }, now),
        ),
      )
      expect(applied.map(({ is }) => is).sort()).toEqual(['again', 'done'])
      const [one, other] = applied as Extract<(typeof applied)[number], { is: 'done' | 'again' }>[]
      expect(one!.key).toBe(other!.key)
      expect(one!.record.number).toBe(other!.record.number)
      expect(one!.stands).toEqual(other!.stands)
    })
    const ended = await counted()
    expect([ended.uses - started.uses, ended.numbers - started.numbers]).toEqual([rounds, rounds])
  })

  it('KEY-31 one extension sent 8 times is one extension, 400 times', async () => {
    const cards = await printMany('701W', rounds * 2)
    await race(async (n) => {
      const device = newDevice()
      await keys.found(device, cards[n * 2]!)
      const sent = await Promise.all(
        Array.from({ length: 8 }, () => keys.extend(device, cards[n * 2 + 1]!, newDealer())),
      )
      expect(sent.map(({ is }) => is).sort()).toEqual([...Array(7).fill('again'), 'done'])
      for (const one of sent) expect(one).toMatchObject({ stands: { is: 'waiting', months: 24 } })
      expect((await keys.stores.devices.read(device)).ledger).toHaveLength(2)
    })
  })

  it('KEY-32 8 extensions of a year by 8 dealers: five fit beside the first year, three are refused and lose no card', async () => {
    const some = rounds / 10
    const cards = await printMany('701W', some * 9)
    for (let n = 0; n < some; n++) {
      const device = newDevice()
      const mine = cards.slice(n * 9, n * 9 + 9)
      await keys.found(device, mine[0]!)
      const sent = await Promise.all(mine.slice(1).map((card) => keys.extend(device, card, newDealer())))
      const refused = mine.slice(1).filter((_, i) => sent[i]!.is === 'refused')
      expect(refused).toHaveLength(3)
      for (const card of refused) expect(await keys.stores.cards.stateOf(card.id)).toEqual({ is: 'free' })
      const { ledger } = await keys.stores.devices.read(device)
      const months = ledger.reduce((sum, entry) => sum + (entry.is === 'granted' ? monthsOf(entry.period) : 0), 0)
      expect(months).toBe(72)
    }
  })

  const heldBy = async (first: string, last: string): Promise<string[]> =>
    (
      await world.asOwner('select number, held_by from connection_numbers where number between $1 and $2', [
        first,
        last,
      ])
    ).map(({ number, held_by }) => `${number} ${held_by}`)

  it('KEY-22 the same numbers drawn by 8 people at once: each is one person’s, and everybody has three, 400 times', async () => {
    for (let n = 0; n < rounds; n++) {
      // All of them draw by the same chance, so that they want the very same numbers.
      const people = Array.from({ length: 8 }, () => applying({ random: seededRandom(`round ${n}`) }))
      const offers = await Promise.all(people.map((person) => keys.stores.numbers.draw(person)))
      const candidates = offers.flatMap((offer) => offer.candidates)
      expect(candidates).toHaveLength(24)
      expect(new Set(candidates).size).toBe(24)
    }
    const kept = await heldBy('0', '9')
    expect(kept.length).toBeGreaterThanOrEqual(rounds * 24)
  })

  it('KEY-22 the last numbers of all, wanted by 8 at once: none is anybody’s twice', async () => {
    await world.asOwner(
      `insert into connection_numbers (portal, number, held_by, held_until)
      select 'trade', '333-' || lpad(n::text, 5, '0'), 'somebody', '2040-01-01' from generate_series(20, 99999) as n`,
    )
    for (let n = 0; n < 5; n++) {
      const people = Array.from({ length: 8 }, () => applying({ rule: { ...numberRule, prefixes: ['333'] } }))
      const offers = await Promise.all(people.map((person) => keys.stores.numbers.draw(person)))
      const wanted = offers.flatMap(({ candidates }, i) => candidates.map((number) => `${number} ${people[i]!.id}`))
      expect((await heldBy('333-00000', '333-00019')).sort()).toEqual(wanted.sort())
      // 24 are wanted of 20.
      expect(wanted).toHaveLength(20)
      await Promise.all(people.map(({ id }) => keys.stores.numbers.release(id)))
    }
  })
})
