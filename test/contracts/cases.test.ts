import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Case } from '../../src/domain/office/case.ts'
import type { Stores } from '../../src/domain/stores.ts'
import { id, later, openWorld, type World } from './world.ts'

describe('cases', () => {
  let world: World
  let stores: Stores
  beforeAll(async () => {
    world = await openWorld()
    stores = world.stores.of('trade')
  })
  afterAll(() => world.end())

  const inquiry = (n: number, rest: Partial<Case> = {}): Case => ({
    id: id(n),
    kind: 'inquiry',
    number: `Q-${n}`,
    state: 'waiting',
    accountId: null,
    facts: { text: 'お問い合わせの内容 ㈱' },
    createdAt: later(n),
    closedAt: null,
    ...rest,
  })

  it('keeps a case, found by its number in its own portal', async () => {
    expect(await stores.cases.open(inquiry(1))).toBe(true)
    expect(await stores.cases.byNumber('Q-1')).toEqual(inquiry(1))
    expect(await stores.cases.byId(id(1))).toEqual(inquiry(1))
    expect(await stores.cases.byNumber('Q-0')).toBeNull()
    expect(await world.stores.of('partner').cases.byNumber('Q-1')).toBeNull()
  })

  it('gives a number once', async () => {
    const opened = await Promise.all(
      Array.from({ length: 20 }, (_, i) => stores.cases.open(inquiry(50 + i, { number: 'Q-same' }))),
    )
    expect(opened.filter(Boolean)).toHaveLength(1)
  })

  it('shows staff what waits, the oldest first', async () => {
    const { cases } = world.stores.of('member')
    await cases.open(inquiry(3))
    await cases.open(inquiry(2, { kind: 'deletion' }))
    await cases.open(inquiry(4, { state: 'unconfirmed' }))
    expect((await cases.waiting()).map((one) => one.number)).toEqual(['Q-2', 'Q-3'])
    expect((await cases.waiting('deletion')).map((one) => one.number)).toEqual(['Q-2'])
    expect(await cases.move(id(4), 'unconfirmed', 'waiting', later(9))).toBe(true)
    expect(await cases.byId(id(4))).toMatchObject({ state: 'waiting', closedAt: null })
    expect(await cases.waiting('inquiry')).toHaveLength(2)
  })

  it('is decided once, however many decide at the same moment', async () => {
    await stores.cases.open(inquiry(90))
    const decided = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        stores.cases.move(id(90), 'waiting', i % 2 ? 'approved' : 'refused', later(100 + i)),
      ),
    )
    expect(decided.filter(Boolean)).toHaveLength(1)
    const winner = decided.indexOf(true)
    expect(await stores.cases.byId(id(90))).toMatchObject({
      state: winner % 2 ? 'approved' : 'refused',
      closedAt: later(100 + winner),
    })
  })
})
