import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import definition from '../../portals/keys/portal.ts'
import { importCards, makeCards, voidCard } from '../../src/desks/office/cards.ts'
import { lookAtDevice, reverseEntry } from '../../src/desks/office/device-terms.ts'
import type { Staff } from '../../src/desks/office/staff.ts'
import { readCardNumber } from '../../src/domain/keys/card.ts'
import { inFours } from '../../src/domain/keys/hex-fields.ts'
import { systemRandom } from '../../src/kit/random.ts'
import { fresh, type Keys, newDevice, openKeys } from './keys-world.ts'
import { now, openWorld, type World } from './world.ts'

let world: World
let keys: Keys
beforeAll(async () => {
  world = await openWorld()
  keys = openKeys(world, 'keys')
})
afterAll(() => world.end())

const portal = { ...definition, id: 'keys' }
const asStaff = <T>(work: (staff: Staff) => Promise<T>, at: Date = now): Promise<T> =>
  world.stores.atomically('keys', (stores) =>
    work({ portal, stores, now: at, random: systemRandom, vault: world.vault, newId: fresh, who: 'staff' }),
  )
const notes = async (event: string): Promise<string[]> =>
  (await world.asOwner('select body from audit_events where portal = $1 and event = $2', ['keys', event])).map(
    ({ body }) => body,
  )

describe('KEY-23 cards as staff make them', () => {
  it('are proved by their registration ID, free, of their product, and no two alike', async () => {
    const cards = await asStaff((staff) => makeCards('703W', 50, 'spring', staff))
    expect(new Set(cards.map(({ number }) => number)).size).toBe(50)
    expect(cards.every(({ number }) => readCardNumber([number]).ok)).toBe(true)
    const proved = await keys.stores.cards.proveAll(cards)
    expect(proved.map((one) => [one?.product, one?.state.is])).toEqual(cards.map(() => ['703W', 'free']))
    expect(await notes('cards.made')).toEqual([expect.stringContaining('"batch":"spring"')])
    expect((await notes('cards.made')).join()).not.toContain(cards[0]!.registrationId)
  })

  it.each([0, -1, 1.5, 100_001])('are not %d at once', async (count) => {
    await expect(asStaff((staff) => makeCards('701W', count, '', staff))).rejects.toThrow(RangeError)
  })

  it('printed elsewhere are taken up once; one fault, and none is', async () => {
    const [one, two] = await asStaff((staff) => makeCards('701W', 2, '', staff))
    const rows = [one!, two!].map(({ number, registrationId }, place) => ({
      line: place + 2,
      product: '701W',
      // As people write it: small letters, hyphens, full width.
      number: inFours(number).toLowerCase(),
      registrationId: registrationId.toLowerCase(),
    }))
    expect(await asStaff((staff) => importCards(rows, '', staff))).toEqual({ is: 'done', made: 0, present: 2 })
    const drawn = { line: 4, product: 'trial', number: '000000000000000', registrationId: 'AAAAAAAAAAAA' }
    const fault = async (change: object) => {
      const done = await asStaff((staff) => importCards([...rows, { ...drawn, ...change }], '', staff))
      return done.is === 'refused' ? done.faults : []
    }
    expect(await fault({ product: '999W' })).toEqual([{ line: 4, fault: 'product' }])
    expect(await fault({})).toEqual([{ line: 4, fault: 'number' }])
    expect(await fault({ number: '0000000000000001' })).toEqual([{ line: 4, fault: 'slip' }])
    expect(await fault({ number: '0000000000000000', registrationId: 'x' })).toEqual([
      { line: 4, fault: 'registration-id' },
    ])
    expect(await fault({ ...rows[0], line: 4 })).toEqual([{ line: 4, fault: 'twice' }])
    expect(await keys.stores.cards.ofNumber('0000000000000000')).toBeNull()
    const good = [...rows, { ...drawn, number: '0000 0000 0000 0000' }]
    expect(await asStaff((staff) => importCards(good, '', staff))).toEqual({ is: 'done', made: 1, present: 2 })
    expect((await keys.stores.cards.ofNumber('0000000000000000'))?.product).toBe('trial')
    const other = [rows[0]!, { ...rows[1]!, registrationId: 'FFFFFFFFFFFF' }]
    expect(await asStaff((staff) => importCards(other, '', staff))).toEqual({
      is: 'refused',
      faults: [{ line: 3, fault: 'other-id' }],
    })
  })

  it('are taken out of use as long as nobody has used them', async () => {
    const [free, used] = await keys.print('701W', 2)
    await keys.found(newDevice(), (await keys.stores.cards.prove(used!))!)
    const take = (number: string) => asStaff((staff) => voidCard(number, '紛失', staff))
    expect(await take(inFours(free!.number))).toBe('done')
    expect(await take(free!.number)).toBe('void-already')
    expect(await take(used!.number)).toBe('used')
    expect(await take('FFFFFFFFFFFFFFFF')).toBe('no-number')
    expect((await keys.stores.cards.prove(free!))?.state).toEqual({ is: 'void' })
    expect(await keys.found(newDevice(), (await keys.stores.cards.prove(free!))!)).toMatchObject({
      is: 'refused',
      refusal: { why: 'card-void' },
    })
    expect(await notes('card.voided')).toHaveLength(1)
  })

  it('taken out of use and used at the same moment are one of both', async () => {
    for (let round = 0; round < 20; round++) {
      const [card] = await keys.print('701W', 1)
      const proved = (await keys.stores.cards.prove(card!))!
      const [taken, applied] = await Promise.all([
        asStaff((staff) => voidCard(card!.number, '紛失', staff)),
        keys.found(newDevice(), proved),
      ])
      expect([
        ['done', 'refused'],
        ['used', 'done'],
      ]).toContainEqual([taken, applied.is])
    }
  })
})

describe('KEY-35 a device’s ledger as staff put it right', () => {
  it('undoes an extension, and the reversal too; the device’s end follows each time', async () => {
    const device = newDevice()
    await keys.found(device, await keys.printed('701W'))
    await keys.use(device, '2026-11-20' as never)
    await keys.extend(device, await keys.printed('703W'))
    const ends = async () => {
      const { stands } = await asStaff((staff) => lookAtDevice(device, staff))
      const [row] = await world.asOwner('select ends_on::text from devices where device_id = $1', [device.id])
      return [stands.is === 'running' ? stands.last : stands.is, row.ends_on]
    }
    expect(await ends()).toEqual(['2030-11-20', '2030-11-20'])
    const { record } = await asStaff((staff) => lookAtDevice(device, staff))
    const entry = record.ledger.find((one) => one.is === 'granted' && one.product === '703W')!.id
    const reverse = (id: string, reason = '別の機器に登録するはずだったため') =>
      asStaff((staff) => reverseEntry(device, id, reason, staff))
    expect(await reverse(entry)).toMatchObject({ is: 'possible' })
    expect(await ends()).toEqual(['2027-11-20', '2027-11-20'])
    expect(await reverse(entry)).toMatchObject({ is: 'refused', why: 'reversed-already' })
    expect(await reverse(fresh())).toMatchObject({ is: 'refused', why: 'unknown-entry' })
    expect(await reverse(entry, ' ')).toMatchObject({ is: 'refused' })
    const again = (await asStaff((staff) => lookAtDevice(device, staff))).record.ledger.at(-1)!
    expect(await reverse(again.id)).toMatchObject({ is: 'possible' })
    expect(await ends()).toEqual(['2030-11-20', '2030-11-20'])
    expect(await notes('term.reversed')).toHaveLength(2)
  })
})
