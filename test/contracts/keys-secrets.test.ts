import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookUpBy } from '../../src/domain/keys/look-up.ts'
import { deviceSecret, isRegistrationKey, registrationKey } from '../../src/domain/keys/registration-key.ts'
import { SealBroken } from '../../src/domain/vault.ts'
import { reseal } from '../../src/store/reseal.ts'
import { createStores } from '../../src/store/stores.ts'
import { createVault } from '../../src/vault/seal.ts'
import { newDealer, newDevice, openKeys } from './keys-world.ts'
import { openWorld, type World } from './world.ts'

describe('a portal’s own secrets', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.end())

  /** Stores of another process on the same database. */
  const elsewhere = (vault = world.vault) => createStores(world.db, vault)

  it('KEY-26 are drawn once, whoever asks first: 40 processes at the same moment hold the same 32 bytes', async () => {
    const read = await Promise.all(
      Array.from({ length: 40 }, () => elsewhere().of('member').secrets.read('registration-keys', 1)),
    )
    expect(new Set(read.map((secret) => Buffer.from(secret).toString('hex'))).size).toBe(1)
    expect(read[0]).toHaveLength(32)
    const rows = await world.asOwner(`select name, epoch from portal_secrets where portal = 'member'`)
    expect(rows).toEqual([{ name: 'registration-keys', epoch: 1 }])
  })

  it('are others for each portal, name and epoch', async () => {
    const [partner, trade] = [world.stores.of('partner').secrets, world.stores.of('trade').secrets]
    const read = await Promise.all([
      partner.read('cards', 1),
      partner.read('registration-keys', 1),
      partner.read('registration-keys', 2),
      trade.read('cards', 1),
    ])
    expect(new Set(read.map((secret) => Buffer.from(secret).toString('hex'))).size).toBe(4)
  })

  it('one of a transaction that was undone is forgotten, in the process that drew it too', async () => {
    const room = elsewhere()
    let lost: Uint8Array | undefined
    const undone = room.atomically('sixth', async (stores) => {
      lost = await stores.secrets.read('device-answers', 1)
      expect(await stores.secrets.read('device-answers', 1)).toEqual(lost)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    const kept = await room.of('sixth').secrets.read('device-answers', 1)
    expect(kept).not.toEqual(lost)
    expect(await elsewhere().of('sixth').secrets.read('device-answers', 1)).toEqual(kept)
  })

  it('PLT-5 lie sealed: no column holds one, nor a card, nor a key, in the clear', async () => {
    const keys = openKeys(world, 'trade')
    const [card] = await keys.print('701W')
    const dealer = newDealer()
    const done = await keys.found(newDevice(), (await keys.stores.cards.prove(card!))!, dealer)
    const key = done.is === 'done' ? done.key! : ''
    const secret = Buffer.from(await keys.stores.secrets.read('cards', 1)).toString('hex')
    const secrets = [card!.number, card!.registrationId, key, secret].map((text) => text.toLowerCase())
    const tables = await world.asOwner(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    )
    let rows = 0
    for (const { name } of tables) {
      for (const { row } of await world.asOwner(`select to_jsonb(t) as row from ${name} as t`)) {
        rows += 1
        const text = JSON.stringify(row).toLowerCase()
        for (const one of secrets) {
          expect(text).not.toContain(one)
          expect(text).not.toContain(Buffer.from(one).toString('hex'))
          expect(text).not.toContain(Buffer.from(one.toUpperCase()).toString('hex'))
        }
      }
    }
    expect(rows).toBeGreaterThan(10)
    // They are there for whom they belong to.
    expect((await keys.stores.issuedKeys.ofCard(card!, dealer.holder))?.key).toBe(key)
    await expect(
      elsewhere(createVault('quite another secret that nobody has')).of('trade').cards.prove(card!),
    ).rejects.toThrow(SealBroken)
  })

  it('PLT-24 outlive a rotation of the vault’s keys: cards are found, keys shown and made as before', async () => {
    const [older, newer] = ['an older secret for this test of rotation', 'a newer secret for this test of rotation']
    const before = openKeys({ ...world, stores: elsewhere(createVault(older)) }, 'partner-of-old')
    const cards = await before.print('701W', 2)
    const [device, dealer] = [newDevice(), newDealer()]
    const done = await before.found(device, (await before.stores.cards.prove(cards[0]!))!, dealer)
    await reseal(world.db, createVault([newer, older]))

    const after = openKeys({ ...world, stores: elsewhere(createVault(newer)) }, 'partner-of-old')
    const found = await after.stores.issuedKeys.ofCard(cards[0]!, dealer.holder)
    expect(found).toMatchObject({ card: { number: cards[0]!.number }, key: done.is === 'done' ? done.key : '' })
    const next = await after.found(newDevice(), (await after.stores.cards.prove(cards[1]!))!)
    if (next.is !== 'done') throw new Error(next.is)
    const epoch = { device: next.record.device.id, epoch: 1 }
    const secret = deviceSecret(await after.stores.secrets.read('registration-keys', 1), epoch)
    expect(isRegistrationKey(secret, { ...epoch, class: '701W', seq: 1 }, next.key!)).toBe(true)
  })

  it('KEY-26 where two cards of different devices would have one key, the second has the next one of its device', async () => {
    const keys = openKeys(world, 'trade')
    const [device, other] = [newDevice(), newDevice()]
    const first = { device: device.id, epoch: 1 }
    const secret = deviceSecret(await keys.stores.secrets.read('registration-keys', 1), first)
    const twin = registrationKey(secret, { ...first, class: '701W', seq: 1 })
    await keys.found(other, await keys.printed('701W'))
    const mac = lookUpBy(await keys.stores.secrets.read('cards', 1)).key(twin)
    await world.asOwner('update card_uses set key_mac = $1 where device_id = $2', [mac, other.id])

    const card = await keys.printed('701W')
    const done = await keys.found(device, card)
    expect(done).toMatchObject({
      is: 'done',
      key: registrationKey(secret, { ...first, class: '701W', seq: 2 }),
      record: { seq: 2 },
    })
    expect(await keys.found(device, card)).toMatchObject({ is: 'again', key: done.is === 'done' ? done.key : '' })
  })
})
