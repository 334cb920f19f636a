import { createWriteStream, mkdirSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** One thing in an archive; names are relative, with `/`. A file's content may fall short of its size: the rest is zeros. */
export type ArchiveEntry =
  | { name: string; folder: true }
  | { name: string; size: number; content: AsyncIterable<Buffer> | Iterable<Buffer> }

/** The file is no archive that `packArchive` made, or only a part of one. */
export class ArchiveBroken extends Error {
  override name = 'ArchiveBroken'
}

const block = 512
const longestName = 100

/** Turns entries into the bytes of a tar archive (POSIX.1-2017, pax, "ustar Interchange Format"), which any `tar` can read. */
export async function* packArchive(entries: AsyncIterable<ArchiveEntry>): AsyncGenerator<Buffer> {
  for await (const entry of entries) {
    if ('folder' in entry) {
      yield header(`${entry.name}/`, 0, '5')
      continue
    }
    yield header(entry.name, entry.size, '0')
    let left = entry.size
    for await (const part of entry.content) {
      const kept = part.subarray(0, left)
      left -= kept.length
      if (kept.length > 0) yield kept
      if (left === 0) break
    }
    // What the file lost since its header was written, and the rest of the last block.
    for (let zeros = left + padding(entry.size); zeros > 0; ) {
      const some = Math.min(zeros, 65_536)
      yield Buffer.alloc(some)
      zeros -= some
    }
  }
  yield Buffer.alloc(2 * block)
}

/**
 * Writes what a tar archive holds into a folder, each file on disk for good (fsync) when it returns.
 *
 * @returns the names of the files
 * @throws ArchiveBroken when the bytes are damaged, end early, or name something outside the folder.
 */
export async function unpackArchive(bytes: AsyncIterable<Buffer>, folder: string): Promise<string[]> {
  const source = new Source(bytes)
  const names: string[] = []
  for (;;) {
    const head = await source.exactly(block)
    if (head.every((byte) => byte === 0)) return names
    const { name, size, type } = parse(head)
    const target = path.join(folder, name)
    if (type === '5') {
      mkdirSync(target, { recursive: true, mode: 0o700 })
      continue
    }
    await pipeline(
      Readable.from(source.next(size), { objectMode: false }),
      createWriteStream(target, { mode: 0o600, flags: 'wx', flush: true }),
    )
    await source.exactly(padding(size))
    names.push(name)
  }
}

function padding(size: number): number {
  return (block - (size % block)) % block
}

function header(name: string, size: number, type: '0' | '5'): Buffer {
  if (Buffer.byteLength(name) > longestName)
    throw new ArchiveBroken(`${name} is too long a name for a backup: move the file away.`)
  const head = Buffer.alloc(block)
  const octal = (value: number, at: number, length: number) =>
    head.write(value.toString(8).padStart(length - 1, '0'), at, 'latin1')
  head.write(name, 0, 'utf8')
  octal(type === '5' ? 0o700 : 0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(0, 136, 12)
  head.write(type, 156, 'latin1')
  head.write('ustar\u000000', 257, 'latin1')
  octal(checksum(head), 148, 7)
  head.write(' ', 155, 'latin1')
  return head
}

function parse(head: Buffer): { name: string; size: number; type: string } {
  const text = (from: number, to: number) => head.toString('utf8', from, to).split('\0', 1)[0] ?? ''
  const name = text(0, longestName)
  const size = Number.parseInt(text(124, 136), 8)
  const type = text(156, 157)
  const sound = text(257, 262) === 'ustar' && Number.parseInt(text(148, 156), 8) === checksum(head) && size >= 0
  const inside = name !== '' && !path.isAbsolute(name) && !name.split('/').includes('..')
  if (!sound || !inside || (type !== '0' && type !== '5'))
    throw new ArchiveBroken('it holds something that no backup holds')
  return { name, size, type }
}

/** The sum of the header's bytes, with the checksum's own eight read as spaces. */
function checksum(head: Buffer): number {
  return head.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0)
}

/** A stream of chunks read by length. */
class Source {
  readonly #chunks: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(bytes: AsyncIterable<Buffer>) {
    this.#chunks = bytes[Symbol.asyncIterator]()
  }

  async *next(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0; ) {
      if (this.#rest.length === 0) {
        const { value, done } = await this.#chunks.next()
        if (done) throw new ArchiveBroken('it ends too early')
        this.#rest = value
      }
      const part = this.#rest.subarray(0, left)
      this.#rest = this.#rest.subarray(part.length)
      left -= part.length
      yield part
    }
  }

  async exactly(length: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const part of this.next(length)) parts.push(part)
    return Buffer.concat(parts)
  }
}
