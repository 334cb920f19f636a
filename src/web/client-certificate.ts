import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { type PresentedCertificate, presented } from '../domain/certificates/login-certificate.ts'
import { type Networks, plainAddress } from '../kit/network.ts'

/** More than any certificate of ours has; a header of a proxy may be as long as all headers together. */
const LARGEST = 16_384

/**
 * The certificate that a browser presented (CRT-2): on our own TLS connection the one that the handshake proved, behind a proxy that ends TLS
 * the one in its `Client-Cert` header (RFC 9440 §2.2). The header is believed from trusted proxies only; whoever else sends it has sent
 * nothing. A chain (`Client-Cert-Chain`) is never needed: who issued the certificate is known here.
 */
export const presentedCertificate = (
  incoming: IncomingMessage | undefined,
  header: string | null,
  trusted: Networks,
): PresentedCertificate | null => {
  const socket = incoming?.socket as Partial<TLSSocket> | undefined
  const peer = socket?.getPeerX509Certificate?.()
  if (peer) return presented(peer.raw)
  if (header === null || !trusted.has(plainAddress(socket?.remoteAddress ?? '0.0.0.0'))) return null
  const der = readByteSequence(header)
  return der && presented(der)
}

/** A Byte Sequence of RFC 9651 §3.3.5; null for anything else, two certificates among it. */
export const readByteSequence = (field: string): Buffer | null => {
  if (field.length > LARGEST) return null
  const found = /^ *:([A-Za-z0-9+/]*={0,2}): *$/.exec(field)
  return found?.[1] ? Buffer.from(found[1], 'base64') : null
}
