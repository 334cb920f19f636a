import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Counter, openCounter } from '../journeys/counter.ts'
import { type AccountStateSeen, accountStates, openSubject } from '../journeys/subject.ts'
import { goThrough } from '../journeys/transcript.ts'
import { median, rankTest } from './rank-test.ts'

/** Samples for each form and state; more of them see smaller differences. */
const SAMPLES = Number(process.env.SAMPLES ?? 60)
/**
 * A difference counts where chance would hardly make it in the whole table, and somebody could use it: a single look tells the two apart
 * in more than two out of three cases, and by more than a twentieth of the answer's time.
 */
const MOST_CHANCE = 0.01
const MOST_LONGER = 0.66
const MOST_SHIFT = 0.05

interface Row {
  readonly form: string
  readonly state: string
  readonly unknown: number
  readonly known: number
  readonly longer: number
  readonly p: number
}

const telling = (rows: readonly Row[]): readonly Row[] =>
  rows.filter(
    ({ longer, p, unknown, known }) =>
      p < MOST_CHANCE / rows.length &&
      Math.max(longer, 1 - longer) > MOST_LONGER &&
      Math.abs(known - unknown) / unknown > MOST_SHIFT,
  )

const printed = (rows: readonly Row[]): string => {
  const width = Math.max(...rows.map(({ form }) => form.length)) + 2
  const tell = new Set(telling(rows))
  return [
    `${'form'.padEnd(width)}${'state'.padEnd(52)}unknown ms  known ms  longer        p`,
    ...rows.map((row) =>
      [
        row.form.padEnd(width),
        row.state.padEnd(52),
        row.unknown.toFixed(2).padStart(10),
        row.known.toFixed(2).padStart(10),
        row.longer.toFixed(2).padStart(8),
        row.p.toFixed(4).padStart(9),
        tell.has(row) ? '  ← tells' : '',
      ].join(''),
    ),
  ].join('\n')
}

describe('ACC-60: how long a stranger waits for an answer', () => {
  let counter: Counter
  let mailDown: Counter
  beforeAll(async () => {
    counter = await openCounter()
    mailDown = await openCounter({ environment: { SMTP_URL: 'smtp://127.0.0.1:1' } })
  })
  afterAll(async () => {
    await counter.close()
    await mailDown.close()
  })

  /** Milliseconds of every answer on the way through a procedure, by what was asked. */
  const timesOf = async (at: Counter, path: string, told: Parameters<typeof goThrough>[2]) => {
    const times: [string, number][] = []
    await goThrough(at.browser(), path, told, async (asked, ask) => {
      const began = performance.now()
      const response = await ask()
      await response.clone().arrayBuffer()
      times.push([asked.replace(/[A-Za-z0-9_-]{43}/g, '…').replace(/\?.*/, ''), performance.now() - began])
      return response
    })
    // What the jobs do next must not fall into the next sample; what they do at once may, as it does for a stranger.
    await at.settle()
    return times
  }

  const measure = async (at: Counter, states: readonly AccountStateSeen[], label: (state: string) => string) => {
    const rows: Row[] = []
    for (const { portal, flows } of at.program.house.portals.values())
      for (const flow of flows.values()) {
        const path = `/${portal.id}/${flow.id}`
        if ((flow.who !== 'anybody' && flow.who !== 'stranger') || flow.id === 'sign-out') continue
        if ((await at.browser().request(path)).status !== 200) continue
        const subject = await openSubject(at.program, portal, at.clock.now)
        const told = { ...subject.told, password: 'Chigau-Kotoba-99' }
        const times = new Map<string, Map<string, number[]>>()
        const order = ['unknown', ...states] as const
        for (let sample = -3; sample < SAMPLES; sample++)
          // Interleaved, each round beginning with another state, so that whatever slows the machine slows all of them.
          for (let place = 0; place < order.length; place++) {
            const state = order[(place + Math.max(sample, 0)) % order.length]!
            await subject.become(state)
            for (const [form, time] of await timesOf(at, path, told)) {
              if (sample < 0) continue
              const ofForm = times.get(form) ?? times.set(form, new Map()).get(form)!
              ofForm.set(state, [...(ofForm.get(state) ?? []), time])
            }
          }
        for (const [form, ofForm] of times)
          for (const state of states) {
            const [unknown, known] = [ofForm.get('unknown')!, ofForm.get(state)!]
            rows.push({
              form,
              state: label(state),
              unknown: median(unknown),
              known: median(known),
              ...rankTest(unknown, known),
            })
          }
      }
    return rows
  }

  it('no answer takes longer or shorter than one about an account that is not there', async () => {
    const rows = await measure(
      counter,
      accountStates.filter((state) => state !== 'unknown'),
      (state) => state,
    )
    console.log(printed(rows))
    expect(rows.length).toBeGreaterThan(50)
    expect(telling(rows)).toEqual([])
  })

  it('nor while the mail server is down', async () => {
    const rows = await measure(mailDown, ['active'], (state) => `${state}, mail server down`)
    console.log(printed(rows))
    expect(telling(rows)).toEqual([])
  })

  it('the rank test tells what differs, and nothing where nothing does', () => {
    const even = Array.from({ length: 100 }, (_, at) => 10 + ((at * 37) % 100) / 100)
    expect(rankTest(even, [...even].reverse())).toEqual({ longer: 0.5, p: 1 })
    const later = even.map((time) => time + 0.5)
    expect(rankTest(even, later).p).toBeLessThan(1e-6)
    expect(rankTest(even, later).longer).toBeGreaterThan(0.8)
  })
})
