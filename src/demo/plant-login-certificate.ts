import { makeLoginKey } from '../ca/login-key.ts'
import { makePkcs12 } from '../ca/pkcs12.ts'
import { issueLoginCertificate } from '../desks/office/login-certificates.ts'
import type { Staff } from '../desks/office/staff.ts'
import { newId } from '../kit/ids.ts'
import { serviceOf } from '../portal/define.ts'
import type { House } from '../web/house.ts'
import type { KeptFacts } from './clock.ts'
import type { SampleCertificateCustomer } from './sample-certs.ts'

const factOf = (accessKey: string): string => `demo-login-certificate-${accessKey}`

/**
 * Gives a sample customer a login certificate by the same act as staff do. Its file, with a key that everybody may have, is kept as a fact of
 * the program, so that it can be downloaded as often as one likes.
 */
export const plantLoginCertificate = async (
  house: House,
  facts: KeptFacts,
  { accessKey, passphrase }: SampleCertificateCustomer,
): Promise<void> => {
  const { portal } = house.portals.get('certs')!
  const ca = house.authorities.get('certs')
  const rule = serviceOf(portal, 'certificates')
  if (passphrase === null || !ca || !rule || (await facts.read(factOf(accessKey))) !== null) return
  const account = await house.stores.of('certs').accounts.byIdentifier({ kind: 'access-key', canonical: accessKey })
  if (!account) return
  const now = house.clock.now()
  const staffIn = (stores: Staff['stores']): Staff => ({
    ...{ portal, stores, now, who: 'demo', random: house.random, vault: house.vault },
    newId: () => newId(now, house.random),
  })
  const key = await makeLoginKey()
  const done = await issueLoginCertificate(
    account,
    accessKey,
    key.spki,
    { issuing: ca.issuing, atomically: house.stores.atomically, owner: rule.authorities, staffIn },
    staffIn(house.stores.of('certs')),
  )
  if (done.is !== 'issued') return
  const certificates: [Uint8Array, ...Uint8Array[]] = [done.certificate.der, ...(await ca.chain('member'))]
  const name = `${portal.title.ja} ${accessKey}`
  const file = await makePkcs12({ key: key.key, certificates, name }, passphrase, 'current', house.random)
  await facts.write(factOf(accessKey), file.toString('base64'))
}

/** The file with a sample customer's login certificate; null where there is none. */
export const readLoginCertificate = async (facts: KeptFacts, accessKey: string): Promise<Uint8Array | null> => {
  const kept = await facts.read(factOf(accessKey))
  return kept === null ? null : Uint8Array.from(Buffer.from(kept, 'base64'))
}
