import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { WindowAway } from '../domain/office/window.ts'
import { createAwayBook } from './away-book.ts'

const start = new Date('2026-12-01T00:00:00Z')
const at = (seconds: number): Date => new Date(start.getTime() + seconds * 1000)
const window = (id: string): WindowAway => ({
  id,
  kind: 'maintenance',
  from: at(3600),
  until: at(7200),
  announcedAt: start,
  withdrawnAt: null,
  text: { ja: '', en: '' },
})

/** A book over what is written down, which counts how often it was read and can fail or wait. */
const openBook = () => {
  const state = { written: [window('1')], reads: 0, away: false, warned: 0, held: null as Promise<void> | null }
  const book = createAwayBook({
    read: async () => {
      state.reads += 1
      const { written } = state
      await state.held
      if (state.away) throw new Error('away')
      return written
    },
    log: {
      warn: () => {
        state.warned += 1
      },
    },
  })
  const ids = async (seconds: number) => {
    const known = (await book.of('partner', at(seconds))).map(({ id }) => id)
    // A reading that nobody waits for ends meanwhile, unless it is held.
    await setImmediate()
    return known
  }
  return { state, book, ids }
}

describe('KEY-10 what a process knows of maintenance', () => {
  it('is read once for however many pages of two seconds, and not at all by those in between', async () => {
    const { state, ids } = openBook()
    await Promise.all(Array.from({ length: 200 }, () => ids(0)))
    await ids(1.999)
    expect(state.reads).toBe(1)
    await ids(2)
    expect(state.reads).toBe(2)
  })

  it('is read for each portal', async () => {
    const { state, book } = openBook()
    await Promise.all([book.of('partner', start), book.of('trade', start)])
    expect(state.reads).toBe(2)
  })

  it('shows what others have changed to the next page but one within ten seconds, later to the very next', async () => {
    const { state, ids } = openBook()
    expect(await ids(0)).toEqual(['1'])
    state.written = [window('2')]
    expect([await ids(5), await ids(5)]).toEqual([['1'], ['2']])
    state.written = [window('3')]
    expect(await ids(15)).toEqual(['3'])
    // A clock that was set back by more than that.
    state.written = [window('4')]
    expect(await ids(0)).toEqual(['4'])
  })

  it('makes nobody wait for a slow reading before ten seconds have passed', async () => {
    const { state, ids } = openBook()
    await ids(0)
    let release = () => {}
    state.held = new Promise((resolve) => {
      release = resolve
    })
    expect(await ids(9)).toEqual(['1'])
    release()
  })

  it('shows at once what this process itself has changed, also where a reading was under way', async () => {
    const { state, book, ids } = openBook()
    let release = () => {}
    state.held = new Promise((resolve) => {
      release = resolve
    })
    const early = ids(0)
    state.written = [window('2')]
    book.forget('partner')
    state.held = null
    expect(await ids(0)).toEqual(['2'])
    release()
    await early
    expect(await ids(1)).toEqual(['2'])
  })

  it('keeps what was known while the database is away, asks again every two seconds, and says so in the log', async () => {
    const { state, ids } = openBook()
    await ids(0)
    state.away = true
    for (const seconds of [20, 21, 22, 40]) expect(await ids(seconds)).toEqual(['1'])
    expect([state.reads, state.warned]).toEqual([4, 3])
    state.away = false
    state.written = []
    expect(await ids(60)).toEqual([])
  })

  it('lets everybody in where nothing was ever known', async () => {
    const { state, ids } = openBook()
    state.away = true
    expect(await ids(0)).toEqual([])
  })
})
