import { expect } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import type { Flow } from '../../src/desks/flow.ts'
import type { Browser, BrowserOptions, Counter } from './counter.ts'
import { fillIn, mainFormIn } from './forms.ts'
import { readPicture } from './picture.ts'

/** Sign-in with a password as any portal asks for it, on one page or two. The mailed code is left aside. */
export const signIn = async (
  counter: Counter,
  portal: string,
  identifier: string,
  password: string,
  options: BrowserOptions = {},
): Promise<Browser> => {
  const own = { member: 'login-id', keys: 'registration-id', certs: 'access-key' } as const
  const kind = identifier.includes('@') ? 'mail' : (own[portal as keyof typeof own] ?? 'customer-code')
  const { accounts } = counter.program.stores.of(portal)
  const account = (await accounts.byIdentifier({ kind, canonical: identifier }))!
  await accounts.checked(account.id, counter.clock.now())
  const browser = counter.browser(options)
  // Where there are two ways in, the one that needs no certificate.
  const hasWays = counter.program.house.portals.get(portal)!.portal.account.signIn.certificate !== 'none'
  await browser.open(`/${portal}/${hasWays ? 'sign-in-by-code' : 'sign-in'}`)
  for (let step = 0; step < 2; step++) {
    const form = mainFormIn(browser.page.html)
    if (!form || browser.cookies.has(`madoguchi-${portal}-session`)) break
    const picture = readPicture(counter.program)
    const told = { identifier, password, mail: '', customerCode: '', postalCode: '', picture }
    const filled = fillIn(form, told)
    if ('code' in filled) filled['code'] = /^\d{8}$/m.exec((await counter.mailTo(account.mail!)).text)![0]
    const answer = await browser.request(form.action, {
      method: 'POST',
      body: new URLSearchParams(filled),
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    await browser.open(answer.headers.get('location') ?? '/')
  }
  expect([...browser.cookies.keys()], `${identifier} is in`).toContain(`madoguchi-${portal}-session`)
  await agree(browser, portal)
  return browser
}

/** Agrees to the texts of the portal, where they are asked for. */
const agree = async (browser: Browser, portal: string): Promise<void> => {
  await browser.open(`/${portal}/`)
  if (!browser.page.url.startsWith(`/${portal}/agree`)) return
  const form = mainFormIn(browser.page.html)!
  const body = new URLSearchParams(
    Object.fromEntries(
      form.controls.map(({ name, type, value }) => [name, type === 'checkbox' ? value || 'yes' : value]),
    ),
  )
  await browser.request(form.action, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
  await browser.open(`/${portal}/`)
  expect(browser.page.url).toBe(`/${portal}/`)
}

export const partners = sampleData.partner.accounts.filter(
  ({ password, state }) => password !== null && state === 'active',
)
export const members = sampleData.member.accounts
export const customers = sampleData.trade.customers
export const certificateCustomers = sampleData.certs.accounts
export const dealers = sampleData.keys.accounts

/** Every flow of every portal with the path it begins at. */
export const allFlows = (counter: Counter): readonly { portal: string; flow: Flow; path: string }[] =>
  [...counter.program.house.portals.values()].flatMap(({ portal, flows }) =>
    [...flows.values()].map((flow) => ({ portal: portal.id, flow, path: `/${portal.id}/${flow.id}` })),
  )
