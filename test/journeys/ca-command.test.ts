import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../setup/fresh-database.ts'
import { type Answer, runCommand } from '../setup/run-command.ts'

const older = 'an-older-secret-0123456789-only-for-tests'
const newer = 'a-newer-secret-9876543210-only-for-tests'

describe('CRT-40 the ceremony, by its command', { timeout: 240_000 }, () => {
  let folder: string
  let environment: Record<string, string>
  let drop: () => Promise<void>
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'madoguchi-ca-'))
    const { connection, drop: end } = await freshDatabase()
    drop = end
    const { connectionString, host = '', port, user = '', password, database } = connection
    const url = new URL(
      connectionString ?? `postgresql://${encodeURIComponent(user)}@${encodeURIComponent(host)}:${port}/${database}`,
    )
    if (typeof password === 'string') url.password = password
    environment = { MADOGUCHI_SECRET: older, DATABASE_URL: url.href, PUBLIC_URL: 'https://counter.example' }
    environment.SMTP_URL = 'smtp://127.0.0.1:9'
  })
  afterAll(async () => {
    await drop()
    rmSync(folder, { recursive: true, force: true })
  })

  const run = (words: readonly string[], more: Record<string, string> = {}): Promise<Answer> =>
    runCommand(words, { ...environment, ...more })
  /** With something typed into it. */
  const typed = async (words: readonly string[], text: string): Promise<Answer> => {
    const program = fileURLToPath(new URL('../../bin/madoguchi.mjs', import.meta.url))
    const { PATH = '', HOME = '' } = process.env
    const child = spawn(process.execPath, [program, ...words], { env: { PATH, HOME, ...environment } })
    const said = { out: '', err: '' }
    child.stdout.on('data', (part) => (said.out += part))
    child.stderr.on('data', (part) => (said.err += part))
    child.stdin.end(text)
    const [code] = await once(child, 'close')
    return { code, ...said }
  }

  it('makes authorities once; a root’s key that is taken elsewhere opens with its passphrase and is nowhere else', async () => {
    const key = join(folder, 'root-key.pem')
    const [none, member] = await Promise.all([run(['ca', 'show', 'certs']), run(['ca', 'init', 'member'])])
    expect(none).toMatchObject({ code: 1 })
    expect(none.err).toContain('madoguchi ca init certs')
    expect(member).toMatchObject({ code: 1 })

    const made = await run(['ca', 'init', 'certs', '--root-key', key])
    expect(made, made.err).toMatchObject({ code: 0 })
    for (const name of ['root', 'sr', 'ev', 'member']) expect(made.out).toMatch(new RegExp(`^${name}\n`, 'm'))
    expect(statSync(key).mode & 0o777).toBe(0o600)
    const passphrase = /passphrase, shown this once: (\S+)/.exec(made.out)![1]!
    const opened = spawnSync('openssl', ['pkey', '-in', key, '-passin', `pass:${passphrase}`, '-pubout'])
    expect(opened.status, String(opened.stderr)).toBe(0)
    expect(readFileSync(key, 'utf8')).toContain('ENCRYPTED')
    const wrong = spawnSync('openssl', ['pkey', '-in', key, '-passin', 'pass:something-else', '-pubout'])
    expect(wrong.status).not.toBe(0)

    const other = join(folder, 'other-key.pem')
    const again = await run(['ca', 'init', 'certs', '--root-key', other])
    expect(again).toMatchObject({ code: 1 })
    expect(again.err).toContain('has its authorities already')
    expect(existsSync(other)).toBe(false)

    const shown = await run(['ca', 'show', 'certs'])
    expect(shown.out).toMatch(/^root\n(.*\n)+? {2}list 1, good until/m)
    expect(shown.out).not.toContain(passphrase)

    const listed = await typed(['ca', 'list', 'certs', '--root-key', key], `${passphrase}\n`)
    expect(listed, listed.err).toMatchObject({ code: 0 })
    expect(listed.out).toContain('List 2 is published')
    const refused = await typed(['ca', 'list', 'certs', '--root-key', key], 'something-else\n')
    expect(refused).toMatchObject({ code: 1 })
  })

  it('PLT-24 keys rotate seals the authorities’ keys anew, and nothing of a root that is kept elsewhere', async () => {
    const rotated = await run(['keys', 'rotate'], { MADOGUCHI_SECRET: `${newer},${older}` })
    expect(rotated, rotated.err).toMatchObject({ code: 0 })
    expect(rotated.out).toMatch(/^authorities\.key_sealed: 3 sealed, 3 of them anew$/m)
  })
})
