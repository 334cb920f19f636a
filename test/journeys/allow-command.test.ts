import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dealers } from '../../src/demo/sample-keys.ts'
import { runCommand, startServing } from '../setup/run-command.ts'

const dealer = dealers.find(({ mpcs }) => !mpcs)!

describe('KEY-50 madoguchi allow, while the demo runs on the same database', { timeout: 240_000 }, () => {
  let folder: string
  let demo: { stop(): Promise<void> }
  const run = (...words: readonly string[]) => runCommand(words, { DATA_DIR: path.join(folder, 'data') })

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'madoguchi-allow-'))
    demo = await startServing(['demo'], { DATA_DIR: path.join(folder, 'data'), PORT: '0', TLS_PORT: '0' })
  }, 240_000)
  afterAll(async () => {
    await demo.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('gives the permission and takes it, each once', async () => {
    const id = dealer.registrationId
    expect(await run('allow', 'keys', id, 'mpcs')).toMatchObject({ code: 0, out: `${id} is now allowed: mpcs.\n` })
    expect((await run('allow', 'keys', id, 'mpcs')).out).toBe(`${id} is as before allowed: mpcs.\n`)
    expect((await run('allow', 'keys', id, 'mpcs', '--take')).out).toBe(`${id} is now not allowed: mpcs.\n`)
    expect((await run('allow', 'keys', id, 'mpcs', '--take')).out).toBe(`${id} is as before not allowed: mpcs.\n`)
  })

  it('tells misuse (2) from what cannot be done (1)', async () => {
    const answers = await Promise.all([
      run('allow', 'keys', 'NOBODY2345', 'mpcs'),
      run('allow', 'partner', 'hanako@example.jp', 'mpcs'),
      run('allow', 'keys', dealer.registrationId, 'everything'),
      run('allow', 'keys', dealer.registrationId),
    ])
    expect(answers.map(({ code }) => code)).toEqual([1, 1, 2, 2])
    expect(answers[1]!.err).toContain('gives no registration keys')
  })
})
