import type { UploadedFile } from '../desks/flow.ts'
import { type FormReading, LARGEST_FORM, MOST_FIELDS, readBytes, unreadable } from './read-form.ts'

/**
 * Reads a form with files as browsers send it (`multipart/form-data`, RFC 7578), as strictly as a form without: bounded as a whole before
 * it is taken apart; a field that comes twice, a file where none is asked for, text that is no UTF-8 or has a NUL is refused in words
 * (PLT-22). `most` are the bytes that each file's field takes. A field in which nothing was chosen comes as an empty file without a name,
 * and counts as left out.
 */
export const readMultipart = async (request: Request, most: ReadonlyMap<string, number>): Promise<FormReading> => {
  const largest = LARGEST_FORM + [...most.values()].reduce((sum, bytes) => sum + bytes, 0)
  const bytes = await readBytes(request, largest)
  if (bytes === null) return tooLarge
  const entries = await entriesOf(bytes, request.headers.get('content-type')!)
  if (entries === null || entries.length > MOST_FIELDS) return unreadable
  const values: Record<string, string> = Object.create(null)
  const files: Record<string, UploadedFile> = Object.create(null)
  const seen = new Set<string>()
  for (const [name, value] of entries) {
    if (!isPlain(name) || seen.has(name)) return unreadable
    seen.add(name)
    if (typeof value === 'string') {
      if (!isPlain(value)) return unreadable
      values[name] = value
      continue
    }
    const allowed = most.get(name)
    if (allowed === undefined) return unreadable
    if (value.size > allowed) return tooLarge
    if (value.name !== '' || value.size > 0)
      files[name] = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) }
  }
  return { ok: true, values, files }
}

const tooLarge: FormReading = { ok: false, status: 413, failure: 'tooLarge' }

// The parser puts this sign in the place of bytes that are no UTF-8.
const isPlain = (text: string): boolean => !text.includes('\0') && !text.includes('\uFFFD')

const entriesOf = async (bytes: Uint8Array<ArrayBuffer>, type: string): Promise<[string, string | File][] | null> => {
  try {
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
    return [...form.entries()]
  } catch {
    // A TypeError: no boundary, a broken part, an end that is missing.
    return null
  }
}
