import type { Account } from '../../domain/accounts/account.ts'
import type { Certificates, IssuedCertificate } from '../../domain/certificates/authority.ts'
import type { CertificateIssuing } from '../../domain/certificates/issuing.ts'
import type { Atomically } from '../../domain/stores.ts'
import { addSeconds, days, type Seconds, seconds } from '../../kit/time.ts'
import type { CertificatesRule } from '../../portal/define.ts'
import { noteOf, type Staff } from './staff.ts'

/** What a login certificate lives: two years less the last second, which counts. */
const LIFE: Seconds = days(730)

export interface LoginCertificateParts {
  readonly issuing: CertificateIssuing
  readonly atomically: Atomically
  /** Who runs the authorities: the certificate names it beside the access key, and nobody whose name nobody examined. */
  readonly owner: CertificatesRule['authorities']
  /** Staff within a transaction of the portal. */
  staffIn(stores: Staff['stores']): Staff
}

export type LoginCertificateIssue =
  | { readonly is: 'issued'; readonly certificate: IssuedCertificate; readonly revoked: number }
  /** Somebody else issues one for this account at this moment. */
  | { readonly is: 'under-way' }

/**
 * Issues a login certificate for a key that the holder gets with it; what the account had before is revoked in the same transaction, and the
 * sessions that were begun with it end (CRT-5). Throws where the certificate would break a rule: its facts are all ours.
 */
export const issueLoginCertificate = async (
  account: Pick<Account, 'id'>,
  accessKey: string,
  spki: Buffer,
  { issuing, atomically, owner, staffIn }: LoginCertificateParts,
  staff: Pick<Staff, 'portal' | 'stores' | 'now'>,
): Promise<LoginCertificateIssue> => {
  const { portal, now } = staff
  const before = await loginCertificatesOf(account.id, staff.stores.certificates)
  const preparation = await issuing.prepare(
    {
      issuer: 'member',
      profile: 'member',
      approval: `login ${account.id} ${before.length + 1}`,
      applicationId: null,
      contractId: null,
      accountId: account.id,
      subject: [
        { type: 'C', value: owner.country },
        { type: 'O', value: owner.organisation },
        { type: 'CN', value: accessKey },
      ],
      names: [],
      spki,
      notBefore: now,
      notAfter: addSeconds(now, seconds(LIFE - 1)),
    },
    now,
  )
  if (preparation.is === 'taken') return { is: 'under-way' }
  if (preparation.is === 'refused')
    throw new RangeError(preparation.breaches.map(({ rule, says }) => `${rule}: ${says}`).join('; '))
  let revoked = 0
  const certificate = await issuing.issue(preparation.prepared, now, (keep) =>
    atomically(portal.id, async (stores) => {
      const inside = staffIn(stores)
      revoked = await revokeLoginCertificates(account, 'superseded', inside)
      const issued = await keep(stores.journal)
      await noteOf('login-certificate.issued', account, inside, { serial: issued.serial })
      return issued
    }),
  )
  return { is: 'issued', certificate, revoked }
}

/** Revokes every login certificate of an account that is not revoked yet, and ends the sessions with them; how many there were. */
export const revokeLoginCertificates = async (
  account: Pick<Account, 'id'>,
  reason: 'superseded' | 'keyCompromise' | 'privilegeWithdrawn',
  staff: Staff,
): Promise<number> => {
  const { stores, now } = staff
  const alive = (await loginCertificatesOf(account.id, stores.certificates)).filter((one) => one.revokedAt === null)
  for (const { issuer, serial } of alive) {
    await stores.certificates.revoke(issuer, serial, reason, now)
    await stores.sessions.endWith(serial)
    await noteOf('login-certificate.revoked', account, staff, { serial, reason })
  }
  return alive.length
}

/** An account's login certificates, the newest first. */
export const loginCertificatesOf = async (
  account: string,
  certificates: Pick<Certificates, 'ofAccount'>,
): Promise<readonly IssuedCertificate[]> =>
  (await certificates.ofAccount(account)).filter(({ profile }) => profile === 'member')
