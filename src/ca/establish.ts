import { createPrivateKey, type KeyObject } from 'node:crypto'
import { keyIdentifier, readCertificate } from '../domain/certificates/certificate.ts'
import type { KeptAuthority, PublishedList } from '../domain/certificates/status.ts'
import type { Stores } from '../domain/stores.ts'
import type { Random } from '../kit/random.ts'
import { addSeconds, days, type Seconds } from '../kit/time.ts'
import { type CeremonyPlan, holdCeremony, usualPlan } from './ceremony.ts'
import { makeCrl } from './crl.ts'
import type { StatusPlaces } from './issuing.ts'
import { keySigner } from './signer.ts'

/** Whose authorities are to be made, and how. */
export interface Foundation {
  readonly owner: { readonly country: string; readonly organisation: string; readonly series: string }
  readonly places: StatusPlaces
  readonly random: Random
  readonly now: Date
  /** Lets the root's key go to somebody who keeps it elsewhere, PKCS #8 DER; without it the key is kept sealed with the others. */
  takeRootKey?(key: Uint8Array): void
}

/** A list of a root whose key is kept elsewhere: somebody has to fetch the key for the next one (BR 4.9.7: twelve months at most). */
const rootListLife: Seconds = days(360)

/**
 * Holds the ceremony and keeps what it made, in the caller's transaction; null where there are authorities already, and nothing was changed:
 * a ceremony is not repeated (CRT-40).
 */
export const establish = async (
  { owner, places, random, now, takeRootKey }: Foundation,
  { authorities, statuses, audit }: Pick<Stores, 'authorities' | 'statuses' | 'audit'>,
  by: 'operator' | 'job',
): Promise<readonly KeptAuthority[] | null> => {
  if ((await authorities.certificates()).length > 0) return null
  const plan: CeremonyPlan = usualPlan({ country: owner.country, name: owner.organisation }, owner.series)
  const made = await holdCeremony(plan, places, random, now)
  const root = made.find(({ name }) => name === 'root')!
  for (const one of made) {
    const kept = one.name === 'root' && takeRootKey ? { ...one, key: null } : one
    if (!(await authorities.create(kept, now))) return null
  }
  if (takeRootKey) {
    await statuses.publish('root', await rootList(root, 1, openKey(root.key!), now))
    takeRootKey(root.key!)
  }
  const facts = { authorities: made.map(({ name }) => name).join(' '), root: takeRootKey ? 'elsewhere' : 'here' }
  await audit.note({ event: 'ceremony.held', by, facts }, now)
  return made
}

/** A private key as `takeRootKey` gave it. Throws where it is none. */
export const openKey = (der: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })

/** The root's list of nobody, signed with its key from elsewhere. Its issuers are ended by a new generation, not by this list. */
export const rootList = async (
  root: Pick<KeptAuthority, 'certificate'>,
  number: number,
  key: KeyObject,
  now: Date,
): Promise<PublishedList> => {
  const { subjectDer, spki } = readCertificate(root.certificate)
  const facts = { number, thisUpdate: now, nextUpdate: addSeconds(now, rootListLife), told: 0 }
  const issuer = { subject: subjectDer, keyId: keyIdentifier(spki) }
  return { ...facts, der: await makeCrl(issuer, { ...facts, revoked: [] }, keySigner(key)) }
}
