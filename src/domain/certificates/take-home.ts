import type { PackedFile } from '../documents.ts'
import type { ServerType } from './server-type.ts'

/** What of a certificate somebody takes home (CRT-22). */
export type TakenFile =
  /** The server's certificate alone. */
  | 'certificate-pem'
  | 'certificate-der'
  /** With its chain, the root left out, as most servers take it. */
  | 'with-chain'
  /** The chain alone. */
  | 'chain'
  /** Everything as PKCS #7. */
  | 'pkcs7'
  /** The root, for those who have to trust it first. */
  | 'root'

export const takenFiles: readonly TakenFile[] = [
  'certificate-pem',
  'certificate-der',
  'with-chain',
  'chain',
  'pkcs7',
  'root',
]

/** A certificate with all that proves it, DER. */
export interface Proven {
  readonly certificate: Uint8Array
  /** From the issuer up to the root. */
  readonly chain: readonly Uint8Array[]
  readonly pkcs7: Uint8Array
}

/** A certificate as text (RFC 7468 §5). */
export const pem = (der: Uint8Array): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

interface FileFacts {
  readonly name: string
  readonly type: string
  bytes(of: Proven): Uint8Array
}

const text = (content: string): Uint8Array => Buffer.from(content, 'utf8')
const issuers = ({ chain }: Proven): readonly Uint8Array[] => chain.slice(0, -1)

/** How each file is called and made. Endings are those by which servers' own tools know them. */
export const fileFacts: Readonly<Record<TakenFile, FileFacts>> = {
  'certificate-pem': {
    name: 'server.crt',
    type: 'application/x-pem-file',
    bytes: ({ certificate }) => text(pem(certificate)),
  },
  'certificate-der': { name: 'server.cer', type: 'application/pkix-cert', bytes: ({ certificate }) => certificate },
  'with-chain': {
    name: 'fullchain.crt',
    type: 'application/x-pem-file',
    bytes: (of) => text([of.certificate, ...issuers(of)].map(pem).join('')),
  },
  chain: { name: 'chain.crt', type: 'application/x-pem-file', bytes: (of) => text(issuers(of).map(pem).join('')) },
  pkcs7: { name: 'server.p7b', type: 'application/x-pkcs7-certificates', bytes: ({ pkcs7 }) => pkcs7 },
  root: {
    name: 'root.crt',
    type: 'application/x-pem-file',
    bytes: ({ chain }) => text(chain.slice(-1).map(pem).join('')),
  },
}

/** What goes into the ZIP of a server's type, beside the notes. */
export const packedFor: Readonly<Record<ServerType, readonly TakenFile[]>> = {
  apache: ['with-chain', 'certificate-pem', 'chain', 'root'],
  nginx: ['with-chain', 'root'],
  iis: ['pkcs7', 'certificate-der', 'root'],
  tomcat: ['pkcs7', 'with-chain', 'root'],
  other: ['certificate-pem', 'with-chain', 'chain', 'pkcs7', 'root'],
}

/** The files of a ZIP for a server, with notes on how they are installed, in each language. */
export const packed = (
  server: ServerType,
  proven: Proven,
  notes: readonly { readonly name: string; readonly text: string }[],
): readonly PackedFile[] => [
  ...packedFor[server].map((one) => ({ name: fileFacts[one].name, bytes: fileFacts[one].bytes(proven) })),
  // Windows' editor needs the mark and its own line breaks.
  ...notes.map(({ name, text: note }) => ({ name, bytes: text(`\ufeff${note.replace(/\n/g, '\r\n')}`) })),
]
