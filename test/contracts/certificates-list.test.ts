import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationSearch, NewApplication } from '../../src/domain/certificates/records.ts'
import { day, fresh, newApplication, newContract } from './certificates-world.ts'
import { now, openWorld, type World } from './world.ts'

const owner = fresh()
const at = (text: string): Date => new Date(text)

describe('CRT-20 CRT-21 the list of applications', () => {
  let world: World
  const names = new Map<string, string>()
  beforeAll(async () => {
    world = await openWorld()
    const { contracts, applications, certificates } = world.stores.of('certs')
    const contract = async (code: string, rest: Parameters<typeof newContract>[0]) => {
      const made = (await contracts.create(newContract({ owner, ...rest }), now))!
      names.set(code, made.id)
      return made.id
    }
    const present = await contract('present', { ends: day('2027-05-31') })
    const past = await contract('past', { ends: day('2025-05-31'), state: 'ended' })
    const gone = await contract('gone', { ends: day('2027-03-31'), state: 'revoked' })
    const apply = async (name: string, rest: Partial<NewApplication>) => {
      const application = newApplication({ owner, ...rest })
      names.set(application.id, name)
      await applications.create(application)
      return application.id
    }
    const done = { status: 'done' } as const
    await apply('received', { appliedAt: at('2026-11-19T14:59:59Z'), serverName: 'b.kaede.example', coupon: 'C_100%' })
    const first = await apply('done', {
      ...done,
      appliedAt: at('2026-11-19T15:00:00Z'),
      contractId: present,
      organisation: '株式会社髙山ﾃｯｸ',
      serverName: 'a.kaede.example',
      serverType: 'nginx',
      service: 'ev',
    })
    await apply('contacts', {
      ...done,
      appliedAt: at('2026-11-01T00:00:00Z'),
      contractId: present,
      kind: 'contacts',
      serverName: 'xn--z5v.example',
    })
    await apply('ended', { ...done, appliedAt: at('2024-06-01T00:00:00Z'), contractId: past })
    await apply('revoked', { ...done, appliedAt: at('2026-04-01T00:00:00Z'), contractId: gone })
    await apply('late renewal', {
      appliedAt: at('2025-05-30T00:00:00Z'),
      contractId: past,
      kind: 'renewal',
      status: 'examining',
    })
    // 75 months before 20 November 2026 is 20 August 2020.
    await apply('too old', { ...done, appliedAt: at('2020-08-20T14:59:59Z') })
    await apply('just listed', { ...done, appliedAt: at('2020-08-20T15:00:00Z') })
    await apply('old without certificate', { appliedAt: at('2019-01-01T00:00:00Z'), status: 'refused' })
    await apply("somebody else's", { owner: fresh() })
    await applications.downloaded(first, now)
    expect(await certificates.ofApplication(first)).toEqual([])
    await world.asOwner(
      `insert into authorities (portal, name, certificate, key_sealed, created_at) values ('certs', 'sr', '', '', $1)`,
      [now],
    )
    await world.asOwner(
      `insert into certificates (portal, issuer, serial, approval, profile, state, der, application_id, key_fingerprint, not_before, not_after, reserved_at, issued_at)
      values ('certs', 'sr', '01', 'x', 'server-ov', 'issued', '', $1, '', $2, $3, $2, $2)`,
      [first, now, at('2027-05-31T14:59:59Z')],
    )
  })
  afterAll(() => world.end())

  const found = async (search: ApplicationSearch = {}, page = { from: 0, count: 50 }): Promise<readonly string[]> => {
    const { applications } = world.stores.of('certs')
    const listed = await applications.list(owner, search, page, now)
    if (page.from === 0 && page.count === 50) expect(await applications.count(owner, search, now)).toBe(listed.length)
    return listed.map(({ application }) => names.get(application.id)!)
  }

  it('shows what is present, the newest first, and certificates of the last 75 months', async () => {
    expect(await found()).toEqual([
      'done',
      'received',
      'contacts',
      'late renewal',
      'just listed',
      'old without certificate',
    ])
  })

  it('「過去案件表示」 shows records of contracts that are over', async () => {
    expect(await found({ past: true })).toEqual(['revoked', 'ended'])
  })

  it('a line has its contract and its certificate, and nothing of what is sealed', async () => {
    const [line] = await world.stores.of('certs').applications.list(owner, {}, { from: 0, count: 1 }, now)
    expect(line).toMatchObject({
      application: { organisation: '株式会社髙山ﾃｯｸ', downloadedAt: now },
      contract: { id: names.get('present'), code: 'B0000001', ends: '2027-05-31', state: 'active' },
      certificate: { notBefore: now, notAfter: at('2027-05-31T14:59:59Z'), revokedAt: null },
    })
    expect(line!.application).not.toHaveProperty('data')
    const [, other] = await world.stores.of('certs').applications.list(owner, {}, { from: 0, count: 2 }, now)
    expect(other).toMatchObject({ contract: null, certificate: null })
  })

  it.each<[string, ApplicationSearch, readonly string[]]>([
    // Days are days in Japan, both of them within.
    ['applied on a day', { date: { of: 'applied', from: day('2026-11-20'), to: day('2026-11-20') } }, ['done']],
    ['applied until a day', { date: { of: 'applied', from: day('2026-11-19'), to: day('2026-11-19') } }, ['received']],
    ['completed since a day', { date: { of: 'completed', from: day('2026-11-01') } }, ['done', 'contacts']],
    [
      'ending within days',
      { date: { of: 'ends', from: day('2027-05-31'), to: day('2027-05-31') } },
      ['done', 'contacts'],
    ],
    ['ending before', { date: { of: 'ends', to: day('2027-05-30') } }, ['late renewal']],
    ['a kind', { kind: 'contacts' }, ['contacts']],
    ['a service', { service: 'ev' }, ['done']],
    ['downloaded', { downloaded: true }, ['done']],
    ['not downloaded: what could be', { downloaded: false }, ['just listed']],
    ['a server type', { serverType: 'nginx' }, ['done']],
    ['an organisation, folded', { contains: [{ field: 'organisation', text: '高山テック' }] }, ['done']],
    ['a server', { contains: [{ field: 'server', text: 'B.KAEDE' }] }, ['received']],
    ['an international server', { contains: [{ field: 'server', text: '楓.EXAMPLE' }] }, ['contacts']],
    ['a contract', { contains: [{ field: 'contract', text: 'ｂ0000001' }] }, ['done', 'contacts']],
    ['a coupon', { contains: [{ field: 'coupon', text: 'C_1' }] }, ['received']],
    ['a sign that is a pattern elsewhere', { contains: [{ field: 'coupon', text: '%' }] }, ['received']],
    ['no pattern', { contains: [{ field: 'coupon', text: 'C%0' }] }, []],
    ['nor this one', { contains: [{ field: 'server', text: '_.kaede' }] }, []],
    [
      'all of several',
      {
        contains: [
          { field: 'server', text: 'kaede' },
          { field: 'organisation', text: 'テック' },
        ],
      },
      ['done'],
    ],
    ['an agent', { kind: 'contacts', contains: [{ field: 'agent', text: '0001' }] }, ['contacts']],
    ['of the past', { past: true, date: { of: 'applied', from: day('2026-01-01') } }, ['revoked']],
  ])('finds by %s', async (_, search, expected) => {
    expect(await found(search)).toEqual(expected)
  })

  it('sorts by every column both ways, what has nothing there last', async () => {
    const [down, up] = await Promise.all(
      [true, false].map(async (down) => {
        const orders: Record<string, readonly string[]> = {}
        for (const by of [
          'applied',
          'service',
          'status',
          'kind',
          'ends',
          'contract',
          'organisation',
          'server',
        ] as const)
          orders[by] = await found({ sort: { by, down } })
        return orders
      }),
    )
    for (const orders of [down!, up!]) for (const order of Object.values(orders)) expect(order.length).toBe(6)
    expect(up!.applied).toEqual(down!.applied!.toReversed())
    expect([up!.service![0], down!.service!.at(-1)]).toEqual(['done', 'done'])
    expect(up!.status!).toEqual([
      ...['received', 'late renewal', 'done', 'contacts', 'just listed', 'old without certificate'],
    ])
    expect([up!.kind!.at(-1), up!.kind!.at(-2)]).toEqual(['contacts', 'late renewal'])
    expect(up!.ends!.slice(0, 3)).toEqual(['late renewal', 'done', 'contacts'])
    expect(down!.ends!.slice(0, 3)).toEqual(['done', 'contacts', 'late renewal'])
    expect(down!.contract!.slice(0, 3)).toEqual(['late renewal', 'done', 'contacts'])
    expect([up!.server!.slice(0, 2), down!.server!.slice(-2)]).toEqual([
      ['done', 'received'],
      ['received', 'done'],
    ])
  })

  it('comes in pages that leave nothing out and show nothing twice', async () => {
    const all = await found()
    const pages = await Promise.all([0, 2, 4, 6].map((from) => found({}, { from, count: 2 })))
    expect(pages.flat()).toEqual(all)
    expect(pages[3]).toEqual([])
  })
})
