import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { SampleCertificateCustomer } from '../../src/demo/sample-certs.ts'
import type { OfferName } from '../../src/domain/certificates/offers.ts'
import type { TakenFile } from '../../src/domain/certificates/take-home.ts'
import { en } from '../../src/words/en.ts'
import { ja } from '../../src/words/ja.ts'
import type { Walker, WalkOptions } from './walk.ts'

/** What pages say, in the language of a walk. */
export const wordsOf = ({ locale = 'ja' }: WalkOptions) => ({ ja, en })[locale]

/** What the portal itself calls its ways in. */
const signInWords = {
  ja: { submit: 'ログイン', accessKey: 'アクセスキー', password: 'パスワード' },
  en: { submit: 'Sign in', accessKey: 'Access key', password: 'Password' },
} as const

/** A walk's folder with what its server has: a key, a request, and what is downloaded later. */
export const openWorkshop = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'madoguchi-manual-004-'))
  const at = (name: string) => path.join(folder, name)
  const openssl = (...words: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync('openssl', words, { encoding: 'utf8' })
    if (status !== 0) throw new Error(`openssl ${words.join(' ')}:\n${stdout}${stderr}`)
    return stdout + stderr
  }
  return {
    at,
    openssl,
    /** A new key and the request for it, as whoever runs the server makes them (§2.1). */
    newRequest(server: string): string {
      const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
      openssl(...['req', '-new', ...kind, '-keyout', at('server.key'), '-subj', `/CN=${server}`, '-out', at('csr')])
      return readFileSync(at('csr'), 'utf8')
    },
    /** Keeps what the list and the answers of the issuer are asked for. */
    async fetchPki(origin: string): Promise<void> {
      for (const name of ['root.crt', 'sr.crt', 'ev.crt', 'root.crl', 'sr.crl', 'ev.crl']) {
        const answer = await fetch(`${origin}/pki/${name}`)
        expect(answer.status, name).toBe(200)
        const [kind, der] = [name.endsWith('.crl') ? 'crl' : 'x509', at(`${name}.der`)]
        writeFileSync(der, Buffer.from(await answer.arrayBuffer()))
        openssl(kind, '-inform', 'DER', '-in', der, '-out', at(`${name}.pem`))
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
export type Workshop = ReturnType<typeof openWorkshop>

/** What openssl says of a certificate by the issuer's list and by its answer (CRT-43). */
export const statusOf = async (
  file: string,
  issuer: 'sr' | 'ev',
  { at, openssl, fetchPki }: Workshop,
  origin: string,
): Promise<{ readonly list: 'good' | 'revoked'; readonly answer: 'good' | 'revoked' }> => {
  await fetchPki(origin)
  const lists = at('lists.pem')
  writeFileSync(lists, ['root.crl', `${issuer}.crl`].map((one) => readFileSync(at(`${one}.pem`), 'utf8')).join(''))
  const now = ['-attime', String(Math.floor((await clockOf(origin)) / 1000))]
  const chain = ['-CAfile', at('root.crt.pem'), '-untrusted', at(`${issuer}.crt.pem`)]
  const verified = spawnSync('openssl', ['verify', ...now, ...chain, '-crl_check', '-CRLfile', lists, file])
  const said = `${verified.stdout}${verified.stderr}`
  if (verified.status !== 0) expect(said).toContain('certificate revoked')
  const asked = ['-issuer', at(`${issuer}.crt.pem`), '-cert', file, '-url', `${origin}/pki/ocsp/${issuer}`]
  const answered = openssl('ocsp', ...now, '-CAfile', at('root.crt.pem'), ...asked)
  expect(answered).toContain('Response verify OK')
  return {
    list: verified.status === 0 ? 'good' : 'revoked',
    answer: answered.includes(`${file}: good`) ? 'good' : 'revoked',
  }
}

/** The time it is in the program, by a move of nothing. */
const clockOf = async (origin: string): Promise<number> => {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${origin}/demo/clock`, { method: 'POST', headers, body: '{"advance":"PT0S"}' })
  return new Date(((await answer.json()) as { now: string }).now).getTime()
}

/** Puts a certificate into a server, and fetches a page from it by the root alone. */
export const serveAndFetch = async (server: string, chain: string, { at }: Workshop): Promise<void> => {
  const options = { key: readFileSync(at('server.key')), cert: readFileSync(chain) }
  const running = createServer(options, (_, answer) => void answer.end('it works')).listen(0, '127.0.0.1')
  await once(running, 'listening')
  const { port } = running.address() as AddressInfo
  try {
    const curl = spawn('curl', [
      ...['--silent', '--show-error', '--max-time', '20', '--noproxy', '*', '--cacert', at('root.crt.pem')],
      ...['--resolve', `${server}:${port}:127.0.0.1`, `https://${server}:${port}/`],
    ])
    let said = ''
    for (const stream of [curl.stdout, curl.stderr]) stream.on('data', (part) => (said += part))
    await once(curl, 'close')
    expect(said).toBe('it works')
  } finally {
    running.close()
  }
}

/** What is done again and again at the certificate desk. */
export const atDesk = (walker: Walker, options: WalkOptions) => {
  const { page, step, open, fill, press, mail, mails, run } = walker
  const words = wordsOf(options)
  const heading = page.getByRole('heading', { level: 1 })
  const isOn = async (title: string): Promise<void> => expect(await heading.innerText()).toBe(title)

  const button = (within: Locator, name: RegExp): Locator =>
    within.getByRole('button', { name }).or(within.getByRole('link', { name })).first()

  /** The file that a press on a button brings. */
  const download = async (target: Locator, to: string): Promise<string> => {
    const [file] = await Promise.all([page.waitForEvent('download'), target.click()])
    await file.saveAs(to)
    return file.suggestedFilename()
  }

  return {
    words,
    isOn,
    download,

    /** §1 by one-time password: the way that needs nothing installed. */
    async signIn({ accessKey, password, email }: SampleCertificateCustomer): Promise<void> {
      const own = signInWords[options.locale ?? 'ja']
      await open('/certs/')
      await press(own.submit, { region: words.signIn.ways.code.title })
      await fill(own.accessKey, accessKey)
      await fill(own.password, password)
      await press(own.submit)
      const code = /\d{8}/.exec((await mail(email)).text)?.[0]
      await fill(words.signIn.code.field.label, code!)
      await press(words.signIn.code.submit)
      expect(new URL(page.url()).pathname).toBe('/certs/')
    },

    /** Opens the record of a server from the list, as each chapter begins: the newest of this kind. */
    async openRecord(number: string, sentence: string, server: string, kind: string): Promise<string> {
      if (new URL(page.url()).pathname !== '/certs/applications')
        await press(words.places.links.applications, 'navigation')
      await isOn(words.applicationList.title)
      const row = page.getByRole('row').filter({ hasText: server }).filter({ hasText: kind }).first()
      const detail = button(row, new RegExp(`^${words.certificateRecords.detail}`))
      await step(number, sentence, async () => {
        await detail.focus()
        await Promise.all([page.waitForEvent('load'), detail.click()])
        await isOn(words.applicationDetail.title)
      })
      return new URL(page.url()).searchParams.get('of')!
    },

    /** Chooses what to apply for in the pull-down of a record's page. */
    chooseOffer: (number: string, sentence: string, offer: OfferName): Promise<void> =>
      step(number, sentence, async () => {
        const { apply, offers } = words.applicationDetail
        await page.getByLabel(apply.field, { exact: true }).selectOption({ label: offers[offer] })
        await press(apply.submit)
      }),

    agree: (number: string, sentence: string): Promise<void> =>
      step(number, sentence, () => press(words.recordProcedures.agree)),

    /** Types into the fields that are there by these labels. */
    async fillAll(values: Readonly<Record<string, string>>): Promise<void> {
      for (const [label, value] of Object.entries(values)) await fill(label, value)
    },

    /** The id of the record that the last page of a wizard leads to. */
    async appliedFor(): Promise<string> {
      await isOn(words.certificateWizard.done.title)
      const link = page.getByRole('main').getByRole('link', { name: words.recordProcedures.toRecord, exact: true })
      return new URL((await link.getAttribute('href'))!, walker.origin).searchParams.get('of')!
    },

    /** Staff examine and decide; what follows by itself has happened when this returns. */
    async staff(what: 'approve' | 'revoke', id: string, address: string): Promise<void> {
      expect(await run('test/setup/staff-decide.mjs', what, id)).toContain(id)
      await mails(address)
    },

    /** Downloads a file of the page 「証明書／ステッカー ダウンロード」. */
    take: (one: TakenFile, to: string): Promise<string> => {
      const { files } = words.takeHome
      const about = `${files.names[one]} ${files.forms[one]}`.replace(/[()#]/g, '.')
      return download(page.getByRole('button', { name: new RegExp(`(^|[^と])${about}`) }).first(), to)
    },
  }
}
