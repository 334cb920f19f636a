import { judgeGrant } from '../domain/accounts/grant.ts'
import { answerFailure } from './answer.tsx'
import { answer } from './fixed-headers.ts'
import type { Visit } from './house.ts'
import { readBytes } from './read-form.ts'

const LARGEST = 4096
// As a form of either kind: `List-Unsubscribe=One-Click`, or the two in a part of their own (RFC 8058 §3.1).
const ONE_CLICK = /\bList-Unsubscribe("?\s*\r?\n\r?\n\s*|=)One-Click\b/

/** A mail program's own button to leave a list posts to the mail's link. Such a request comes from no page of ours and needs no cookie. */
export const isOneClick = (request: Request, path: string): boolean =>
  request.method === 'POST' && /^\/[^/]+\/open\/[A-Za-z0-9_-]{43}$/.test(path)

/**
 * Does at once what a mailed link offers, where its flow allows that: no page, no question, no redirect, whoever asks (RFC 8058 §3.2). Asked
 * again it has been done.
 */
export const answerOneClick = async (visit: Visit, token: string): Promise<Response> => {
  const { desk, open, house } = visit
  const body = await readBytes(visit.request, LARGEST)
  if (body === null || !ONE_CLICK.test(new TextDecoder().decode(body))) return answerFailure(visit, 'unreadable')
  const grant = await desk.stores.grants.bySecret(house.vault.mac('link', token))
  const opens = grant && [...open.flows.values()].find((one) => one.opens?.purposes.includes(grant.purpose))?.opens
  if (!grant || !opens?.oneClick) return answerFailure(visit, 'linkUnknown')
  const verdict = judgeGrant(grant, desk.now)
  if (verdict === 'good') await house.stores.atomically(open.portal.id, opens.oneClick(grant, desk))
  else if (verdict !== 'spent') return answerFailure(visit, 'linkUnknown')
  return answer('', {
    status: 200,
    secure: house.cookies.secure,
    requestId: visit.requestId,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
