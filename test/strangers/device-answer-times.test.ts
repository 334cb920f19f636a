import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Device } from '../../src/domain/keys/device.ts'
import { newDevice } from '../contracts/keys-world.ts'
import { type Counter, openCounter } from '../journeys/counter.ts'
import { type Devices, openDevices } from '../journeys/device-asks.ts'
import { median, rankTest } from './rank-test.ts'

const SAMPLES = Number(process.env.SAMPLES ?? 60)
const MOST_CHANCE = 0.01
const MOST_LONGER = 0.66
const MOST_SHIFT = 0.05
const WRONG = '0000000000000000'

/** How a device stands that somebody asks about with a key they made up. */
const states = ['unknown', 'known to the factory', 'issued, not used yet', 'running', 'lapsed'] as const
type State = (typeof states)[number]

describe('KEY-60: how long a stranger waits for an answer about a device', () => {
  let counter: Counter
  let devices: Devices
  beforeAll(async () => {
    counter = await openCounter()
    devices = openDevices(counter)
  })
  afterAll(() => counter.close())

  const made: Readonly<Record<State, () => Promise<Device>>> = {
    unknown: async () => newDevice(),
    'known to the factory': async () => {
      const device = newDevice()
      await devices.keys.stores.devices.know([{ device, macAddress: null }], counter.clock.now())
      return device
    },
    'issued, not used yet': async () => {
      const device = newDevice()
      await devices.issue(device, '701W', counter.clock.now())
      return device
    },
    running: async () => {
      const device = newDevice()
      await devices.register(device, await devices.issue(device, '701W', counter.clock.now()))
      return device
    },
    lapsed: async () => {
      const [device, now] = [newDevice(), counter.clock.now()]
      counter.clock.set('2023-01-01T00:00:00Z')
      await devices.register(device, await devices.issue(device, 'trial', counter.clock.now()))
      counter.clock.set(now.toISOString())
      return device
    },
  }

  const many = async (count: number, make: () => Promise<Device>): Promise<readonly Device[]> => {
    const all: Device[] = []
    while (all.length < count) all.push(await make())
    return all
  }

  let addresses = 0
  /** Milliseconds of one answer; each from an address of its own, so that no limit counts. */
  const timeOf = async (act: 'register' | 'status', { id }: Device): Promise<number> => {
    const address = `198.18.${++addresses >> 8}.${addresses & 255}`
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mprId: id, registrationKey: WRONG }),
    }
    const began = performance.now()
    const answer = await devices.send(act, init, { address })
    await answer.arrayBuffer()
    const took = performance.now() - began
    expect(answer.status).toBe(act === 'register' ? 403 : 200)
    return took
  }

  it.each(['register', 'status'] as const)(
    '%s takes no longer or shorter than about a device that nobody knows',
    async (act) => {
      const times = new Map<State, number[]>(states.map((state) => [state, []]))
      // All of them before anything is measured: what was done a moment ago still warms or burdens the machine.
      const asked = new Map<State, readonly Device[]>()
      for (const state of states) asked.set(state, await many(SAMPLES + 3, made[state]))
      for (let sample = 0; sample < SAMPLES + 3; sample++)
        // Interleaved, each round beginning with another state, so that whatever slows the machine slows all of them.
        for (let place = 0; place < states.length; place++) {
          const state = states[(place + sample) % states.length]!
          const took = await timeOf(act, asked.get(state)![sample]!)
          if (sample >= 3) times.get(state)!.push(took)
        }
      const unknown = times.get('unknown')!
      const rows = states.slice(1).map((state) => {
        const known = times.get(state)!
        return { state, unknown: median(unknown), known: median(known), ...rankTest(unknown, known) }
      })
      console.table(rows)
      const telling = rows.filter(
        ({ p, longer, unknown: one, known }) =>
          p < MOST_CHANCE / rows.length &&
          Math.max(longer, 1 - longer) > MOST_LONGER &&
          Math.abs(known - one) / one > MOST_SHIFT,
      )
      expect(telling).toEqual([])
    },
  )
})
