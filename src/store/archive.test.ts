import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ArchiveEntry, packArchive, unpackArchive } from './archive.ts'

describe('PLT-6 archive', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'madoguchi-archive-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  async function pack(entries: ArchiveEntry[]): Promise<Buffer> {
    async function* each() {
      yield* entries
    }
    return Buffer.concat(await Array.fromAsync(packArchive(each())))
  }
  /** Hands the bytes over in pieces of one size, as a file or a decompressor might. */
  async function* pieces(bytes: Buffer, size: number) {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }

  it('PLT-6 gives back every file, however long, in whatever pieces it comes', async () => {
    const files = fc.uniqueArray(
      fc.record({ name: fc.stringMatching(/^[a-z0-9_.]{1,20}x$/), content: fc.uint8Array({ maxLength: 1_600 }) }),
      { selector: (file) => file.name, maxLength: 6 },
    )
    let run = 0
    await fc.assert(
      fc.asyncProperty(files, fc.integer({ min: 1, max: 3_000 }), async (files, size) => {
        const below = `run${run++}`
        const entries = files.map(({ name, content }) => ({
          name: `${below}/${name}`,
          size: content.length,
          content: [Buffer.from(content)],
        }))
        const bytes = await pack([{ name: below, folder: true }, ...entries])
        expect(bytes.length % 512).toBe(0)
        expect(await unpackArchive(pieces(bytes, size), folder)).toEqual(entries.map((entry) => entry.name))
        for (const entry of entries) expect(readFileSync(path.join(folder, entry.name))).toEqual(entry.content[0])
      }),
      { numRuns: 40 },
    )
  })

  it('PLT-6 keeps to the size it announced: zeros for what a file lost, nothing of what it gained', async () => {
    const bytes = await pack([
      { name: 'lost', size: 6, content: [Buffer.from('abc')] },
      { name: 'gained', size: 3, content: [Buffer.from('ab'), Buffer.from('cdef')] },
    ])
    await unpackArchive(pieces(bytes, 100), folder)
    expect(readFileSync(path.join(folder, 'lost'), 'latin1')).toBe('abc\0\0\0')
    expect(readFileSync(path.join(folder, 'gained'), 'latin1')).toBe('abc')
  })

  it('PLT-6 refuses what ends early, is damaged or points outside', async () => {
    const bytes = await pack([{ name: 'file', size: 3, content: [Buffer.from('abc')] }])
    await expect(unpackArchive(pieces(bytes.subarray(0, 600), 512), folder)).rejects.toThrow('it ends too early')
    rmSync(path.join(folder, 'file'), { force: true })
    const damaged = Buffer.from(bytes)
    damaged[0]! ^= 1
    await expect(unpackArchive(pieces(damaged, 512), folder)).rejects.toThrow('no backup holds')
    for (const name of ['../outside', '/tmp/outside', 'a/../../outside']) {
      const evil = await pack([{ name, size: 0, content: [] }])
      await expect(unpackArchive(pieces(evil, 512), folder)).rejects.toThrow('no backup holds')
    }
    expect(existsSync(path.join(folder, '../outside'))).toBe(false)
    await expect(pack([{ name: 'n'.repeat(101), size: 0, content: [] }])).rejects.toThrow('too long a name')
  })
})
