import { explicit, integer, oid, sequence, setOf, tagged } from '../kit/der.ts'

/** Certificates in one file without a signature: the degenerate case of signed data (RFC 2315 §9.1), as servers of one kind import it. DER. */
export const makePkcs7 = (certificates: readonly Uint8Array[]): Buffer =>
  sequence(
    oid('1.2.840.113549.1.7.2'),
    explicit(
      0,
      sequence(
        integer(1),
        setOf(),
        sequence(oid('1.2.840.113549.1.7.1')),
        // [0] IMPLICIT SET OF, in the order given: readers take the first for the server's own.
        tagged(0xa0, ...certificates),
        setOf(),
      ),
    ),
  )
