import type { Desk } from '../desks/desk.ts'
import type { Flow, Move, Problem, Work } from '../desks/flow.ts'
import type { Entered } from '../domain/accounts/sign-in.ts'
import type { Stores } from '../domain/stores.ts'
import { addSeconds } from '../kit/time.ts'
import { answerSeeOther } from './answer.tsx'
import { cookie } from './cookies.ts'
import { type Envelope, FLOW_LIFE, safeReturn } from './envelope.ts'
import type { Visit } from './house.ts'

type State = { readonly at: string }

/** The work of a move found out, inside its transaction, that it must not be done: everything is undone and the form shown again. */
export class Refused extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super('refused')
    this.problems = problems
  }
}

class Overtaken extends Error {}

interface Carried {
  readonly visit: Visit
  readonly desk: Desk
  readonly flow: Flow
  readonly id: string
  readonly envelope: Envelope
  readonly version: number | null
  readonly move: Exclude<Move<State>, { is: 'refuse' }>
  place(state: State): string
}

/**
 * Carries out a move in one transaction with the flow's new state: the work is done and the state moved on, or neither. Null where another
 * request moved the same flow on first: then nothing was done.
 */
export const carryOutMove = async (carried: Carried): Promise<Response | null> => {
  try {
    return await transact(carried)
  } catch (error) {
    if (error instanceof Overtaken) return null
    throw error
  }
}

const transact = async (carried: Carried): Promise<Response> => {
  const { visit, desk, move, envelope } = carried
  const { house, open } = visit
  const { id: portal } = open.portal
  const inside = <T>(work: (stores: Stores) => Promise<T>): Promise<T> => house.stores.atomically(portal, work)
  const withNotice = (path: string, notice: string | undefined): string =>
    `/${portal}/${path}${notice ? `${path.includes('?') ? '&' : '?'}notice=${notice}` : ''}`
  switch (move.is) {
    case 'go':
      await inside(async (stores) => {
        await keep(carried, stores, { ...envelope, state: move.to })
        await perform(move.work, stores)
      })
      return answerSeeOther(visit, carried.place(move.to))
    case 'leave': {
      const wanted = move.path === null ? safeReturn(portal, envelope.to) : null
      const path = wanted ?? withNotice(move.path ?? '', move.notice)
      await inside(async (stores) => {
        await keep(carried, stores, { ...envelope, left: path })
        await perform(move.work, stores)
      })
      return answerSeeOther(visit, path)
    }
    case 'file':
      if (move.work) await inside((stores) => perform(move.work, stores))
      return new Response(bodyOf(move.content), {
        headers: {
          'content-type': move.type,
          'content-disposition': attachment(move.name),
          'cache-control': 'no-store',
        },
      })
    case 'exit':
      await inside(async (stores) => {
        if (visit.session) await stores.sessions.end(visit.session.accountId, visit.session.id)
        await perform(move.work, stores)
        await desk.noteIn(stores, {
          event: 'sign-out',
          ...(visit.session ? { accountId: visit.session.accountId } : {}),
        })
      })
      return answerSeeOther(visit, withNotice(move.path, move.notice), {
        cookies: [cookie(portal, 'session', '', visit.cookies), cookie(portal, 'browser', '', visit.cookies)],
        // Pages that the browser keeps for its Back button go with the session (ACC-5).
        headers: { 'clear-site-data': '"cache"' },
      })
    case 'enter':
      return enter(carried, move, inside)
  }
}

/**
 * Has the answer saved under this name (RFC 6266 §4.3): as it is by every browser of today, and without what is not ASCII by whatever
 * reads the old form alone.
 */
export const attachment = (name: string): string => {
  const plain = name.replace(/[^\x20-\x7e]+/g, '').replace(/["\\%/]/g, '_')
  if (plain === name) return `attachment; filename="${name}"`
  // RFC 8187 §3.2.1: what encodeURIComponent leaves and an attribute's value may not have.
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${/^\w/.test(plain) ? plain : `file${plain}`}"; filename*=UTF-8''${encoded}`
}

/** Pieces become a stream that asks for the next one when the network has taken the last. */
const bodyOf = (content: Extract<Move<State>, { is: 'file' }>['content']) => {
  if (typeof content === 'string' || content instanceof Uint8Array) return content
  const pieces = content[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return?.()
    },
  })
}

const perform = async (work: Work | undefined, stores: Stores): Promise<void> => {
  const problems = await work?.(stores)
  if (problems && problems.length > 0) throw new Refused(problems)
}

/** Stores the flow's new state, on the condition that nobody has moved it on. */
const keep = async ({ visit, flow, id, version, desk }: Carried, stores: Stores, envelope: Envelope): Promise<void> => {
  const expiresAt = addSeconds(desk.now, FLOW_LIFE)
  const kept =
    version === null
      ? await stores.flowStates.insert({
          id,
          flow: flow.id,
          browserHash: visit.desk.visitor.browserHash,
          state: envelope,
          expiresAt,
        })
      : await stores.flowStates.move(id, version, envelope, expiresAt)
  if (!kept) throw new Overtaken()
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other)

const enter = async (
  carried: Carried,
  move: Extract<Move<State>, { is: 'enter' }>,
  inside: <T>(work: (stores: Stores) => Promise<T>) => Promise<T>,
): Promise<Response> => {
  const { visit, desk, envelope, version } = carried
  const { house, open } = visit
  const { id: portal, account } = open.portal
  const sessionToken = house.random.token()
  // A browser keeps one device token for all its people. Flows begun before signing in stay behind: a flow belongs to who began it.
  const deviceToken = visit.deviceToken === '' ? house.random.token() : visit.deviceToken
  const wanted = safeReturn(portal, envelope.to)
  const to =
    move.via === undefined
      ? (wanted ?? `/${portal}/`)
      : `/${portal}/${move.via}${wanted === null ? '' : `?to=${encodeURIComponent(wanted)}`}`
  const endsAt = addSeconds(desk.now, account.session.atMost)
  const entered: Entered = {
    session: {
      id: desk.newId(),
      tokenHash: house.vault.mac('session', sessionToken),
      accountId: move.accountId,
      browser: desk.visitor.browser,
      address: desk.visitor.address,
      at: desk.now,
      ...(move.certificate === undefined
        ? { endsAt }
        : { certificate: move.certificate.serial, endsAt: earlier(endsAt, move.certificate.notAfter) }),
    },
    deviceHash: house.vault.mac('device', deviceToken),
    clear: move.clear,
    giveBack: move.giveBack,
    note: { event: 'sign-in.accepted', accountId: move.accountId, by: 'account', address: desk.visitor.address },
  }
  // Nothing but the session to write: one statement is its own transaction, and sign-in's speed is this path's.
  const alone = version === null && move.work === undefined
  const isIn = alone
    ? await desk.stores.signIns.enter(entered)
    : await inside(async (stores) => {
        if (version !== null) await keep(carried, stores, { ...envelope, left: to })
        await perform(move.work, stores)
        return stores.signIns.enter(entered)
      })
  // Suspended or closed since the password was judged.
  if (!isIn) return answerSeeOther(visit, `/${portal}/sign-in`)
  return answerSeeOther(visit, to, {
    cookies: [
      cookie(portal, 'session', sessionToken, visit.cookies),
      cookie(portal, 'device', deviceToken, visit.cookies),
    ],
  })
}
