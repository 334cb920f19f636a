import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { lanes } from '../../src/domain/accounts/lanes.ts'
import { NETWORK } from '../../src/domain/accounts/throttle.ts'
import { type Browser, type Counter, openCounter } from './counter.ts'
import { challengeIn, readPicture, withPictures } from './picture.ts'
import { solve } from './solve-proof.ts'

const member = sampleData.member.accounts[0]!
const partner = sampleData.partner.accounts[0]!
const LABEL = '画像に表示されている文字を入力してください。'
const WRONG = '入力した文字が画像と違います。新しい画像の文字を入力してください。'
const ENDED = '先ほどの画像は、使用済みか有効期限切れです。新しい画像の文字を入力してください。'
const NOT_ACCEPTED = 'ログインIDまたはパスワードが正しくありません。'

describe('KEY-1 the picture code of sign-in', () => {
  let counter: Counter
  const portals = withPictures('member', 'partner')
  let nth = 0
  beforeAll(async () => {
    counter = await openCounter({ portals: portals.folder })
  })
  afterAll(async () => {
    await counter.close()
    portals.remove()
  })

  /** Somebody at the sign-in page, from a network of their own. */
  const arrive = async (path = '/member/sign-in'): Promise<Browser> => {
    const browser = counter.browser({ address: `198.51.100.${++nth}` })
    await browser.open(path)
    return browser
  }
  const read = (browser: Browser): string => readPicture(counter.program)(challengeIn(browser.page.html))
  const send = (browser: Browser, typed: Readonly<Record<string, string>>) =>
    browser.send('ログイン', { ログインID: member.loginId, パスワード: member.password, ...typed })
  const isIn = (browser: Browser): boolean => browser.cookies.has('madoguchi-member-session')

  it('lets in with the characters, in any width and case', async () => {
    const browser = await arrive()
    const wide = [...read(browser).toLowerCase()].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join('')
    await send(browser, { [LABEL]: ` ${wide} ` })
    expect(isIn(browser)).toBe(true)
  })

  it('refuses without them, beside the field, and keeps what was typed but for the password', async () => {
    const browser = await arrive()
    const before = challengeIn(browser.page.html)
    await send(browser, {})
    expect(browser.page.status).toBe(422)
    expect(browser.page.error(LABEL)).toBe(LABEL)
    expect(browser.page.form('ログイン').values.get('identifier')).toBe(member.loginId)
    expect(browser.page.form('ログイン').values.get('password')).toBe('')
    expect(challengeIn(browser.page.html)).not.toBe(before)
  })

  it('refuses wrong ones before anything of the account is looked at, and never shows what was typed again', async () => {
    const { program } = counter
    const tries = async (): Promise<number> => {
      const lane = lanes(program.house.vault).identifier({ kind: 'login-id', canonical: member.loginId })
      const { rows } = await program.db.pool.query(
        "select set_config('madoguchi.portal', 'member', false), (select count from tries where lane = $1) as count",
        [lane],
      )
      return rows[0].count ?? 0
    }
    const browser = await arrive()
    const before = await tries()
    for (const password of [member.password, 'Chigau-Kotoba-9', '']) {
      await send(browser, { パスワード: password, [LABEL]: '222222' })
      expect(browser.page.status).toBe(422)
      expect(browser.page.error(LABEL)).toBe(WRONG)
      expect(browser.page.text).not.toContain(NOT_ACCEPTED)
      expect(browser.page.html).not.toContain('222222')
    }
    expect(await tries()).toBe(before)
    expect(isIn(browser)).toBe(false)
  })

  it('works once, even where the password was wrong', async () => {
    const browser = await arrive()
    const picture = { challenge: challengeIn(browser.page.html), answer: read(browser) }
    await send(browser, { パスワード: 'Chigau-Kotoba-9', [LABEL]: picture.answer })
    expect(browser.page.text).toContain(NOT_ACCEPTED)
    expect(challengeIn(browser.page.html)).not.toBe(picture.challenge)
    const answer = await browser.request('/member/sign-in', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({
        identifier: member.loginId,
        password: member.password,
        picture: picture.answer,
        challenge: picture.challenge,
        proof: '',
      }),
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(ENDED)
    expect(isIn(browser)).toBe(false)
  })

  it('is used once where eight send it at the same moment', async () => {
    const browser = await arrive()
    const body = {
      identifier: member.loginId,
      password: member.password,
      picture: read(browser),
      challenge: challengeIn(browser.page.html),
      proof: '',
    }
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        browser.request('/member/sign-in', {
          method: 'POST',
          headers: { 'sec-fetch-site': 'same-origin' },
          body: new URLSearchParams(body),
        }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 7 }, () => 422)])
  })

  it('ends after five minutes', async () => {
    const browser = await arrive()
    const late = await arrive()
    counter.clock.advance(5 * 60_000 - 1)
    await send(browser, { [LABEL]: read(browser) })
    expect(isIn(browser)).toBe(true)
    const picture = `/member/picture/${challengeIn(late.page.html)}.png`
    expect((await late.request(picture)).status).toBe(200)
    counter.clock.advance(1)
    expect((await late.request(picture)).status).toBe(404)
    await send(late, { [LABEL]: read(late) })
    expect(late.page.error(LABEL)).toBe(ENDED)
  })

  it('of another portal is none here', async () => {
    const here = await arrive()
    const there = await arrive('/partner/sign-in')
    await there.send('ログインする', { ログインID: partner.loginId })
    const foreign = challengeIn(there.page.html)
    const answer = await here.request('/member/sign-in', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({
        identifier: member.loginId,
        password: member.password,
        picture: readPicture(counter.program)(foreign),
        challenge: foreign,
      }),
    })
    expect(answer.status).toBe(422)
    expect((await here.request(`/member/picture/${foreign}.png`)).status).toBe(404)
    expect((await there.request(`/partner/picture/${foreign}.png`)).status).toBe(200)
  })

  it('counts wrong ones for the network address, and takes no more after 30', async () => {
    const browser = await arrive()
    for (let count = 0; count < NETWORK.tries; count++) {
      await send(browser, { [LABEL]: '222222' })
      expect(browser.page.error(LABEL)).toBe(WRONG)
    }
    await send(browser, { [LABEL]: read(browser) })
    expect(browser.page.text).toContain('しばらくお受けできません。')
    expect(isIn(browser)).toBe(false)
    const elsewhere = await arrive()
    await send(elsewhere, { [LABEL]: read(elsewhere) })
    expect(isIn(elsewhere)).toBe(true)
  })

  it('good ones cost the network address nothing', async () => {
    const address = `198.51.100.${++nth}`
    for (let count = 0; count < NETWORK.tries + 3; count++) {
      const browser = counter.browser({ address })
      await browser.open('/member/sign-in')
      await send(browser, { [LABEL]: read(browser) })
      expect(isIn(browser), String(count)).toBe(true)
    }
  })

  it('another picture comes by a button that sends the form: nothing is judged, what was typed stays but for passwords', async () => {
    const browser = await arrive()
    const before = challengeIn(browser.page.html)
    await browser.send('別の画像にする', { ログインID: 'x'.repeat(5), パスワード: member.password, [LABEL]: '2222' })
    expect(browser.page.status).toBe(200)
    const form = browser.page.form('ログイン')
    expect(form.values.get('identifier')).toBe('xxxxx')
    expect(form.values.get('password')).toBe('')
    expect(form.values.get('picture')).toBe('')
    expect(challengeIn(browser.page.html)).not.toBe(before)
    expect(browser.page.html).not.toContain('class="errors"')
    await send(browser, { [LABEL]: read(browser) })
    expect(isIn(browser)).toBe(true)
  })

  it('Enter presses the main button: it is the first one of the form', async () => {
    const browser = await arrive()
    const form = /<form class="form"[\s\S]*?<\/form>/.exec(browser.page.html)![0]
    const [first] = /<button type="submit"[^>]*>[^<]*/.exec(form)!
    expect(first).toBe('<button type="submit" hidden="">ログイン')
  })

  it('stands on the password’s page where sign-in has two', async () => {
    const browser = await arrive('/partner/sign-in')
    expect(browser.page.html).not.toContain('name="challenge"')
    await browser.send('ログインする', { ログインID: partner.loginId })
    await browser.send('ログインする', { パスワード: partner.password!, [LABEL]: '2' })
    expect(browser.page.error(LABEL)).toBe(WRONG)
    await browser.send('ログインする', { パスワード: partner.password!, [LABEL]: read(browser) })
    expect(browser.page.url).toMatch(/\/code$/)
  })

  it('is drawn and spoken by our own server, the same at all times, and kept by nobody', async () => {
    const browser = await arrive()
    const id = challengeIn(browser.page.html)
    const get = async (name: string, headers: Record<string, string> = {}) => {
      const answer = await browser.request(`/member/picture/${name}`, { headers })
      return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
    }
    expect(browser.page.html).toContain(`src="/member/picture/${id}.png"`)
    expect(browser.page.html).toContain(`src="/member/picture/${id}.ja.wav"`)
    for (const [name, type, magic] of [
      [`${id}.png`, 'image/png', '89504e47'],
      [`${id}.ja.wav`, 'audio/wav', '52494646'],
      [`${id}.en.wav`, 'audio/wav', '52494646'],
    ] as const) {
      const { answer, bytes } = await get(name)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe(type)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.getSetCookie()).toEqual([])
      expect(bytes.subarray(0, 4).toString('hex')).toBe(magic)
      expect((await get(name)).bytes.equals(bytes)).toBe(true)
      const part = await get(name, { range: 'bytes=10-19' })
      expect(part.answer.status).toBe(206)
      expect(part.answer.headers.get('content-range')).toBe(`bytes 10-19/${bytes.length}`)
      expect(part.bytes.equals(bytes.subarray(10, 20))).toBe(true)
    }
    for (const name of [`${id}.gif`, `${id}`, `${id}.fr.wav`, `${id}=.png`, 'x.png', '.png', `${id.slice(0, -1)}.png`])
      expect((await get(name)).answer.status, name).toBe(404)
  })

  it('asking for pictures writes nothing', async () => {
    const browser = await arrive()
    const count = async (): Promise<string> => {
      const { rows } = await counter.program.db.pool.query(
        `select set_config('madoguchi.portal', '*', false),
           (select count(*) from spent_pictures) + (select count(*) from flow_states) + (select count(*) from audit_events) as count`,
      )
      return String(rows[0].count)
    }
    const before = await count()
    for (const name of ['new', ...['png', 'ja.wav', 'json'].map((kind) => `${challengeIn(browser.page.html)}.${kind}`)])
      expect((await browser.request(`/member/picture/${name}`)).status).toBe(200)
    expect(await count()).toBe(before)
  })

  it('the browser’s work takes the place of the characters, once', async () => {
    const browser = await arrive()
    const id = challengeIn(browser.page.html)
    const proof = solve(await (await browser.request(`/member/picture/${id}.json`)).json())
    const attempt = async (given: string, challenge: string): Promise<number> => {
      const answer = await counter.browser({ address: '198.51.100.250' }).request('/member/sign-in', {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ identifier: member.loginId, password: member.password, challenge, proof: given }),
      })
      return answer.status
    }
    // Another picture's work is none for this one.
    const { challenge: other } = (await (await browser.request('/member/picture/new')).json()) as { challenge: string }
    expect(await attempt(proof, other)).toBe(422)
    expect(await attempt(proof, id)).toBe(303)
    expect(await attempt(proof, id)).toBe(422)
  })

  it('the demo tells programs what the picture says', async () => {
    const browser = await arrive()
    const id = challengeIn(browser.page.html)
    const answer = await browser.request(`/demo/challenge?id=${id}`)
    expect(await answer.json()).toEqual({ answer: read(browser) })
    expect((await browser.request('/demo/challenge?id=x')).status).toBe(404)
    expect((await browser.request('/demo/challenge')).status).toBe(404)
  })

  it('wrong ones stand in the audit trail, without what was typed', async () => {
    const browser = await arrive()
    await send(browser, { [LABEL]: '999999' })
    const { rows } = await counter.program.db.pool.query(
      `select set_config('madoguchi.portal', 'member', false),
         (select body from audit_events where event = 'picture.refused' order by number desc limit 1) as body`,
    )
    expect(rows[0].body).toContain('"verdict":"wrong"')
    expect(rows[0].body).not.toContain('999999')
    expect(rows[0].body).not.toContain(member.loginId)
  })
})

describe('a portal without pictures', () => {
  it('KEY-1 has none, whatever is asked for', async () => {
    const counter = await openCounter()
    try {
      const browser = counter.browser()
      expect((await browser.open('/member/sign-in')).html).not.toContain('challenge')
      expect((await browser.request('/member/picture/new')).status).toBe(404)
    } finally {
      await counter.close()
    }
  })
})
