import { addSeconds, days } from '../../kit/time.ts'
import type { Day } from './calendar.ts'
import type { Device } from './device.ts'
import { type Standing, serviceState } from './term.ts'

/** How long a device may go by an answer where it does not reach the server. */
const TRUST = days(14)

/** What a device asked for. */
export type DeviceAct = 'register' | 'status'

/** What a device is told of its term. `validUntil`: the last day in GMT, null where the device counts as never registered. */
export interface TermTold {
  readonly state: 'active' | 'expired' | 'not-registered'
  readonly validUntil: Day | null
}

/** The term as a device is told it (KEY-60): one that ended more than 6 months ago is as if it had never been. */
export const termTold = (stands: Standing): TermTold => ({
  state: serviceState(stands),
  validUntil: stands.is === 'running' || stands.is === 'ended' ? stands.last : null,
})

/** The same for whoever has no right key: nothing of the device's state. */
export const notRegistered: TermTold = { state: 'not-registered', validUntil: null }

/** A key that is none of this device's, and what it is told; the words are those of manual 003 §3.2 Ⅸ. */
export const notAccepted = {
  error: { code: 'key-not-accepted', message: 'Registration Key の認証に失敗しました' },
} as const

/** What is signed: everything a device goes by, and nothing outside of it. */
export type SignedAnswer = {
  /** The version of this format. */
  readonly v: 1
  readonly act: DeviceAct
  readonly device: { readonly mprId: string } | { readonly macAddress: string }
  /** Moments in UTC, ISO 8601. */
  readonly asOf: string
  readonly trustUntil: string
  readonly nonce: string | null
} & (TermTold | typeof notAccepted)

/** How a device is named in JSON. */
const deviceNamed = ({ kind, id }: Device): SignedAnswer['device'] =>
  kind === 'hdcom' ? { mprId: id } : { macAddress: id }

/** Moments to the second: a device's clock knows no more. */
const moment = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`

/** An answer as it is signed. */
export const answerTo = (
  asked: { readonly act: DeviceAct; readonly device: Device; readonly nonce: string | null },
  told: TermTold | typeof notAccepted,
  now: Date,
): SignedAnswer => ({
  v: 1,
  act: asked.act,
  device: deviceNamed(asked.device),
  asOf: moment(now),
  trustUntil: moment(addSeconds(now, TRUST)),
  nonce: asked.nonce,
  ...told,
})

/** Whether an answer of ours says that this device was accepted then: it had the right key. Of any other it says nothing. */
export function saysAccepted(answer: SignedAnswer, device: Device): boolean {
  if (JSON.stringify(answer.device) !== JSON.stringify(deviceNamed(device))) return false
  return 'state' in answer && answer.state !== 'not-registered'
}
