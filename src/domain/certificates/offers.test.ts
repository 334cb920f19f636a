import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addSeconds, days } from '../../kit/time.ts'
import type { ApplicationKind, ApplicationStatus } from './application.ts'
import { type OfferName, offersFor, type RecordFacts } from './offers.ts'
import type { Contract } from './records.ts'
import type { CertificateService } from './service.ts'
import { type JapanDay, japanDay, lastSecondOfDay, plusDays, termLengths } from './term.ts'

const day = (text: string) => text as JapanDay
const noon = (text: string) => new Date(`${text}T03:00:00Z`)
const sr: CertificateService = {
  ...{ id: 'sr', issuer: 'sr', profile: 'server-ov', lengths: termLengths, validity: 'baselineRequirements' },
  ...{ renewsItself: false, mostReissues: null, names: { wildcards: true, most: 20 } },
}
const ev: CertificateService = { ...sr, id: 'ev', issuer: 'ev', profile: 'server-ev', mostReissues: 1 }
const contract: Contract = {
  ...{ id: 'c', code: 'B0000001', account: 'a', owner: 'a', service: 'sr', renewsItself: false, carriedOver: 0 },
  ...{ begins: day('2026-11-20'), ends: day('2027-11-19'), previousId: null, state: 'active', terminates: false },
  ...{ reissues: 0, agentCode: '', organisation: '', serverName: '', data: {}, examinedAt: noon('2026-11-20') },
}
const issuedAt = noon('2026-11-20')
const life = { notBefore: issuedAt, notAfter: addSeconds(issuedAt, days(200)), issuedAt, revokedAt: null }
const facts = (rest: Partial<RecordFacts> = {}): RecordFacts => ({
  application: { kind: 'new', status: 'done' },
  contract,
  certificate: life,
  newest: life,
  about: [],
  isRenewed: false,
  service: sr,
  hasOtherService: true,
  now: noon('2026-11-21'),
  ...rest,
})
const told = (what: OfferName, rest: Partial<RecordFacts> = {}): string => {
  const verdict = offersFor(facts(rest))[what]
  if (verdict.is === 'open') return verdict.needsExamination ? 'open after examination' : 'open'
  return verdict.day ? `${verdict.why} ${verdict.day}` : verdict.why
}
const wholeTerm = { ...life, notAfter: lastSecondOfDay(contract.ends) }
const underWay = (kind: ApplicationKind) => ({ about: [{ kind, status: 'examining' as const }] })

describe('what a record offers', () => {
  it.each<[string, OfferName, Partial<RecordFacts>, string]>([
    ['CRT-14 91 days before the end', 'renewal', { now: noon('2027-08-20') }, 'early 2027-08-21'],
    ['CRT-14 90 days before the end', 'renewal', { now: noon('2027-08-21') }, 'open'],
    ['CRT-14 the last day', 'renewal', { now: noon('2027-11-19') }, 'open'],
    ['CRT-14 the day after', 'renewal', { now: noon('2027-11-20') }, 'contract-over'],
    ['CRT-14 renewed', 'renewal', { now: noon('2027-09-01'), isRenewed: true }, 'renewed'],
    ['CRT-14 under way', 'renewal', { now: noon('2027-09-01'), ...underWay('renewal') }, 'under-way'],
    [
      'CRT-14 cancelled before',
      'renewal',
      { now: noon('2027-09-01'), about: [{ kind: 'renewal', status: 'cancelled' }] },
      'open',
    ],
    ['CRT-14 of what renews itself', 'renewal', { service: { ...sr, renewsItself: true } }, 'renews-itself'],
    [
      'CRT-14 of what renews itself, to another service',
      'switch',
      { service: { ...sr, renewsItself: true }, now: noon('2027-09-01') },
      'open',
    ],
    ['CRT-14 where there is no other', 'switch', { hasOtherService: false }, 'no-other-service'],
    ['CRT-14 to another, early', 'switch', {}, 'early 2027-08-21'],
    ['CRT-14 of a revoked contract', 'renewal', { contract: { ...contract, state: 'revoked' } }, 'contract-revoked'],
    ['CRT-15 on the 25th day', 'reissue', { now: noon('2026-12-15') }, 'open'],
    ['CRT-15 on the 26th day', 'reissue', { now: noon('2026-12-16') }, 'late 2026-12-15'],
    ['CRT-15 of EV, once', 'reissue', { service: ev }, 'open'],
    ['CRT-15 of EV, again', 'reissue', { service: ev, contract: { ...contract, reissues: 1 } }, 'once'],
    ['CRT-15 of SR, again', 'reissue', { contract: { ...contract, reissues: 3 } }, 'open'],
    ['CRT-15 under way', 'reissue', underWay('reissue'), 'under-way'],
    ['CRT-15 of what was revoked', 'reissue', { certificate: { ...life, revokedAt: issuedAt } }, 'certificate-over'],
    ['CRT-41 in the first two thirds', 'further', { now: noon('2027-03-01') }, 'early 2027-04-02'],
    // From 15 March 2027 on a proof of a domain is good for 100 days.
    ['CRT-41 in the last third', 'further', { now: noon('2027-04-03') }, 'open after examination'],
    [
      'CRT-41 in the last third, examined lately',
      'further',
      { now: noon('2027-04-03'), contract: { ...contract, examinedAt: noon('2027-02-01') } },
      'open',
    ],
    [
      'CRT-41 when the certificate has ended, but not the term',
      'further',
      { now: noon('2027-07-01'), service: { ...sr, validity: 'term' } },
      'open',
    ],
    ['CRT-41 where it lives as long as the term', 'further', { newest: wholeTerm }, 'whole-term'],
    ['CRT-41 where all were revoked', 'further', { newest: null }, 'certificate-over'],
    ['CRT-41 under way', 'further', { now: noon('2027-04-03'), ...underWay('further') }, 'under-way'],
    ['CRT-16 of an active contract', 'contacts', {}, 'open'],
    ['CRT-16 of one that ended', 'contacts', { contract: { ...contract, state: 'ended' } }, 'contract-over'],
    ['CRT-17 while it lives', 'revocation', {}, 'open'],
    ['CRT-17 when it is renewed', 'revocation', { isRenewed: true }, 'open'],
    ['CRT-17 when it has ended', 'revocation', { now: noon('2027-06-09') }, 'certificate-over'],
    ['CRT-17 under way', 'revocation', underWay('revocation'), 'under-way'],
    ['CRT-18 of one that ends anyway', 'termination', {}, 'ends-anyway'],
    ['CRT-18 of one that goes on', 'termination', { contract: { ...contract, renewsItself: true } }, 'open'],
    [
      'CRT-18 said before',
      'termination',
      { contract: { ...contract, renewsItself: true, terminates: true } },
      'terminated',
    ],
  ])('%s: %s', (_, what, rest, expected) => {
    expect(told(what, rest)).toBe(expected)
  })

  it.each<[ApplicationKind, ApplicationStatus, string]>([
    ['new', 'received', 'open'],
    ['renewal', 'awaiting-documents', 'open'],
    ['further', 'examining', 'open'],
    ['reissue', 'issuing', 'issuing'],
    ['new', 'done', 'issued'],
    ['new', 'refused', 'refused-or-cancelled'],
    ['revocation', 'received', 'not-withdrawable'],
    ['revocation', 'examining', 'not-withdrawable'],
  ])('CRT-17 CRT-18 cancellation of %s at %s: %s', (kind, status, expected) => {
    expect(told('cancellation', { application: { kind, status } })).toBe(expected)
  })

  it('CRT-16 of a change of contacts neither renewal, reissue nor revocation follows', () => {
    const application = { kind: 'contacts', status: 'done' } as const
    const offers = offersFor(facts({ application, now: noon('2027-09-01') }))
    for (const what of ['renewal', 'switch', 'reissue', 'further', 'revocation'] as const)
      expect([what, offers[what]]).toEqual([what, { is: 'closed', why: 'contacts-record' }])
    expect(offers.contacts).toEqual({ is: 'open' })
  })

  it('CRT-13 nothing but its cancellation follows from what is not done', () => {
    for (const status of ['received', 'awaiting-documents', 'examining', 'issuing', 'refused', 'cancelled'] as const) {
      const offers = offersFor(facts({ application: { kind: 'new', status }, contract: null, certificate: null }))
      const left = Object.entries(offers).filter(([what, { is }]) => is === 'open' && what !== 'cancellation')
      expect([status, left]).toEqual([status, []])
    }
  })

  it('CRT-14 CRT-15 windows open and close once, whatever the day', () => {
    const anyDay = fc.integer({ min: -30, max: 500 }).map((n) => plusDays(contract.begins, n))
    fc.assert(
      fc.property(anyDay, (today) => {
        const offers = offersFor(facts({ now: noon(today) }))
        expect(offers.renewal.is === 'open').toBe(today >= '2027-08-21' && today <= '2027-11-19')
        expect(offers.switch.is).toBe(offers.renewal.is)
        expect(offers.reissue.is === 'open').toBe(today <= '2026-12-15')
        for (const verdict of Object.values(offers))
          if (verdict.is === 'closed' && verdict.why === 'early')
            expect(verdict.day! > japanDay(noon(today))).toBe(true)
      }),
    )
  })
})
