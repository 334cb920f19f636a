import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plantCertificates } from '../../src/demo/plant-certs.ts'
import { sampleContracts, sampleCoupons } from '../../src/demo/sample-contracts.ts'
import { readCertificate } from '../../src/domain/certificates/certificate.ts'
import type { ListedApplication } from '../../src/domain/certificates/records.ts'
import { breachesOf } from '../../src/domain/certificates/rules/all.ts'
import { daysFrom, japanDay } from '../../src/domain/certificates/term.ts'
import { openCounter } from './counter.ts'

let counter: Awaited<ReturnType<typeof openCounter>>
beforeAll(async () => {
  counter = await openCounter()
})
afterAll(() => counter.close())

const stores = () => counter.program.house.stores.of('certs')

const listOf = async (accessKey: string, past = false): Promise<readonly ListedApplication[]> => {
  const account = await stores().accounts.byIdentifier({ kind: 'access-key', canonical: accessKey })
  return stores().applications.list(account!.id, { past }, { from: 0, count: 100 }, counter.clock.now())
}

describe('the sample records of the certificate desk', () => {
  it('CRT-13 there are records of every kind and status but the passing one', async () => {
    const all = [
      ...(await listOf('HN4Q7RTA')),
      ...(await listOf('HN4Q7RTA', true)),
      ...(await listOf('kM8PzW3c')),
      ...(await listOf('T5dVx9Lb')),
    ].map(({ application }) => application)
    expect(new Set(all.map(({ kind }) => kind))).toEqual(
      new Set(['new', 'renewal', 'reissue', 'contacts', 'revocation', ...(all.some(isFurther) ? ['further'] : [])]),
    )
    expect(new Set(all.map(({ status }) => status))).toEqual(
      new Set(['received', 'awaiting-documents', 'examining', 'done', 'refused', 'cancelled']),
    )
  })

  it('CRT-14 CRT-15 CRT-18 several can be renewed and issued anew, one goes on by itself, some are over', async () => {
    const today = japanDay(counter.clock.now())
    const done = (await listOf('HN4Q7RTA')).filter(({ application }) => application.status === 'done')
    const running = done.filter(({ contract }) => contract?.state === 'active')
    const ending = running.filter(({ contract }) => daysFrom(today, contract!.ends) <= 90)
    expect(new Set(ending.map(({ contract }) => contract!.code)).size).toBeGreaterThanOrEqual(3)
    const justIssued = running.filter(({ application }) => daysFrom(japanDay(application.completedAt!), today) <= 25)
    expect(justIssued.length).toBeGreaterThanOrEqual(3)
    expect(running.some(({ application }) => application.service === 'sr3-auto')).toBe(true)
    expect(running.some(({ application }) => application.service === 'ev2')).toBe(true)
    expect(new Set((await listOf('HN4Q7RTA', true)).map(({ contract }) => contract!.state))).toContain('ended')
  })

  it('CRT-42 CRT-43 the certificates are real: every rule holds, lists and answers know the one that was revoked', async () => {
    const ca = counter.program.house.authorities.get('certs')!
    const listed = [...(await listOf('HN4Q7RTA')), ...(await listOf('T5dVx9Lb'))]
    let looked = 0
    for (const { application } of listed)
      for (const { issuer, der, serial, revokedAt } of await stores().certificates.ofApplication(application.id)) {
        const profile = issuer === 'ev' ? 'server-ev' : 'server-ov'
        const [issuerDer] = await ca.chain(issuer)
        expect(breachesOf(readCertificate(der), { profile, issuer: readCertificate(issuerDer!) })).toEqual([])
        expect((await stores().statuses.statusOf(issuer, serial)).is).toBe(revokedAt === null ? 'good' : 'revoked')
        looked += 1
      }
    expect(looked).toBeGreaterThanOrEqual(sampleContracts.length - 4)
  })

  it('CRT-30 there are coupons to take, and some that are held, used up and over', async () => {
    expect(sampleCoupons.length).toBeGreaterThanOrEqual(10)
    const coupons = await stores().coupons.ofAgent('T100482')
    const today = japanDay(counter.clock.now())
    expect(coupons.some(({ held }) => held > 0)).toBe(true)
    expect(coupons.some(({ used, uses }) => used === uses)).toBe(true)
    expect(coupons.some(({ until }) => until < today)).toBe(true)
    expect(
      coupons.filter(({ uses, held, used, until }) => uses > held + used && until >= today).length,
    ).toBeGreaterThan(3)
  })

  it('planting again, as after a start that was killed, changes nothing', async () => {
    const before = await listOf('HN4Q7RTA')
    await plantCertificates(counter.program.house)
    expect(await listOf('HN4Q7RTA')).toEqual(before)
  })
})

const isFurther = ({ kind }: { readonly kind: string }): boolean => kind === 'further'
