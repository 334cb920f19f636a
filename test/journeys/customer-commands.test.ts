import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand, startServing } from '../setup/run-command.ts'
import { hibari } from './trade-people.ts'

const nishi = hibari.sharedUsers[0]!

describe('commands about customers, while the demo runs on the same database', () => {
  let folder: string
  let demo: { stop(): Promise<void> }
  const run = (...words: readonly string[]) => runCommand(words, { DATA_DIR: path.join(folder, 'data') })

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'madoguchi-customers-'))
    demo = await startServing(['demo'], { DATA_DIR: path.join(folder, 'data'), PORT: '0', TLS_PORT: '0' })
  })
  afterAll(async () => {
    await demo.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('TRD-10 customer-code tells misuse (2) from a number that does not wait (1), and lists nothing where nothing waits', async () => {
    expect(await run('customer-code', 'list')).toMatchObject({ code: 0, out: '' })
    expect(await run('customer-code', 'approve', 'A-000000')).toMatchObject({ code: 1, out: '' })
    expect((await run('customer-code', 'refuse', 'A-000000', '--reason', '所在地を確認できませんでした。')).code).toBe(
      1,
    )
    expect((await run('customer-code', 'list', '--portal', 'partner')).err).toContain('has no customers')
    const misused = [
      ['refuse', 'A-000000'],
      ['approve'],
      ['approve', 'A-000000', '--reason', 'x'],
      ['give', 'A-000000'],
    ]
    const answers = await Promise.all(misused.map((words) => run('customer-code', ...words)))
    expect(answers.map(({ code }) => code)).toEqual([2, 2, 2, 2])
  })

  it('TRD-11 main-user makes a shared user of the customer its main user, once', async () => {
    expect((await run('main-user', hibari.code)).code).toBe(2)
    expect((await run('main-user', 'JP9999999', '--to', nishi.email)).err).toContain('no customer')
    expect((await run('main-user', hibari.code, '--to', hibari.email)).code).toBe(1)
    const made = await run('main-user', hibari.code.toLowerCase(), '--to', nishi.email)
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(made.out).toContain(`${nishi.name} is the main user of ${hibari.code} now, ${hibari.name} a shared user.`)
    expect((await run('main-user', hibari.code, '--to', nishi.email)).err).toContain('no shared user')
  })
})
