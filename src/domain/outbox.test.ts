import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPastUse, nextTry } from './outbox.ts'

const createdAt = new Date('2026-11-20T00:00:00Z')
const at = (minutes: number) => new Date(createdAt.getTime() + minutes * 60_000)

describe('ACC-40 when a letter is tried again', () => {
  it('ACC-40 waits 1, 2, 4 … minutes, never more than an hour', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 100].map(
      (tries) => (nextTry({ tries, createdAt }, 'later', at(10))!.getTime() - at(10).getTime()) / 60_000,
    )
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
  })

  it('PLT-31 asks a server that is away every five minutes at least', () => {
    expect(nextTry({ tries: 2, createdAt }, 'away', at(0))).toEqual(at(2))
    expect(nextTry({ tries: 9, createdAt }, 'away', at(0))).toEqual(at(5))
  })

  it('ACC-40 the last try is 24 hours after the letter was written', () => {
    expect(nextTry({ tries: 30, createdAt }, 'later', at(24 * 60 - 1))).toEqual(at(24 * 60))
    expect(nextTry({ tries: 31, createdAt }, 'later', at(24 * 60))).toBeNull()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 3000 }), (tries, minute) => {
        const due = nextTry({ tries, createdAt }, 'later', at(minute))
        if (minute >= 24 * 60) expect(due).toBeNull()
        else {
          expect(due!.getTime()).toBeGreaterThan(at(minute).getTime())
          expect(due!.getTime()).toBeLessThanOrEqual(at(24 * 60).getTime())
        }
      }),
    )
  })

  it('a letter is past its use from the instant its link or code has ended', () => {
    const facts = { until: at(10).toISOString(), minutes: 10 }
    expect(isPastUse({ facts }, new Date(at(10).getTime() - 1))).toBe(false)
    expect(isPastUse({ facts }, at(10))).toBe(true)
    expect(isPastUse({ facts: {} }, at(10))).toBe(false)
  })
})
