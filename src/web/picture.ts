import { proofTask } from '../domain/accounts/browser-proof.ts'
import { newPictureCode, openPictureCode, pictureSeed } from '../domain/accounts/picture-code.ts'
import { languages } from '../kit/language.ts'
import { answerFailure } from './answer.tsx'
import { fixedHeaders } from './fixed-headers.ts'
import type { Visit } from './house.ts'

/**
 * What belongs to a picture code, by the last part of its path (KEY-1): `<id>.png`, `<id>.ja.wav`, `<id>.en.wav`, the browser's task at
 * `<id>.json`, and another id at `new`. Everything follows from the id, so nothing is read or written; what has ended is not there any more.
 */
export const answerPicture = async (visit: Visit, name: string): Promise<Response> => {
  const { open, desk, house } = visit
  const { picture } = open.portal.account.signIn
  if (picture === 'none') return answerFailure(visit, 'notFound')
  if (name === 'new') return json(visit, { challenge: newPictureCode(open.portal.id, picture, desk).id })
  const [id = '', ...kinds] = name.split('.')
  const code = openPictureCode(id, house.vault)
  if (code?.portal !== open.portal.id || desk.now.getTime() >= code.endsAt.getTime())
    return answerFailure(visit, 'notFound')
  const kind = kinds.join('.')
  const seed = pictureSeed(id, house.vault)
  if (kind === 'png') return file(visit, 'image/png', house.pictures.draw(code.answer, seed))
  if (kind === 'json') return json(visit, await proofTask(id, house.vault))
  const language = languages.find((one) => kind === `${one}.wav`)
  return language
    ? file(visit, 'audio/wav', house.pictures.speak(code.answer, seed, language))
    : answerFailure(visit, 'notFound')
}

const headersOf = ({ house, requestId }: Visit, type: string): Record<string, string> => ({
  ...fixedHeaders(house.cookies.secure),
  'content-type': type,
  'cache-control': 'no-store',
  'x-request-id': requestId,
})

const json = (visit: Visit, value: object): Response =>
  new Response(JSON.stringify(value), { headers: headersOf(visit, 'application/json') })

/** A whole file, or the one part of it that was asked for: some browsers play a sound only in parts (RFC 9110 §14.2). */
const file = (visit: Visit, type: string, bytes: Uint8Array<ArrayBuffer>): Response => {
  const headers = { ...headersOf(visit, type), 'accept-ranges': 'bytes' }
  const part = partOf(visit.request.headers.get('range'), bytes.length)
  if (part === null) return new Response(bytes, { headers: { ...headers, 'content-length': String(bytes.length) } })
  const [first, last] = part
  return new Response(bytes.subarray(first, last + 1), {
    status: 206,
    headers: {
      ...headers,
      'content-length': String(last - first + 1),
      'content-range': `bytes ${first}-${last}/${bytes.length}`,
    },
  })
}

/** The first and the last byte of a single range; null for the whole, which is a right answer to anything else too. */
export const partOf = (range: string | null, length: number): readonly [number, number] | null => {
  const [, from = '', to = ''] = /^bytes=(\d{0,9})-(\d{0,9})$/.exec(range ?? '') ?? []
  if (from === '' && to === '') return null
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from)
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1)
  return first <= last ? [first, last] : null
}
