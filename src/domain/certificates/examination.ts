import type { ApplicationKind } from './application.ts'
import type { Organisation } from './desk-data.ts'
import type { CertificateService } from './service.ts'

/** What staff make sure of before they approve, beside the phone check (CRT-13, OFF-6). */
export type CheckName =
  /** The organisation is registered by this name and at this address (BR 3.2.2.1). */
  | 'identity'
  /** The names are in the organisation's hands, by one of the methods that hold (BR 3.2.2.4). */
  | 'domain'
  /** No CAA record forbids it (BR 3.2.2.8). */
  | 'caa'
  /** Who applied may do so for the organisation (BR 3.2.5). */
  | 'authority'
  /** The organisation exists by law, under its registration number (EVG 3.2.2.2). */
  | 'legal-existence'
  /** It has a place of business where it says (EVG 3.2.2.4). */
  | 'physical-existence'
  /** It is in business: for three years, or by a bank or a public record (EVG 3.2.2.6). */
  | 'operational-existence'
  /** Name, title and authority of whoever signs the contract (EVG 3.2.2.8). */
  | 'signer'
  /** The signature on the application is the signer's (EVG 3.2.2.9). */
  | 'signature'
  /** It stands on no list of those who may have none (EVG 3.2.2.12). */
  | 'denied-lists'

const organisationValidated: readonly CheckName[] = ['identity', 'domain', 'caa', 'authority']

/** What has to be ticked before an approval, by what kind of certificate is issued. */
export const checklists: Readonly<Record<CertificateService['profile'], readonly CheckName[]>> = {
  'server-ov': organisationValidated,
  'server-ev': [
    ...organisationValidated,
    ...(['legal-existence', 'physical-existence', 'operational-existence', 'signer', 'signature'] as const),
    'denied-lists',
  ],
}

/** Somebody of staff who did something, and when (ISO 8601). */
export interface Deed {
  readonly by: string
  readonly at: string
}

/** A call to the organisation (EVG 3.2.2.5): never domain validation. */
export interface PhoneCheck extends Deed {
  /** Who was spoken to. */
  readonly spokeTo: string
  readonly number: string
  /** Where the number comes from: what was examined for the contract, or what staff looked it up in. */
  readonly source: string
}

/** What staff did with an application; part of what is kept of it. */
export type StaffDeed =
  | 'asked-for-documents'
  | 'received-document'
  | 'called'
  | 'ticked'
  | 'began-to-examine'
  | 'sent-back'
  | 'approved'
  | 'refused'
  | 'cancelled'
  | 'revoked'

/** One line of what staff did, with the version that the application had afterwards. */
export interface LoggedDeed extends Deed {
  readonly did: StaffDeed
  /** Which document, check or reason. */
  readonly what: string
  readonly version: number
}

/** What staff have made sure of, and who did what when. It is theirs: customers see what they were told. */
export interface Examination {
  readonly received: readonly (Deed & { readonly document: string })[]
  readonly checks: Readonly<Partial<Record<CheckName, Deed>>>
  readonly phone: PhoneCheck | null
  readonly log: readonly LoggedDeed[]
}

export const notExamined: Examination = { received: [], checks: {}, phone: null, log: [] }

/** Why a phone check is none. */
export type PhoneFault =
  | 'nobody'
  | 'no-number'
  /** The number is not the one that was examined for the contract: it has to be looked up where the applicant did not write it. */
  | 'no-source'

const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '')

/**
 * Where the number of a phone check comes from, or why it will not do. What the applicant typed proves nothing: it is the number that was
 * examined for the contract before, or one from a source that the applicant did not write (EVG 3.2.2.5).
 */
export const judgePhone = (
  call: { readonly spokeTo: string; readonly number: string; readonly source: string },
  examined: Pick<Organisation, 'phone'> | null,
):
  | { readonly ok: true; readonly source: string; readonly number: string }
  | { readonly ok: false; readonly fault: PhoneFault } => {
  const digits = digitsOf(call.number)
  if (call.spokeTo.trim() === '') return { ok: false, fault: 'nobody' }
  if (!/^\d{9,15}$/.test(digits)) return { ok: false, fault: 'no-number' }
  const number = call.number.normalize('NFKC').trim()
  if (call.source.trim() !== '') return { ok: true, source: call.source.trim(), number }
  return examined && digitsOf(examined.phone) === digits
    ? { ok: true, source: 'contract', number }
    : { ok: false, fault: 'no-source' }
}

/** What stands against an approval. */
export type ApprovalFault =
  | { readonly is: 'documents'; readonly awaited: readonly string[] }
  | { readonly is: 'checks'; readonly lacks: readonly CheckName[] }
  | { readonly is: 'no-call' }
  /** Whoever examined it does not approve it as well (EVG 3.2.2.13). */
  | { readonly is: 'same-person'; readonly who: string }

const examining: readonly StaffDeed[] = ['received-document', 'ticked', 'called']

/** One name however it is written: two spellings make no second person. */
const sameName = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

/** Everybody who took part in finding out what is true, also where somebody else did the same after them. */
export const examiners = ({ log }: Pick<Examination, 'log'>): ReadonlySet<string> =>
  new Set(log.filter(({ did }) => examining.includes(did)).map(({ by }) => sameName(by)))

/** Everything that stands against approving what was examined so far. EV needs two people; so does every revocation by hand (CRT-17). */
export const approvalFaults = (
  examination: Examination,
  awaited: readonly string[],
  profile: CertificateService['profile'],
  who: string,
): readonly ApprovalFault[] => {
  const lacks = checklists[profile].filter((check) => !examination.checks[check])
  return [
    ...(awaited.length === 0 ? [] : [{ is: 'documents', awaited } as const]),
    ...(lacks.length === 0 ? [] : [{ is: 'checks', lacks } as const]),
    ...(examination.phone ? [] : [{ is: 'no-call' } as const]),
    ...(profile === 'server-ev' ? samePerson(examination, who) : []),
  ]
}

/** The same of a revocation by hand: the call, by somebody else than who revokes. */
export const revocationFaults = (examination: Examination, who: string): readonly ApprovalFault[] => [
  ...(examination.phone ? [] : [{ is: 'no-call' } as const]),
  ...samePerson(examination, who),
]

const samePerson = (examination: Examination, who: string): readonly ApprovalFault[] =>
  examiners(examination).has(sameName(who)) ? [{ is: 'same-person', who }] : []

/** Whether an application is one that staff examine. */
export const isExamined = (kind: ApplicationKind): boolean => kind !== 'contacts' && kind !== 'cancellation'
