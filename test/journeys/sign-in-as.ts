import { sampleData } from '../../src/demo/sample-data.ts'
import type { Browser, BrowserOptions, Counter } from './counter.ts'

const [hanako] = sampleData.partner.accounts
const [aoki] = sampleData.member.accounts
const [yanagi] = sampleData.trade.customers

/** One person of each portal, with what to sign in by. */
export const people = {
  partner: { id: hanako!.loginId, password: hanako!.password!, name: hanako!.name, mail: hanako!.loginId },
  member: { id: aoki!.loginId, password: aoki!.password, name: aoki!.name, mail: aoki!.email },
  trade: { id: yanagi!.code, password: yanagi!.password, name: yanagi!.name, mail: yanagi!.email },
} as const

export type PortalName = keyof typeof people

/** Gives what the present page of sign-in asks for, until it asks for nothing more. */
export const passSignIn = async (
  counter: Counter,
  browser: Browser,
  portal: PortalName,
  who: { readonly id: string; readonly password: string; readonly mail: string } = people[portal],
): Promise<void> => {
  if (portal === 'partner') {
    await browser.send('ログインする', { ログインID: who.id })
    await browser.send('ログインする', { パスワード: who.password })
    if (!browser.page.hasButton('確認する')) return
    const code = /^\d{8}$/m.exec((await counter.mailTo(who.mail)).text)![0]
    await browser.send('確認する', { ワンタイムパスワード: code })
    return
  }
  const label = portal === 'member' ? 'ログインID' : 'お客様コードまたはメールアドレス'
  await browser.send('ログイン', { [label]: who.id, パスワード: who.password })
}

/** A browser in which somebody is signed in. */
export const signInAs = async (
  counter: Counter,
  portal: PortalName,
  who: { readonly id: string; readonly password: string; readonly mail: string } = people[portal],
  options: BrowserOptions = {},
): Promise<Browser> => {
  const browser = counter.browser(options)
  await browser.open(`/${portal}/sign-in`)
  await passSignIn(counter, browser, portal, who)
  return browser
}
