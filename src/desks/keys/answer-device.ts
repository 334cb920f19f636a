import { lanes as lanesIn } from '../../domain/accounts/lanes.ts'
import { withChanges } from '../../domain/keys/application.ts'
import { gmtDay } from '../../domain/keys/calendar.ts'
import { type DeviceAct, notRegistered, type TermTold, termTold } from '../../domain/keys/device-answer.ts'
import type { Question } from '../../domain/keys/device-question.ts'
import type { BegunQuestion, DeviceQuestions } from '../../domain/keys/device-questions.ts'
import type { Ledger } from '../../domain/keys/ledger.ts'
import { firstUse, keptEnds, standing, type TermFacts } from '../../domain/keys/term.ts'
import type { Atomically, Stores } from '../../domain/stores.ts'
import type { Vault } from '../../domain/vault.ts'
import { hours, type Seconds, seconds } from '../../kit/time.ts'
import type { KeysRule } from '../../portal/define.ts'

/**
 * Wrong keys within an hour: for one device, and from one network address, behind which there may be a building full of devices. Registration
 * keys have 64 bits because of this bound (KEY-26, KEY-60).
 */
const WRONG_KEYS = { device: 10, network: 100, window: hours(1) } as const

/** What a question is answered with, and by. */
export interface DeviceDesk {
  readonly portal: string
  readonly rule: Pick<KeysRule, 'term'>
  readonly now: Date
  readonly vault: Pick<Vault, 'mac'>
  readonly address: string
  readonly questions: DeviceQuestions
  /** Each call a transaction of its own. */
  readonly stores: Pick<Stores, 'throttle' | 'audit'>
  readonly atomically: Atomically
}

/** A question, and whether it came with an answer of ours that says that this device was accepted before. */
export interface DeviceAsks extends Pick<Question, 'device' | 'key'> {
  readonly act: DeviceAct
  readonly accepted: boolean
}

export type DeviceVerdict =
  | { readonly is: 'told'; readonly told: TermTold }
  | { readonly is: 'not-accepted' }
  /** Not judged: too many wrong keys. */
  | { readonly is: 'too-many'; readonly retryAfter: Seconds }

/**
 * Answers a device (KEY-60). Every question is counted before its key is judged and given back where it was right, so that no more wrong ones
 * are judged than there may be, however many come at once. Devices that nobody knows are counted, looked up and answered like others.
 *
 * MPR IDs are printed on devices: whoever knows one could use up its tries and keep the device itself from being answered. So a device
 * that shows an earlier answer of ours is counted apart.
 */
export async function answerDevice(asks: DeviceAsks, desk: DeviceDesk): Promise<DeviceVerdict> {
  const { device, key, act } = asks
  const { portal, questions, now, rule } = desk
  const lanes = lanesOf(asks, desk)
  const { counts, record, away } = await questions.begin(portal, { device, key, lanes, window: WRONG_KEYS.window }, now)
  if (isOver(counts)) return { is: 'too-many', retryAfter: await turnAway(counts, lanes, asks, desk) }
  if (!record) return refusal(act)
  await desk.stores.throttle.giveBackEach(lanes)
  const facts = { rule: rule.term, away, today: gmtDay(now) }
  const begins = act === 'register' && firstUse(record.ledger, facts.today) !== null
  const ledger = begins ? await beginTerm(asks, facts, desk) : record.ledger
  if (!ledger) return refusal(act)
  const told = termTold(standing(ledger, facts))
  // A term that ended too long ago is none, and its key registers nothing any more.
  return told.state === 'not-registered' ? refusal(act) : { is: 'told', told }
}

/** A status tells whoever has no right key what it tells of a device that was never registered. */
const refusal = (act: DeviceAct): DeviceVerdict =>
  act === 'register' ? { is: 'not-accepted' } : { is: 'told', told: notRegistered }

/** The device's lane and the network's, in the order of `limits`. */
const lanesOf = ({ device, accepted }: DeviceAsks, { vault, address }: DeviceDesk): readonly string[] => {
  const lane = lanesIn(vault)
  return [
    lane.deviceKeys(`${device.kind} ${device.id}`, accepted ? 'accepted' : 'nothing'),
    lane.deviceKeysFrom(address),
  ]
}
const limits = [WRONG_KEYS.device, WRONG_KEYS.network] as const

type Counts = BegunQuestion['counts']

const isOver = (counts: Counts): boolean => counts.some(({ count }, place) => count > limits[place]!)

/** Whoever asks too often is not judged; how long to wait. */
async function turnAway(
  counts: Counts,
  lanes: readonly string[],
  asks: DeviceAsks,
  desk: DeviceDesk,
): Promise<Seconds> {
  const { now, stores, address } = desk
  const { kind, id: device } = asks.device
  const over = counts.map(({ count }, place) => count > limits[place]!)
  // A device that is closed closes no network, nor the other way round.
  await stores.throttle.giveBackEach(lanes.filter((_, place) => !over[place]))
  // Written down once an hour, not with each try that follows.
  if (counts.some(({ count }, place) => count === limits[place]! + 1))
    await stores.audit.note({ event: 'device.closed', by: 'stranger', address, facts: { kind, device } }, now)
  const ends = counts.filter((_, place) => over[place]).map(({ endsAt }) => endsAt.getTime())
  return seconds(Math.max(1, Math.ceil((Math.max(...ends) - now.getTime()) / 1000)))
}

/**
 * Begins the term at first use (KEY-30): once, whoever else asks at this moment, for the device is held and looked at again. Null where
 * another card has founded a newer key meanwhile.
 */
const beginTerm = ({ device, key }: DeviceAsks, facts: TermFacts, { portal, now, address, atomically }: DeviceDesk) =>
  atomically(portal, async (stores): Promise<Ledger | null> => {
    const held = await stores.devices.hold(device, now)
    if (!(await stores.devices.ofKey(device, key))) return null
    const begun = firstUse(held.ledger, facts.today)
    if (!begun) return held.ledger
    const ledger = withChanges(held.ledger, [begun])
    const ends = keptEnds(ledger, facts)
    await stores.devices.append(held, [begun], ends, now)
    await stores.audit.note(
      {
        event: 'device.first-used',
        by: 'device',
        address,
        facts: { kind: device.kind, device: device.id, until: ends.endsOn ?? '' },
      },
      now,
    )
    return ledger
  })
