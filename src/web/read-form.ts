import type { UploadedFile } from '../desks/flow.ts'
import type { FailureName } from '../desks/words.ts'

/** The largest form anybody may send. Every form of the counter is far below it. */
export const LARGEST_FORM = 64 * 1024
export const MOST_FIELDS = 200

export type FormReading =
  | {
      readonly ok: true
      readonly values: Readonly<Record<string, string>>
      /** Files by their field's name, where the form has fields for files. */
      readonly files?: Readonly<Record<string, UploadedFile>>
    }
  | { readonly ok: false; readonly status: 400 | 413 | 415; readonly failure: FailureName }

export const unreadable: FormReading = { ok: false, status: 400, failure: 'unreadable' }

/**
 * Reads a form as browsers send it (`application/x-www-form-urlencoded`, WHATWG URL §5), strictly: UTF-8 that is none, a broken escape,
 * a field that comes twice or a NUL is refused in words rather than repaired, so that no two readers can take it differently (PLT-22).
 */
export const readForm = async (request: Request): Promise<FormReading> => {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type))
    return { ok: false, status: 415, failure: 'unreadable' }
  const bytes = await readBytes(request, LARGEST_FORM)
  if (bytes === null) return { ok: false, status: 413, failure: 'tooLarge' }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return unreadable
  }
  const values: Record<string, string> = Object.create(null)
  const pairs = text === '' ? [] : text.split('&')
  if (pairs.length > MOST_FIELDS) return unreadable
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const name = decode(at < 0 ? pair : pair.slice(0, at))
    const value = decode(at < 0 ? '' : pair.slice(at + 1))
    if (name === null || value === null || name.includes('\0') || value.includes('\0') || name in values)
      return unreadable
    values[name] = value
  }
  return { ok: true, values }
}

/** Whether a form says that it is of the kind that carries files (RFC 7578). */
export const isMultipart = (request: Request): boolean =>
  /^multipart\/form-data\s*;/i.test(request.headers.get('content-type') ?? '')

const decode = (encoded: string): string | null => {
  try {
    // decodeURIComponent refuses broken escapes and bytes that are no UTF-8.
    return decodeURIComponent(encoded.replaceAll('+', ' '))
  } catch {
    return null
  }
}

/** A body's bytes, or null as soon as it is longer than `most`; a stated length is believed only when it is too large. */
export const readBytes = async (request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | null> => {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body) {
    length += chunk.byteLength
    if (length > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
