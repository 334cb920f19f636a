import { createPublicKey, verify } from 'node:crypto'
import type { PublishedKey } from '../../domain/keys/answer-signature.ts'
import type { Device } from '../../domain/keys/device.ts'
import type { Answer, Effect, Heard, Memory } from './tv.ts'

/** The device's connection to the server: what it sends, and chance for its nonces. */
export interface Line {
  /** Sends a request to the device interface; a fault of the connection throws. */
  send(path: string, init: RequestInit): Promise<Response>
  nonce(): string
}

export interface Talk {
  readonly heard: Heard
  /** The server's keys that the device knows from now on. */
  readonly published: readonly PublishedKey[]
}

/** What an answer of the interface says, once its signature was checked. */
interface Signed {
  readonly v: number
  readonly act: string
  readonly device: { readonly mprId?: string; readonly macAddress?: string }
  readonly nonce: string | null
  readonly asOf: string
  readonly trustUntil: string
  readonly state?: Answer['state']
  readonly validUntil?: string | null
  readonly error?: { readonly code: string }
}

/**
 * Asks the server as a device does, by the device interface alone (docs/device-interface.md). Only an answer with a signature of a published
 * key that repeats the device, the act and the nonce counts; anything else is as if the server were not there.
 */
export async function talk(
  asked: Effect,
  device: Device,
  memory: Memory,
  published: readonly PublishedKey[],
  line: Line,
): Promise<Talk> {
  const away: Talk = { heard: { is: 'away' }, published }
  if (!memory.plugged) return away
  const key = asked.is === 'register' ? asked.key : memory.key
  try {
    if (key === null) {
      const keys = await readPublished(line)
      return keys ? { heard: { is: 'reached' }, published: keys } : away
    }
    return (await ask(asked, key, device, memory, published, line)) ?? away
  } catch {
    // No connection, or an answer that is none.
    return away
  }
}

async function ask(
  asked: Effect,
  key: string,
  device: Device,
  memory: Memory,
  published: readonly PublishedKey[],
  line: Line,
): Promise<Talk | null> {
  const act = asked.is === 'register' ? 'register' : 'status'
  const nonce = line.nonce()
  const named = device.kind === 'hdcom' ? { mprId: device.id } : { macAddress: device.id }
  const last = memory.answer === null ? {} : { last: memory.answer.signed }
  const response = await line.send(`/device/v1/${act}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...named, registrationKey: key, nonce, ...last }),
  })
  if (response.status === 429) return { heard: busyFor(response), published }
  if (response.status !== 200 && response.status !== 403) return null
  const { signed } = (await response.json()) as { readonly signed: string }
  const { facts, keys } = await readSigned(signed, published, line)
  if (facts?.v !== 1 || facts.act !== act || facts.nonce !== nonce || !isOf(facts, device)) return null
  return { heard: heardOf(facts, asked, signed), published: keys }
}

const isOf = ({ device: told }: Signed, { kind, id }: Device): boolean =>
  (kind === 'hdcom' ? told.mprId : told.macAddress) === id

const busyFor = (response: Response): Heard => ({
  is: 'busy',
  minutes: Math.max(1, Math.ceil(Number(response.headers.get('retry-after') ?? 60) / 60)),
})

const heardOf = (facts: Signed, asked: Effect, signed: string): Heard => {
  const { state, validUntil = null, asOf, trustUntil } = facts
  if (state === undefined) return { is: 'not-accepted' }
  return {
    is: asked.is === 'register' ? 'accepted' : 'answered',
    answer: { state, validUntil, asOf, trustUntil, signed },
  }
}

/** The facts of a compact JWS (RFC 7515 §5.2); null where no key of the server's signed it. An unknown key is looked up once. */
async function readSigned(
  signed: string,
  known: readonly PublishedKey[],
  line: Line,
): Promise<{ readonly facts: Signed | null; readonly keys: readonly PublishedKey[] }> {
  const [head = '', body = '', signature = ''] = signed.split('.')
  const header = JSON.parse(textOf(head)) as { readonly alg?: unknown; readonly typ?: unknown; readonly kid?: unknown }
  const byName = (keys: readonly PublishedKey[]) => keys.find(({ kid }) => kid === header.kid)
  const keys = byName(known) ? known : ((await readPublished(line)) ?? known)
  const key = byName(keys)
  if (!key || header.alg !== 'EdDSA' || header.typ !== 'madoguchi-device-answer') return { facts: null, keys }
  const { kty, crv, x } = key
  const publicKey = createPublicKey({ key: { kty, crv, x }, format: 'jwk' })
  const right = verify(null, Buffer.from(`${head}.${body}`, 'ascii'), publicKey, Buffer.from(signature, 'base64url'))
  return { facts: right ? (JSON.parse(textOf(body)) as Signed) : null, keys }
}

const textOf = (part: string): string => Buffer.from(part, 'base64url').toString('utf8')

async function readPublished(line: Line): Promise<readonly PublishedKey[] | null> {
  const response = await line.send('/device/v1/keys', {})
  if (response.status !== 200) return null
  return ((await response.json()) as { readonly keys: readonly PublishedKey[] }).keys
}
