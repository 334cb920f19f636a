import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Stores } from '../../src/domain/stores.ts'
import { later, now, openWorld, type World } from './world.ts'

describe('procedures that are under way', () => {
  let world: World
  let stores: Stores
  beforeAll(async () => {
    world = await openWorld()
    stores = world.stores.of('partner')
  })
  afterAll(() => world.end())

  const begin = (id: string, state: unknown = { at: 'first' }, browserHash = 'mine') =>
    stores.flowStates.insert({ id, flow: 'sign-in', browserHash, state, expiresAt: later(3600) })

  it('is kept for its own browser in its own portal until it ends', async () => {
    const state = { at: 'confirm', typed: { name: '髙﨑 ㈱①\u{E0100}', list: [1, null, 'NUL \u0000'] } }
    expect(await begin('one', state)).toBe(true)
    const kept = { flow: 'sign-in', version: 1, state }
    expect(await stores.flowStates.load('one', 'mine', later(3599.999))).toEqual(kept)
    expect(await stores.flowStates.load('one', 'mine', later(3600))).toBeNull()
    expect(await stores.flowStates.load('one', 'another’s', now)).toBeNull()
    expect(await stores.flowStates.load('two', 'mine', now)).toBeNull()
    expect(await world.stores.of('trade').flowStates.load('one', 'mine', now)).toBeNull()
    expect(await begin('one', { at: 'else' })).toBe(false)
    expect((await stores.flowStates.load('one', 'mine', now))?.state).toEqual(state)
  })

  it('PLT-22 moves on once, however often the same form is sent', async () => {
    await begin('double')
    const moved = await Promise.all(
      Array.from({ length: 60 }, (_, i) => stores.flowStates.move('double', 1, { at: 'next', i }, later(7200))),
    )
    expect(moved.filter(Boolean)).toHaveLength(1)
    expect(await stores.flowStates.load('double', 'mine', later(7000))).toEqual({
      flow: 'sign-in',
      version: 2,
      state: { at: 'next', i: moved.indexOf(true) },
    })
    expect(await stores.flowStates.move('double', 1, { at: 'late' }, later(7200))).toBe(false)
    expect(await stores.flowStates.move('double', 2, { at: 'third' }, later(7200))).toBe(true)
    expect(await world.stores.of('trade').flowStates.move('double', 3, {}, later(7200))).toBe(false)
    expect(await stores.flowStates.move('never begun', 1, {}, later(7200))).toBe(false)
  })

  it('moves on together with what it does, or not at all', async () => {
    await begin('whole')
    const failing = world.stores.atomically('partner', async (inside) => {
      expect(await inside.flowStates.move('whole', 1, { at: 'done' }, later(7200))).toBe(true)
      await inside.throttle.countTry('whole', now)
      throw new Error('the last step failed')
    })
    await expect(failing).rejects.toThrow('the last step failed')
    expect((await stores.flowStates.load('whole', 'mine', now))?.version).toBe(1)
    expect(await world.asOwner(`select lane from tries where lane = 'whole'`)).toEqual([])
  })

  it('ACC-5 all of one browser end together', async () => {
    await begin('a', {}, 'leaving')
    await begin('b', {}, 'leaving')
    await begin('c', {}, 'staying')
    await stores.flowStates.endAll('leaving')
    expect(await stores.flowStates.load('a', 'leaving', now)).toBeNull()
    expect(await stores.flowStates.load('b', 'leaving', now)).toBeNull()
    expect(await stores.flowStates.load('c', 'staying', now)).not.toBeNull()
  })
})
