import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeCode } from '../../src/domain/accounts/one-time-code.ts'
import type { Stores } from '../../src/domain/stores.ts'
import { days, minutes, seconds } from '../../src/kit/time.ts'
import { id, later, newAccount, now, openWorld, type World } from './world.ts'

describe('ACC-7 mailed one-time passwords', () => {
  let world: World
  let stores: Stores
  beforeAll(async () => {
    world = await openWorld()
    stores = world.stores.of('member')
    await stores.accounts.create(newAccount(1))
  })
  afterAll(() => world.end())

  const rule = { digits: 8, lifetime: minutes(10), tries: 5, resendAfter: seconds(60), every: days(90) }
  const put = (flow: string, codeHash: string, at = 0) =>
    stores.codes.put(
      flow,
      { codeHash, accountId: id(1), sentAt: later(at), expiresAt: later(at + 600) },
      later(at - rule.resendAfter),
    )

  it('ACC-7 belongs to one sign-in of one portal', async () => {
    expect(await put('mine', 'hash')).toBe(true)
    expect(await stores.codes.held('mine')).toEqual({
      codeHash: 'hash',
      accountId: id(1),
      tries: 0,
      sentAt: now,
      expiresAt: later(600),
    })
    expect(await stores.codes.held('another')).toBeNull()
    expect(await stores.codes.countTry('another')).toBeNull()
    expect(await stores.codes.spend('another')).toBe(false)
    expect(await world.stores.of('partner').codes.held('mine')).toBeNull()
    expect(await world.stores.of('partner').codes.spend('mine')).toBe(false)
  })

  it('ACC-7 is sent again after 60 seconds, and its tries stay counted', async () => {
    await put('resent', 'first')
    await stores.codes.countTry('resent')
    await stores.codes.countTry('resent')
    expect(await put('resent', 'second', 59.999)).toBe(false)
    expect((await stores.codes.held('resent'))?.codeHash).toBe('first')
    expect(await put('resent', 'second', 60)).toBe(true)
    expect(await stores.codes.held('resent')).toMatchObject({
      codeHash: 'second',
      tries: 2,
      sentAt: later(60),
      expiresAt: later(660),
    })
  })

  it('ACC-7 is sent once where 60 ask at the same moment', async () => {
    const kept = await Promise.all(Array.from({ length: 60 }, (_, i) => put('asked', `code ${i}`)))
    expect(kept.filter(Boolean)).toHaveLength(1)
    expect((await stores.codes.held('asked'))?.codeHash).toBe(`code ${kept.indexOf(true)}`)
    const again = await Promise.all(Array.from({ length: 60 }, (_, i) => put('asked', `again ${i}`, 61)))
    expect(again.filter(Boolean)).toHaveLength(1)
  })

  it('ACC-7 judges five of 200 parallel tries', async () => {
    await put('burst', 'hash')
    const tries = await Promise.all(Array.from({ length: 200 }, () => stores.codes.countTry('burst')))
    expect(tries.map((one) => one?.tries).sort((a, b) => a! - b!)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
    const judged = tries.filter((held) => judgeCode(held, false, rule, now) === 'wrong')
    expect(judged).toHaveLength(5)
    await put('burst', 'fresh', 60)
    expect(judgeCode(await stores.codes.countTry('burst'), true, rule, later(60))).toBe('exhausted')
  })

  it('ACC-7 of 200 that spend one code in parallel one succeeds', async () => {
    await put('spent', 'hash')
    const spent = await Promise.all(Array.from({ length: 200 }, () => stores.codes.spend('spent')))
    expect(spent.filter(Boolean)).toHaveLength(1)
    expect(await stores.codes.held('spent')).toBeNull()
  })
})
