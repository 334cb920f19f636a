import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordStatements } from '../setup/statements.ts'
import { fresh, newDevice, openKeys } from './keys-world.ts'
import { later, now, openWorld, type World } from './world.ts'

describe('activation cards', () => {
  let world: World
  let keys: ReturnType<typeof openKeys>
  beforeAll(async () => {
    world = await openWorld()
    keys = openKeys(world)
  })
  afterAll(() => world.end())

  it('KEY-23 are proved by number and registration ID together, in their own portal', async () => {
    const [card, other] = await keys.print('701W', 2)
    const { cards } = keys.stores
    expect(await cards.prove(card!)).toEqual({ id: card!.id, product: '701W', state: { is: 'free' } })
    expect(await cards.prove({ ...card!, registrationId: other!.registrationId })).toBeNull()
    expect(await cards.prove({ ...card!, number: other!.number })).toBeNull()
    expect(await world.stores.of('member').cards.prove(card!)).toBeNull()
    const many = [other!, { number: '0'.repeat(16), registrationId: '0'.repeat(12) }, card!, other!]
    expect((await cards.proveAll(many)).map((one) => one?.id ?? null)).toEqual([other!.id, null, card!.id, other!.id])
    expect(await cards.proveAll([])).toEqual([])
  })

  it('KEY-23 a wrong registration ID and a number nobody has are looked up by the same statements', async () => {
    const [card] = await keys.print('701W')
    const statements = recordStatements()
    try {
      const asked: string[][] = []
      for (const typed of [card!, { ...card!, registrationId: '0'.repeat(12) }, { ...card!, number: '1'.repeat(16) }]) {
        await keys.stores.cards.prove(typed)
        asked.push(statements.take())
      }
      expect(asked[1]).toEqual(asked[0])
      expect(asked[2]).toEqual(asked[0])
    } finally {
      statements.stop()
    }
  })

  it('are made once: a number that is there stays as it is', async () => {
    const [card] = await keys.print('701W')
    const again = { ...card!, id: fresh(), product: '703W' as const }
    const another = { ...again, id: fresh(), number: '123456789ABCDEF0', registrationId: 'ABCDEFABCDEF' }
    expect(await keys.stores.cards.create([again, another, { ...another, id: fresh() }], 'b', now)).toBe(1)
    expect(await keys.stores.cards.prove(card!)).toMatchObject({ id: card!.id, product: '701W' })
    // In another portal it is another card.
    expect(await world.stores.of('member').cards.create([{ ...again, id: card!.id }], 'b', now)).toBe(1)
  })

  it('are made by the thousand', async () => {
    const cards = await keys.print('M701W', 2500)
    const proved = await keys.stores.cards.proveAll(cards)
    expect(proved.map((one) => one?.id)).toEqual(cards.map(({ id }) => id))
  })

  it('KEY-24 a card that was taken out of use founds nothing; one in use cannot be taken out', async () => {
    const [card, used] = [await keys.printed('701W'), await keys.printed('701W')]
    const device = newDevice()
    expect(await keys.stores.cards.voidCard(card.id, later(1))).toBe(true)
    expect(await keys.stores.cards.voidCard(card.id, later(2))).toBe(false)
    expect(await keys.stores.cards.voidCard(fresh(), later(1))).toBe(false)
    expect(await keys.stores.cards.stateOf(card.id)).toEqual({ is: 'void' })
    expect(await keys.stores.cards.stateOf(fresh())).toBeNull()
    expect(await keys.found(device, card)).toEqual({ is: 'refused', refusal: { why: 'card-void' } })

    expect(await keys.found(device, used)).toMatchObject({ is: 'done' })
    expect(await keys.stores.cards.voidCard(used.id, later(1))).toBe(false)
    expect(await keys.stores.cards.stateOf(used.id)).toEqual({ is: 'used', by: device.id })
  })

  it('KEY-24 is used or void, never both, whoever comes first', async () => {
    const ends = new Set<string>()
    for (let round = 0; round < 60; round++) {
      const card = await keys.printed('701W')
      const [done, voided] = await Promise.all([
        keys.found(newDevice(), card),
        keys.drawn(now).then(() => keys.stores.cards.voidCard(card.id, now)),
      ])
      expect(voided).toBe(done.is !== 'done')
      const [row] = await world.asOwner(
        `select c.voided_at is not null as voided, u.card_id is not null as used from cards as c
        left join card_uses as u on u.card_id = c.id where c.id = $1`,
        [card.id],
      )
      expect(row).toEqual({ voided, used: !voided })
      ends.add(done.is)
    }
    expect(ends.size).toBe(2)
  })
})
