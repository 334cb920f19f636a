import { extensionIds } from '../domain/certificates/certificate.ts'
import type { ReasonCode } from '../domain/certificates/revocation.ts'
import { enumerated, explicit, implicit, integer, octets, oid, sequence, time } from '../kit/der.ts'
import { extension, signed } from './certificate.ts'
import { algorithmIdentifier, type Signer } from './signer.ts'

/** The numbers of the reasons (RFC 5280 §5.3.1). */
export const reasonNumbers: Readonly<Record<ReasonCode, number>> = {
  unspecified: 0,
  keyCompromise: 1,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  privilegeWithdrawn: 9,
}

/** A certificate that is not to be trusted any more. */
export interface Revoked {
  readonly serial: Uint8Array
  readonly at: Date
  readonly reason: ReasonCode
}

/** An issuer as its CRLs and answers name it. */
export interface IssuerName {
  /** Its subject as it is encoded in its own certificate. */
  readonly subject: Uint8Array
  readonly keyId: Uint8Array
}

/** A list of revoked certificates. */
export interface CrlFacts {
  /** Greater with every list of this issuer (RFC 5280 §5.2.3). */
  readonly number: number
  readonly thisUpdate: Date
  readonly nextUpdate: Date
  readonly revoked: readonly Revoked[]
}

/**
 * A CRL (RFC 5280 §5), DER. A list of nobody leaves its sequence out, and an entry without a reason its extensions: neither may be there and
 * empty. Serial numbers of one list have to differ; the caller's storage sees to that.
 */
export const makeCrl = async (issuer: IssuerName, facts: CrlFacts, signer: Signer): Promise<Buffer> => {
  const entries = facts.revoked.map(entryOf)
  const toBeSigned = sequence(
    integer(1),
    algorithmIdentifier[signer.algorithm],
    issuer.subject,
    time(facts.thisUpdate),
    time(facts.nextUpdate),
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    explicit(
      0,
      sequence(
        extension('authorityKeyIdentifier', sequence(implicit(0, issuer.keyId))),
        extension('crlNumber', integer(facts.number)),
      ),
    ),
  )
  return signed(toBeSigned, signer.algorithm, await signer.sign(toBeSigned))
}

const entryOf = ({ serial, at, reason }: Revoked): Buffer =>
  reason === 'unspecified'
    ? sequence(integer(serial), time(at))
    : sequence(integer(serial), time(at), sequence(reasonExtensions[reason]))

// The same few bytes in every entry: made once.
const reasonExtensions = Object.fromEntries(
  Object.entries(reasonNumbers).map(([reason, number]) => [
    reason,
    sequence(oid(extensionIds.crlReason), octets(enumerated(number))),
  ]),
) as Readonly<Record<ReasonCode, Buffer>>
