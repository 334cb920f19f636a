import type { IncomingMessage } from 'node:http'
import { answerDevice, type DeviceVerdict } from '../desks/keys/answer-device.ts'
import { type AnswerSigner, answerSigner } from '../domain/keys/answer-signature.ts'
import { answerTo, type DeviceAct, notAccepted, type SignedAnswer, saysAccepted } from '../domain/keys/device-answer.ts'
import { LARGEST_QUESTION, type Question, type QuestionFault, readQuestion } from '../domain/keys/device-question.ts'
import { closedBy, secondsUntilOpen } from '../domain/office/window.ts'
import { seconds } from '../kit/time.ts'
import { type KeysRule, serviceOf } from '../portal/define.ts'
import { answer } from './fixed-headers.ts'
import type { House, OpenPortal } from './house.ts'
import { readBytes } from './read-form.ts'
import type { Server } from './server.tsx'
import { addressOf } from './visitor.ts'

/** A portal with the service `keys`, whose devices ask here. */
interface Counter {
  readonly open: OpenPortal
  readonly rule: KeysRule
}

interface Asked {
  readonly house: House
  readonly counter: Counter
  readonly request: Request
  readonly incoming: IncomingMessage | undefined
  readonly requestId: string
  readonly now: Date
  /** Reads the portal's signing key; once a process. */
  signer(): Promise<AnswerSigner>
}

/**
 * What devices ask (KEY-60): `POST /device/v1/register`, `POST /device/v1/status` and `GET /device/v1/keys`, in JSON. These belong to the
 * first portal that has the service `keys`; `/<portal>/device/v1/…` reaches any that has it. There are no cookies and there is no session: the
 * key itself is the proof, so a foreign page could do no more than its own server.
 */
export const addDeviceInterface = (server: Server, house: House): void => {
  const counters = new Map(
    [...house.portals.values()]
      .toSorted((a, b) => a.portal.place - b.portal.place || (a.portal.id < b.portal.id ? -1 : 1))
      .flatMap((open) => {
        const rule = serviceOf(open.portal, 'keys')
        return rule === null ? [] : [[open.portal.id, { open, rule }] as const]
      }),
  )
  const [first] = counters.values()
  const signers = new Map<string, AnswerSigner>()
  const signerOf = async (portal: string): Promise<AnswerSigner> => {
    const signer = signers.get(portal) ?? answerSigner(await house.stores.of(portal).secrets.read('device-answers', 1))
    signers.set(portal, signer)
    return signer
  }
  const ask = (
    counter: Counter,
    path: string,
    c: { readonly req: { readonly raw: Request }; readonly env?: { readonly incoming?: IncomingMessage } },
    requestId: string,
  ): Promise<Response> => {
    const signer = () => signerOf(counter.open.portal.id)
    const incoming = c.env?.incoming
    return answerPath(path, { house, counter, request: c.req.raw, incoming, requestId, now: house.clock.now(), signer })
  }
  server.all('/device/v1/:act', (c, next) => (first ? ask(first, c.req.param('act'), c, c.get('requestId')) : next()))
  server.all('/:portal/device/v1/:act', (c, next) => {
    const counter = counters.get(c.req.param('portal'))
    return counter ? ask(counter, c.req.param('act'), c, c.get('requestId')) : next()
  })
}

const answerPath = async (path: string, asked: Asked): Promise<Response> => {
  const { house, counter, request, requestId, now } = asked
  const allow = path === 'keys' ? 'GET, HEAD' : path === 'register' || path === 'status' ? 'POST' : null
  if (allow === null) return fail(asked, 404, 'not-found', '該当するものはありません')
  if (!allow.split(', ').includes(request.method))
    return fail(asked, 405, 'method-not-allowed', `${allow} でお送りください`, { allow })
  try {
    const windows = await house.away.of(counter.open.portal.id, now)
    if (closedBy(windows, now))
      return later(asked, 503, 'maintenance', 'メンテナンス中です', secondsUntilOpen(windows, now))
    return await (path === 'keys' ? answerKeys(asked) : answerQuestion(path as DeviceAct, asked))
  } catch (error) {
    if (house.isAway(error)) {
      house.log.warn({ requestId, err: error }, 'the database is away')
      return later(asked, 503, 'unavailable', 'ただいまお答えできません', seconds(10))
    }
    house.log.error({ requestId, path: new URL(request.url).pathname, err: error }, 'a fault of ours')
    return fail(asked, 500, 'fault', `お答えできませんでした（${requestId}）`)
  }
}

/** The keys by which answers are proved, as a JWK Set (RFC 7517 §5). */
const answerKeys = async (asked: Asked): Promise<Response> => {
  const { published } = await asked.signer()
  return send(asked, 200, { keys: [published] }, { 'content-type': 'application/jwk-set+json' })
}

const answerQuestion = async (act: DeviceAct, asked: Asked): Promise<Response> => {
  const { house, counter, request, incoming, now } = asked
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    return fail(asked, 415, 'not-json', 'application/json でお送りください')
  const bytes = await readBytes(request, LARGEST_QUESTION)
  if (bytes === null) return fail(asked, 413, 'too-large', `${LARGEST_QUESTION}バイト以内でお送りください`)
  const read = readQuestion(textOf(bytes))
  if (!read.ok) return fail(asked, 400, 'malformed', faults[read.fault])
  const { question } = read
  const signer = await asked.signer()
  const { id } = counter.open.portal
  const verdict = await answerDevice(
    { act, device: question.device, key: question.key, accepted: wasAccepted(signer, question) },
    {
      rule: counter.rule,
      now,
      vault: house.vault,
      address: addressOf(incoming, request.headers.get('x-forwarded-for'), house.trustedProxies),
      portal: id,
      questions: house.stores.deviceQuestions,
      stores: house.stores.of(id),
      atomically: house.stores.atomically,
    },
  )
  return tell(act, question, verdict, signer, asked)
}

const tell = (
  act: DeviceAct,
  question: Question,
  verdict: DeviceVerdict,
  signer: AnswerSigner,
  asked: Asked,
): Response => {
  if (verdict.is === 'too-many')
    return later(
      asked,
      429,
      'too-many-tries',
      '認証の回数が多すぎます。しばらくしてからお試しください',
      verdict.retryAfter,
    )
  const told = verdict.is === 'told' ? verdict.told : notAccepted
  const signed = answerTo({ act, ...question }, told, asked.now)
  const { asOf, trustUntil } = signed
  const body = verdict.is === 'told' ? { ...told, asOf, trustUntil } : told
  return send(asked, verdict.is === 'told' ? 200 : 403, { ...body, signed: signer.sign(signed) })
}

/** Whether the device shows an answer of ours by which it was accepted. A foreign or broken one is as good as none. */
const wasAccepted = (signer: AnswerSigner, { device, last }: Question): boolean => {
  const earlier = last === null ? null : (signer.read(last) as SignedAnswer | null)
  return earlier !== null && saysAccepted(earlier, device)
}

/** What is no UTF-8 is no JSON either. */
const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return ''
  }
}

const faults: Readonly<Record<QuestionFault, string>> = {
  body: 'JSON のオブジェクトをお送りください',
  device: 'mprId と macAddress のどちらか1つをお送りください',
  mprId: 'mprId は16桁の16進数です',
  macAddress: 'macAddress は12桁の16進数です',
  registrationKey: 'registrationKey は16桁の16進数です',
  nonce: 'nonce は半角英数字、「-」、「_」の64文字以内です',
  last: 'last は前回のお答えの signed です',
}

const send = (
  { house, request, requestId }: Asked,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  answer(request.method === 'HEAD' ? null : JSON.stringify(body), {
    status,
    secure: house.cookies.secure,
    requestId,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  })

const fail = (
  asked: Asked,
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response => send(asked, status, { error: { code, message } }, headers)

const later = (asked: Asked, status: number, code: string, message: string, wait: number): Response =>
  send(asked, status, { error: { code, message, retryAfter: wait } }, { 'retry-after': String(wait) })
