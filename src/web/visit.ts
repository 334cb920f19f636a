import type { IncomingMessage } from 'node:http'
import type { Desk } from '../desks/desk.ts'
import { toAgree } from '../domain/accounts/consent.ts'
import { openSince, type WindowAway } from '../domain/office/window.ts'
import { newId } from '../kit/ids.ts'
import type { Language } from '../kit/language.ts'
import { addSeconds } from '../kit/time.ts'
import { presentedCertificate } from './client-certificate.ts'
import { cookie, languageCookie, readCookie, readLanguageCookie } from './cookies.ts'
import { FLOW_LIFE } from './envelope.ts'
import type { House, OpenPortal, Visit } from './house.ts'
import { addressOf, browserOf, languageOf } from './visitor.ts'

// A session's last sight is written down at most once a minute: pages stay reads.
const TOUCH_SECONDS = 60

/** The language of a request: `?lang=` wins and is remembered. */
export const requestedLanguage = (request: Request, url: URL): { language: Language; chosen: boolean } => {
  const asked = url.searchParams.get('lang')
  if (asked === 'ja' || asked === 'en') return { language: asked, chosen: true }
  const language = languageOf(
    readLanguageCookie(request.headers.get('cookie') ?? undefined),
    request.headers.get('accept-language'),
  )
  return { language, chosen: false }
}

/** Opens a request to a portal: who is at the counter at this moment, in which language, with which session. */
export const openVisit = async (
  house: House,
  open: OpenPortal,
  request: Request,
  url: URL,
  incoming: IncomingMessage | undefined,
  requestId: string,
  { now, windows }: { readonly now: Date; readonly windows: readonly WindowAway[] },
): Promise<Visit> => {
  const { portal } = open
  const header = request.headers.get('cookie') ?? undefined
  const cookies = { secure: house.cookies.secure || url.protocol === 'https:' }
  const setCookies: string[] = []
  const { language, chosen } = requestedLanguage(request, url)
  if (chosen) setCookies.push(languageCookie(language, house.cookies))
  let browserToken = readCookie(header, portal.id, 'browser', cookies)
  if (browserToken === '') {
    browserToken = house.random.token()
    setCookies.push(cookie(portal.id, 'browser', browserToken, cookies))
  }
  const deviceToken = readCookie(header, portal.id, 'device', cookies)
  const sessionToken = readCookie(header, portal.id, 'session', cookies)
  const idleSince = openSince(now, portal.account.session.idle, windows)
  const certificate =
    portal.account.signIn.certificate === 'none'
      ? null
      : presentedCertificate(incoming, request.headers.get('client-cert'), house.trustedProxies)
  const found =
    sessionToken === ''
      ? null
      : await house.stores.readSession(
          portal.id,
          house.vault.mac('session', sessionToken),
          now,
          idleSince,
          toAgree(portal.terms),
        )
  // A session that was begun with a certificate is good with that one only (CRT-2).
  const session = found?.certificate && found.certificate !== certificate?.fingerprint ? null : found
  const stores = house.stores.of(portal.id)
  if (session && now.getTime() - session.seenAt.getTime() > TOUCH_SECONDS * 1000)
    await stores.sessions.touch(session.id, now)
  const words = open.words[language]
  const visitor = {
    address: addressOf(incoming, request.headers.get('x-forwarded-for'), house.trustedProxies),
    browser: browserOf(request.headers.get('user-agent')),
    browserHash: house.vault.mac('browser', browserToken),
    deviceHash: deviceToken === '' ? '' : house.vault.mac('device', deviceToken),
    certificate,
  }
  const desk: Desk = {
    portal,
    words,
    language,
    now,
    random: house.random,
    hasher: house.hasher,
    vault: house.vault,
    isCommon: house.isCommon,
    ...house.fieldData,
    authority: house.authorities.get(portal.id) ?? null,
    documents: house.documents,
    stores,
    visitor,
    certificateOrigin: house.certificateOrigin,
    session,
    idleSince,
    me: () => {
      if (!session) throw new Error('nobody is signed in here: the flow has to declare who may use it')
      return session.accountId
    },
    flowId: '',
    path: (flow) => `/${portal.id}/${flow}`,
    absolute: (path) => `${house.publicUrl}${path}`,
    query: (name) => url.searchParams.get(name),
    note: (note) => stores.audit.note({ by: session ? 'account' : 'stranger', address: visitor.address, ...note }, now),
    noteIn: (inside, note) =>
      inside.audit.note({ by: session ? 'account' : 'stranger', address: visitor.address, ...note }, now),
    newId: () => newId(now, house.random),
  }
  return {
    house,
    open,
    request,
    url,
    requestId,
    language,
    words,
    cookies,
    setCookies,
    browserToken,
    deviceToken,
    sessionToken,
    session,
    windows,
    stepsEndAt: addSeconds(openSince(now, FLOW_LIFE, windows), FLOW_LIFE),
    desk,
  }
}

/** The desk of one flow: it knows the flow's id and lets links carry what was typed. */
export const deskOf = (visit: Visit, flowId: string, stored: boolean): Desk => ({
  ...visit.desk,
  flowId,
  path: (flow, from) => `/${visit.open.portal.id}/${flow}${from === 'carry' && stored ? `?from=${flowId}` : ''}`,
})
