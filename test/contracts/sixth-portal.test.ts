import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/kit/ids.ts'
import { type Counter, openCounter } from '../journeys/counter.ts'
import { fillIn, mainFormIn, type Told } from '../journeys/forms.ts'
import { startProgram } from '../setup/program-process.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)

/** What stands in a tree of files, by path. */
const hashesOf = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !file.includes('node_modules'))
      .map((file) => [path.relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  )

describe('PLT-8: a sixth portal', () => {
  let copy: string
  const madoguchi = (...words: string[]) =>
    run(process.execPath, ['bin/madoguchi.mjs', ...words], {
      cwd: copy,
      env: { PATH: process.env.PATH ?? '', HOME: copy },
    })

  beforeAll(() => {
    // The program as it is installed somewhere else; what it depends on stays where it is.
    copy = mkdtempSync(path.join(tmpdir(), 'madoguchi-installed-'))
    for (const part of ['bin', 'dist', 'assets', 'migrations', 'portals', 'package.json'])
      cpSync(path.join(root, part), path.join(copy, part), { recursive: true })
    symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
  })
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  it('is made by one command, which touches no other file, and passes the check', async () => {
    const before = hashesOf(copy)
    const { stdout } = await madoguchi('portal', 'new', 'tsubame')
    expect(stdout).toContain(path.join('portals', 'tsubame', 'portal.ts'))
    const after = hashesOf(copy)
    const added = [...after.keys()].filter((file) => !before.has(file))
    expect(added.length).toBeGreaterThan(3)
    for (const file of added) expect(file).toMatch(/^portals\/tsubame\//)
    for (const [file, hash] of before) expect(after.get(file), file).toBe(hash)
    expect((await madoguchi('check')).stdout).toContain('tsubame: good')
    await expect(madoguchi('portal', 'new', 'tsubame')).rejects.toMatchObject({ code: 1 })
    expect(hashesOf(copy)).toEqual(after)
  })

  it('opens with the program as it stands: sign-in, recovery, an own face, its own place among the portals', async () => {
    const program = await startProgram({ root: copy })
    try {
      const text = async (at: string): Promise<string> => {
        const answer = await fetch(`${program.origin}${at}`)
        expect(answer.status, at).toBe(200)
        return answer.text()
      }
      expect(await text('/')).toContain('href="/tsubame/"')
      const page = await text('/tsubame/sign-in')
      expect(page).toContain('Tsubame')
      for (const [, asset] of page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) await text(asset!)
      expect(page).toMatch(/tsubame-brand\.css/)
      expect(await text('/tsubame/recover')).toContain('<form')
      expect(await text('/tsubame/terms/privacy')).toContain('<h1')
      expect(await text('/partner/sign-in')).not.toContain('Tsubame')
    } finally {
      await program.close()
    }
  })

  describe('in use', () => {
    let counter: Counter
    beforeAll(async () => {
      counter = await openCounter({ portals: path.join(copy, 'portals') })
    })
    afterAll(() => counter?.close())

    it('ACC-20 ACC-34 somebody sets a first password, signs in and signs out; the same address elsewhere is somebody else', async () => {
      const mail = 'tori@tsubame-no-su.example'
      const stores = counter.program.stores.of('tsubame')
      const now = counter.clock.now()
      await counter.program.stores.atomically('tsubame', async ({ accounts }) => {
        const id = newId(now, counter.program.house.random)
        const identifiers = [{ kind: 'mail' as const, canonical: mail }]
        await accounts.create({ id, role: 'sole', name: '燕 飛', mail, language: 'ja', identifiers, at: now })
      })
      const password = 'Tsubame-ga-kaeru-haru-2'
      const told: Told = { identifier: mail, mail, customerCode: '', postalCode: '', password }
      const browser = counter.browser()
      const send = async (): Promise<void> => {
        const form = mainFormIn(browser.page.html)!
        const body = new URLSearchParams(fillIn(form, told))
        const answer = await browser.request(form.action, {
          method: 'POST',
          body,
          headers: { 'sec-fetch-site': 'same-origin' },
        })
        expect(answer.status, await answer.clone().text()).toBe(303)
        await browser.open(answer.headers.get('location')!)
      }
      await browser.open('/tsubame/recover')
      await send()
      const letter = await counter.mailTo(mail)
      expect(letter.subject).toMatch(/^【Tsubame】/)
      await browser.follow(letter)
      await send()
      await browser.open('/tsubame/sign-in')
      await send()
      expect(browser.page.url).toBe('/tsubame/')
      expect(browser.page.text).toContain('燕 飛')
      for (const other of ['partner', 'member', 'trade'])
        expect(await counter.program.stores.of(other).accounts.select({ mail })).toEqual([])
      expect(await stores.accounts.select({ mail })).toHaveLength(1)
      await browser.send('ログアウト')
      expect((await browser.open('/tsubame/account')).url).toContain('/tsubame/sign-in')
    })
  })

  it('that is broken stops the start, with file, field and reason', async () => {
    const file = path.join(copy, 'portals/tsubame/portal.ts')
    const good = readFileSync(file, 'utf8')
    expect(statSync(file).size).toBeGreaterThan(500)
    writeFileSync(
      file,
      good.replace("front: 'welcome'", "front: 'welcom'").replace("lockAfter: 'never'", 'lockAfter: -3'),
    )
    const data = mkdtempSync(path.join(tmpdir(), 'madoguchi-broken-'))
    const child = spawn(process.execPath, ['bin/madoguchi.mjs', 'demo'], {
      cwd: copy,
      env: { PATH: process.env.PATH ?? '', HOME: copy, PORT: '0', DATA_DIR: data },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (bytes) => {
      said += bytes
    })
    child.stdout.on('data', (bytes) => {
      said += bytes
    })
    const late = setTimeout(() => child.kill('SIGKILL'), 30_000)
    const [code, signal] = await once(child, 'close')
    clearTimeout(late)
    rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    writeFileSync(file, good)
    expect([code, signal], said).toEqual([1, null])
    expect(said).not.toContain('is open')
    expect(said).toMatch(/tsubame\/portal\.ts: front /)
    expect(said).toMatch(/tsubame\/portal\.ts: account\.signIn\.lockAfter /)
    expect(said).not.toMatch(/\n\s+at /)
  })
})
