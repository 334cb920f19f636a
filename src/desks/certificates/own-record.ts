import type { IssuedCertificate } from '../../domain/certificates/authority.ts'
import { type Offers, offersFor } from '../../domain/certificates/offers.ts'
import type { Application, Contract, OwnerId } from '../../domain/certificates/records.ts'
import { holderOf } from '../../domain/keys/holder.ts'
import type { Stores } from '../../domain/stores.ts'
import { type CertificatesRule, type Portal, serviceOf } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'

/** A record of whoever is signed in, with all that is about it, and what can be applied for from it now. */
export interface OwnRecord {
  readonly application: Application
  readonly contract: Contract | null
  /** The record's own certificate, the newest where there were several. */
  readonly certificate: IssuedCertificate | null
  /** Everything about the contract, the oldest first. */
  readonly about: readonly Application[]
  readonly offers: Offers
}

/** The portal's rule of certificates. Flows of certificates are not there where there is none, so nothing else may ask. */
export const certificatesOf = ({ portal }: { readonly portal: Portal }): CertificatesRule => {
  const rule = serviceOf(portal, 'certificates')
  if (!rule) throw new Error(`the portal ${portal.id} has no certificates`)
  return rule
}

/** Whose records whoever is signed in sees. */
export const ownerAt = async (desk: Desk, stores: Stores = desk.stores): Promise<OwnerId> => {
  const account = await stores.accounts.byId(desk.me())
  if (!account) throw new Error('a session without its account')
  return holderOf(account)
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * A record by its id; null where there is none, and no less where it is somebody else's. Within a move's work it is read once more with the
 * transaction's `stores`: what was shown may have changed since.
 */
export const readOwnRecord = async (
  id: string,
  desk: Desk,
  stores: Stores = desk.stores,
): Promise<OwnRecord | null> => {
  if (!ID.test(id)) return null
  const application = await stores.applications.byId(id, await ownerAt(desk, stores))
  if (!application) return null
  const rule = certificatesOf(desk)
  const service = rule.sells.find((one) => one.id === application.service)
  if (!service) throw new RangeError(`no service ${application.service} in this portal`)
  const { contractId } = application
  const contract = contractId === null ? null : await stores.contracts.byId(contractId)
  const [certificate = null] = await stores.certificates.ofApplication(id)
  const issued = contract ? await stores.certificates.ofContract(contract.id) : []
  const about = contract ? await stores.applications.ofContract(contract.id) : []
  const offers = offersFor({
    application,
    contract,
    certificate,
    newest: issued.find(({ revokedAt }) => revokedAt === null) ?? null,
    about,
    isRenewed: contract !== null && (await stores.contracts.after(contract.id)) !== null,
    service,
    hasOtherService: rule.sells.length > 1,
    now: desk.now,
  })
  return { application, contract, certificate, about, offers }
}
