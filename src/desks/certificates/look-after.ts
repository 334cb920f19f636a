import type { IssuedCertificate } from '../../domain/certificates/authority.ts'
import type { CertificateAuthority } from '../../domain/certificates/certificate-authority.ts'
import type { Application } from '../../domain/certificates/records.ts'
import { clockOf } from '../../domain/certificates/revocation.ts'
import { daysFrom, japanDay, plusDays, reminders } from '../../domain/certificates/term.ts'
import type { Atomically, Stores } from '../../domain/stores.ts'
import { addSeconds, minutes } from '../../kit/time.ts'
import type { CertificatesRule, Portal } from '../../portal/define.ts'
import { issueApplication } from './issue-application.ts'
import { ofContract, type Teller, tellContacts } from './tell.ts'

/** What the certificate desk's work needs that comes by itself. */
export interface CareParts {
  readonly portal: Portal
  readonly rule: CertificatesRule
  readonly ca: Pick<CertificateAuthority, 'issuing' | 'publishLists'>
  readonly atomically: Atomically
  /** Each call a transaction of its own. */
  readonly stores: Stores
  readonly now: Date
  newId(): string
  /** Told of an application that could not be issued for a fault of ours; it is tried again in the next round. */
  failed(application: string, error: unknown): void
}

/** So much of each kind of work in one round; where more is left the next round follows at once. */
const AT_ONCE = 20
/** A certificate whose issue has not ended by then has broken off (CRT-42). */
const BROKEN_OFF = minutes(10)
/** How many days before its end the next term of a contract that goes on by itself is applied for (CRT-18). */
const GOES_ON_BEFORE = 60

/**
 * One round of what the desk does by itself; how much it did. Each piece is one transaction, and none is done twice. What fails holds up nothing
 * else, and is thrown when the rest is done: an application that cannot be issued must not keep another from being revoked in time.
 */
export const lookAfter = async (parts: CareParts): Promise<number> => {
  const failures: unknown[] = []
  let done = 0
  for (const work of [giveUpBroken, issueApproved, revokeDue, publishLists, ringClocks, remind, goOn, endOver])
    try {
      done += await work(parts)
    } catch (error) {
      failures.push(error)
    }
  if (failures.length > 0) throw failures[0]
  return done
}

const publishLists = ({ ca, now }: CareParts): Promise<number> => ca.publishLists(now)

const giveUpBroken = ({ stores, now }: CareParts): Promise<number> =>
  stores.journal.abandon(addSeconds(now, -BROKEN_OFF as typeof BROKEN_OFF), now)

const issueApproved = async ({
  portal,
  rule,
  ca,
  atomically,
  stores,
  now,
  newId,
  failed,
}: CareParts): Promise<number> => {
  const services = Object.fromEntries(rule.sells.map((one) => [one.id, one]))
  let issued = 0
  for (const id of await stores.applications.approved(AT_ONCE)) {
    const tell = async (application: Application, certificate: IssuedCertificate, inside: Stores): Promise<void> => {
      const contract = (await inside.contracts.byId(certificate.contractId!))!
      await tellContacts(
        'certificate-issued',
        application,
        contract.data.contacts,
        ['registration', 'technical'],
        { code: contract.code, lastsUntil: certificate.notAfter.toISOString(), ends: contract.ends },
        { portal, stores: inside, now, newId },
      )
    }
    try {
      const result = await issueApplication(
        { portal: portal.id, atomically, issuing: ca.issuing, services, newId, tell },
        id,
        now,
      )
      if (result.is === 'issued' || result.is === 'refused') issued += 1
    } catch (error) {
      failed(id, error)
    }
  }
  return issued
}

/** Former certificates whose two weeks are over (CRT-15). */
const revokeDue = async ({ portal, atomically, stores, now, newId }: CareParts): Promise<number> => {
  const due = await stores.certificates.dueBy(now, AT_ONCE)
  for (const certificate of due)
    await atomically(portal.id, (inside) =>
      revokeCertificate(certificate, 'superseded', 'job', { portal, stores: inside, now, newId }),
    )
  return due.length
}

/** Revokes a certificate, notes it and tells the contacts, all in the caller's transaction. */
export const revokeCertificate = async (
  { issuer, serial, contractId, applicationId, accountId }: IssuedCertificate,
  reason: Parameters<Stores['certificates']['revoke']>[2],
  by: 'job' | 'operator' | 'account',
  teller: Teller,
  who: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const { stores, now } = teller
  await stores.certificates.revoke(issuer, serial, reason, now)
  const contract = contractId === null ? null : await stores.contracts.byId(contractId)
  const account = contract?.account ?? accountId
  await stores.audit.note(
    {
      event: 'certificate.revoked',
      by,
      ...(account === null ? {} : { accountId: account }),
      facts: { ...who, application: applicationId ?? '', issuer, serial, reason },
    },
    now,
  )
  if (contract)
    await tellContacts(
      'certificate-revoked',
      ofContract(contract),
      contract.data.contacts,
      ['registration', 'technical'],
      { code: contract.code, serial, at: now.toISOString() },
      teller,
    )
}

/** Revocations whose clock is half over or over: staff are written to, once for each (CRT-17). */
const ringClocks = async ({ portal, atomically, stores, now, newId }: CareParts): Promise<number> => {
  let rung = 0
  for (const { id, appliedAt, dueAt, serverName, contractId, told } of await stores.applications.clocks()) {
    const clock = clockOf(appliedAt, dueAt, now)
    if (clock === 'running' || told.includes(`clock-${clock}`)) continue
    rung += await atomically(portal.id, async (inside) => {
      if (!(await inside.notices.give(id, `clock-${clock}`, now))) return 0
      const contract = contractId === null ? null : await inside.contracts.byId(contractId)
      const facts = { clock, code: contract?.code ?? '', server: serverName, due: dueAt.toISOString() } as const
      await inside.post.send(
        { id: newId(), letter: 'revocation-clock', to: portal.help.mail, language: 'ja', facts },
        now,
      )
      return 1
    })
  }
  return rung
}

/** 90, 60, 30, 14, 7 and 1 day before a contract's end; where days were missed, the nearest of them alone (CRT-23). */
const remind = async ({ portal, atomically, stores, now, newId }: CareParts): Promise<number> => {
  const near = await stores.contracts.toRemind(japanDay(now), reminders, AT_ONCE)
  for (const { contract, days } of near)
    await atomically(portal.id, async (inside) => {
      if (!(await inside.notices.give(contract.id, `ends-${days}`, now))) return
      const left = daysFrom(japanDay(now), contract.ends)
      const { code, ends, renewsItself, terminates } = contract
      await tellContacts(
        'contract-ending',
        ofContract(contract),
        contract.data.contacts,
        ['registration', 'technical', 'billing'],
        { code, ends, days: left, renewsItself: renewsItself && !terminates },
        { portal, stores: inside, now, newId },
        'who-want-notices',
      )
    })
  return near.length
}

/** A contract that goes on by itself gets its renewal applied for in the customer's place, with last year's data (CRT-18). */
const goOn = async ({ portal, rule, atomically, stores, now, newId }: CareParts): Promise<number> => {
  const going = await stores.contracts.toGoOn(plusDays(japanDay(now), GOES_ON_BEFORE), AT_ONCE)
  for (const contract of going)
    await atomically(portal.id, async (inside) => {
      if (!(await inside.notices.give(contract.id, 'renewal-filed', now))) return
      const [last] = (await inside.applications.ofContract(contract.id)).filter(({ status }) => status === 'done')
      const application = {
        id: newId(),
        account: contract.account,
        owner: contract.owner,
        kind: 'renewal',
        status: 'received',
        service: contract.service,
        contractId: contract.id,
        previousId: last?.id ?? null,
        appliedAt: now,
        agentCode: contract.agentCode,
        organisation: contract.organisation,
        serverName: contract.serverName,
        serverType: contract.data.server?.serverType ?? '',
        coupon: null,
        keyFingerprint: null,
        dueAt: null,
        data: contract.data,
      } as const
      if (!(await inside.applications.create(application))) return
      const teller = { portal, stores: inside, now, newId }
      const facts = { application: application.id, contract: contract.code, kind: 'renewal' }
      await inside.audit.note({ event: 'application.received', by: 'job', accountId: contract.account, facts }, now)
      await tellContacts('record-received', application, contract.data.contacts, ['registration'], {}, teller)
    })
  return rule.sells.some(({ renewsItself }) => renewsItself) ? going.length : 0
}

/** Contracts whose last day is over. */
const endOver = async ({ portal, atomically, stores, now }: CareParts): Promise<number> => {
  const over = await stores.contracts.endedBefore(japanDay(now), AT_ONCE)
  for (const { id, code, account } of over)
    await atomically(portal.id, async (inside) => {
      await inside.contracts.change(id, { state: 'ended' })
      await inside.audit.note(
        { event: 'contract.ended', by: 'job', accountId: account, facts: { contract: code } },
        now,
      )
    })
  return over.length
}
