import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dnsNamesOf, readCertificate } from '../../src/domain/certificates/certificate.ts'
import { readCsr } from '../../src/domain/certificates/csr.ts'
import { addSeconds, days, seconds } from '../../src/kit/time.ts'
import { kaede, newRequest, openIssuing, serverOf } from './certificates-issue-world.ts'
import { day, fresh, newApplication } from './certificates-world.ts'
import { later, now, openWorld, type World } from './world.ts'

describe('CRT-42 an approval is carried out', () => {
  let world: World
  let desk: Awaited<ReturnType<typeof openIssuing>>
  beforeAll(async () => {
    world = await openWorld()
    desk = await openIssuing(world)
  })
  afterAll(() => world.end())

  const inDays = (length: number): Date => addSeconds(now, days(length))
  const fingerprintIn = (csr: string): string => {
    const read = readCsr(csr)
    if (!read.ok) throw new Error(read.fault.is)
    return read.request.key.fingerprint
  }

  it('CRT-20 CRT-30 CRT-41 a new one: certificate, contract, coupon and key', async () => {
    const { stores } = desk
    const coupon = { number: 'C-1', agentCode: 'A0001', service: 'sr', uses: 1, until: day('2026-12-31') }
    await stores.coupons.create(coupon, now)
    const csr = newRequest()
    const names = ['www.kaede.example', 'kaede.example']
    const application = await desk.approved({ coupon: 'C-1', data: { server: serverOf(csr, names) } })
    await stores.coupons.hold('C-1', application.id, 'A0001', 'sr', day('2026-11-20'), now)
    const result = await desk.issue(application.id)
    if (result.is !== 'issued') throw new Error(JSON.stringify(result))
    const contract = await stores.contracts.byId(result.application.contractId!)
    expect(contract).toMatchObject({
      ...{ begins: '2026-11-20', ends: '2027-11-19', carriedOver: 0, state: 'active', owner: application.owner },
      ...{ previousId: null, examinedAt: application.changedAt, data: { organisation: kaede } },
    })
    expect(contract?.code).toMatch(/^B\d{7}$/)
    expect(result.application).toMatchObject({ status: 'done', completedAt: now, contractId: contract?.id })
    const read = readCertificate(result.certificate.der)
    expect(dnsNamesOf(read)).toEqual(names)
    expect(read.subject.map(({ type, value }) => [type, value])).toEqual([
      ...[
        ['C', 'JP'],
        ['ST', 'Osaka'],
        ['L', 'Osaka-shi'],
        ['O', 'Kaede Works LLC'],
        ['CN', 'www.kaede.example'],
      ],
    ])
    // 200 days, the last second counts.
    expect([read.notBefore, read.notAfter]).toEqual([now, addSeconds(inDays(200), seconds(-1))])
    expect(await stores.certificates.ofContract(contract!.id)).toEqual([result.certificate])
    expect(await stores.certificates.keyHolder(fingerprintIn(csr))).toBe(application.owner)
    expect((await stores.coupons.ofAgent('A0001'))[0]).toMatchObject({ held: 0, used: 1 })
    const [note] = await stores.audit.recent(application.account, 1)
    expect(note?.event).toBe('certificate.issued')
    expect(await desk.issue(application.id)).toEqual({ is: 'not-approved' })
  })

  it('yields one certificate, whoever carries it out at the same moment', async () => {
    for (let round = 0; round < 4; round++) {
      const application = await desk.approved()
      const results = await Promise.all(Array.from({ length: 8 }, () => desk.issue(application.id)))
      const kinds = results.map(({ is }) => is)
      expect(kinds.filter((one) => one === 'issued')).toEqual(['issued'])
      expect(kinds.filter((one) => one === 'refused')).toEqual([])
      expect(await desk.journalOf(application.id)).toEqual([{ state: 'issued', revoked_at: null }])
      expect(
        (await desk.stores.contracts.byId((results.find(({ is }) => is === 'issued') as any).application.contractId))
          ?.owner,
      ).toBe(application.owner)
    }
  })

  it('goes back to staff with the reasons where a rule would be broken, and uses no serial number', async () => {
    const organisation = { ...kaede, english: { ...kaede.english, name: '-' } }
    const application = await desk.approved({ data: { organisation } })
    const result = await desk.issue(application.id)
    expect(result).toMatchObject({ is: 'refused', faults: [{ is: 'rule', rule: 'subject-values' }] })
    const kept = await desk.stores.applications.any(application.id)
    expect(kept).toMatchObject({ status: 'examining', data: { issueFaults: [{ is: 'rule' }] } })
    expect(await desk.journalOf(application.id)).toEqual([])
    // Mended and approved again it is issued, and nothing of the fault stays.
    const mended = (await desk.stores.applications.amend(kept!, { data: { ...kept!.data, organisation: kaede } }, now))!
    await desk.stores.applications.move(mended, 'staff', 'approve', {}, now)
    expect(await desk.issue(application.id)).toMatchObject({ is: 'issued' })
    expect((await desk.stores.applications.any(application.id))?.data.issueFaults).toBeUndefined()
  })

  it('CRT-11 refuses keys that are blocked or another customer’s, and takes one again from the same', async () => {
    const csr = newRequest()
    const { application } = await desk.issued({ data: { server: serverOf(csr) } })
    const other = await desk.approved({ data: { server: serverOf(csr) } })
    expect(await desk.issue(other.id)).toEqual({ is: 'refused', faults: [{ is: 'key', fault: 'other-owner' }] })
    await desk.issued({ owner: application.owner, data: { server: serverOf(csr) } })
    await desk.stores.certificates.blockKey(fingerprintIn(csr), now)
    const again = await desk.approved({ owner: application.owner, data: { server: serverOf(csr) } })
    expect(await desk.issue(again.id)).toEqual({ is: 'refused', faults: [{ is: 'key', fault: 'blocked' }] })
  })

  it('CRT-11 of two customers with one key at the same moment, one has it; the other’s serial number is lost', async () => {
    const csr = newRequest()
    const two = [
      await desk.approved({ data: { server: serverOf(csr) } }),
      await desk.approved({ data: { server: serverOf(csr) } }),
    ]
    // Both have read that the key is nobody's before either is kept.
    const { atomically } = desk.parts
    let waiting = 0
    const both = Promise.withResolvers<void>()
    const meeting = async <T>(portal: string, work: Parameters<typeof atomically>[1]): Promise<T> => {
      const result = await atomically(portal, work)
      waiting += 1
      if (waiting === 2) both.resolve()
      if (waiting <= 2) await both.promise
      return result as T
    }
    const results = await Promise.all(two.map(({ id }) => desk.issue(id, now, { atomically: meeting as never })))
    expect(results.map(({ is }) => is).toSorted()).toEqual(['issued', 'under-way'])
    const loser = two[results.findIndex(({ is }) => is === 'under-way')]!
    await desk.stores.journal.abandon(later(1), later(1))
    expect(await desk.journalOf(loser.id)).toEqual([{ state: 'lost', revoked_at: later(1) }])
    expect(await desk.issue(loser.id, later(2))).toEqual({
      is: 'refused',
      faults: [{ is: 'key', fault: 'other-owner' }],
    })
  })

  it('CRT-14 a renewal: a contract of its own that takes over the days, and only one', async () => {
    const first = await desk.issued()
    const owner = first.application.owner
    const renewal = { kind: 'renewal', owner, contractId: first.contract.id, previousId: first.application.id } as const
    // 300 days later: 64 days are left.
    const at = inDays(300)
    const renewed = await desk.issued({ ...renewal, service: 'ev', appliedAt: at })
    expect(renewed.contract).toMatchObject({
      ...{ service: 'ev', previousId: first.contract.id, begins: '2027-09-16', carriedOver: 64, ends: '2028-11-18' },
    })
    expect(renewed.certificate.issuer).toBe('ev')
    expect(renewed.contract.code).not.toBe(first.contract.code)
    expect((await desk.stores.contracts.byId(first.contract.id))?.state).toBe('ended')
    const again = await desk.approved({ ...renewal, appliedAt: at })
    expect(await desk.issue(again.id, at)).toEqual({
      is: 'refused',
      faults: [{ is: 'contract', fault: 'renewed' }],
    })
  })

  it.each([
    ['later', 'replaced', null, 14],
    ['at-once', 'replaced', 'superseded', null],
    // Compromise and changed data leave no choice.
    ['later', 'key-compromise', 'keyCompromise', null],
    ['later', 'changed-data', 'affiliationChanged', null],
  ] as const)('CRT-15 a reissue, the one before %s for %s', async (former, because, reason, dueIn) => {
    const first = await desk.issued()
    const about = { owner: first.application.owner, contractId: first.contract.id, previousId: first.application.id }
    const reissue = { because, former }
    const at = inDays(3)
    const { contract, certificate } = await desk.issued({ kind: 'reissue', appliedAt: at, ...about, data: { reissue } })
    expect(contract).toMatchObject({ id: first.contract.id, ends: first.contract.ends, reissues: 1, examinedAt: at })
    expect(certificate.serial).not.toBe(first.certificate.serial)
    const left = await desk.stores.certificates.bySerial('sr', first.certificate.serial)
    expect(left).toMatchObject({
      reason,
      revokedAt: reason ? at : null,
      revokeDueAt: dueIn ? addSeconds(at, days(dueIn)) : null,
    })
    const key = fingerprintIn(first.application.data.server!.csr)
    expect(await desk.stores.certificates.isBlocked(key)).toBe(because === 'key-compromise')
  })

  it('CRT-15 a reissue for a compromised key needs another key', async () => {
    const first = await desk.issued()
    const about = { owner: first.application.owner, contractId: first.contract.id, previousId: first.application.id }
    const data = {
      reissue: { because: 'key-compromise', former: 'at-once' },
      server: first.application.data.server!,
    } as const
    const reissue = await desk.approved({ kind: 'reissue', ...about, data })
    expect(await desk.issue(reissue.id)).toEqual({ is: 'refused', faults: [{ is: 'key', fault: 'blocked' }] })
    expect(await desk.stores.certificates.bySerial('sr', first.certificate.serial)).toMatchObject({ revokedAt: null })
  })

  it('CRT-15 EV is issued anew once per contract', async () => {
    const first = await desk.issued({ service: 'ev' })
    const about = { owner: first.application.owner, contractId: first.contract.id, previousId: first.application.id }
    const reissue = { because: 'replaced', former: 'at-once' } as const
    const next = { kind: 'reissue', service: 'ev', ...about, data: { reissue } } as const
    await desk.issued(next)
    const again = await desk.approved(next)
    expect(await desk.issue(again.id)).toEqual({ is: 'refused', faults: [{ is: 'contract', fault: 'reissued' }] })
  })

  it('CRT-41 a further certificate lives to the end of the term and says nothing that was not examined', async () => {
    const first = await desk.issued()
    const about = { owner: first.application.owner, contractId: first.contract.id, previousId: first.application.id }
    const further = { kind: 'further', ...about } as const
    const organisation = { ...kaede, english: { ...kaede.english, name: 'Somebody Else Inc.' } }
    const at = inDays(100)
    const { certificate, contract } = await desk.issued({ ...further, data: { organisation }, appliedAt: at })
    const read = readCertificate(certificate.der)
    expect(read.subject.find(({ type }) => type === 'O')?.value).toBe('Kaede Works LLC')
    expect(read.notAfter).toEqual(addSeconds(inDays(300), seconds(-1)))
    expect(contract).toMatchObject({ id: first.contract.id, reissues: 0, examinedAt: first.contract.examinedAt })
    expect((await desk.stores.certificates.bySerial('sr', first.certificate.serial))?.revokedAt).toBeNull()
    const server = serverOf(newRequest(), ['www.kaede.example', 'bank.example'])
    const greedy = await desk.approved({ ...further, data: { server } })
    expect(await desk.issue(greedy.id, at)).toEqual({ is: 'refused', faults: [{ is: 'evidence', fault: 'names' }] })
    const back = (await desk.stores.applications.any(greedy.id))!
    await desk.stores.applications.move(back, 'staff', 'refuse', {}, at)
    // From 15 March 2027 on a proof of a domain is good for 100 days.
    const late = await desk.approved({ ...further, appliedAt: inDays(130) })
    expect(await desk.issue(late.id, inDays(130))).toMatchObject({ faults: [{ is: 'evidence', fault: 'too-old' }] })
  })

  it('CRT-16 nothing comes of what is not approved, or is no application', async () => {
    const application = newApplication({ status: 'examining' })
    await desk.stores.applications.create(application)
    expect(await desk.issue(application.id)).toEqual({ is: 'not-approved' })
    expect(await desk.issue(fresh())).toEqual({ is: 'not-approved' })
  })
})
