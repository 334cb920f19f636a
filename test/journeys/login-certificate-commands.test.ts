import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand, startServing } from '../setup/run-command.ts'

describe('CRT-5 staff and login certificates, while the demo runs on the same database', { timeout: 240_000 }, () => {
  let folder: string
  let demo: { stop(): Promise<void> }
  const run = (...words: readonly string[]) =>
    runCommand(['login-certificate', ...words], { DATA_DIR: path.join(folder, 'data') })
  const open = (file: string, passphrase: string) =>
    spawnSync('openssl', ['pkcs12', '-in', file, '-info', '-nodes', '-passin', `pass:${passphrase}`], {
      encoding: 'utf8',
    })

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'madoguchi-login-'))
    demo = await startServing(['demo'], { DATA_DIR: path.join(folder, 'data'), PORT: '0', TLS_PORT: '0' })
  }, 60_000)
  afterAll(async () => {
    await demo.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('issues one anew: file and passphrase once, the former one revoked', async () => {
    const before = (await run('list', 'certs', 'HN4Q7RTA')).out
    expect(before).toMatch(/^[0-9a-f]{32} {2}good until /)
    const file = path.join(folder, 'new.p12')
    const issued = await run('issue', 'certs', 'HN4Q7RTA', '--out', file)
    expect(issued).toMatchObject({ code: 0, err: '' })
    expect(issued.out).toContain('Revoked in its place: 1.')
    const passphrase = /shown this once: (\S{24})$/m.exec(issued.out)![1]!
    expect(open(file, passphrase).stdout).toMatch(/subject=.*HN4Q7RTA/)
    expect(open(file, passphrase).stderr).toContain('AES-256-CBC')
    const [now, former] = (await run('list', 'certs', 'HN4Q7RTA')).out.trim().split('\n')
    expect(now).toContain('good until')
    expect(former).toMatch(new RegExp(`^${before.slice(0, 32)}  revoked .*superseded`))
    // A file that is there may be somebody else's key.
    expect(await run('issue', 'certs', 'HN4Q7RTA', '--out', file)).toMatchObject({ code: 1, out: '' })
  })

  it('makes files for old systems, for who has none yet, and revokes', async () => {
    expect((await run('list', 'certs', 'T5dVx9Lb')).out).toBe('no login certificate\n')
    const file = path.join(folder, 'old.p12')
    const issued = await run('issue', 'certs', 'T5dVx9Lb', '--for', 'old', '--out', file)
    const passphrase = /shown this once: (\S{24})$/m.exec(issued.out)![1]!
    expect(open(file, passphrase).stderr).toContain('pbeWithSHA1And3-KeyTripleDES-CBC')
    expect((await run('revoke', 'certs', 'T5dVx9Lb', '--reason', 'key-compromise')).out).toBe('Revoked: 1.\n')
    expect((await run('revoke', 'certs', 'T5dVx9Lb')).out).toBe('T5dVx9Lb has no login certificate that is good.\n')
    expect((await run('list', 'certs', 'T5dVx9Lb')).out).toContain('(keyCompromise)')
  })

  it('says what it cannot do', async () => {
    const answers = await Promise.all([
      run('issue', 'certs', 'Nobody00', '--out', path.join(folder, 'nobody.p12')),
      run('issue', 'trade', 'JP1000123'),
      run('issue', 'certs', 'HN4Q7RTA', '--for', 'new'),
      run('revoke', 'certs', 'HN4Q7RTA', '--reason', 'because'),
      run('print', 'certs', 'HN4Q7RTA'),
    ])
    expect(answers.map(({ code }) => code)).toEqual([1, 1, 2, 2, 2])
    expect(answers[0]!.err).toContain('Nobody signs in to certs with “Nobody00”.')
    expect(existsSync(path.join(folder, 'nobody.p12'))).toBe(false)
  })
})
