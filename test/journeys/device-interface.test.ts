import { spawnSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../src/kit/ids.ts'
import { newDevice } from '../contracts/keys-world.ts'
import { type Counter, openCounter, START } from './counter.ts'
import { type Devices, openDevices } from './device-asks.ts'

const WRONG = '0000000000000000'
const refused = { error: { code: 'key-not-accepted', message: 'Registration Key の認証に失敗しました' } }
const none = { state: 'not-registered', validUntil: null }

describe('KEY-60 the device interface', () => {
  let counter: Counter
  let devices: Devices
  beforeAll(async () => {
    counter = await openCounter({ connections: 12 })
    devices = openDevices(counter)
  })
  beforeEach(() => counter.clock.set(START))
  afterAll(() => counter.close())

  const now = () => counter.clock.now()
  const onDay = (day: string) => counter.clock.set(`${day}T12:00:00Z`)
  const entriesOf = async (id: string): Promise<number> =>
    counter.program.db.inAllPortals(async (query) => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ledger_entries where device_id = ${id} and change->>'is' = 'begun'`.execute(
        query,
      )
      return rows[0]!.n
    })
  const notes = async (event: string, id: string): Promise<any[]> =>
    counter.program.db.inAllPortals(async (query) => {
      const { rows } = await sql<{ body: string }>`
        select body from audit_events where portal = 'keys' and event = ${event} and body like ${`%${id}%`}`.execute(
        query,
      )
      return rows.map(({ body }) => JSON.parse(body))
    })

  it('KEY-30 registers a key, and the term begins that day: both answers say until when', async () => {
    const device = newDevice()
    const key = await devices.issue(device, '701W', now())
    expect((await devices.status(device, key)).body).toMatchObject(none)
    const answer = await devices.register(device, key)
    expect(answer.status).toBe(200)
    const { signed, ...told } = answer.body
    expect(told).toEqual({
      state: 'active',
      validUntil: '2027-11-20',
      asOf: '2026-11-20T01:00:00Z',
      trustUntil: '2026-12-04T01:00:00Z',
    })
    expect((await devices.status(device, key)).body).toMatchObject({ state: 'active', validUntil: '2027-11-20' })
    expect(await notes('device.first-used', device.id)).toEqual([
      expect.objectContaining({
        by: 'device',
        address: '198.51.100.20',
        facts: { kind: 'hdcom', device: device.id, until: '2027-11-20' },
      }),
    ])
  })

  it('KEY-33 the day is the one in GMT, whatever the hour in Japan', async () => {
    const device = newDevice()
    const key = await devices.issue(device, 'trial', now())
    counter.clock.set('2027-01-31T16:00:00Z')
    expect((await devices.register(device, key)).body.validUntil).toBe('2027-04-30')
  })

  it('KEY-60 a device of the other kind is known by its MAC address', async () => {
    const device = newDevice('mpcs')
    const key = await devices.issue(device, 'M703W', now())
    expect((await devices.register(device, key)).body).toMatchObject({ state: 'active', validUntil: '2029-11-20' })
    const pairs = device.id.match(/../g)!.join(':').toLowerCase()
    expect((await devices.sendJson('status', { macAddress: pairs, registrationKey: key })).body.state).toBe('active')
  })

  it('KEY-30 eight registers at one moment begin the term once', async () => {
    const device = newDevice()
    const key = await devices.issue(device, '701W', now())
    const answers = await Promise.all(Array.from({ length: 8 }, () => devices.register(device, key)))
    expect(answers.map(({ status, body }) => [status, body.validUntil])).toEqual(Array(8).fill([200, '2027-11-20']))
    expect(await entriesOf(device.id)).toBe(1)
    expect(await notes('device.first-used', device.id)).toHaveLength(1)
    onDay('2026-12-24')
    expect((await devices.register(device, key)).body.validUntil).toBe('2027-11-20')
    expect(await entriesOf(device.id)).toBe(1)
  })

  it('KEY-34 an extension reaches the device by its next status', async () => {
    const device = newDevice()
    const key = await devices.issue(device, 'trial', now())
    expect((await devices.register(device, key)).body.validUntil).toBe('2027-02-20')
    await devices.keys.extend(device, await devices.keys.printed('701W'), undefined, now())
    expect((await devices.status(device, key)).body.validUntil).toBe('2028-02-20')
  })

  it('KEY-31 a term that ended is told with its last day for six months, then the key is none any more', async () => {
    const device = newDevice()
    const key = await devices.issue(device, 'trial', now())
    await devices.register(device, key)
    onDay('2027-02-20')
    expect((await devices.status(device, key)).body).toMatchObject({ state: 'active', validUntil: '2027-02-20' })
    onDay('2027-02-21')
    const ended = { state: 'expired', validUntil: '2027-02-20' }
    expect((await devices.status(device, key)).body).toMatchObject(ended)
    expect(await devices.register(device, key)).toMatchObject({ status: 200, body: ended })
    onDay('2027-08-20')
    expect((await devices.status(device, key)).body).toMatchObject(ended)
    onDay('2027-08-21')
    expect((await devices.status(device, key)).body).toMatchObject(none)
    expect(await devices.register(device, key)).toMatchObject({ status: 403, body: refused })
    // A new card founds a new key; the old one never comes back.
    const second = await devices.issue(device, '701W', now())
    expect(second).not.toBe(key)
    expect((await devices.register(device, key)).status).toBe(403)
    expect((await devices.register(device, second)).body.validUntil).toBe('2028-08-21')
    expect((await devices.status(device, key)).body).toMatchObject(none)
    expect(await entriesOf(device.id)).toBe(2)
  })

  it('KEY-26 a key is one device’s: any other key, and any other device’s, is refused, and begins nothing', async () => {
    const [mine, yours] = [newDevice(), newDevice()]
    const key = await devices.issue(mine, '701W', now())
    const other = await devices.issue(yours, '701W', now())
    for (const wrong of [WRONG, other, `${key.slice(0, 15)}${key.endsWith('0') ? '1' : '0'}`]) {
      const answer = await devices.register(mine, wrong)
      expect(answer.status).toBe(403)
      const { signed, ...told } = answer.body
      expect(told).toEqual(refused)
      expect((await devices.status(mine, wrong)).body).toMatchObject(none)
    }
    expect(await entriesOf(mine.id)).toBe(0)
    // Nor is it a device of the other kind, whose number may look the same.
    expect((await devices.register({ kind: 'mpcs', id: mine.id.slice(0, 12) }, key)).status).toBe(403)
  })

  it('KEY-60 a status tells whoever has no right key nothing of the device', async () => {
    const device = newDevice()
    const key = await devices.issue(device, '701W', now())
    await devices.register(device, key)
    const shape = ({ status, body, headers }: Awaited<ReturnType<Devices['status']>>) => [
      status,
      { ...body, signed: body.signed.length },
      [...headers].filter(([name]) => name !== 'x-request-id'),
    ]
    const known = shape(await devices.status(device, WRONG))
    expect(shape(await devices.status(newDevice(), WRONG))).toEqual(known)
    expect(known[1]).toMatchObject(none)
  })

  describe('guessing', () => {
    const from = (n: number) => ({ address: `192.0.2.${n}` })

    it.each(['known', 'unknown'])(
      'KEY-60 ten wrong keys an hour are judged, however many come: %s device',
      async (which) => {
        const device = newDevice()
        const key = which === 'known' ? await devices.issue(device, '701W', now()) : WRONG
        const tries = await Promise.all(
          Array.from({ length: 40 }, (_, n) =>
            n % 2 === 0 ? devices.register(device, WRONG, from(1)) : devices.status(device, WRONG, from(2)),
          ),
        )
        expect(tries.filter(({ status }) => status !== 429)).toHaveLength(10)
        for (const { body, headers } of tries.filter(({ status }) => status === 429)) {
          expect(body.error).toMatchObject({ code: 'too-many-tries', retryAfter: 3600 })
          expect(headers.get('retry-after')).toBe('3600')
        }
        counter.clock.advance(1_000_000)
        // The right key is told to wait as well, from wherever it comes.
        const blocked = await devices.register(device, key, from(3))
        expect([blocked.status, blocked.headers.get('retry-after')]).toEqual([429, '2600'])
        expect(await notes('device.closed', device.id)).toHaveLength(1)
        counter.clock.advance(2_600_000)
        expect((await devices.register(device, key, from(3))).status).toBe(which === 'known' ? 200 : 403)
      },
    )

    it('KEY-60 nine wrong keys and then the right one: no right key counts', async () => {
      const device = newDevice()
      const key = await devices.issue(device, '701W', now())
      for (let n = 0; n < 9; n++) expect((await devices.register(device, WRONG)).status).toBe(403)
      for (let n = 0; n < 20; n++) expect((await devices.status(device, key)).status).toBe(200)
      expect((await devices.register(device, WRONG)).status).toBe(403)
      expect((await devices.register(device, WRONG)).status).toBe(429)
    })

    it('KEY-60 nobody who uses up a device’s tries keeps the device itself away: it shows its last answer', async () => {
      const device = newDevice()
      const key = await devices.issue(device, '701W', now())
      const last: string = (await devices.register(device, key)).body.signed
      for (let n = 0; n < 11; n++) await devices.status(device, WRONG, from(9))
      expect((await devices.status(device, key)).status).toBe(429)
      expect((await devices.status(device, key, { last })).body.state).toBe('active')
      // Another device's answer, one that says no, and one that nobody signed show nothing.
      const stranger = newDevice()
      const strangers: string = (await devices.register(stranger, await devices.issue(stranger, '701W', now()))).body
        .signed
      const no: string = (await devices.status(newDevice(), WRONG, from(4))).body.signed
      for (const shown of [strangers, no, `${last.slice(0, -4)}AAAA`, 'x', '..', last.replace(/^[^.]*/, 'e30')])
        expect((await devices.status(device, key, { last: shown })).status).toBe(429)
      // It is counted, too: whoever took the answer guesses no more often.
      for (let n = 0; n < 10; n++) expect((await devices.status(device, WRONG, { last, ...from(10) })).status).toBe(200)
      expect((await devices.status(device, WRONG, { last, ...from(10) })).status).toBe(429)
    })

    it('KEY-60 a hundred wrong keys from one network are judged, and nobody else waits for it', async () => {
      const tries = await Promise.all(Array.from({ length: 130 }, () => devices.status(newDevice(), WRONG, from(77))))
      expect(tries.filter(({ status }) => status === 200)).toHaveLength(100)
      const device = newDevice()
      const key = await devices.issue(device, '701W', now())
      expect((await devices.register(device, key, from(77))).status).toBe(429)
      expect((await devices.register(device, key, from(78))).status).toBe(200)
    })
  })

  describe('signatures', () => {
    it('KEY-60 every answer is signed with what it says, whom it is for and what was asked', async () => {
      const device = newDevice()
      const key = await devices.issue(device, '701W', now())
      const told = { asOf: '2026-11-20T01:00:00Z', trustUntil: '2026-12-04T01:00:00Z' }
      const base = { v: 1, device: { mprId: device.id }, nonce: 'abc_-9', ...told }
      const yes = { state: 'active', validUntil: '2027-11-20' }
      const more = { nonce: 'abc_-9' }
      expect((await devices.register(device, WRONG, more)).signed).toEqual({ ...base, act: 'register', ...refused })
      expect((await devices.register(device, key, more)).signed).toEqual({ ...base, act: 'register', ...yes })
      expect((await devices.status(device, key, more)).signed).toEqual({ ...base, act: 'status', ...yes })
      expect((await devices.status(device, WRONG)).signed).toEqual({ ...base, act: 'status', nonce: null, ...none })
    })

    it('KEY-60 openssl agrees with the published key, and with no other text', async () => {
      const device = newDevice()
      const { signed } = (await devices.status(device, WRONG)).body
      const [jwk, ...others] = await devices.published()
      expect(others).toEqual([])
      expect(Object.keys(jwk).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x'])
      const folder = mkdtempSync(join(tmpdir(), 'madoguchi-device-'))
      const at = (name: string) => join(folder, name)
      try {
        const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({ format: 'pem', type: 'spki' })
        writeFileSync(at('key.pem'), pem)
        writeFileSync(at('signature'), Buffer.from(signed.split('.')[2], 'base64url'))
        const proves = (text: string): boolean => {
          writeFileSync(at('text'), text)
          const args = ['pkeyutl', '-verify', '-pubin', '-rawin', '-inkey', at('key.pem'), '-in', at('text')]
          return spawnSync('openssl', [...args, '-sigfile', at('signature')]).status === 0
        }
        const text = signed.split('.').slice(0, 2).join('.')
        expect([proves(text), proves(`${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`)]).toEqual([true, false])
      } finally {
        rmSync(folder, { recursive: true })
      }
    })

    it('KEY-60 the key is the same for good, and the portal’s own', async () => {
      const first = await devices.published()
      expect(await devices.published({ portal: 'keys' })).toEqual(first)
      expect((await devices.send('keys', { method: 'HEAD' })).status).toBe(200)
    })
  })

  describe('KEY-10 while the portal is closed', () => {
    it('every question is told to come again, and nothing is counted or begun', async () => {
      const device = newDevice()
      const key = await devices.issue(device, '701W', now())
      const window = {
        id: newId(now(), counter.program.house.random),
        kind: 'maintenance' as const,
        from: new Date('2026-11-25T01:00:00Z'),
        until: new Date('2026-11-25T03:00:00Z'),
        announcedAt: now(),
        text: { ja: '', en: '' },
      }
      await devices.keys.stores.windows.create(window)
      counter.program.house.away.forget('keys')
      counter.clock.set('2026-11-25T02:00:00Z')
      for (const path of ['register', 'status'] as const) {
        const answer = await devices[path](device, key)
        expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '3600'])
        expect(answer.body.error).toMatchObject({ code: 'maintenance', retryAfter: 3600 })
      }
      expect((await devices.send('keys')).status).toBe(503)
      expect(await entriesOf(device.id)).toBe(0)
      counter.clock.set('2026-11-25T03:00:00Z')
      expect((await devices.register(device, key)).body.state).toBe('active')
    })
  })

  describe('what is sent', () => {
    const device = { mprId: 'aB01-２３45 6789ABCD', registrationKey: '0000-0000-0000-0000' }

    it('KEY-60 PLT-22 digits may be in any width and case, with hyphens or without; what nobody knows is passed over', async () => {
      const issued = newDevice()
      const key = await devices.issue(issued, '701W', now())
      for (const [mprId, registrationKey] of [
        [issued.id.toLowerCase(), key.toLowerCase()],
        [issued.id.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)), key],
        [issued.id.match(/..../g)!.join('-'), key.match(/..../g)!.join(' ')],
      ])
        expect(
          (await devices.sendJson('status', { mprId, registrationKey, firmware: '9.1', nonce: null })).body.state,
        ).toBe('not-registered')
      expect((await devices.register(issued, key)).status).toBe(200)
    })

    it.each<[string, unknown]>([
      ['nothing', ''],
      ['no JSON', '{'],
      ['null', null],
      ['a list', [device]],
      ['a text', '"mprId"'],
      ['half a surrogate pair', '{"mprId":"\ud800"}'],
      ['no device', { registrationKey: WRONG }],
      ['two devices', { ...device, macAddress: '020000000000' }],
      ['an MPR ID of 15 digits', { ...device, mprId: '123456789012345' }],
      ['a number', { ...device, mprId: 1234567890123456 }],
      ['a MAC address of 16 digits', { macAddress: WRONG, registrationKey: WRONG }],
      ['no key', { mprId: WRONG }],
      ['a key of 17 digits', { ...device, registrationKey: `${WRONG}0` }],
      ['a key of other letters', { ...device, registrationKey: 'GGGG-0000-0000-0000' }],
      ['a key that is an object', { ...device, registrationKey: { $gt: '' } }],
      ['a nonce with a space', { ...device, nonce: 'a b' }],
      ['a nonce of 65 signs', { ...device, nonce: 'x'.repeat(65) }],
      ['a nonce that is a number', { ...device, nonce: 7 }],
      ['an earlier answer that is none', { ...device, last: {} }],
      ['only what every object has', { constructor: 'x', registrationKey: WRONG }],
      ['a prototype', '{"__proto__":{"mprId":"0000000000000000"},"registrationKey":"0000000000000000"}'],
    ])('PLT-22 KEY-60 %s is told what is wrong with it', async (_what, question) => {
      const answer = await devices.sendJson('register', question, { address: '203.0.113.99' })
      expect(answer.status).toBe(400)
      expect(answer.body).toEqual({ error: { code: 'malformed', message: expect.stringMatching(/です|ください/) } })
    })

    it('PLT-22 too much, another type, another method, another path: each has its status and says so in JSON', async () => {
      const json = { 'content-type': 'application/json' }
      const status = async (path: string, init: RequestInit): Promise<unknown> => {
        const answer = await devices.send(path, init)
        expect(answer.headers.get('content-type')).toBe('application/json')
        expect(answer.headers.get('cache-control')).toBe('no-store')
        expect(answer.headers.getSetCookie()).toEqual([])
        return [answer.status, (await answer.json()).error.code]
      }
      const long = JSON.stringify({ ...device, last: 'x'.repeat(5000) })
      expect(await status('register', { method: 'POST', headers: json, body: long })).toEqual([413, 'too-large'])
      const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
      expect(await status('status', { method: 'POST', headers: form, body: 'a=b' })).toEqual([415, 'not-json'])
      expect(await status('status', {})).toEqual([405, 'method-not-allowed'])
      expect(await status('keys', { method: 'POST', headers: json, body: '{}' })).toEqual([405, 'method-not-allowed'])
      expect(await status('nothing', {})).toEqual([404, 'not-found'])
    })

    it('PLT-21 a page of another site asks nothing', async () => {
      const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }
      expect((await devices.send('status', { method: 'POST', headers, body: '{}' })).status).toBe(403)
    })

    it('KEY-60 a portal that issues no keys has no devices', async () => {
      for (const portal of ['member', 'nowhere']) expect((await devices.send('keys', {}, { portal })).status).toBe(404)
    })

    it('PLT-24 no key stands in the log, nor among what is kept', async () => {
      const issued = newDevice()
      const key = await devices.issue(issued, '701W', now())
      await devices.register(issued, key)
      await devices.register(issued, WRONG)
      expect(counter.logged.join('\n')).not.toContain(key)
      for (const note of await notes('device.first-used', issued.id)) expect(JSON.stringify(note)).not.toContain(key)
    })
  })
})
