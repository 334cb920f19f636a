import type { SentDocument } from './records.ts'

/** The most bytes of one document, and the most documents of an application (CRT-19). */
export const largestDocument = 10 * 1024 * 1024
export const mostDocuments = 20

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, place) => bytes[place] === byte)

/**
 * What a file is by its contents; null where it is none of what is taken. A PDF may have a few bytes before its mark (ISO 32000-1 annex H), and
 * has to have its end; pictures begin with their signatures.
 */
export const documentType = (bytes: Uint8Array): SentDocument['type'] | null => {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  const tail = Buffer.from(bytes.subarray(-2048)).toString('latin1')
  return /%PDF-[12]\.\d/.test(head) && tail.includes('%%EOF') ? 'application/pdf' : null
}

/** A file's name as it is kept: without folders and signs that systems take for something else, and not too long. */
export const documentName = (name: string): string => {
  const bare = (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim()
  return bare === '' ? 'document' : [...bare].slice(-100).join('')
}
