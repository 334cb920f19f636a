import type { CertificateOrder } from './authority.ts'
import { readCsr } from './csr.ts'
import type { ApplicationData, Organisation, ServerData } from './desk-data.ts'
import { evidenceHolds } from './evidence.ts'
import type { IssueFault } from './issue-fault.ts'
import { certificateNames, judgeNames } from './names.ts'
import type { PublicKey } from './public-key.ts'
import type { Application, Contract } from './records.ts'
import { faultsOfKey, type KnownKey } from './request-key.ts'
import type { CertificateService } from './service.ts'
import { subjectOf } from './subject.ts'
import { japanDay, lastSecondOfDay, type Term, termFrom } from './term.ts'
import { lastSecond, wholeSecond } from './validity.ts'

/** An approved application with everything that decides what becomes of it. */
export interface Approved {
  readonly application: Application
  readonly service: CertificateService
  /** The contract that it is about, and of a renewal whether another one follows that already. */
  readonly contract: Contract | null
  readonly isRenewed: boolean
  readonly key: KnownKey
  readonly now: Date
  /** The id that a contract gets which is concluded with it. */
  readonly newContractId: string
}

/** What is issued, and the contract that is concluded with it: null where it belongs to one that runs. */
export interface Plan {
  readonly order: CertificateOrder
  readonly concludes: Omit<Contract, 'code'> | null
  /** What the contract says from then on; null where nothing new was examined. */
  readonly examined: Pick<ApplicationData, 'organisation' | 'contacts' | 'server'> | null
}

export type Planning =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly faults: readonly IssueFault[] }

/** An approval yields one certificate, however often it is carried out: this names it in the journal. */
export const approvalOf = (application: Pick<Application, 'id'>): string => `${application.id}/1`

/** The key that an application wants certified, or what is wrong with its request. */
export const keyOf = (
  server: ServerData | undefined,
): { readonly ok: true; readonly key: PublicKey } | { readonly ok: false; readonly fault: IssueFault } => {
  if (!server) return { ok: false, fault: { is: 'incomplete', lacks: 'server' } }
  const read = readCsr(server.csr)
  return read.ok ? { ok: true, key: read.request.key } : { ok: false, fault: { is: 'request', fault: read.fault.is } }
}

/**
 * What an approved application yields, from the examined data alone (CRT-11, CRT-41), or everything that stands against it. A further
 * certificate says what was examined with its contract; of its own it has a key only.
 */
export const planIssue = (approved: Approved): Planning => {
  const { application, service, contract, now } = approved
  const { data, kind } = application
  const { server } = data
  const organisation = kind === 'further' ? contract?.data.organisation : data.organisation
  const read = keyOf(server)
  const term = termOf(approved)
  const names = server ? judgeNames({ names: server.names, otherNames: [], subject: [] }, service.names) : null
  const faults: IssueFault[] = [
    ...(organisation ? [] : [{ is: 'incomplete', lacks: 'organisation' } as const]),
    ...(kind === 'reissue' && !data.reissue ? [{ is: 'incomplete', lacks: 'reissue' } as const] : []),
    ...(names?.faults ?? []).map(({ is }) => ({ is: 'names', fault: is }) as const),
    ...(read.ok ? faultsOfKey(read.key, approved.key, application.owner) : []).map(
      ({ is }) => ({ is: 'key', fault: is }) as const,
    ),
    ...(read.ok ? [] : [read.fault]),
    ...(term.ok ? [] : [term.fault]),
    ...(kind === 'further' ? evidenceFaults(approved) : []),
  ]
  if (faults.length > 0 || !organisation || !names || !server || !read.ok || !term.ok) return { ok: false, faults }
  const concludes = kind === 'new' || kind === 'renewal' ? concluded(approved, term.term, organisation, server) : null
  const notBefore = wholeSecond(now)
  const certified = certificateNames(names)
  return {
    ok: true,
    plan: {
      order: {
        issuer: service.issuer,
        profile: service.profile,
        approval: approvalOf(application),
        applicationId: application.id,
        contractId: concludes?.id ?? contract!.id,
        accountId: null,
        subject: subjectOf(organisation, service.profile, certified[0]!),
        names: certified,
        spki: read.key.spki,
        notBefore,
        notAfter: lastSecond(service.validity, notBefore, lastSecondOfDay(term.term.ends)),
      },
      concludes,
      examined: kind === 'further' ? null : { ...contract?.data, ...examinedOf(data), organisation, server },
    },
  }
}

type TermReading = { readonly ok: true; readonly term: Term } | { readonly ok: false; readonly fault: IssueFault }

const over = (fault: Extract<IssueFault, { is: 'contract' }>['fault']): TermReading => ({
  ok: false,
  fault: { is: 'contract', fault },
})

/** The term that the certificate belongs to: a new one, with the days that its forerunner had left, or that of the contract. */
const termOf = ({ application: { kind, service: id }, service, contract, isRenewed, now }: Approved): TermReading => {
  const today = japanDay(now)
  if (kind === 'new') return { ok: true, term: termFrom(today, service.lengths, null) }
  if (!contract) return { ok: false, fault: { is: 'incomplete', lacks: 'contract' } }
  if (contract.state === 'revoked') return over('revoked')
  if (kind === 'renewal')
    return isRenewed ? over('renewed') : { ok: true, term: termFrom(today, service.lengths, contract) }
  if (contract.state === 'ended' || today > contract.ends) return over('over')
  if (contract.service !== id) return over('other-service')
  const { mostReissues } = service
  if (kind === 'reissue' && mostReissues !== null && contract.reissues >= mostReissues) return over('reissued')
  return { ok: true, term: contract }
}

/** Nobody looks at a further certificate, so it may say nothing that nobody has looked at. */
const evidenceFaults = ({ application, service, contract, now }: Approved): readonly IssueFault[] => {
  if (!contract) return []
  const examined = contract.data.server?.names ?? []
  const isKnown = application.data.server?.names.every((name) => examined.includes(name)) ?? true
  return [
    ...(isKnown ? [] : [{ is: 'evidence', fault: 'names' } as const]),
    ...(evidenceHolds(service.validity, contract.examinedAt, now)
      ? []
      : [{ is: 'evidence', fault: 'too-old' } as const]),
  ]
}

const examinedOf = ({ contacts }: ApplicationData): Pick<ApplicationData, 'contacts'> => (contacts ? { contacts } : {})

/** Its last change was its approval: that is when what it says was examined. */
const concluded = (
  { application, service, contract, newContractId }: Approved,
  term: Term,
  organisation: Organisation,
  server: ServerData,
): Omit<Contract, 'code'> => ({
  ...{ begins: term.begins, ends: term.ends, carriedOver: term.carriedOver },
  id: newContractId,
  account: application.account,
  owner: application.owner,
  service: service.id,
  renewsItself: service.renewsItself,
  previousId: contract?.id ?? null,
  state: 'active',
  terminates: false,
  reissues: 0,
  agentCode: application.agentCode,
  organisation: application.organisation,
  serverName: application.serverName,
  data: { ...examinedOf(application.data), organisation, server },
  examinedAt: application.changedAt,
})
