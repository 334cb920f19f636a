import type { Browser } from './counter.ts'
import { fillIn, mainFormIn, type Told } from './forms.ts'

/** One exchange of a stranger with the counter, everything that reaches the browser. */
export interface Exchange {
  readonly asked: string
  readonly status: number
  readonly headers: readonly string[]
  readonly body: string
}

/**
 * Takes out what is random by declaration: tokens of 256 bits (ids of procedures, cookies' values), the ids of pictures, which are sealed and
 * begin with the vault's version, and the request's id.
 */
export const normal = (text: string): string =>
  text
    .replace(/(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g, '<token>')
    .replace(/(?<![A-Za-z0-9_-])A[Q-Za-f][A-Za-z0-9_-]{70,120}(?![A-Za-z0-9_-])/g, '<picture>')

const exchangeOf = async (asked: string, response: Response): Promise<Exchange> => ({
  asked: normal(asked),
  status: response.status,
  headers: [...response.headers]
    .map(([name, value]) => (name === 'x-request-id' ? `${name}: <id>` : normal(`${name}: ${value}`)))
    .sort(),
  body: normal(await response.clone().text()),
})

const DEPTH = 3

/**
 * Goes as far into a procedure as forms can be filled in with what a person tells: opens its first page, sends the form, follows where that
 * leads, and so on. `each` is called around every request.
 */
export const goThrough = async (
  browser: Browser,
  path: string,
  told: Told,
  each: (asked: string, ask: () => Promise<Response>) => Promise<Response> = (_, ask) => ask(),
): Promise<readonly Exchange[]> => {
  const exchanges: Exchange[] = []
  const ask = async (asked: string, at: string, init?: RequestInit): Promise<Response> => {
    const response = await each(asked, () => browser.request(at, init))
    exchanges.push(await exchangeOf(asked, response))
    return response
  }
  const follow = async (response: Response): Promise<Response> => {
    let answer = response
    for (let hops = 0; answer.status === 303 && hops < 4; hops++) {
      const to = answer.headers.get('location')!
      answer = await ask(`GET ${to}`, to)
    }
    return answer
  }
  let page = await follow(await ask(`GET ${path}`, path))
  for (let depth = 0; depth < DEPTH; depth++) {
    const form = mainFormIn(await page.clone().text())
    // Another procedure that this one led to has its own turn.
    if (page.status !== 200 || !form?.action.startsWith(path)) break
    const response = await ask(`POST ${form.action}`, form.action, {
      method: 'POST',
      body: new URLSearchParams(fillIn(form, told)),
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    page = await follow(response)
  }
  return exchanges
}
