import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, runCommand, startServing } from '../setup/run-command.ts'

/** A process takes a second on a quiet machine, and several on a busy one. */
const patience = 240_000

const older = 'an-older-secret-0123456789-only-for-tests'
const newer = 'a-newer-secret-9876543210-only-for-tests'
const production = {
  MADOGUCHI_SECRET: older,
  SMTP_URL: 'smtp://127.0.0.1:9',
  PUBLIC_URL: 'https://counter.example',
  HOST: '127.0.0.1',
  PORT: '0',
}

describe('commands of operators, as processes of their own on an embedded database', { timeout: patience }, () => {
  let folder: string
  let place: Record<string, string>
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'madoguchi-commands-'))
    place = { DATA_DIR: path.join(folder, 'data') }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const file = (name: string, text: string): string => {
    const at = path.join(folder, name)
    writeFileSync(at, text)
    return at
  }
  const run = (words: readonly string[], more: Record<string, string> = {}): Promise<Answer> =>
    runCommand(words, { ...place, ...more })

  it('lists itself, helps, and tells misuse (2) from what cannot be done (1)', async () => {
    const [all, help, unknown, few, none] = await Promise.all([
      run([]),
      run(['import', '--help']),
      run(['nonsense']),
      run(['reset', 'member']),
      run(['reset', 'member', 'abcd']),
    ])
    expect(all.code).toBe(0)
    for (const name of ['migrate', 'import', 'keys rotate', 'audit verify', 'backup'])
      expect(all.out).toContain(`\n  ${name} `)
    expect(help).toMatchObject({ code: 0, err: '' })
    expect(help.out).toContain('--good-rows-only')
    expect([unknown.code, few.code, none.code]).toEqual([2, 2, 1])
    expect(none.err).toContain('There is no database in')
  })

  it('PLT-8 ACC-61 check needs no database', async () => {
    const [plain, register] = await Promise.all([run(['check']), run(['check', '--register'])])
    expect(plain).toMatchObject({ code: 0, out: 'certs: good\nkeys: good\nmember: good\npartner: good\ntrade: good\n' })
    expect(register.out).toContain('The weakest way into an account')
  })

  it('PLT-4 migrate makes the database, once; until then a command says so', async () => {
    expect((await run(['migrate'])).out).toContain('applied 0001_accounts.sql')
    expect(await run(['migrate'])).toMatchObject({ code: 0, out: 'nothing to apply\n' })
    const bare = await run(['unlock', 'member', 'abcd'])
    expect(bare.code).toBe(1)
    expect(bare.err).toContain('MADOGUCHI_SECRET: needed outside demo mode')
  })

  it('OFF-3 import: faults by line, nothing written; then all; then nothing new', async () => {
    const faulty = file('faulty.csv', 'ログインID,基本メールアドレス\nkaede,kaede\nsumire,\nkaede,\n')
    const refused = await run(['import', 'member', faulty], production)
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/^2行目：基本メールアドレス/m)
    expect(refused.err).toContain('Nothing was written: 1 fault.')
    expect((await run(['import', 'member', faulty, '--good-rows-only', '--lang', 'en'], production)).out).toContain(
      '2 accounts made',
    )
    const good = file('good.csv', 'login_id,mail\nkaede,kaede@mail.midori.example\nmomiji,momiji@mail.midori.example\n')
    expect((await run(['import', 'member', good, '--dry-run'], production)).out).toContain('1 account would be made; 1')
    expect((await run(['import', 'member', good], production)).out).toContain('1 account made; 1 there already')
    expect((await run(['import', 'member', good], production)).out).toContain('0 accounts made; 2 there already')
    expect((await run(['import', 'member', '--columns'], production)).out).toContain('needed    login_id / ログインID')
    expect((await run(['import', 'member'], production)).code).toBe(2)
    expect((await run(['import', 'nowhere', good], production)).err).toContain(
      'there are: certs, keys, member, partner, trade',
    )
  })

  it('ACC-23 ACC-30 invite, reset and unlock reach the database of a program that runs', async () => {
    const serving = await startServing(['serve'], { ...place, ...production })
    try {
      const invited = await run(['invite', 'member', 'MOMIJI@midori.example'], production)
      expect(invited).toMatchObject({ code: 0, err: '' })
      expect(invited.out).toContain('momiji@mail.midori.example')
      const reset = await run(['reset', 'member', 'momiji'], production)
      expect(reset.out).toMatch(/initial password \S{9,20}\n/)
      expect((await run(['unlock', 'member', 'momiji'], production)).out).toContain('waits are lifted')
      expect((await run(['invite', 'member', 'sumire'], production)).err).toContain('no mail address')
      expect((await run(['reset', 'member', 'nobodyhas'], production)).err).toContain('Nobody signs in to member')
      const copy = path.join(folder, 'copy.gz')
      expect((await run(['backup', copy])).code).toBe(0)
    } finally {
      await serving.stop()
    }
    const restored = { DATA_DIR: path.join(folder, 'restored') }
    expect(await runCommand(['restore', path.join(folder, 'copy.gz')], restored)).toMatchObject({ code: 0 })
    const verified = await runCommand(['audit', 'verify', 'member'], { ...restored, ...production })
    expect(verified.code).toBe(0)
    expect(verified.out).toMatch(/^member: whole, \d+ entries, head [0-9a-f]{64}\n$/)
  })

  it('PLT-24 keys rotate seals anew what waits, and tells what it cannot open', async () => {
    const wrong = await run(['keys', 'rotate'], { ...production, MADOGUCHI_SECRET: newer })
    expect(wrong.code).toBe(1)
    expect(wrong.err).toContain('cannot be opened')
    const turned = await run(['keys', 'rotate'], { ...production, MADOGUCHI_SECRET: `${newer},${older}` })
    expect(turned.code).toBe(0)
    expect(turned.out).toMatch(/outbox\.secret: 2 sealed, 2 of them anew/)
    const alone = await run(['keys', 'rotate'], { ...production, MADOGUCHI_SECRET: newer })
    expect(alone).toMatchObject({ code: 0, err: '' })
  })
})
