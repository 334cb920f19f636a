import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MoveName, type Mover, move, moves } from '../../src/domain/certificates/application.ts'
import type { Application, NewApplication } from '../../src/domain/certificates/records.ts'
import { fresh, newApplication, newContract } from './certificates-world.ts'
import { later, now, openWorld, type World } from './world.ts'

describe('applications of the certificate desk', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.end())

  const stores = () => world.stores.of('certs')
  const apply = async (rest: Partial<NewApplication> = {}): Promise<Application> => {
    const application = newApplication(rest)
    expect(await stores().applications.create(application)).toBe(true)
    return (await stores().applications.any(application.id))!
  }

  it('CRT-13 are kept as they were sent, sealed, and shown to nobody but their owner', async () => {
    const sent = newApplication({ coupon: 'C-1', dueAt: later(60), keyFingerprint: 'ab' })
    await stores().applications.create(sent)
    expect(await stores().applications.byId(sent.id, sent.owner)).toEqual({
      ...sent,
      version: 1,
      changedAt: sent.appliedAt,
      completedAt: null,
      downloadedAt: null,
    })
    expect(await stores().applications.byId(sent.id, fresh())).toBeNull()
    expect(await world.stores.of('partner').applications.any(sent.id)).toBeNull()
    const [{ data }] = await world.asOwner('select data from applications where id = $1', [sent.id])
    expect(Buffer.from(data).includes('急ぎ')).toBe(false)
    expect(await stores().applications.create(sent)).toBe(false)
  })

  it('CRT-13 move by the table of moves and in no other way', async () => {
    const movers: readonly Mover[] = ['customer', 'staff', 'program']
    for (const status of ['received', 'examining', 'issuing', 'done'] as const)
      for (const name of Object.keys(moves) as MoveName[])
        for (const by of movers) {
          const application = await apply({ status })
          const moved = await stores().applications.move(application, by, name, {}, later(5))
          const to = move(application, name, by)
          expect([status, name, by, moved?.status ?? null]).toEqual([status, name, by, to])
          const kept = (await stores().applications.any(application.id))!
          expect([kept.status, kept.version]).toEqual([to ?? status, to === null ? 1 : 2])
        }
  })

  it('CRT-13 say when they ended, and what was changed with the move', async () => {
    const application = await apply({ status: 'examining' })
    const refused = await stores().applications.move(
      application,
      'staff',
      'refuse',
      { data: { note: '登記を確認できませんでした' } },
      later(9),
    )
    expect(refused).toMatchObject({ status: 'refused', version: 2, completedAt: later(9), changedAt: later(9) })
    expect(await stores().applications.any(application.id)).toEqual(refused)
    expect(refused?.data).toEqual({ note: '登記を確認できませんでした' })
  })

  it('CRT-13 of eight who move one at the same moment, one does', async () => {
    for (let round = 0; round < 10; round++) {
      const application = await apply({ status: 'examining' })
      const moved = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          stores().applications.move(application, 'staff', n % 2 ? 'approve' : 'refuse', {}, later(n)),
        ),
      )
      const [won, ...others] = moved.filter((one) => one !== null)
      expect(others).toEqual([])
      expect(await stores().applications.any(application.id)).toEqual(won)
    }
  })

  it('OFF-5 who writes over what somebody changed meanwhile is told', async () => {
    const read = await apply()
    const noted = await stores().applications.amend(read, { data: { note: 'お電話しました' } }, later(1))
    expect(noted).toMatchObject({ version: 2, status: 'received', data: { note: 'お電話しました' } })
    expect(await stores().applications.amend(read, { data: { note: '古い' } }, later(2))).toBeNull()
    expect(await stores().applications.move(read, 'staff', 'examine', {}, later(2))).toBeNull()
    expect(await stores().applications.any(read.id)).toEqual(noted)
  })

  it('CRT-13 believe the row, not who says where it stands', async () => {
    const read = await apply()
    const pretended = { ...read, status: 'examining' } as const
    expect(await stores().applications.move(pretended, 'staff', 'approve', {}, later(1))).toBeNull()
    const otherKind = { ...read, kind: 'contacts' } as const
    expect(await stores().applications.move(otherKind, 'program', 'carry-out', {}, later(1))).toBeNull()
    expect((await stores().applications.any(read.id))?.status).toBe('received')
  })

  it('CRT-14 of a contract one of each kind is under way at a time, however many apply', async () => {
    const contract = (await stores().contracts.create(newContract(), now))!
    for (const kind of ['renewal', 'reissue', 'further', 'revocation'] as const) {
      const about = { kind, contractId: contract.id, owner: contract.owner }
      const created = await Promise.all(
        Array.from({ length: 8 }, () => stores().applications.create(newApplication(about))),
      )
      expect([kind, created.filter((one) => one).length]).toEqual([kind, 1])
    }
    const contacts = { kind: 'contacts', contractId: contract.id, owner: contract.owner } as const
    expect(await stores().applications.create(newApplication(contacts))).toBe(true)
    expect(await stores().applications.create(newApplication(contacts))).toBe(true)
    const all = await stores().applications.ofContract(contract.id)
    expect(all.length).toBe(6)
    const reissue = all.find(({ kind }) => kind === 'reissue')!
    await stores().applications.move(reissue, 'customer', 'cancel', {}, later(1))
    const again = newApplication({ kind: 'reissue', contractId: contract.id, previousId: reissue.id })
    expect(await stores().applications.create(again)).toBe(true)
    expect((await stores().applications.following(reissue.id)).map(({ id }) => id)).toEqual([again.id])
  })

  it('CRT-17 wait for staff with clocks first, then the oldest', async () => {
    const portal = world.stores.of('waiting')
    const sent = (n: number, rest: Partial<NewApplication> = {}) => newApplication({ appliedAt: later(n), ...rest })
    const [old, young, slow, urgent] = [
      sent(1, { status: 'examining' }),
      sent(2),
      sent(3, { kind: 'revocation', dueAt: later(900) }),
      sent(4, { kind: 'revocation', dueAt: later(90) }),
    ]
    for (const one of [young!, old!, slow!, urgent!, sent(0, { status: 'done' }), sent(0, { status: 'issuing' })])
      await portal.applications.create(one)
    const waiting = await portal.applications.waiting(10)
    expect(waiting.map(({ id }) => id)).toEqual([urgent!.id, slow!.id, old!.id, young!.id])
    expect((await portal.applications.waiting(2)).length).toBe(2)
    expect((await portal.applications.approved(10)).length).toBe(1)
  })

  it('CRT-22 note the first download', async () => {
    const { id } = await apply({ status: 'done' })
    await stores().applications.downloaded(id, later(5))
    await stores().applications.downloaded(id, later(50))
    expect((await stores().applications.any(id))?.downloadedAt).toEqual(later(5))
  })
})

describe('contracts of the certificate desk', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.end())
  const stores = () => world.stores.of('certs').contracts

  it('CRT-20 have codes one after the other, each once, whoever concludes one at the same moment', async () => {
    const made = await Promise.all(Array.from({ length: 24 }, () => stores().create(newContract(), now)))
    const codes = made.map((one) => one!.code).toSorted()
    expect(codes).toEqual(Array.from({ length: 24 }, (_, n) => `B${String(n + 1).padStart(7, '0')}`))
    expect((await world.stores.of('partner').contracts.create(newContract(), now))?.code).toBe('B0000001')
    expect(await stores().byCode('B0000024')).toEqual(made.find((one) => one?.code === 'B0000024'))
    expect(await stores().byCode('B0000025')).toBeNull()
  })

  it('CRT-20 a code that was undone is given to the next', async () => {
    const failed = world.stores.atomically('undone', async (inside) => {
      await inside.contracts.create(newContract(), now)
      throw new Error('undone')
    })
    await expect(failed).rejects.toThrow('undone')
    expect((await world.stores.of('undone').contracts.create(newContract(), now))?.code).toBe('B0000001')
  })

  it('CRT-14 only one term follows a term', async () => {
    const first = (await stores().create(newContract(), now))!
    const next = await Promise.all(
      Array.from({ length: 8 }, () => stores().create(newContract({ previousId: first.id }), now)),
    )
    const [won, ...others] = next.filter((one) => one !== null)
    expect(others).toEqual([])
    expect(await stores().after(first.id)).toEqual(won)
    expect(await stores().after(won!.id)).toBeNull()
  })

  it('CRT-15 count reissues up to the most there may be, and of what is active only', async () => {
    const { id } = (await stores().create(newContract(), now))!
    const counted = await Promise.all(Array.from({ length: 8 }, () => stores().countReissue(id, 1)))
    expect(counted.filter((one) => one).length).toBe(1)
    expect(await stores().countReissue(id, null)).toBe(true)
    expect((await stores().byId(id))?.reissues).toBe(2)
    await stores().change(id, { state: 'ended' })
    expect(await stores().countReissue(id, null)).toBe(false)
  })

  it('CRT-41 change what they say, and nothing else', async () => {
    const made = (await stores().create(newContract({ renewsItself: true }), now))!
    const change = { data: { remarks: '変更' }, terminates: true, examinedAt: later(7), organisation: '楓工業株式会社' }
    await stores().change(made.id, change)
    expect(await stores().byId(made.id)).toEqual({ ...made, ...change })
    await stores().change(made.id, {})
    const [{ data }] = await world.asOwner('select data from contracts where id = $1', [made.id])
    expect(Buffer.from(data).includes('変更')).toBe(false)
  })

  it('CRT-23 are found by the day on which they end, in turns; those that are over apart', async () => {
    const portal = world.stores.of('ending').contracts
    const ends = ['2027-01-01', '2027-01-02', '2027-01-02', '2027-01-02'].map((text) => text as never)
    const made = await Promise.all(ends.map((end) => portal.create(newContract({ ends: end }), now)))
    const { notices } = world.stores.of('ending')
    const near = async (today: string) =>
      (await portal.toRemind(today as never, [90, 30, 7], 9)).map(({ contract, days }) => [contract.id, days])
    const others = made
      .slice(1)
      .map((one) => one!.id)
      .toSorted()
    expect(await near('2026-10-02')).toEqual([])
    expect(await near('2026-10-03')).toEqual([[made[0]!.id, 90]])
    expect(await near('2026-12-03')).toEqual([[made[0]!.id, 30], ...others.map((id) => [id, 30])])
    expect(await notices.give(made[0]!.id, 'ends-30', now)).toBe(true)
    expect(await notices.give(made[0]!.id, 'ends-30', now)).toBe(false)
    expect(await near('2026-12-24')).toEqual(others.map((id) => [id, 30]))
    expect(await near('2026-12-25')).toEqual([[made[0]!.id, 7], ...others.map((id) => [id, 30])])
    expect(await near('2027-01-02')).toEqual(others.map((id) => [id, 7]))
    expect((await portal.endedBefore('2027-01-02' as never, 9)).map(({ id }) => id)).toEqual([made[0]!.id])
    await portal.change(made[0]!.id, { state: 'ended' })
    expect(await portal.endedBefore('2027-01-02' as never, 9)).toEqual([])
  })
})
