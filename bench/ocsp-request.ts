import { createHash } from 'node:crypto'
import type { ReadCertificate } from '../src/domain/certificates/certificate.ts'
import { explicit, integer, membersOf, nothing, octets, oid, readBits, readOne, sequence } from '../src/kit/der.ts'

/** A request about the n-th serial number of an issuer (RFC 6960 §4.1.1), DER, as openssl makes it. */
export const askAbout = ({ subjectDer, spki }: ReadCertificate, nonce: Uint8Array | null, n: number): Buffer => {
  const sha1 = (bytes: Uint8Array): Buffer => createHash('sha1').update(bytes).digest()
  const serial = Buffer.alloc(16, 1)
  serial.writeUInt32BE(n, 12)
  const certId = sequence(
    sequence(oid('1.3.14.3.2.26'), nothing),
    octets(sha1(subjectDer)),
    octets(sha1(readBits(membersOf(readOne(spki))[1]))),
    integer(serial),
  )
  const extensions =
    nonce === null ? [] : [explicit(2, sequence(sequence(oid('1.3.6.1.5.5.7.48.1.2'), octets(octets(nonce)))))]
  return sequence(sequence(sequence(sequence(certId)), ...extensions))
}
