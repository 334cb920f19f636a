import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDay } from '../../src/domain/keys/calendar.ts'
import type { HeldDevice } from '../../src/domain/keys/issued-keys.ts'
import { recordStatements } from '../setup/statements.ts'
import { type Dealer, type Keys, newDealer, newDevice, openKeys } from './keys-world.ts'
import { now, openWorld, type World } from './world.ts'

describe('what was issued', () => {
  let world: World
  let keys: Keys
  let issued: Keys['stores']['issuedKeys']
  beforeAll(async () => {
    world = await openWorld()
    keys = openKeys(world)
    issued = keys.stores.issuedKeys
  })
  afterAll(() => world.end())

  const later = new Date('2030-01-01T00:00:00Z')
  const founded = async (dealer: Dealer, device = newDevice(), at = now) => {
    const [card] = await keys.print('701W')
    const done = await keys.found(device, (await keys.stores.cards.prove(card!))!, dealer, at)
    if (done.is !== 'done') throw new Error(done.is)
    return { card: card!, device, done }
  }

  it('KEY-40 is found by the device, and by the card, as it was issued', async () => {
    const dealer = newDealer()
    const { card, device, done } = await founded(dealer)
    const found = await issued.ofDevice(device, dealer.holder)
    expect(found).toEqual({
      record: await keys.stores.devices.read(device),
      card: { number: card.number, registrationId: card.registrationId, product: '701W' },
      key: done.key,
      at: now,
      founded: true,
    })
    expect(await issued.ofCard(card, dealer.holder)).toEqual(found)
    expect(await issued.ofCard({ ...card, registrationId: '0'.repeat(12) }, dealer.holder)).toBeNull()
  })

  it('KEY-41 is nobody else’s to find, and looking for it is the same statements', async () => {
    const [dealer, other] = [newDealer(), newDealer()]
    const { card, device } = await founded(dealer)
    await founded(other)
    expect(await issued.ofDevice(device, other.holder)).toBeNull()
    expect(await issued.ofCard(card, other.holder)).toBeNull()
    expect(await world.stores.of('member').issuedKeys.ofDevice(device, dealer.holder)).toBeNull()
    const statements = recordStatements()
    try {
      const asked = []
      for (const [which, holder] of [
        [device, dealer.holder],
        [device, other.holder],
        [newDevice(), other.holder],
      ] as const) {
        await issued.ofDevice(which, holder)
        asked.push(statements.take())
      }
      expect(asked[1]).toEqual(asked[0])
      expect(asked[2]).toEqual(asked[0])
    } finally {
      statements.stop()
    }
  })

  it('KEY-41 whoever extended the term sees the device and the own card, not the other’s key', async () => {
    const [dealer, other] = [newDealer(), newDealer()]
    const { device, done } = await founded(dealer)
    const [card] = await keys.print('703W')
    await keys.extend(device, (await keys.stores.cards.prove(card!))!, other)
    const record = await keys.stores.devices.read(device)
    expect(await issued.ofDevice(device, other.holder)).toMatchObject({
      record,
      card: { number: card!.number, product: '703W' },
      key: null,
      founded: false,
    })
    expect(await issued.ofDevice(device, dealer.holder)).toMatchObject({ record, key: done.key, founded: true })
  })

  it('KEY-41 where somebody else has founded it anew, what came then is none of the first one’s', async () => {
    const [dealer, other] = [newDealer(), newDealer()]
    const { card, device, done } = await founded(dealer)
    await keys.use(device, readDay('2026-11-20'))
    const before = await keys.stores.devices.read(device)
    const second = await founded(other, device, later)
    await keys.use(device, readDay('2030-02-01'))
    const [third] = await keys.print('701W')
    await keys.extend(device, (await keys.stores.cards.prove(third!))!, other, later)

    const old = { ledger: before.ledger, number: null }
    expect(await issued.ofDevice(device, dealer.holder)).toMatchObject({ record: old, key: done.key })
    expect(await issued.ofCard(card, dealer.holder)).toMatchObject({ record: old, key: done.key })
    expect(await issued.devicesOf(dealer.holder, null, 10)).toMatchObject([
      { record: old, endsOn: '2027-11-20', key: done.key },
    ])
    expect(await issued.usedFor(card.id)).toMatchObject({ record: old, key: done.key })
    const whole = await keys.stores.devices.read(device)
    expect(await issued.usedFor(second.card.id)).toEqual({ record: whole, key: second.done.key })
    expect(await issued.usedFor(third!.id)).toEqual({ record: whole, key: null })
    // The new one's newest founding is told, not its extension.
    expect(await issued.ofDevice(device, other.holder)).toMatchObject({ record: whole, key: second.done.key })
    expect(await issued.devicesOf(other.holder, null, 10)).toMatchObject([{ endsOn: '2032-02-01', record: whole }])
  })

  it('KEY-9 the own devices come the soonest end first, those without one last, in stretches of any length', async () => {
    const dealer = newDealer()
    const wanted: string[] = []
    for (const end of ['2027-02-03', '2027-01-01', null, '2027-02-03', null, '2026-12-30', '2027-02-03']) {
      const { device } = await founded(dealer)
      if (end) await keys.use(device, readDay(`${Number(end.slice(0, 4)) - 1}${end.slice(4)}`))
      wanted.push(`${end ?? 'none'} ${device.id}`)
    }
    wanted.sort()
    const box = newDevice('mpcs')
    const card = await keys.printed('M701W')
    await keys.found(box, card, dealer)
    wanted.push(`none ${box.id}`)
    for (const count of [1, 2, 3, 8, 50]) {
      const lines: HeldDevice[] = []
      for (let after = null as Parameters<typeof issued.devicesOf>[1]; ; ) {
        const some = await issued.devicesOf(dealer.holder, after, count)
        lines.push(...some)
        const last = some.at(-1)
        if (some.length < count || !last) break
        after = { endsOn: last.endsOn, device: last.record.device }
      }
      expect(lines.map(({ endsOn, record }) => `${endsOn ?? 'none'} ${record.device.id}`)).toEqual(wanted)
      expect(lines.every(({ key }) => key !== null)).toBe(true)
    }
    expect(await issued.countOf(dealer.holder)).toEqual({ hdcom: 7, mpcs: 1 })
    expect(await issued.countOf(newDealer().holder)).toEqual({ hdcom: 0, mpcs: 0 })
  })
})
