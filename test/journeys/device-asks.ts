import { createPublicKey, verify } from 'node:crypto'
import { showRegistrationKey } from '../../src/domain/keys/registration-key.ts'
import { type Dealer, type Keys, openKeys } from '../contracts/keys-world.ts'
import type { Counter } from './counter.ts'

/** What the device interface answered, read as a device reads it. */
export interface DeviceAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: any
  /** What was signed, once the signature was checked with the published key; null where nothing is signed. */
  readonly signed: any
}

export interface Asking {
  readonly portal?: string
  readonly address?: string
}

/** Devices that ask a counter: what they send, and keys issued for them without the pages of an application. */
export const openDevices = (counter: Counter) => {
  const keys: Keys = openKeys(counter.program, 'keys')
  const send = (path: string, init: RequestInit = {}, { portal, address = '198.51.100.20' }: Asking = {}) => {
    const headers = new Headers(init.headers)
    headers.set('x-forwarded-for', address)
    const at = portal === undefined ? '' : `/${portal}`
    return counter.program.server.request(`http://localhost${at}/device/v1/${path}`, { ...init, headers })
  }
  const published = async (asking?: Asking): Promise<any> => (await (await send('keys', {}, asking)).json()).keys

  const read = async (response: Response, asking?: Asking): Promise<DeviceAnswer> => {
    const body = JSON.parse(await response.text())
    const signed = body.signed === undefined ? null : readSigned(body.signed, await published(asking))
    return { status: response.status, headers: response.headers, body, signed }
  }

  /** Sends a question as it is given. */
  const sendJson = async (
    act: 'register' | 'status',
    question: unknown,
    asking: Asking = {},
  ): Promise<DeviceAnswer> => {
    const body = typeof question === 'string' ? question : JSON.stringify(question)
    const headers = { 'content-type': 'application/json' }
    return read(await send(act, { method: 'POST', body, headers }, asking), asking)
  }

  const ask =
    (act: 'register' | 'status') =>
    (
      device: { readonly kind: string; readonly id: string },
      key: string,
      more: Asking & { nonce?: string; last?: string } = {},
    ) => {
      const { nonce, last, ...asking } = more
      const named = device.kind === 'hdcom' ? { mprId: device.id } : { macAddress: device.id }
      return sendJson(act, { ...named, registrationKey: showRegistrationKey(key), nonce, last }, asking)
    }

  return { keys, send, sendJson, published, register: ask('register'), status: ask('status'), issue: issueWith(keys) }
}

export type Devices = ReturnType<typeof openDevices>

/** Issues a key for a device as the last page of an application does, and gives it. */
const issueWith =
  (keys: Keys) =>
  async (
    device: Parameters<Keys['found']>[0],
    product: Parameters<Keys['printed']>[0],
    at: Date,
    dealer?: Dealer,
  ): Promise<string> => {
    const applied = await keys.found(device, await keys.printed(product), dealer, at)
    if (applied.is !== 'done' || applied.key === null) throw new Error(`not issued: ${JSON.stringify(applied)}`)
    return applied.key
  }

/** Checks a compact JWS as RFC 7515 §5.2 says, by the published keys alone. */
const readSigned = (jws: string, published: readonly any[]): any => {
  const [head, body, signature, ...more] = jws.split('.')
  if (more.length > 0) throw new Error('no compact JWS')
  const header = JSON.parse(Buffer.from(head!, 'base64url').toString())
  const jwk = published.find(({ kid }) => kid === header.kid)
  const key = createPublicKey({ key: { kty: jwk.kty, crv: jwk.crv, x: jwk.x }, format: 'jwk' })
  if (!verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature!, 'base64url')))
    throw new Error('the signature is none')
  return JSON.parse(Buffer.from(body!, 'base64url').toString())
}
