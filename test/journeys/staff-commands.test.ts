import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand, startServing } from '../setup/run-command.ts'

describe('commands about applications and coupons, while the demo runs on the same database', {
  timeout: 240_000,
}, () => {
  let folder: string
  let demo: { stop(): Promise<void> }
  const run = (...words: readonly string[]) => runCommand(words, { DATA_DIR: path.join(folder, 'data') })

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'madoguchi-staff-'))
    demo = await startServing(['demo'], { DATA_DIR: path.join(folder, 'data'), PORT: '0', TLS_PORT: '0' })
  }, 60_000)
  afterAll(async () => {
    await demo.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('OFF-6 an application is found, shown and taken on; an older version is refused with what changed', async () => {
    const list = (await run('application', 'list', 'certs')).out.trim().split('\n')
    const line = list.find((one) => / {2}new {2}(received|examining|awaiting-documents) {2}/.test(one))!
    const id = line.split('  ')[0]!
    const shown = await run('application', 'show', 'certs', id)
    expect(shown).toMatchObject({ code: 0, err: '' })
    expect(shown.out).toMatch(/check {13}\[ \] caa/)
    const version = /version {11}(\d+)/.exec(shown.out)![1]!
    const act = (what: string, ...more: readonly string[]) =>
      run('application', what, 'certs', id, ...more, '--version', version, '--as', 'tanaka')
    expect((await act('check', 'caa')).out).toBe(`${id} is ${line.split('  ')[3]}, version ${Number(version) + 1}.\n`)
    const late = await act('refuse', '--reason', 'x')
    expect(late.code).toBe(1)
    expect(late.err).toContain('was changed meanwhile')
    expect(late.err).toMatch(/tanaka {2}ticked caa/)
    expect((await run('application', 'list', 'certs', '--pressing')).code).toBe(0)
    const misused = [
      ['approve', 'certs', id],
      ['refuse', 'certs', id, '--version', '1'],
      ['check', 'certs', id, '--version', '1'],
      ['documents', 'certs', id, '--version', '1'],
      ['phone', 'certs', id, '--version', '1', '--with', 'x'],
      ['issue', 'certs', id],
    ]
    const answers = await Promise.all(misused.map((words) => run('application', ...words)))
    expect(answers.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2])
    expect((await run('application', 'list', 'keys')).code).toBe(1)
  })

  it('OFF-7 coupons are made, listed and taken out of use', async () => {
    const made = await run('coupon', 'make', 'certs', 'T7', 'sr3', '2', '--until', '2027-03-31', '--uses', '3')
    expect(made).toMatchObject({ code: 0, err: '' })
    const [first, second] = made.out.trim().split('\n').toSorted()
    expect((await run('coupon', 'void', 'certs', first!, '--reason', '解約')).out).toBe(
      `${first} is out of use; 0 held by applications go on.\n`,
    )
    expect((await run('coupon', 'list', 'certs', 'T7')).out.trim().split('\n')).toEqual([
      `${first}  sr3  3 of 3 left  until 2027-03-31  void`,
      `${second}  sr3  3 of 3 left  until 2027-03-31`,
    ])
    const refused = [
      ['void', 'certs', first!],
      ['make', 'certs', 'T7', 'sr3', '2', '--until', '2027-02-30'],
      ['make', 'certs', 'T7', 'sr3', 'x', '--until', '2027-03-31'],
    ]
    for (const words of refused) expect((await run('coupon', ...words)).code).toBe(2)
    expect((await run('coupon', 'make', 'certs', 'T7', 'none', '1', '--until', '2027-03-31')).err).toContain('sr3')
  })
})
