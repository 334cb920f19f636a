import type { Mover } from '../../domain/certificates/application.ts'
import type { IssuedCertificate } from '../../domain/certificates/authority.ts'
import { readCertificate } from '../../domain/certificates/certificate.ts'
import { fingerprintOf } from '../../domain/certificates/public-key.ts'
import type { Application } from '../../domain/certificates/records.ts'
import { reasonOf } from '../../domain/certificates/revocation.ts'
import type { Kept } from './cancel-one.ts'
import { revokeCertificate } from './look-after.ts'
import type { Teller } from './tell.ts'

/** The SHA-256 of a certificate's key, by which it is known again. */
export const keyOfCertificate = ({ der }: Pick<IssuedCertificate, 'der'>): string =>
  fingerprintOf(readCertificate(der).spki)

/**
 * Carries out a request to revoke in the caller's transaction: the certificate of the record that it was begun from; where its key may be in
 * other hands every certificate of that key, which is refused for ever (BR 4.9.1.1, 6.1.1.3). A contract that has no certificate left is over.
 * Null where the request has moved on meanwhile, and nothing was done.
 */
export const carryOutRevocation = async (
  request: Application,
  by: Extract<Mover, 'staff' | 'program'>,
  teller: Teller,
  { data, who = {} }: Kept = {},
): Promise<Application | null> => {
  const { stores, now } = teller
  const wish = request.data.revocation?.wish
  if (wish === undefined || request.previousId === null) throw new Error(`${request.id} is no request to revoke`)
  const done = await stores.applications.move(request, by, 'carry-out', data ? { data } : {}, now)
  if (!done) return null
  const own = await stores.certificates.ofApplication(request.previousId)
  const meant = new Map(own.map((one) => [one.serial, one]))
  if (wish === 'key-compromise')
    for (const fingerprint of new Set(own.map(keyOfCertificate))) {
      await stores.certificates.blockKey(fingerprint, now)
      for (const one of await stores.certificates.ofKey(fingerprint)) meant.set(one.serial, one)
    }
  const living = [...meant.values()].filter(({ revokedAt }) => revokedAt === null)
  for (const one of living)
    await revokeCertificate(one, reasonOf[wish], by === 'staff' ? 'operator' : 'account', teller, who)
  for (const contract of new Set(living.flatMap(({ contractId }) => contractId ?? [])))
    await endWithoutCertificate(contract, teller)
  return done
}

const endWithoutCertificate = async (id: string, { stores, now }: Teller): Promise<void> => {
  const left = await stores.certificates.ofContract(id)
  if (left.some(({ revokedAt, notAfter }) => revokedAt === null && now <= notAfter)) return
  const contract = await stores.contracts.byId(id)
  if (contract?.state === 'active') await stores.contracts.change(id, { state: 'revoked' })
}
