import { generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { AuthorityName } from '../domain/certificates/authority.ts'
import { keyIdentifier, readCertificate } from '../domain/certificates/certificate.ts'
import { type DistinguishedName, encodeName } from '../domain/certificates/distinguished-name.ts'
import { breachesOf } from '../domain/certificates/rules/all.ts'
import type { KeptAuthority } from '../domain/certificates/status.ts'
import { wholeSecond } from '../domain/certificates/validity.ts'
import type { Random } from '../kit/random.ts'
import { type CertificateFacts, signed, toBeSigned } from './certificate.ts'
import type { StatusPlaces } from './issuing.ts'
import { keySigner } from './signer.ts'

/** Kinds of keys an authority can have. */
export type AuthorityKeyKind = 'P-256' | 'P-384' | 'RSA 2048' | 'RSA 3072' | 'RSA 4096'

/** What is made at a ceremony; data of a portal. */
export interface CeremonyPlan {
  /** 国名 and 組織名 of whoever runs the authorities; the common names are made from `series`. */
  readonly organisation: { readonly country: string; readonly name: string }
  /** The first words of every authority's common name, such as `Suzukake`. */
  readonly series: string
  /** The number of this generation of authorities, which ends every common name. */
  readonly generation: number
  readonly keys: Readonly<Record<AuthorityName, AuthorityKeyKind>>
  /** Years that an authority lives. */
  readonly years: Readonly<Record<AuthorityName, number>>
}

/** Names and lives that the design recommends: a root of 20 years, issuers of 8, members apart from servers. */
export const usualPlan = (organisation: CeremonyPlan['organisation'], series: string): CeremonyPlan => ({
  organisation,
  series,
  generation: 1,
  keys: { root: 'P-384', sr: 'P-256', ev: 'P-256', member: 'P-256' },
  years: { root: 20, sr: 8, ev: 8, member: 8 },
})

const titles: Readonly<Record<AuthorityName, string>> = {
  root: 'Root',
  sr: 'SR',
  ev: 'EV',
  member: 'Member',
}

const anyPolicy = '2.5.29.32.0'

/**
 * Makes a root and the issuers below it, each looked at by every rule before anything is kept. The root's key signs here and never again but
 * for a new issuer or the root's own list, so it can be kept elsewhere afterwards.
 */
export const holdCeremony = async (
  plan: CeremonyPlan,
  places: StatusPlaces,
  random: Random,
  now: Date,
): Promise<readonly KeptAuthority[]> => {
  const nameOf = (authority: AuthorityName): DistinguishedName => [
    { type: 'C', value: plan.organisation.country },
    { type: 'O', value: plan.organisation.name },
    { type: 'CN', value: `${plan.series} ${titles[authority]} CA ${plan.generation}` },
  ]
  const begins = wholeSecond(now)
  const factsOf = (authority: AuthorityName, key: KeyObject): CertificateFacts => {
    const isRoot = authority === 'root'
    return {
      serial: Buffer.from(random.bytes(16)),
      issuer: encodeName(nameOf('root')),
      subject: nameOf(authority),
      notBefore: begins,
      notAfter: yearsAfter(begins, plan.years[authority]),
      spki: key.export({ type: 'spki', format: 'der' }),
      keyUsage: ['keyCertSign', 'cRLSign'],
      purposes: isRoot ? [] : [authority === 'member' ? 'clientAuth' : 'serverAuth'],
      authority: { pathLength: isRoot ? null : 0 },
      names: [],
      policies: isRoot ? [] : [anyPolicy],
      authorityKey: null,
      crl: isRoot ? null : places.crl('root'),
      ocsp: null,
      issuerAt: isRoot ? null : places.certificate('root'),
      ocspNoCheck: false,
    }
  }

  const rootKeys = await makeKeys(plan.keys.root)
  const signer = keySigner(rootKeys.privateKey)
  const certify = async (facts: CertificateFacts): Promise<Buffer> => {
    const bytes = toBeSigned(facts, signer.algorithm)
    return signed(bytes, signer.algorithm, await signer.sign(bytes))
  }
  const rootDer = await certify(factsOf('root', rootKeys.publicKey))
  const root = readCertificate(rootDer)
  demandGood(rootDer, 'root', rootDer)
  const kept: KeptAuthority[] = [
    { name: 'root', issuer: null, certificate: rootDer, key: secretOf(rootKeys.privateKey) },
  ]
  for (const name of ['sr', 'ev', 'member'] as const) {
    const keys = await makeKeys(plan.keys[name])
    const facts = { ...factsOf(name, keys.publicKey), authorityKey: keyIdentifier(root.spki) }
    const certificate = await certify(facts)
    demandGood(certificate, 'issuing', rootDer)
    kept.push({ name, issuer: 'root', certificate, key: secretOf(keys.privateKey) })
  }
  return kept
}

const demandGood = (der: Buffer, profile: 'root' | 'issuing', issuer: Buffer): void => {
  const breaches = breachesOf(readCertificate(der), { profile, issuer: readCertificate(issuer) })
  if (breaches.length > 0)
    throw new RangeError(breaches.map(({ rule, says, cites }) => `${rule}: ${says} (${cites})`).join('; '))
}

const secretOf = (key: KeyObject): Uint8Array => key.export({ type: 'pkcs8', format: 'der' })

// The last second is within, so a life of years ends one second before their anniversary.
const yearsAfter = (at: Date, years: number): Date => {
  const end = new Date(at)
  end.setUTCFullYear(at.getUTCFullYear() + years)
  return new Date(end.getTime() - 1000)
}

const generate = promisify(generateKeyPair)

const makeKeys = (
  kind: AuthorityKeyKind,
): Promise<{ readonly publicKey: KeyObject; readonly privateKey: KeyObject }> =>
  kind.startsWith('RSA')
    ? generate('rsa', { modulusLength: Number(kind.slice(4)) })
    : generate('ec', { namedCurve: kind })
