import { type Device, readMacAddress, readMprId } from './device.ts'
import { readRegistrationKey } from './registration-key.ts'

/** What a device asks by `register` and `status` (KEY-60). */
export interface Question {
  readonly device: Device
  /** 16 digits in upper case. */
  readonly key: string
  /** Comes back within the signature, so that an old answer cannot be passed off as this one. */
  readonly nonce: string | null
  /** The last signed answer the device has: it shows that this device was accepted before. */
  readonly last: string | null
}

/** A member of the question that is not as it should be; `body`: it is no JSON object at all. */
export type QuestionFault = 'body' | 'device' | 'mprId' | 'macAddress' | 'registrationKey' | 'nonce' | 'last'

export type QuestionReading =
  | { readonly ok: true; readonly question: Question }
  | { readonly ok: false; readonly fault: QuestionFault }

/** The longest question: some hundred bytes and an answer of ours within. */
export const LARGEST_QUESTION = 4096

const NONCE = /^[A-Za-z0-9_-]{1,64}$/
const LONGEST_JWS = 2048

/**
 * Reads a device's question. Digits may be typed in any width and case and with hyphens; of `mprId` and `macAddress` there is one. Members
 * that nobody here knows are passed over, so that newer firmware can talk to an older server.
 */
export function readQuestion(text: string): QuestionReading {
  const members = membersOf(text)
  if (!members) return refuse('body')
  const device = deviceOf(members)
  if (typeof device === 'string') return refuse(device)
  const { registrationKey, nonce = null, last = null } = members
  const key = typeof registrationKey === 'string' ? readRegistrationKey([registrationKey]) : null
  if (!key?.ok) return refuse('registrationKey')
  if (nonce !== null && !(typeof nonce === 'string' && NONCE.test(nonce))) return refuse('nonce')
  if (last !== null && !(typeof last === 'string' && last.length <= LONGEST_JWS)) return refuse('last')
  return { ok: true, question: { device, key: key.canonical, nonce, last } }
}

const refuse = (fault: QuestionFault): QuestionReading => ({ ok: false, fault })

function membersOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    // Without a prototype, so that a name such as `constructor` is there only where it was sent.
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.assign(Object.create(null), value)
      : null
  } catch {
    return null
  }
}

function deviceOf({ mprId, macAddress }: Readonly<Record<string, unknown>>): Device | QuestionFault {
  if ((mprId === undefined) === (macAddress === undefined)) return 'device'
  if (mprId !== undefined) {
    const read = typeof mprId === 'string' ? readMprId([mprId]) : null
    return read?.ok ? { kind: 'hdcom', id: read.canonical } : 'mprId'
  }
  const read = typeof macAddress === 'string' ? readMacAddress(macAddress) : null
  return read?.ok ? { kind: 'mpcs', id: read.canonical } : 'macAddress'
}
