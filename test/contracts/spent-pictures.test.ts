import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweep } from '../../src/store/sweep.ts'
import { later, now, openWorld, type World } from './world.ts'

describe('KEY-1 picture codes that were used', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.end())
  const spend = (hash: string, ends = later(300), portal = 'member') =>
    world.stores.of(portal).pictures.spend(hash, ends)

  it('KEY-1 each works once', async () => {
    expect(await spend('one')).toBe(true)
    expect(await spend('one')).toBe(false)
    expect(await spend('one', later(9999))).toBe(false)
    expect(await spend('two')).toBe(true)
  })

  it('KEY-1 of 100 that use one at the same moment one succeeds', async () => {
    const spent = await Promise.all(Array.from({ length: 100 }, () => spend('burst')))
    expect(spent.filter(Boolean)).toHaveLength(1)
  })

  it('KEY-1 ACC-34 one portal’s are none of another’s', async () => {
    expect(await spend('shared')).toBe(true)
    expect(await spend('shared', later(300), 'partner')).toBe(true)
    const seen = await world.db.inPortal('partner', (query) => query.selectFrom('spent_pictures').selectAll().execute())
    expect(seen.map(({ portal, id_hash }) => [portal, id_hash])).toEqual([['partner', 'shared']])
  })

  it('KEY-1 one that was used in a transaction that is undone was not used', async () => {
    const undone = world.stores.atomically('member', async ({ pictures }) => {
      expect(await pictures.spend('undone', later(300))).toBe(true)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await spend('undone')).toBe(true)
  })

  it('KEY-1 is forgotten an hour after its end, no sooner', async () => {
    await spend('old', later(-3600))
    await spend('ended', later(-3599))
    await sweep(world.db, now)
    expect(await spend('old', later(-3600))).toBe(true)
    expect(await spend('ended', later(-3599))).toBe(false)
  })
})
