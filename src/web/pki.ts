import { type AuthorityName, authorityNames } from '../domain/certificates/authority.ts'
import type { CertificateAuthority, OcspReply } from '../domain/certificates/certificate-authority.ts'
import type { House } from './house.ts'
import { readBytes } from './read-form.ts'
import type { Server } from './server.tsx'

/** More than any request about twenty certificates needs (CRT-43). */
const LARGEST_REQUEST = 4096
/** For how many seconds others may keep a list or an answer without asking again; a revocation is to be seen soon. */
const KEPT = 300
/** An issuer's own certificate never changes. */
const KEPT_CERTIFICATE = 86_400

const issuers: readonly string[] = authorityNames

/**
 * What the world asks about certificates (CRT-43): lists of revoked ones, OCSP by GET and POST, issuers' certificates. Public, without cookies
 * and without a session. `/pki/…` is the first portal that has authorities; `/pki/<portal>/…` reaches any.
 */
export const addPki = (server: Server, house: House): void => {
  const [first] = house.authorities.values()
  if (!first) return

  server.all('/pki/*', async (c, next) => {
    const url = new URL(c.req.url)
    // As it was sent: a request in the path may hold an escaped slash.
    const parts = url.pathname.split('/').slice(2)
    const named = house.authorities.get(parts[0] ?? '')
    const [ca, rest] = named ? [named, parts.slice(1)] : [first, parts]
    const now = house.clock.now()
    if (rest[0] === 'ocsp') return answerOcsp(ca, rest.slice(1), c.req.raw, now)
    const file = /^([a-z]+)\.(crl|crt)$/.exec(rest.length === 1 ? rest[0]! : '')
    if (!file || !issuers.includes(file[1]!)) return next()
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return plain(405, { allow: 'GET, HEAD' })
    const name = file[1] as AuthorityName
    const found = file[2] === 'crt' ? await ca.certificate(name) : ((await ca.list(name))?.der ?? null)
    if (!found) return next()
    return bytes(found, file[2] === 'crt' ? 'application/pkix-cert' : 'application/pkix-crl', {
      'cache-control': `public, max-age=${file[2] === 'crt' ? KEPT_CERTIFICATE : KEPT}`,
    })
  })
}

/** Whether a path is where certificates' status is asked for. */
export const isOcsp = (path: string): boolean => /^\/pki\/(?:[a-z][a-z0-9-]*\/)?ocsp\//.test(path)

const answerOcsp = async (
  ca: CertificateAuthority,
  [issuer = '', ...encoded]: readonly string[],
  request: Request,
  now: Date,
): Promise<Response> => {
  if (!issuers.includes(issuer)) return plain(404)
  const isGet = request.method === 'GET' || request.method === 'HEAD'
  if (!isGet && request.method !== 'POST') return plain(405, { allow: 'GET, HEAD, POST' })
  const asked = isGet ? fromPath(encoded.join('/')) : await readBytes(request, LARGEST_REQUEST)
  if (asked === null) return plain(isGet ? 400 : 413)
  const { der, keepUntil }: OcspReply = await ca.answer(issuer as AuthorityName, asked, now)
  return bytes(der, 'application/ocsp-response', {
    'cache-control':
      isGet && keepUntil !== null ? `public, max-age=${KEPT}, no-transform, must-revalidate` : 'no-store',
    ...(keepUntil === null ? {} : { expires: keepUntil.toUTCString() }),
  })
}

/** A request in the path: base64, then percent-encoded (RFC 6960 appendix A.1); many leave its slashes as they are. */
const fromPath = (encoded: string): Buffer | null => {
  if (encoded.length > LARGEST_REQUEST * 2) return null
  try {
    const text = decodeURIComponent(encoded)
    return /^[A-Za-z0-9+/]+=*$/.test(text) ? Buffer.from(text, 'base64') : null
  } catch {
    return null
  }
}

const bytes = (body: Uint8Array, type: string, headers: Readonly<Record<string, string>>): Response =>
  new Response(new Uint8Array(body), { headers: { 'content-type': type, ...headers } })

const plain = (status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status, headers: { 'cache-control': 'no-store', ...headers } })
