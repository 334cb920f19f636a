import { createHash, createPrivateKey } from 'node:crypto'
import { type AuthorityName, authorityNames } from '../domain/certificates/authority.ts'
import { keyIdentifier, type ReadCertificate, readCertificate, serialText } from '../domain/certificates/certificate.ts'
import type { CertificateAuthority, OcspReply } from '../domain/certificates/certificate-authority.ts'
import type { SerialStatus } from '../domain/certificates/status.ts'
import type { Stores } from '../domain/stores.ts'
import type { Random } from '../kit/random.ts'
import { addSeconds, days, hours, minutes, type Seconds } from '../kit/time.ts'
import { makeCrl } from './crl.ts'
import { createIssuing, type OpenAuthority, type StatusPlaces } from './issuing.ts'
import { isAbout, issuerHashes, makeOcspResponse, readOcspRequest, refuseOcsp } from './ocsp.ts'
import { makePkcs7 } from './pkcs7.ts'
import { keySigner } from './signer.ts'

export interface CaParts {
  readonly stores: Pick<Stores, 'authorities' | 'statuses' | 'journal'>
  readonly places: StatusPlaces
  readonly random: Random
}

/** A list is signed anew every day, and good for seven (CRT-43). */
const listEvery: Seconds = days(1)
const listLife: Seconds = days(7)
/** Between 8 hours and 10 days (BR 4.9.10). */
const answerLife: Seconds = days(1)
/** How long a signature is used again for the same question with the same answer. */
const answerKept: Seconds = hours(1)
/** What clocks of others may be behind. */
const slack: Seconds = minutes(5)
const mostKept = 5000

const policyOf = { 'server-ov': ['2.23.140.1.2.2'], 'server-ev': ['2.23.140.1.1'] } as const

interface Opened {
  readonly certificate: ReadCertificate
  readonly der: Buffer
  readonly issuer: AuthorityName | null
  /** Null where its key is kept elsewhere. */
  readonly open: OpenAuthority | null
}

/** The authorities of one portal, their keys opened when they are first needed. */
export const openCa = ({ stores, places, random }: CaParts): CertificateAuthority => {
  const opened = new Map<AuthorityName, Opened>()
  const find = async (name: AuthorityName): Promise<Opened | null> => {
    const known = opened.get(name)
    if (known) return known
    const kept = await stores.authorities.byName(name)
    if (!kept) return null
    const certificate = readCertificate(kept.certificate)
    const signer = kept.key && keySigner(createPrivateKey({ key: Buffer.from(kept.key), format: 'der', type: 'pkcs8' }))
    const made: Opened = {
      certificate,
      der: kept.certificate,
      issuer: kept.issuer,
      open: signer && { name, certificate, signer },
    }
    opened.set(name, made)
    return made
  }
  const authority = async (name: AuthorityName): Promise<OpenAuthority> => {
    const found = await find(name)
    if (!found?.open)
      throw new Error(`the authority ${name} is not there, or its key is kept elsewhere: hold the ceremony (ca init)`)
    return found.open
  }
  const chain = async (name: AuthorityName): Promise<readonly Buffer[]> => {
    const chain: Buffer[] = []
    for (let at: AuthorityName | null = name; at !== null; ) {
      const found: Opened | null = await find(at)
      if (!found) break
      chain.push(found.der)
      at = found.issuer
    }
    return chain
  }
  const answers = createAnswers()

  return {
    issuing: createIssuing({
      journal: stores.journal,
      places,
      random,
      authority,
      policies: (profile) => policyOf[profile as keyof typeof policyOf] ?? [],
    }),

    isReady: async () => (await find('root')) !== null,
    certificate: async (name) => (await find(name))?.der ?? null,
    list: (name) => stores.statuses.newestList(name),

    chain,
    bundle: async (certificate, issuer) => makePkcs7([Buffer.from(certificate), ...(await chain(issuer))]),

    async publishLists(now) {
      let published = 0
      for (const name of authorityNames) {
        const issuer = (await find(name))?.open
        if (issuer && (await publish(issuer, stores.statuses, now))) published += 1
      }
      return published
    },

    async answer(name, request, now) {
      const found = await find(name)
      if (!found?.open) return { der: refuseOcsp('unauthorized'), keepUntil: null }
      const read = readOcspRequest(Buffer.from(request))
      if (!read) return { der: refuseOcsp('malformedRequest'), keepUntil: null }
      const { certificate, open } = found
      const hashes = issuerHashes(certificate.subjectDer, certificate.spki)
      if (!read.asked.every((one) => isAbout(one, hashes))) return { der: refuseOcsp('unauthorized'), keepUntil: null }
      const statuses = await Promise.all(
        read.asked.map(async (one) => ({
          ...(await stores.statuses.statusOf(name, serialText(one.serial))),
          certId: one.certId,
        })),
      )
      const sign = async () => {
        const nextUpdate = addSeconds(now, answerLife)
        const der = await makeOcspResponse(
          { statuses, nonce: read.nonce, producedAt: now, thisUpdate: addSeconds(now, -slack as Seconds), nextUpdate },
          { signer: open.signer, keyHash: hashes.sha1.key, certificates: [] },
        )
        return { der, keepUntil: nextUpdate }
      }
      return read.nonce ? { ...(await sign()), keepUntil: null } : answers(keyOf(name, statuses), now, sign)
    },
  }
}

/** A question with what is true of it: only the same one may be answered with the same bytes. */
const keyOf = (name: AuthorityName, statuses: readonly (SerialStatus & { readonly certId: Uint8Array })[]): string => {
  const hash = createHash('sha256').update(name)
  for (const { certId, ...status } of statuses) hash.update(certId).update(JSON.stringify(status))
  return hash.digest('base64')
}

/** Signed answers that are good still: what is true is asked of the database each time, the signature alone is spared (RFC 5019 §6). */
const createAnswers = () => {
  const kept = new Map<string, OcspReply & { readonly signedAt: Date }>()
  return async (key: string, now: Date, sign: () => Promise<OcspReply>): Promise<OcspReply> => {
    const known = kept.get(key)
    if (known && now >= known.signedAt && now < addSeconds(known.signedAt, answerKept)) return known
    const made = { ...(await sign()), signedAt: now }
    // The longest kept goes first.
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
    kept.delete(key)
    kept.set(key, made)
    return made
  }
}

/** Publishes an issuer's next list where the newest is a day old or misses a revocation. */
const publish = async (issuer: OpenAuthority, statuses: Stores['statuses'], now: Date): Promise<boolean> => {
  // Counted before it is read: what is revoked in between is on the list, and at worst the next one says the same.
  const told = await statuses.toTell(issuer.name)
  const newest = await statuses.newestList(issuer.name)
  if (newest !== null && told === newest.told && now < addSeconds(newest.thisUpdate, listEvery)) return false
  // A clock that was set back must not give the next list an earlier time than this one's.
  const thisUpdate = newest !== null && newest.thisUpdate >= now ? addSeconds(newest.thisUpdate, 1 as Seconds) : now
  const revoked = await statuses.revoked(issuer.name, newest?.thisUpdate ?? now)
  const facts = { number: (newest?.number ?? 0) + 1, thisUpdate, nextUpdate: addSeconds(thisUpdate, listLife), told }
  const der = await makeCrl(
    { subject: issuer.certificate.subjectDer, keyId: keyIdentifier(issuer.certificate.spki) },
    {
      ...facts,
      revoked: revoked.map(({ serial, at, reason }) => ({ serial: Buffer.from(serial, 'hex'), at, reason })),
    },
    issuer.signer,
  )
  return statuses.publish(issuer.name, { ...facts, der })
}
