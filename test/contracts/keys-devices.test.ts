import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, readDay } from '../../src/domain/keys/calendar.ts'
import type { Device } from '../../src/domain/keys/device.ts'
import type { Change } from '../../src/domain/keys/ledger.ts'
import { type Keys, newDealer, newDevice, openKeys } from './keys-world.ts'
import { later, now, openWorld, type World } from './world.ts'

describe('devices and the ledgers of their terms', () => {
  let world: World
  let keys: Keys
  let devices: Keys['stores']['devices']
  beforeAll(async () => {
    world = await openWorld()
    keys = openKeys(world)
    devices = keys.stores.devices
  })
  afterAll(() => world.end())

  const at = (day: Day) => new Date(`${day}T03:00:00Z`)
  const noEnds = { endsOn: null, numberFreeOn: null }
  const granted: Change = {
    is: 'granted',
    on: readDay('2026-11-20'),
    run: 1,
    product: '701W',
    period: 'P1Y',
    anchor: null,
  }

  it('a device nobody applied for is as good as one nobody told of; what the factory tells changes nothing else', async () => {
    const [device, told] = [newDevice(), newDevice()]
    const blank = { epoch: 1, seq: 0, number: null, macAddress: null, ledger: [] }
    expect(await devices.read(device)).toEqual({ device, ...blank })
    await keys.found(told, await keys.printed('701W'))
    const before = await devices.read(told)
    const box = newDevice('mpcs')
    await devices.know(
      [
        { device, macAddress: '001122334455' },
        { device: told, macAddress: '665544332211' },
        { device: box, macAddress: null },
      ],
      now,
    )
    expect(await devices.readAll([told, device, newDevice(), box])).toMatchObject([
      { ...before, macAddress: '665544332211' },
      { device, ...blank, macAddress: '001122334455' },
      { macAddress: null },
      // The box is known by what is its MAC address.
      { device: box, macAddress: box.id },
    ])
    expect(await world.stores.of('member').devices.read(told)).toMatchObject(blank)
  })

  it('KEY-35 entries are read in the order they were written, and nobody changes or deletes one', async () => {
    const device = newDevice()
    await keys.found(device, await keys.printed('trial'))
    await keys.extend(device, await keys.printed('701W'))
    await keys.use(device, readDay('2026-12-01'))
    const { ledger } = await devices.read(device)
    expect(ledger).toMatchObject([
      { is: 'granted', product: 'trial', run: 1 },
      { is: 'granted', product: '701W', run: 1 },
      { is: 'begun', on: '2026-12-01', run: 1 },
    ])
    expect(new Set(ledger.map(({ id }) => id)).size).toBe(3)
    for (const change of [
      `update ledger_entries set change = '{}'`,
      'delete from ledger_entries',
      'truncate ledger_entries',
    ])
      await expect(world.asOwner(change)).rejects.toThrow('append-only')
  })

  it('KEY-35 of two who write to one device the second sees what the first has written', async () => {
    const device = newDevice()
    const seen = await Promise.all(
      Array.from({ length: 12 }, (_, place) =>
        world.stores.atomically('trade', async (stores) => {
          const held = await stores.devices.hold(device, now)
          await stores.devices.append(held, [{ ...granted, run: place + 1 }], noEnds, now)
          return held.ledger.length
        }),
      ),
    )
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, place) => place))
    expect((await devices.read(device)).ledger).toHaveLength(12)
  })

  it('writes nothing by a device that is not as it was held', async () => {
    const device = newDevice()
    const held = await devices.hold(device, now)
    await devices.append(held, [granted], noEnds, now)
    await expect(devices.append(held, [granted], noEnds, now)).rejects.toThrow('duplicate key')
    expect((await devices.read(device)).ledger).toHaveLength(1)
  })

  it('KEY-60 a key is that of its device while no newer one was founded', async () => {
    const [device, other] = [newDevice(), newDevice()]
    const first = await keys.found(device, await keys.printed('701W'))
    const key = first.is === 'done' ? first.key! : ''
    expect(await devices.ofKey(device, key)).toEqual(await devices.read(device))
    expect(await devices.ofKey(other, key)).toBeNull()
    expect(await devices.ofKey(device, '0'.repeat(16))).toBeNull()
    await keys.use(device, readDay('2026-11-20'))
    await keys.extend(device, await keys.printed('701W'))
    expect(await devices.ofKey(device, key)).not.toBeNull()
    const anew = await keys.found(device, await keys.printed('701W'), newDealer(), at(readDay('2030-01-01')))
    expect(await devices.ofKey(device, key)).toBeNull()
    expect(await devices.ofKey(device, anew.is === 'done' ? anew.key! : '')).toMatchObject({ seq: 2 })
  })

  it('KEY-33 those whose term ends within some days are found in stretches', async () => {
    const mine = Array.from({ length: 5 }, () => newDevice())
    for (const [place, device] of mine.entries()) {
      await keys.found(device, await keys.printed('701W'))
      await keys.use(device, readDay(`2027-03-0${place + 1}`))
    }
    const found: Device[] = []
    for (;;) {
      const after = found.at(-1) ?? null
      const some = await devices.endingWithin(readDay('2028-03-02'), readDay('2028-03-04'), after, 2)
      if (some.length === 0) break
      found.push(...some)
    }
    expect(found).toEqual(mine.slice(1, 4).sort((a, b) => (a.id < b.id ? -1 : 1)))
  })

  it('KEY-34 an extension moves the end in everybody’s list who has part in the term', async () => {
    const device = newDevice()
    const [dealer, other] = [newDealer(), newDealer()]
    await keys.found(device, await keys.printed('701W'), dealer)
    await keys.use(device, readDay('2026-11-20'))
    await keys.extend(device, await keys.printed('703W'), other, later(60))
    for (const { holder } of [dealer, other]) {
      const [line] = await keys.stores.issuedKeys.devicesOf(holder, null, 10)
      expect(line).toMatchObject({ endsOn: '2030-11-20', record: { device } })
    }
  })
})
