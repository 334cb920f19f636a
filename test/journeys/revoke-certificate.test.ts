import { createPrivateKey, sign } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCertificate } from '../../src/domain/certificates/certificate.ts'
import { fingerprintOf } from '../../src/domain/certificates/public-key.ts'
import { japanDay } from '../../src/domain/certificates/term.ts'
import { rows as summaryOf } from './apply-with-card.ts'
import { applicationOf, file, type Issued, issueFor, newCustomer, newRequest } from './certificates-people.ts'
import { type Browser, type Counter, openCounter } from './counter.ts'

const KEY_COMPROMISE = '秘密鍵が危殆化したため(盗難・漏えいなどで他人に使用される恐れがあるため)'

let counter: Counter
beforeAll(async () => {
  counter = await openCounter()
  await counter.settle()
})
afterAll(() => counter.close())

const stores = () => counter.program.stores.of('certs')
const requestsOf = async ({ application }: Issued) =>
  (await stores().applications.following(application.id)).filter(({ kind }) => kind === 'revocation')
const stateOf = async ({ application }: Issued) => (await stores().certificates.ofApplication(application.id))[0]!
const contractOf = async ({ application }: Issued) => (await stores().contracts.byId(application.contractId!))!

/** From the record's page to the choice of a reason. */
const begin = async ({ application, customer: { browser } }: Issued): Promise<Browser> => {
  await browser.open(`/certs/revoke-certificate?of=${application.id}`)
  await browser.send('同意する')
  return browser
}
/** A radio is labelled by its own words. */
const choose = (browser: Browser, words: string) => {
  const id = new RegExp(`<label for="(wish[^"]*)">${words.replace(/[()]/g, '\\$&')}</label>`).exec(
    browser.page.html,
  )![1]!
  const value = new RegExp(`id="${id}"[^>]*value="([^"]+)"`).exec(browser.page.html)![1]!
  return browser.send('次へ', { [words]: value })
}

describe('CRT-17 「失効申請」', () => {
  it('goes the manual’s way: terms, what is revoked and why, confirmation, and staff phone first', async () => {
    const issued = await issueFor(counter)
    const { browser } = issued.customer
    await browser.open(`/certs/revoke-certificate?of=${issued.application.id}`)
    expect(browser.page.heading).toBe('失効申請規約')
    await browser.send('同意する')
    expect(browser.page.heading).toBe('失効申請 入力')
    expect(browser.page.text).toContain('受け付けたあとに取り消すことができません')
    const { code } = await contractOf(issued)
    const shown = {
      申込区分: '失効',
      サービス: 'SR3.0 1年',
      契約コード: code,
      'サーバ名(Common Name)': 'www.yuzuki-works.example',
      申請組織名: '株式会社柚木工業',
    }
    expect(summaryOf(browser.page)).toEqual(shown)
    await browser.send('次へ')
    expect(browser.page.text).toContain('失効理由を選んでください。')
    await choose(browser, 'サービス終了など、証明書の利用を停止するため')
    expect(browser.page.heading).toBe('失効申請 入力確認')
    expect(summaryOf(browser.page)).toEqual({ ...shown, 失効理由: 'サービス終了など、証明書の利用を停止するため' })
    await browser.send('戻る')
    await choose(browser, '証明書の内容を変更するため')
    await browser.send('確認')
    expect(browser.page.heading).toBe('失効申請完了')
    expect(browser.page.text).toContain('登録担当者にお電話で最終確認をいたします')

    const [request, ...more] = await requestsOf(issued)
    expect(more).toEqual([])
    expect(request).toMatchObject({
      status: 'received',
      data: { revocation: { wish: 'changed-data', isProved: false } },
    })
    expect(request!.dueAt!.getTime() - request!.appliedAt.getTime()).toBe(5 * 86_400_000)
    expect((await stateOf(issued)).revokedAt).toBeNull()
    const mails = await counter.mailsTo(issued.customer.mail)
    expect(mails[0]!.text).toContain('失効申請')
    expect(mails[0]!.subject).toContain('受け付けました')
    await browser.open(`/certs/account`)
    expect(browser.page.text).toContain('お申し込みを受け付けました。')
  })

  it('the customer’s other reasons run for 24 hours, and one request is under way at most', async () => {
    const issued = await issueFor(counter)
    const browser = await begin(issued)
    const other = browser.tab()
    await other.open(`/certs/revoke-certificate?of=${issued.application.id}`)
    await other.send('同意する')
    await choose(other, '証明書切り替えのため')
    await choose(browser, '証明書切り替えのため')
    await browser.send('確認')
    await other.send('確認')
    expect(other.page.status).toBe(422)
    expect(other.page.text).toContain('同じ申請をすでに受け付けています')
    await other.open(`/certs/revoke-certificate?of=${issued.application.id}`)
    expect(other.page.heading).toBe('失効申請ができません')
    const [request, ...more] = await requestsOf(issued)
    expect(more).toEqual([])
    expect(request!.dueAt!.getTime() - request!.appliedAt.getTime()).toBe(86_400_000)
    // It cannot be withdrawn.
    await browser.open(`/certs/cancel-application?of=${request!.id}`)
    expect(browser.page.heading).toBe('申請取消ができません')
    expect(browser.page.text).toContain('失効申請は、受け付けたあとに取り消すことができません。')
  })

  it('sent six times at once it comes in once', async () => {
    const issued = await issueFor(counter)
    const browser = await begin(issued)
    await choose(browser, '証明書切り替えのため')
    const answers = await Promise.all(Array.from({ length: 6 }, () => browser.sendRaw('確認')))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 303))
    expect(await requestsOf(issued)).toHaveLength(1)
  })

  const proofs = {
    'a signature': (challenge: string, key: string) => ({
      '署名（Base64）': sign('sha256', Buffer.from(challenge), createPrivateKey(key)).toString('base64'),
    }),
    'the key itself': (_: string, key: string) => ({ '秘密鍵（PEM）': key }),
  }
  for (const [name, proof] of Object.entries(proofs))
    it(`${name} proves that the key is in other hands: revoked at once, and the key is refused for ever`, async () => {
      const { csr, key } = newRequest()
      const customer = await newCustomer(counter)
      const server = { names: ['www.yuzuki-works.example'], serverType: 'nginx', csr, wantsSeal: false } as const
      const issued = await issueFor(counter, { customer, application: { data: { server } } })
      const twin = await issueFor(counter, { customer, application: { data: { server } } })
      const browser = await begin(issued)
      await choose(browser, KEY_COMPROMISE)
      expect(browser.page.heading).toBe('秘密鍵の証明')
      const challenge = summaryOf(browser.page)['署名する文字列']!
      expect(challenge).toContain(issued.certificate.serial)

      await browser.send('証明を確かめる')
      expect(browser.page.error('署名（Base64）')).toContain('どちらかを貼り付けてください')
      const wrong = newRequest().key
      await browser.send('証明を確かめる', proof(challenge, wrong))
      expect(browser.page.status).toBe(422)
      expect(browser.page.text).toMatch(/この証明書の秘密鍵(による署名)?ではありません/)
      expect(browser.page.html).not.toContain('PRIVATE KEY-----\n')
      await browser.send('証明を確かめる', proof(challenge, key))
      expect(browser.page.heading).toBe('失効申請 入力確認')
      expect(summaryOf(browser.page)['秘密鍵の証明']).toBe('確かめました（すぐに失効します）')
      await browser.send('確認')
      expect(browser.page.text).toContain('証明書は失効しました。')

      const fingerprint = fingerprintOf(readCertificate(issued.certificate.der).spki)
      for (const one of [issued, twin]) {
        expect(await stateOf(one)).toMatchObject({ revokedAt: counter.clock.now(), reason: 'keyCompromise' })
        expect((await contractOf(one)).state).toBe('revoked')
      }
      expect(await stores().certificates.isBlocked(fingerprint)).toBe(true)
      expect((await requestsOf(issued))[0]).toMatchObject({ status: 'done', data: { revocation: { isProved: true } } })
      const subjects = (await counter.mailsTo(customer.mail)).map(({ subject }) => subject)
      expect(subjects.filter((one) => one.includes('証明書失効のお知らせ'))).toHaveLength(2)

      // Nothing of a key that was pasted is kept or written down, wrong or right.
      const secret = key.split('\n')[1]!
      expect(counter.logged.join('\n')).not.toContain(secret)
      // An application with that key ends with its examiner.
      const again = await file(counter, applicationOf(counter, customer, { status: 'examining', data: { server } }))
      await stores().applications.move(again, 'staff', 'approve', {}, counter.clock.now())
      await counter.settle()
      expect((await stores().applications.any(again.id))!.data.issueFaults).toEqual([{ is: 'key', fault: 'blocked' }])
    })

  it('without a proof it is a request like others, and after ten tries none is looked at for an hour', async () => {
    const issued = await issueFor(counter)
    const browser = await begin(issued)
    await choose(browser, KEY_COMPROMISE)
    for (let tries = 0; tries < 10; tries++)
      await browser.send('証明を確かめる', { '署名（Base64）': 'QUJD'.repeat(20) })
    expect(browser.page.error('署名（Base64）')).toContain('この証明書の秘密鍵による署名ではありません')
    await browser.send('証明を確かめる', { '署名（Base64）': 'QUJD'.repeat(20) })
    expect(browser.page.error('署名（Base64）')).toContain('しばらく確かめられません')
    await browser.send('証明せずに進む')
    expect(summaryOf(browser.page)['秘密鍵の証明']).toBe('なし（お電話で確認したあとに失効します）')
    await browser.send('確認')
    expect((await requestsOf(issued))[0]!.status).toBe('received')
    expect((await stateOf(issued)).revokedAt).toBeNull()
  })

  it('a signature over another challenge proves nothing', async () => {
    const { csr, key } = newRequest()
    const server = { names: ['www.yuzuki-works.example'], serverType: 'nginx', csr, wantsSeal: false } as const
    const issued = await issueFor(counter, { application: { data: { server } } })
    const browser = await begin(issued)
    await choose(browser, KEY_COMPROMISE)
    const old = summaryOf(browser.page)['署名する文字列']!
    await browser.send('戻る')
    await choose(browser, KEY_COMPROMISE)
    expect(summaryOf(browser.page)['署名する文字列']).not.toBe(old)
    await browser.send('証明を確かめる', proofs['a signature'](old, key))
    expect(browser.page.status).toBe(422)
  })

  it('a certificate that lives on within the contract keeps the contract', async () => {
    const issued = await issueFor(counter)
    const contract = await contractOf(issued)
    const further = await issueFor(counter, {
      customer: issued.customer,
      application: { kind: 'further', contractId: contract.id, previousId: issued.application.id },
    })
    const { key, csr } = newRequest()
    expect(further.application.contractId).toBe(contract.id)
    expect(csr).not.toContain(key)
    const browser = await begin(further)
    await choose(browser, '証明書切り替えのため')
    await browser.send('確認')
    expect(await contractOf(issued)).toMatchObject({ state: 'active' })
  })
})

describe('CRT-16, CRT-17, CRT-18 whose record it is', () => {
  it('somebody else’s record, one that is not there and no record at all look alike', async () => {
    const issued = await issueFor(counter)
    const stranger = await newCustomer(counter)
    for (const flow of ['revoke-certificate', 'cancel-application', 'terminate-contract']) {
      const seen = new Set<string>()
      for (const of of [issued.application.id, '01931f00-0000-7000-8000-000000000000', 'x', '']) {
        await stranger.browser.open(`/certs/${flow}?of=${of}`)
        expect(stranger.browser.page.heading).toMatch(/できません$/)
        seen.add(stranger.browser.page.text)
      }
      expect(seen.size, flow).toBe(1)
    }
  })

  it('a session that ended leads back to the record', async () => {
    const answer = await counter.browser().request('/certs/revoke-certificate?of=x')
    expect(answer.headers.get('location')).toContain(encodeURIComponent('/certs/revoke-certificate?of=x'))
  })
})

describe('CRT-18 「申請取消」', () => {
  const withCoupon = async () => {
    const customer = await newCustomer(counter)
    const number = `C${customer.account.slice(-10)}`
    const { coupons } = stores()
    const coupon = { number, agentCode: 'T100482', service: 'sr3', uses: 1, until: '2099-12-31' as never }
    await coupons.create(coupon, counter.clock.now())
    const application = applicationOf(counter, customer, { coupon: number })
    await file(counter, application)
    const today = japanDay(counter.clock.now())
    expect(await coupons.hold(number, application.id, 'T100482', 'sr3', today, counter.clock.now())).toBe(true)
    const held = async () => (await coupons.ofAgent('T100482')).find((one) => one.number === number)!
    return { customer, application, held }
  }

  it('before issue: the application is cancelled, its coupon given back, and a record of it is kept', async () => {
    const { customer, application, held } = await withCoupon()
    const { browser } = customer
    expect(await held()).toMatchObject({ held: 1, used: 0 })
    await browser.open(`/certs/cancel-application?of=${application.id}`)
    expect(browser.page.heading).toBe('申請取消 確認')
    expect(browser.page.text).toContain('クーポンの回数は、お戻しします')
    const answers = await Promise.all(Array.from({ length: 4 }, () => browser.sendRaw('申請取消')))
    const places = answers.map(({ headers }) => headers.get('location'))
    expect(new Set(places).size).toBe(1)
    await browser.open(places[0]!)
    expect(browser.page.heading).toBe('申請取消完了')
    expect(await stores().applications.any(application.id)).toMatchObject({ status: 'cancelled' })
    const after = await stores().applications.following(application.id)
    expect(after).toMatchObject([{ kind: 'cancellation', status: 'done', data: { cancels: 'application' } }])
    expect(await held()).toMatchObject({ held: 0, used: 0 })
    expect((await counter.mailTo(customer.mail)).subject).toContain('お申し込みの取消し')
    await browser.open(`/certs/cancel-application?of=${application.id}`)
    expect(browser.page.text).toContain('取消または却下になっています')
  })

  it('not once it is approved, even where the page was open before', async () => {
    const { customer, application, held } = await withCoupon()
    const { browser } = customer
    await browser.open(`/certs/cancel-application?of=${application.id}`)
    const { applications } = stores()
    const now = counter.clock.now()
    const examining = (await applications.move(
      (await applications.any(application.id))!,
      ...(['staff', 'examine', {}, now] as const),
    ))!
    await applications.move(examining, 'staff', 'approve', {}, now)
    await browser.send('申請取消')
    expect(browser.page.heading).toBe('申請取消ができません')
    expect(browser.page.text).toContain('証明書を発行しているところです')
    await counter.settle()
    await browser.open(`/certs/cancel-application?of=${application.id}`)
    expect(browser.page.text).toContain('このお申し込みは完了しているため、取り消せません')
    expect(await held()).toMatchObject({ held: 0, used: 1 })
  })
})

describe('CRT-18 「解約」', () => {
  it('ends a contract that renews itself at its end, and cancels what was filed to go on', async () => {
    const issued = await issueFor(counter, { application: { service: 'sr3-auto' } })
    const { browser } = issued.customer
    const contract = await contractOf(issued)
    const renewal = await file(
      counter,
      applicationOf(counter, issued.customer, {
        kind: 'renewal',
        service: 'sr3-auto',
        contractId: contract.id,
        previousId: issued.application.id,
      }),
    )
    await browser.open(`/certs/terminate-contract?of=${issued.application.id}`)
    expect(browser.page.heading).toBe('解約 確認')
    expect(summaryOf(browser.page)['契約コード']).toBe(contract.code)
    await browser.send('解約する')
    expect(browser.page.heading).toBe('解約の受付')
    expect(await contractOf(issued)).toMatchObject({ terminates: true, state: 'active' })
    expect((await stores().applications.any(renewal.id))!.status).toBe('cancelled')
    expect((await stateOf(issued)).revokedAt).toBeNull()
    const kinds = (await stores().applications.following(issued.application.id)).map(({ kind, status }) => [
      kind,
      status,
    ])
    expect(kinds).toContainEqual(['cancellation', 'done'])
    await browser.open(`/certs/terminate-contract?of=${issued.application.id}`)
    expect(browser.page.text).toContain('解約をすでに受け付けています')
  })

  it('of a contract that ends anyway there is nothing to do', async () => {
    const issued = await issueFor(counter)
    await issued.customer.browser.open(`/certs/terminate-contract?of=${issued.application.id}`)
    expect(issued.customer.browser.page.text).toContain('終了日に終わります。お手続きは必要ありません。')
  })
})
