import type { Browser, Counter } from './counter.ts'
import { challengeIn, readPicture } from './picture.ts'

/** The label of a picture's characters (KEY-1). */
export const PICTURE = '画像に表示されている文字を入力してください。'

/** What a person reads in the picture of the page that is open, under its label. */
export const seen = (counter: Counter, browser: Browser): Record<string, string> => ({
  [PICTURE]: readPicture(counter.program)(challengeIn(browser.page.html)),
})

/** Signs in with an ID and a password, as a person does it. */
export const signInWith = async (
  counter: Counter,
  id: string,
  password: string,
  browser: Browser = counter.browser(),
  portal = 'keys',
): Promise<Browser> => {
  await browser.open(`/${portal}/sign-in`)
  await browser.send('ログイン', { 登録ID: id, パスワード: password, ...seen(counter, browser) })
  return browser
}

/** Whether the browser has a session. */
export const isIn = (browser: Browser, portal = 'keys'): boolean => browser.cookies.has(`madoguchi-${portal}-session`)
