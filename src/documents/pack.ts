import { zip } from 'fflate'
import type { PackedFile } from '../domain/documents.ts'

/** Several files as one ZIP, dated as they say; made beside the program's own work. */
export const pack = (files: readonly PackedFile[], at: Date): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const content = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]))
    // ZIP knows no years before 1980, and no time zone: the time is a Japanese one.
    zip(content, { mtime: new Date(Math.max(at.getTime(), Date.UTC(1980, 0, 2))), level: 6 }, (error, packed) =>
      error ? reject(error) : resolve(new Uint8Array(packed)),
    )
  })
