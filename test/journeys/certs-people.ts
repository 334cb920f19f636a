import { certificateCustomers } from '../../src/demo/sample-certs.ts'
import type { IssuedCertificate } from '../../src/domain/certificates/authority.ts'
import { type Browser, type BrowserOptions, type Counter, openBrowser } from './counter.ts'

export const [hayakawa, mizuno, aizawa, onodera] = certificateCustomers as unknown as readonly [
  Sample,
  Sample,
  Sample,
  Sample,
]
type Sample = (typeof certificateCustomers)[number]

/** The newest login certificate of a sample customer, as the journal has it. */
export const certificateOf = async (counter: Counter, { accessKey }: Sample): Promise<IssuedCertificate> => {
  const { accounts, certificates } = counter.program.stores.of('certs')
  const account = await accounts.byIdentifier({ kind: 'access-key', canonical: accessKey })
  const [newest] = await certificates.ofAccount(account!.id)
  if (!newest) throw new Error(`${accessKey} has no login certificate`)
  return newest
}

/** How a proxy passes a certificate on (RFC 9440). */
export const headerOf = (der: Uint8Array): string => `:${Buffer.from(der).toString('base64')}:`

/** A browser behind a trusted proxy that passes on the header it is given; by `give` it presents another certificate, or none. */
export const browserWith = (
  counter: Counter,
  header: string | null,
  options: BrowserOptions = {},
): Browser & { give(header: string | null): void } => {
  let present = header
  const browser = openBrowser((href, init) => {
    const headers = new Headers(init.headers)
    if (present !== null) headers.set('client-cert', present)
    return counter.program.server.request(href, { ...init, headers })
  }, options)
  return Object.assign(Object.create(browser) as Browser, {
    give: (other: string | null) => {
      present = other
    },
  })
}

/** 「ログイン」 with access key and password, and the one-time password from the mail. */
export const signInByCode = async (
  counter: Counter,
  { accessKey, password, email }: Sample,
  options: BrowserOptions = {},
): Promise<Browser> => {
  const browser = counter.browser(options)
  await browser.open('/certs/sign-in-by-code')
  await browser.send('ログイン', { アクセスキー: accessKey, パスワード: password })
  const code = /^\d{8}$/m.exec((await counter.mailTo(email)).text)![0]
  await browser.send('確認する', { ワンタイムパスワード: code })
  return browser
}
