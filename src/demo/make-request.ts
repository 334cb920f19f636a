import { generateKeyPair, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { encodeName } from '../domain/certificates/distinguished-name.ts'
import { bits, integer, oid, sequence, tagged } from '../kit/der.ts'

const generate = promisify(generateKeyPair)

const ecdsaWithSha256 = '1.2.840.10045.4.3.2'
/** Attributes, IMPLICIT [0]: a request may have none, but has to say so (RFC 2986 §4.1). */
const noAttributes = tagged(0xa0)

/**
 * A request for a certificate as a sample customer's server would make it: PKCS #10, PEM, for a new P-256 key. The key is thrown away: nobody
 * runs a sample server.
 */
export const makeSampleRequest = async (server: string): Promise<{ readonly csr: string; readonly spki: Buffer }> => {
  const { publicKey, privateKey } = await generate('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const info = sequence(integer(0), encodeName([{ type: 'CN', value: server }]), spki, noAttributes)
  const signature = sign('sha256', info, privateKey)
  const der = sequence(info, sequence(oid(ecdsaWithSha256)), bits(signature))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  const edge = (place: 'BEGIN' | 'END') => `-----${place} CERTIFICATE REQUEST-----`
  return { csr: `${[edge('BEGIN'), ...lines, edge('END')].join('\n')}\n`, spki }
}
