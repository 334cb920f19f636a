import { type Customer, newRequest } from './certificates-people.ts'
import type { Browser } from './counter.ts'

/** A radio is labelled by its own words; the value is what the page says. */
export const chosen = (browser: Browser, label: string): Record<string, string> => {
  const id = new RegExp(`<label for="([^"]+)">${label.replace(/[()]/g, '\\$&')}</label>`).exec(browser.page.html)?.[1]
  if (id === undefined) throw new Error(`nothing to choose is called 「${label}」 on 「${browser.page.heading}」`)
  return { [label]: new RegExp(`id="${id}"[^>]*value="([^"]+)"`).exec(browser.page.html)![1]! }
}

/** An organisation as somebody types it, by the labels of the page. */
export const organisation = {
  法人名: '株式会社柚木工業',
  '法人名(カナ)': 'ｶﾌﾞｼｷｶﾞｲｼｬﾕｽﾞｷｺｳｷﾞｮｳ',
  登記番号: '0100-01-012345',
  登記住所の郵便番号: '5410041',
  登記住所: '大阪府大阪市中央区北浜9-9-9',
  電話番号: '0612345678',
  '法人名（英字）': 'Yuzuki Works Co., Ltd.',
  '都道府県（英字）': 'Osaka',
  '市区町村（英字）': 'Osaka-shi',
}

/** A contact as somebody types it. */
export const contact = (mail: string) => ({
  組織名: '株式会社柚木工業',
  氏名: '柚木 葵',
  郵便番号: '541-0041',
  住所: '大阪府大阪市中央区北浜9-9-9',
  電話番号: '06-1234-5678',
  'E-mail': mail,
})

/** From the start of 「新規申請」 to 「基本情報入力」. */
export const toBasics = async ({ browser }: Pick<Customer, 'browser'>, service = 'SR3.0（期間固定タイプ）') => {
  await browser.open('/certs/apply')
  await browser.send('次へ', chosen(browser, service))
  await browser.send('同意する')
}

/** From the start of 「新規申請」 to the confirmation. */
export const toConfirm = async (me: Customer, csr = newRequest().csr) => {
  const { browser } = me
  await toBasics(me)
  await browser.send('次へ', { サーバタイプ: 'nginx', CSR: csr })
  await browser.send('次へ', organisation)
  for (let role = 0; role < 3; role++) await browser.send('次へ', contact(me.mail))
}

/** Presses 「次へ」 past pages that are filled in already. */
export const onwards = async (browser: Browser, pages: number) => {
  for (let page = 0; page < pages; page++) await browser.send('次へ')
}
