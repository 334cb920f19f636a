import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type Day, readDay } from '../../src/domain/keys/calendar.ts'
import { type NumberRule, numberRule, type Offer } from '../../src/domain/keys/connection-number.ts'
import { seededRandom } from '../../src/kit/random.ts'
import { days } from '../../src/kit/time.ts'
import { applying, factsAt, type Keys, newDevice, openKeys, terms } from './keys-world.ts'
import { later, now, openWorld, type World } from './world.ts'

describe('connection numbers', () => {
  let world: World
  let keys: Keys
  let numbers: Keys['stores']['numbers']
  beforeAll(async () => {
    world = await openWorld()
    keys = openKeys(world)
    numbers = keys.stores.numbers
  })
  afterAll(() => world.end())

  const rows = (numbers: readonly string[]) =>
    world.asOwner('select number, device_id, held_by from connection_numbers where number = any ($1) order by number', [
      numbers,
    ])
  /** A prefix of which only these are free. */
  const fullBut = async (prefix: string, free: number): Promise<NumberRule> => {
    await world.asOwner(
      `insert into connection_numbers (portal, number, held_by, held_until)
      select 'trade', $1 || '-' || lpad(n::text, 5, '0'), 'somebody', $2 from generate_series($3::int, 99999) as n`,
      [prefix, new Date('2040-01-01T00:00:00Z'), free],
    )
    return { ...numberRule, prefixes: [prefix] }
  }
  const at = (day: Day) => new Date(`${day}T00:00:00Z`)

  it('KEY-22 three are offered, one of each prefix, and held; reload and a second tab show the same', async () => {
    const mine = applying()
    expect(await numbers.offer(mine.id)).toBeNull()
    const [first, second] = await Promise.all([numbers.draw(mine), numbers.draw(mine)])
    expect(first.candidates.map((number) => number.slice(0, 4)).sort()).toEqual(['111-', '117-', '118-'])
    expect(first).toMatchObject({ shown: first.candidates, redrawsLeft: 5, heldUntil: later(900) })
    expect(second).toEqual(first)
    expect(await numbers.draw({ ...mine, now: later(899) })).toEqual(first)
    expect(await numbers.offer(mine.id)).toEqual(first)
    for (const row of await rows(first.candidates)) expect(row).toMatchObject({ device_id: null, held_by: mine.id })
    // The same numbers may be another portal's.
    expect(await world.stores.of('member').numbers.offer(mine.id)).toBeNull()
  })

  it('KEY-22 others five times in all, counted by the row; earlier ones never come back and are free for others', async () => {
    const mine = applying()
    const offers: Offer[] = [await numbers.draw(mine)]
    for (let left = 4; left >= 0; left--) {
      const next = (await numbers.redraw(mine))!
      expect(next.redrawsLeft).toBe(left)
      expect(next.candidates).toHaveLength(3)
      offers.push(next)
    }
    expect(await numbers.redraw(mine)).toBeNull()
    expect(await numbers.offer(mine.id)).toEqual(offers.at(-1))
    const shown = offers.flatMap(({ candidates }) => candidates)
    expect(new Set(shown).size).toBe(18)
    expect(offers.at(-1)!.shown).toEqual(shown)
    expect((await rows(shown)).map(({ number }) => number)).toEqual([...offers.at(-1)!.candidates].sort())
  })

  it('KEY-22 of twenty redraws at the same moment five are given', async () => {
    const mine = applying()
    await numbers.draw(mine)
    const drawn = await Promise.all(Array.from({ length: 20 }, () => numbers.redraw(mine)))
    const given = drawn.filter((one) => one !== null)
    expect(given.map(({ redrawsLeft }) => redrawsLeft).sort()).toEqual([0, 1, 2, 3, 4])
    expect(new Set(given.flatMap(({ candidates }) => candidates)).size).toBe(15)
  })

  it('KEY-22 after the hold the same ones are held anew, as far as nobody has taken them', async () => {
    const mine = applying()
    const { candidates } = await numbers.draw(mine)
    const again = await numbers.draw({ ...mine, now: later(900) })
    expect(again).toMatchObject({ candidates, shown: candidates, redrawsLeft: 5, heldUntil: later(1800) })

    // Somebody has taken one of them meanwhile.
    await world.asOwner('update connection_numbers set held_by = $1, held_until = $2 where number = $3', [
      'somebody',
      later(99_999),
      candidates[1],
    ])
    const other = await numbers.draw({ ...mine, now: later(1800) })
    expect(other.candidates.slice(0, 2)).toEqual([candidates[0], candidates[2]])
    expect(other.candidates).toHaveLength(3)
    expect(candidates).not.toContain(other.candidates[2])
    expect(other).toMatchObject({ shown: [...candidates, other.candidates[2]], redrawsLeft: 5 })
  })

  it('KEY-22 what was let go is offered again, and no redraw is won by it', async () => {
    const mine = applying()
    const { candidates } = await numbers.draw(mine)
    await numbers.release(mine.id)
    expect(await rows(candidates)).toEqual([])
    expect(await numbers.draw(mine)).toMatchObject({ candidates, redrawsLeft: 5 })
  })

  it('KEY-22 the chosen one is the device’s, the others are free at once', async () => {
    const mine = applying()
    const { candidates } = await numbers.draw(mine)
    const device = newDevice()
    const application = { asked: 'new', device, card: await keys.printed('701W'), terms } as const
    const of = { account: mine.account, holder: mine.account }
    const founding = { number: candidates[2]!, application: mine.id }

    const strangers = { ...founding, application: applying().id }
    expect(await keys.apply({ ...application, ...of, founding: strangers }, now)).toEqual({ is: 'number-taken' })
    expect(await rows(candidates)).toHaveLength(3)
    expect((await keys.stores.devices.read(device)).ledger).toEqual([])

    // The hold has ended, but nobody else has taken it: what was promised is kept.
    expect(await keys.apply({ ...application, ...of, founding }, later(1000))).toMatchObject({ is: 'done' })
    expect(await rows(candidates)).toEqual([{ number: candidates[2], device_id: device.id, held_by: null }])
  })

  it('KEY-22 with nearly all taken the last ones are found, and shared out to nobody twice', async () => {
    const rule = await fullBut('221', 4)
    const [first, second, third] = [applying({ rule }), applying({ rule }), applying({ rule })]
    const offer = await numbers.draw(first)
    expect(offer.candidates).toHaveLength(3)
    const rest = await numbers.draw(second)
    expect(rest.candidates).toHaveLength(1)
    expect(new Set([...offer.candidates, ...rest.candidates])).toEqual(
      new Set(['221-00000', '221-00001', '221-00002', '221-00003']),
    )
    expect(await numbers.draw(third)).toMatchObject({ candidates: [], redrawsLeft: 5 })
    expect(await numbers.take(applying({ rule }))).toBeNull()
    // With nothing else to give the present ones stay, and it is not counted.
    expect(await numbers.redraw(first)).toMatchObject({ candidates: offer.candidates, redrawsLeft: 5 })
    // Where one prefix is full the others stand in for it.
    const { candidates } = await numbers.draw(applying({ rule: { ...rule, prefixes: ['221', '222'] } }))
    expect(candidates.map((number) => number.slice(0, 4))).toEqual(['222-', '222-', '222-'])
    await numbers.release(second.id)
    expect((await numbers.draw(third)).candidates).toEqual(rest.candidates)
  })

  it('KEY-28 a device’s number is free for others after the quarantine, and not the day before', async () => {
    // Everybody draws by the same chance: the device's number is what each would have first.
    const alike = (at: Date) => applying({ now: at, random: seededRandom('alike') })
    const device = newDevice()
    const mine = alike(now)
    const { candidates } = await numbers.draw(mine)
    const founding = { number: candidates[0]!, application: mine.id }
    const of = { account: mine.account, holder: mine.account, terms }
    await keys.apply({ asked: 'new', device, card: await keys.printed('701W'), founding, ...of }, now)
    // Before first use it is the device's for as long as it takes.
    expect(await numbers.take(alike(later(days(3600))))).not.toBe(candidates[0])

    await keys.use(device, readDay('2026-11-20'))
    const [row] = await world.asOwner('select ends_on, number_free_on from devices where device_id = $1', [device.id])
    expect(row).toEqual({ ends_on: '2027-11-20', number_free_on: '2028-11-21' })
    const day = row.number_free_on as Day
    expect(await numbers.take(alike(at(addDays(day, -1))))).not.toBe(candidates[0])
    const next = alike(at(day))
    expect(await numbers.take(next)).toBe(candidates[0])
    expect(await keys.stores.devices.read(device)).toMatchObject({ number: null, seq: 1 })
    expect(await rows(candidates.slice(0, 1))).toEqual([{ number: candidates[0], device_id: null, held_by: next.id }])
  })

  it('KEY-28 a lapsed device that is registered anew has another number; the old one waits out its quarantine', async () => {
    const device = newDevice()
    const first = await keys.found(device, await keys.printed('701W'))
    if (first.is !== 'done') throw new Error(first.is)
    await keys.use(device, readDay('2026-11-20'))
    const anew = at(readDay('2028-06-01'))
    const second = await keys.found(device, await keys.printed('701W'), undefined, anew)
    if (second.is !== 'done') throw new Error(second.is)
    expect(second.record.number).not.toBe(first.record.number)
    expect(second.key).not.toBe(first.key)
    const [old] = await world.asOwner('select held_by, held_until from connection_numbers where number = $1', [
      first.record.number,
    ])
    expect(old).toEqual({ held_by: 'quarantine', held_until: at(readDay('2028-11-21')) })
    expect(await keys.stores.devices.read(device)).toMatchObject({ number: second.record.number, seq: 2 })
    expect(factsAt(anew).today).toBe('2028-06-01')
  })
})
