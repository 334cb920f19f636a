import type { Desk } from '../desks/desk.ts'
import { type Act, AGAIN, type Flow, type Move, type Problem, type Step, type UploadedFile } from '../desks/flow.ts'
import { judgeGrant } from '../domain/accounts/grant.ts'
import { addSeconds } from '../kit/time.ts'
import { answerFailure, answerPage, answerSeeOther } from './answer.tsx'
import { carryOutMove, Refused } from './carry-out.ts'
import { drawPage } from './draw-page.tsx'
import { type Envelope, FLOW_LIFE, safeReturn } from './envelope.ts'
import type { Visit } from './house.ts'
import { type FormReading, isMultipart, readForm } from './read-form.ts'
import { readMultipart } from './read-multipart.ts'
import { deskOf } from './visit.ts'

type State = { readonly at: string }
type AnyStep = Step<State, State>

const FLOW_ID = /^[A-Za-z0-9_-]{20,64}$/

/** Leads somebody who may not use the flow to where they may; null where they may. */
const turnedAway = (visit: Visit, flow: Flow): Response | null => {
  const { session, open, url } = visit
  const id = open.portal.id
  if (flow.who === 'stranger' && session) return answerSeeOther(visit, `/${id}/`)
  if (flow.who !== 'account' && flow.who !== 'main-user') return null
  // A page can be come back to. So can the page of a form that was sent too late, but not what was typed.
  const here = url.pathname === `/${id}/` ? null : url.pathname + url.search
  if (!session) {
    const back = here === null ? '' : `&to=${encodeURIComponent(here)}`
    return answerSeeOther(visit, `/${id}/sign-in?notice=signInFirst${back}`)
  }
  if (flow.who === 'main-user' && session.role !== 'main') return answerFailure(visit, 'forbidden')
  if (session.outstanding.length === 0 || flow.beforeConsent === true) return null
  return answerSeeOther(visit, `/${id}/agree${here === null ? '' : `?to=${encodeURIComponent(here)}`}`)
}

const stepOf = (flow: Flow, at: string): AnyStep => (flow.steps as Readonly<Record<string, AnyStep>>)[at]!

const addressOfStep = (visit: Visit, flow: Flow, id: string, at: string): string =>
  `/${visit.open.portal.id}/${flow.id}/${id}/${at}`

/** What a form was sent for, where its page has that. */
const actOf = (
  flow: Flow,
  { at }: State,
  { act = 'main' }: Readonly<Record<string, string>>,
): Act<State, State> | undefined => {
  const { acts = {} } = stepOf(flow, at)
  return Object.hasOwn(acts, act) ? acts[act] : undefined
}

/** A flow's first page (GET), or its first form sent (POST). Nothing is stored before something was sent. */
export const runFirst = async (visit: Visit, flow: Flow): Promise<Response> => {
  const away = turnedAway(visit, flow)
  if (away) return away
  const desk = deskOf(visit, '', false)
  const begun = flow.first(desk)
  if (!begun) return answerFailure(visit, 'notFound')
  const first = (await stepOf(flow, begun.at).review?.(begun, desk)) ?? begun
  const to = safeReturn(visit.open.portal.id, visit.url.searchParams.get('to'))
  const action = addressOfFirst(visit, to)
  if (visit.request.method !== 'POST') {
    const id = visit.house.random.token()
    const typed = await carriedOver(visit)
    return answerPage(
      visit,
      await drawPage({
        visit,
        desk: deskOf(visit, id, false),
        flow,
        here: first,
        action,
        hidden: { flow: id },
        typed,
        refused: null,
      }),
    )
  }
  const form = await readSent(visit, flow, first, desk)
  if (!form.ok) return answerFailure(visit, form.failure, { status: form.status })
  // The page has become another one since it was shown, without what was pressed there: it says why.
  if (first !== begun && !actOf(flow, first, form.values)) return answerSeeOther(visit, action)
  const id = FLOW_ID.test(form.values['flow'] ?? '') ? form.values['flow']! : visit.house.random.token()
  const envelope: Envelope = { state: first, account: visit.session?.accountId ?? null, to }
  return submit({ visit, flow, id, envelope, version: null, values: form.values, files: form.files ?? {}, action })
}

/** Where the first form is sent: with what the page is about (`?of=`, `?draft=`), and where the person wanted to go. */
const addressOfFirst = ({ url }: Visit, to: string | null): string => {
  const kept = new URLSearchParams()
  for (const name of ['of', 'draft']) {
    const about = url.searchParams.get(name)
    if (about !== null) kept.set(name, about)
  }
  if (to !== null) kept.set('to', to)
  return url.pathname + (kept.size === 0 ? '' : `?${kept}`)
}

/** What was sent. Files are taken only by a page that has a field for one, and not larger than it says. */
const readSent = async (visit: Visit, flow: Flow, here: State, desk: Desk): Promise<FormReading> => {
  if (!isMultipart(visit.request)) return readForm(visit.request)
  const acts = Object.values(stepOf(flow, here.at).acts ?? {})
  const fields = (await Promise.all(acts.map((one) => one.fields(desk, here)))).flatMap((one) => Object.entries(one))
  const most = new Map(fields.flatMap(([name, { file }]) => (file ? [[name, file.most]] : [])))
  return most.size === 0 ? readForm(visit.request) : readMultipart(visit.request, most)
}

/** A later page of a flow, or a form on it. */
export const runStep = async (visit: Visit, flow: Flow, id: string, at: string): Promise<Response> => {
  const away = turnedAway(visit, flow)
  if (away) return away
  const { desk } = visit
  const found = FLOW_ID.test(id)
    ? await desk.stores.flowStates.load(id, desk.visitor.browserHash, visit.stepsEndAt)
    : null
  const envelope = found?.state as Envelope | undefined
  if (!found || !envelope || found.flow !== flow.id || envelope.account !== (visit.session?.accountId ?? null))
    return answerFailure(visit, 'flowEnded', {
      link: { label: visit.words.failures.startAgain, href: desk.path(flow.id) },
    })
  const here = envelope.state
  const place = placeOf(visit, flow, id, envelope)
  if (envelope.left !== undefined || here.at !== at) return answerSeeOther(visit, place)
  const stored = deskOf(visit, id, true)
  if (visit.request.method !== 'POST') {
    const elsewhere = await stepOf(flow, at).review?.(here, stored)
    if (elsewhere) {
      await desk.stores.flowStates.move(
        id,
        found.version,
        { ...envelope, state: elsewhere },
        addSeconds(desk.now, FLOW_LIFE),
      )
      return answerSeeOther(visit, addressOfStep(visit, flow, id, elsewhere.at))
    }
    return answerPage(
      visit,
      await drawPage({ visit, desk: stored, flow, here, action: place, hidden: {}, typed: {}, refused: null }),
    )
  }
  const form = await readSent(visit, flow, here, stored)
  if (!form.ok) return answerFailure(visit, form.failure, { status: form.status })
  const { values, files = {} } = form
  return submit({ visit, flow, id, envelope, version: found.version, values, files, action: place })
}

/** A link from a mail. Opening it uses nothing up (mail scanners open links too); its token leaves the address at once (ACC-20). */
export const openLink = async (visit: Visit, token: string): Promise<Response> => {
  const { desk, open } = visit
  const grant = /^[A-Za-z0-9_-]{43}$/.test(token)
    ? await desk.stores.grants.bySecret(visit.house.vault.mac('link', token))
    : null
  const flow = grant && [...open.flows.values()].find((one) => one.opens?.purposes.includes(grant.purpose))
  if (!grant || !flow?.opens) return answerFailure(visit, 'linkUnknown')
  const verdict = judgeGrant(grant, desk.now)
  const state = verdict === 'good' ? flow.opens.good(grant) : flow.opens.ended(verdict)
  const id = visit.house.random.token()
  const envelope: Envelope = { state, account: visit.session?.accountId ?? null, to: null }
  await desk.stores.flowStates.insert({
    id,
    flow: flow.id,
    browserHash: desk.visitor.browserHash,
    state: envelope,
    expiresAt: addSeconds(desk.now, FLOW_LIFE),
  })
  return answerSeeOther(visit, addressOfStep(visit, flow, id, state.at), {
    headers: { 'referrer-policy': 'no-referrer' },
  })
}

const placeOf = (visit: Visit, flow: Flow, id: string, envelope: Envelope): string =>
  envelope.left ?? addressOfStep(visit, flow, id, envelope.state.at)

/** What was typed in another flow of this browser, by field name. */
const carriedOver = async (visit: Visit): Promise<Readonly<Record<string, string>>> => {
  const from = visit.url.searchParams.get('from')
  if (from === null || !FLOW_ID.test(from)) return {}
  const found = await visit.desk.stores.flowStates.load(from, visit.desk.visitor.browserHash, visit.stepsEndAt)
  const source = found && visit.open.flows.get(found.flow)
  return (found && source?.carries?.((found.state as Envelope).state)) ?? {}
}

interface Submission {
  readonly visit: Visit
  readonly flow: Flow
  readonly id: string
  readonly envelope: Envelope
  /** The row's version; null while there is no row. */
  readonly version: number | null
  readonly values: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, UploadedFile>>
  readonly action: string
}

const submit = async (submission: Submission): Promise<Response> => {
  const { visit, flow, id, envelope, version, values, files, action } = submission
  const here = envelope.state
  const name = values['act'] ?? 'main'
  const chosen = actOf(flow, here, values)
  if (!chosen) return answerFailure(visit, 'unreadable')
  const desk = deskOf(visit, id, version !== null)
  const drawing = { visit, desk, flow, here, action, hidden: version === null ? { flow: id } : {}, typed: values }
  const again = async (problems: readonly Problem[], wait?: number): Promise<Response> =>
    answerPage(visit, await drawPage({ ...drawing, refused: { act: name, problems, wait } }), 422)
  if (values[AGAIN] !== undefined) return answerPage(visit, await drawPage({ ...drawing, refused: null }))
  const typed: Record<string, unknown> = {}
  const problems: Problem[] = []
  for (const [key, field] of Object.entries(await chosen.fields(desk, here))) {
    const read = field.file ? field.file.read(files[key] ?? null, values) : field.read(values[key] ?? '', values)
    if (read.ok) typed[key] = read.value
    else problems.push({ field: read.part ?? key, text: read.text })
  }
  if (problems.length > 0) return again(problems)
  const move: Move<State> = await chosen.carryOut(typed, here, desk)
  if (move.is === 'refuse') return again(move.problems, move.wait)
  try {
    const done = await carryOutMove({
      visit,
      desk,
      flow,
      id,
      envelope,
      version,
      move,
      place: (state) => addressOfStep(visit, flow, id, state.at),
    })
    if (done !== null) return done
  } catch (error) {
    if (error instanceof Refused) return again(error.problems)
    throw error
  }
  // Somebody else of this browser was faster: lead to where that led.
  const now = await visit.desk.stores.flowStates.load(id, visit.desk.visitor.browserHash, visit.stepsEndAt)
  return now
    ? answerSeeOther(visit, placeOf(visit, flow, id, now.state as Envelope))
    : answerFailure(visit, 'flowEnded')
}
