import type { ReadCertificate } from '../certificate.ts'
import { authorityKeyIdentifier } from './authority-key-identifier.ts'
import { basicConstraints } from './basic-constraints.ts'
import { commonName } from './common-name.ts'
import { evSubjectValues } from './ev-subject-values.ts'
import { evWildcard } from './ev-wildcard.ts'
import { extendedKeyUsage } from './extended-key-usage.ts'
import { extensionsKnown } from './extensions-known.ts'
import { extensionsOnce } from './extensions-once.ts'
import { issuerName } from './issuer-name.ts'
import { keyStrength } from './key-strength.ts'
import { keyUsage } from './key-usage.ts'
import { ocspNoCheck } from './ocsp-no-check.ts'
import { policies } from './policies.ts'
import type { CertificateRule, RuleFacts } from './rule.ts'
import { selfSigned } from './self-signed.ts'
import { serialNumber } from './serial-number.ts'
import { serverNames } from './server-names.ts'
import { signatureAlgorithm } from './signature-algorithm.ts'
import { statusAddresses } from './status-addresses.ts'
import { subjectKeyIdentifier } from './subject-key-identifier.ts'
import { subjectParts } from './subject-parts.ts'
import { subjectValues } from './subject-values.ts'
import { timeEncoding } from './time-encoding.ts'
import { validityLimit } from './validity-limit.ts'
import { validityOrder } from './validity-order.ts'
import { validityWithinIssuer } from './validity-within-issuer.ts'
import { version } from './version.ts'

/** Every rule, by the name of its file. */
export const rules: Readonly<Record<string, CertificateRule>> = {
  version,
  'serial-number': serialNumber,
  'signature-algorithm': signatureAlgorithm,
  'issuer-name': issuerName,
  'validity-order': validityOrder,
  'validity-within-issuer': validityWithinIssuer,
  'validity-limit': validityLimit,
  'time-encoding': timeEncoding,
  'key-strength': keyStrength,
  'extensions-once': extensionsOnce,
  'extensions-known': extensionsKnown,
  'basic-constraints': basicConstraints,
  'key-usage': keyUsage,
  'extended-key-usage': extendedKeyUsage,
  'subject-key-identifier': subjectKeyIdentifier,
  'authority-key-identifier': authorityKeyIdentifier,
  'server-names': serverNames,
  'common-name': commonName,
  'subject-parts': subjectParts,
  'subject-values': subjectValues,
  policies,
  'status-addresses': statusAddresses,
  'ev-wildcard': evWildcard,
  'ev-subject-values': evSubjectValues,
  'ocsp-no-check': ocspNoCheck,
  'self-signed': selfSigned,
}

/** A rule that a certificate does not keep. */
export interface Breach {
  readonly rule: string
  readonly cites: string
  readonly says: string
}

/** Every rule that a certificate breaks; none: it may be signed. A rule judges what begins on its day or later. */
export const breachesOf = (certificate: ReadCertificate, facts: RuleFacts): readonly Breach[] =>
  Object.entries(rules).flatMap(([rule, { cites, from, about, breach }]) => {
    if (!about.includes(facts.profile) || certificate.notBefore < from) return []
    const says = breach(certificate, facts)
    return says === null ? [] : [{ rule, cites, says }]
  })
