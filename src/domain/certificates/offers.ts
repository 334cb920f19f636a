import { type ApplicationKind, isEnded, move } from './application.ts'
import type { IssuedCertificate } from './authority.ts'
import { evidenceHolds } from './evidence.ts'
import type { Application, Contract } from './records.ts'
import type { CertificateService } from './service.ts'
import { type JapanDay, japanDay, lastSecondOfDay, reissueUntil, renewal } from './term.ts'
import { furtherFrom } from './validity.ts'

/** What the pull-down of a record's page can hold (CRT-14 – CRT-18, CRT-41). */
export type OfferName =
  | 'renewal'
  /** 「別サービスへ切り替えて申請」 */
  | 'switch'
  | 'reissue'
  | 'further'
  | 'contacts'
  | 'revocation'
  /** 「申請取消」, before issue */
  | 'cancellation'
  /** 「解約」 of a contract that renews itself */
  | 'termination'

export type WhyClosed =
  /** The application has not come to its end, or it came to none that anything follows from. */
  | 'not-done'
  | 'refused-or-cancelled'
  | 'contacts-record'
  | 'no-certificate-record'
  /** Not before, and not after, the day that is told. */
  | 'early'
  | 'late'
  /** The contract is over, was revoked, has another one that follows it, or is one that goes on by itself. */
  | 'contract-over'
  | 'contract-revoked'
  | 'renewed'
  | 'renews-itself'
  | 'under-way'
  | 'no-other-service'
  /** EV: one reissue a contract. */
  | 'once'
  | 'certificate-over'
  /** The certificate lives as long as its contract. */
  | 'whole-term'
  /** Being issued at this moment; issued already; or asked to be revoked, which cannot be taken back. */
  | 'issuing'
  | 'issued'
  | 'not-withdrawable'
  | 'ends-anyway'
  | 'terminated'

/** Whether something can be applied for today, or why not. */
export type Verdict =
  /** `needsExamination`: of a further certificate, staff have to examine anew what it says before it is issued. */
  | { readonly is: 'open'; readonly needsExamination?: boolean }
  | { readonly is: 'closed'; readonly why: WhyClosed; readonly day?: JapanDay }

export type Offers = Readonly<Record<OfferName, Verdict>>

type Life = Pick<IssuedCertificate, 'notBefore' | 'notAfter' | 'issuedAt' | 'revokedAt'>

/** Everything that a record's offers are judged by. */
export interface RecordFacts {
  readonly application: Pick<Application, 'kind' | 'status'>
  readonly contract: Contract | null
  /** The record's own certificate. */
  readonly certificate: Life | null
  /** The newest certificate of the contract that was not revoked. */
  readonly newest: Life | null
  /** Everything that was applied for about the contract. */
  readonly about: readonly Pick<Application, 'kind' | 'status'>[]
  readonly isRenewed: boolean
  readonly service: CertificateService
  /** Whether the portal sells another service. */
  readonly hasOtherService: boolean
  readonly now: Date
}

const open: Verdict = { is: 'open' }
const closed = (why: WhyClosed, day?: JapanDay): Verdict => ({ is: 'closed', why, ...(day && { day }) })

/** What a record's page offers now, and of everything else why it does not. */
export const offersFor = (facts: RecordFacts): Offers => ({
  renewal: ofRecord(facts, (contract) =>
    facts.service.renewsItself ? closed('renews-itself') : renewalOf(facts, contract),
  ),
  switch: ofRecord(facts, (contract) =>
    facts.hasOtherService ? renewalOf(facts, contract) : closed('no-other-service'),
  ),
  reissue: ofRecord(facts, (contract) => reissueOf(facts, contract)),
  further: ofRecord(facts, (contract) => furtherOf(facts, contract)),
  contacts: ofContract(facts, () => open),
  revocation: revocationOf(facts),
  cancellation: cancellationOf(facts.application),
  termination: ofContract(facts, (contract) =>
    contract.renewsItself ? (contract.terminates ? closed('terminated') : open) : closed('ends-anyway'),
  ),
})

/** Why nothing about a contract follows from this record; null where something may. */
const recordFault = ({ application: { kind, status } }: RecordFacts): Verdict | null => {
  if (kind === 'revocation' || kind === 'cancellation') return closed('no-certificate-record')
  if (status === 'done') return null
  return closed(isEnded(status) ? 'refused-or-cancelled' : 'not-done')
}

const contractFault = ({ isRenewed, now }: RecordFacts, contract: Contract | null): Verdict | null => {
  if (!contract) return closed('not-done')
  if (contract.state === 'revoked') return closed('contract-revoked')
  if (isRenewed) return closed('renewed')
  return contract.state === 'ended' || japanDay(now) > contract.ends ? closed('contract-over') : null
}

const ofContract = (facts: RecordFacts, judge: (contract: Contract) => Verdict): Verdict =>
  recordFault(facts) ?? contractFault(facts, facts.contract) ?? judge(facts.contract!)

const ofRecord = (facts: RecordFacts, judge: (contract: Contract) => Verdict): Verdict =>
  facts.application.kind === 'contacts' ? closed('contacts-record') : ofContract(facts, judge)

const isUnderWay = ({ about }: RecordFacts, kind: ApplicationKind): boolean =>
  about.some((one) => one.kind === kind && !isEnded(one.status))

/** From 90 days before the end to the last day (CRT-14). */
const renewalOf = (facts: RecordFacts, contract: Contract): Verdict => {
  if (isUnderWay(facts, 'renewal')) return closed('under-way')
  const found = renewal(contract, japanDay(facts.now), facts.service.lengths)
  if (found.is === 'early') return closed('early', found.from)
  return found.is === 'over' ? closed('contract-over') : open
}

const lives = (certificate: Life | null, now: Date): certificate is Life =>
  certificate !== null && certificate.revokedAt === null && now <= certificate.notAfter

/** For 25 days after the record's certificate was issued; of EV once a contract (CRT-15). */
const reissueOf = (facts: RecordFacts, contract: Contract): Verdict => {
  const { certificate, service, now } = facts
  if (isUnderWay(facts, 'reissue')) return closed('under-way')
  if (!lives(certificate, now)) return closed('certificate-over')
  if (service.mostReissues !== null && contract.reissues >= service.mostReissues) return closed('once')
  const until = reissueUntil(japanDay(certificate.issuedAt), service.lengths)
  return japanDay(now) > until ? closed('late', until) : open
}

/** From a third of the newest certificate's life before its end, where the term goes on after it (CRT-41). */
const furtherOf = (facts: RecordFacts, contract: Contract): Verdict => {
  const { newest, service, now } = facts
  if (isUnderWay(facts, 'further')) return closed('under-way')
  if (!newest) return closed('certificate-over')
  const from = furtherFrom(newest, lastSecondOfDay(contract.ends))
  if (from === null) return closed('whole-term')
  if (now < from) return closed('early', japanDay(from))
  return { is: 'open', needsExamination: !evidenceHolds(service.validity, contract.examinedAt, now) }
}

/** As long as the record's certificate lives, also where its contract has been renewed (CRT-17). */
const revocationOf = (facts: RecordFacts): Verdict => {
  if (facts.application.kind === 'contacts') return closed('contacts-record')
  const fault = recordFault(facts)
  if (fault) return fault
  if (!lives(facts.certificate, facts.now)) return closed('certificate-over')
  return isUnderWay(facts, 'revocation') ? closed('under-way') : open
}

/** Before issue (CRT-18); what the table of moves lets a customer cancel. */
const cancellationOf = (application: RecordFacts['application']): Verdict => {
  const { kind, status } = application
  if (move(application, 'cancel', 'customer') !== null) return open
  if (kind === 'revocation' && !isEnded(status)) return closed('not-withdrawable')
  if (status === 'issuing') return closed('issuing')
  return closed(status === 'done' ? 'issued' : 'refused-or-cancelled')
}
