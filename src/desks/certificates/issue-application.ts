import type { IssuedCertificate } from '../../domain/certificates/authority.ts'
import { readCertificate } from '../../domain/certificates/certificate.ts'
import type { IssueFault } from '../../domain/certificates/issue-fault.ts'
import type { CertificateIssuing } from '../../domain/certificates/issuing.ts'
import { keyOf, type Plan, planIssue } from '../../domain/certificates/order.ts'
import { fingerprintOf } from '../../domain/certificates/public-key.ts'
import type { Application, Contract } from '../../domain/certificates/records.ts'
import { mayLiveOn, reasonOf } from '../../domain/certificates/revocation.ts'
import type { CertificateService } from '../../domain/certificates/service.ts'
import type { Atomically, Stores } from '../../domain/stores.ts'
import { addSeconds, days } from '../../kit/time.ts'

/** What carrying out an approval needs beside the application. */
export interface IssueParts {
  readonly portal: string
  readonly atomically: Atomically
  readonly issuing: CertificateIssuing
  /** Tells whoever waits for it, in the transaction of the issue. */
  tell?(application: Application, certificate: IssuedCertificate, stores: Stores): Promise<void>
  /** The services that the portal sells, by their ids. */
  readonly services: Readonly<Record<string, CertificateService>>
  newId(): string
}

export type IssueResult =
  | { readonly is: 'issued'; readonly application: Application; readonly certificate: IssuedCertificate }
  /** Back with the staff who approved it, with the reasons. */
  | { readonly is: 'refused'; readonly faults: readonly IssueFault[] }
  /** It is not approved, or not any more. */
  | { readonly is: 'not-approved' }
  /** Another run has it in hand, or one broke off: then it goes on once the journal has given that one up. */
  | { readonly is: 'under-way' }

/**
 * Carries out what staff approved: one certificate for an approval, however often and wherever at once this is called, and wherever it broke
 * off (CRT-42). What is kept is kept in one transaction: the certificate, the application as done, its contract, its coupon, its key and the
 * fate of the certificate whose place it takes.
 */
export const issueApplication = async (parts: IssueParts, id: string, now: Date): Promise<IssueResult> => {
  const { portal, atomically, issuing } = parts
  const read = await atomically(portal, (stores) => readApproved(parts, stores, id, now))
  if (read === null) return { is: 'not-approved' }
  const { application, planning, contract } = read
  if (!planning.ok) return sendBack(parts, application, planning.faults, now)
  const { plan } = planning
  const preparation = await issuing.prepare(plan.order, now)
  if (preparation.is === 'taken') return { is: 'under-way' }
  if (preparation.is === 'refused') {
    const faults = preparation.breaches.map((breach) => ({ is: 'rule', ...breach }) as const)
    return sendBack(parts, application, faults, now)
  }
  let done: Application | undefined
  try {
    const certificate = await issuing.issue(preparation.prepared, now, (keep) =>
      atomically(portal, async (stores) => {
        done = await keepAll(parts, stores, { application, contract, plan }, now)
        const issued = await keep(stores.journal)
        await stores.audit.note(
          {
            event: 'certificate.issued',
            by: 'job',
            accountId: application.account,
            facts: { application: id, issuer: issued.issuer, serial: issued.serial },
          },
          now,
        )
        await parts.tell?.(done, issued, stores)
        return issued
      }),
    )
    return { is: 'issued', application: done!, certificate }
  } catch (error) {
    if (error instanceof Overtaken) return { is: 'under-way' }
    throw error
  }
}

/** Somebody changed meanwhile what the certificate was made from. Its serial number is lost; the next run sees what is true now. */
class Overtaken extends Error {
  override readonly name = 'Overtaken'
}

const readApproved = async ({ services, newId }: IssueParts, stores: Stores, id: string, now: Date) => {
  const application = await stores.applications.any(id)
  if (application?.status !== 'issuing') return null
  const service = services[application.service]
  if (!service) throw new RangeError(`no service ${application.service} in this portal`)
  const contract = application.contractId === null ? null : await stores.contracts.byId(application.contractId)
  const isRenewed = contract !== null && (await stores.contracts.after(contract.id)) !== null
  const key = await readKey(stores, application)
  const planning = planIssue({ application, service, contract, isRenewed, key, now, newContractId: newId() })
  return { application, contract, planning }
}

/** What is known of the key; that of a certificate which is replaced for its key's sake is as good as blocked. */
const readKey = async (stores: Stores, application: Application) => {
  const read = keyOf(application.data.server)
  if (!read.ok) return { isBlocked: false, holder: null }
  const { fingerprint } = read.key
  const isLeft =
    application.data.reissue?.because === 'key-compromise' &&
    (await formerOf(stores, application)).some((one) => keyFingerprintOf(one) === fingerprint)
  return {
    isBlocked: isLeft || (await stores.certificates.isBlocked(fingerprint)),
    holder: await stores.certificates.keyHolder(fingerprint),
  }
}

const keyFingerprintOf = ({ der }: Pick<IssuedCertificate, 'der'>): string => fingerprintOf(readCertificate(der).spki)

/** The certificates that a reissue takes the place of: those of the record it was begun from, within its contract. */
const formerOf = async (
  { certificates }: Stores,
  { previousId, contractId }: Application,
): Promise<readonly IssuedCertificate[]> =>
  previousId === null
    ? []
    : (await certificates.ofApplication(previousId)).filter((one) => one.contractId === contractId)

/** Everything but the certificate itself. Throws where something is not as it was when the certificate was planned. */
const keepAll = async (
  parts: IssueParts,
  stores: Stores,
  { application, contract, plan }: { application: Application; contract: Contract | null; plan: Plan },
  now: Date,
): Promise<Application> => {
  if (!(await stores.certificates.claimKey(fingerprintOf(plan.order.spki), application.owner, now)))
    throw new Overtaken('the key is another customer’s')
  await keepContract(parts, stores, { application, contract, plan }, now)
  const { issueFaults: _, ...data } = application.data
  const contractId = plan.order.contractId!
  const done = await stores.applications.move(application, 'program', 'issued', { contractId, data }, now)
  if (!done) throw new Overtaken('the application was changed')
  await stores.coupons.use(application.id, now)
  if (application.kind === 'reissue') await leaveFormer(parts, stores, application, now)
  return done
}

const keepContract = async (
  { services }: IssueParts,
  { contracts }: Stores,
  { application, contract, plan }: { application: Application; contract: Contract | null; plan: Plan },
  now: Date,
): Promise<void> => {
  const { concludes, examined } = plan
  if (concludes) {
    if (!(await contracts.create(concludes, now))) throw new Overtaken('the contract has been renewed')
    if (contract) await contracts.change(contract.id, { state: 'ended' })
    return
  }
  if (application.kind !== 'reissue') return
  const { mostReissues } = services[application.service]!
  if (!(await contracts.countReissue(contract!.id, mostReissues)))
    throw new Overtaken('the contract is over, or had its reissue')
  const { organisation, serverName, changedAt } = application
  await contracts.change(contract!.id, { data: examined!, organisation, serverName, examinedAt: changedAt })
}

/** What becomes of the certificate before (CRT-15): it ends now, or lives on for a while where that was wished and may be. */
const leaveFormer = async (
  { services }: IssueParts,
  stores: Stores,
  application: Application,
  now: Date,
): Promise<void> => {
  const { because, former } = application.data.reissue!
  const { lengths } = services[application.service]!
  for (const certificate of await formerOf(stores, application)) {
    const { issuer, serial } = certificate
    if (because === 'key-compromise') await stores.certificates.blockKey(keyFingerprintOf(certificate), now)
    if (former === 'later' && mayLiveOn(because)) {
      await stores.certificates.revokeLater(issuer, serial, addSeconds(now, days(lengths.formerRevokedAfter)))
      continue
    }
    await stores.certificates.revoke(issuer, serial, reasonOf[because], now)
    const facts = { application: application.id, issuer, serial, reason: reasonOf[because] }
    await stores.audit.note({ event: 'certificate.revoked', by: 'job', accountId: application.account, facts }, now)
  }
}

/** The certificate cannot be made: whoever approved it reads why. */
const sendBack = async (
  { portal, atomically }: IssueParts,
  application: Application,
  faults: readonly IssueFault[],
  now: Date,
): Promise<IssueResult> => {
  const isBack = await atomically(portal, async (stores) => {
    const data = { ...application.data, issueFaults: faults }
    const moved = await stores.applications.move(application, 'program', 'issue-failed', { data }, now)
    if (!moved) return false
    const facts = { application: application.id, faults: faults.map(({ is }) => is).join(' ') }
    await stores.audit.note({ event: 'certificate.not-issued', by: 'job', accountId: application.account, facts }, now)
    return true
  })
  return isBack ? { is: 'refused', faults } : { is: 'not-approved' }
}
