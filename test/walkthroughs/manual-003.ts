import { expect } from 'vitest'
import { cardsFor, dealers, freshCards, freshDevices, type SampleCard } from '../../src/demo/sample-keys.ts'
import { inFours } from '../../src/domain/keys/hex-fields.ts'
import type { Language } from '../../src/kit/language.ts'
import type { Walker, WalkOptions } from './walk.ts'

/** The words of manual 003, and what they are on the pages in English. */
const words = {
  ja: {
    registrationId: '登録ID',
    password: 'パスワード',
    picture: '画像に表示されている文字を入力してください。',
    signIn: 'ログイン',
    signedIn: 'メニュー',
    forgotten: 'パスワードを忘れた方はこちら',
    register: '初めて使用する方へ ユーザー登録はこちら',
    policies: ['クッキーポリシー', 'プライバシーポリシー'],
    end: '終了',
    signedOut: 'ログアウトしました。',
    hdcom: 'HDコム',
    mpcs: 'HDVC-MPCS',
    issue: '新規申請',
    extend: '期間の延長',
    searchTitle: 'Registration Keyの検索',
    search: 'キー検索',
    next: '次へ',
    back: '戻る',
    agree: '同意する',
    decline: '同意しない',
    submit: '登録',
    again: '続けて申請',
    menu: 'メニューへ',
    input: '設定項目の入力',
    mprId: 'MPR ID',
    macAddress: 'MACアドレス',
    card: 'Activation Key No.',
    cardId: 'Registration ID',
    number: '接続番号',
    key: 'Registration Key',
    end_: '利用期限',
    paidTerms: 'つばめネット 利用約款（有償）',
    firstUse: (term: string) => `初回利用時から${term}`,
    year: '1年',
    done: '申請完了',
    demo: {
      choose: '見本の機器',
      use: 'この機器にする',
      remote: 'リモコン',
    },
    tv: {
      home: 'ホーム',
      menuKey: 'メニュー',
      down: '▼ 下',
      left: '◀ 左',
      back: '戻る',
      ok: '決定',
      yellow: '黄',
      green: '緑',
      menu: 'メニュー',
      settings: 'システム設定',
      extensions: '拡張機能の確認',
      login: '管理者ログイン',
      admin: '管理者メニュー',
      software: 'ソフトウェアの拡張',
      key: 'レジストレーションキー登録',
      item: { settings: '設定／保守をする', login: '管理者でログイン', extensions: '拡張機能の確認' },
      submit: 'ログイン',
      count: (typed: number) => `16桁のうち${typed}桁`,
      digits: (typed: number) => `${typed}桁`,
      save: '設定を保存して再起動します。よろしいですか？',
      yes: 'はい',
      refused: 'Registration Key の認証に失敗しました',
      notRegistered: '登録されていません',
      ended: '有効期限が切れています',
      runs: (day: Date) =>
        `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日 (GMT) が有効期限です`,
      away: 'つばめネットのサーバーへ接続していません',
    },
  },
  en: {
    registrationId: 'User ID',
    password: 'Password',
    picture: 'Enter the characters shown in the picture.',
    signIn: 'Sign in',
    signedIn: 'Menu',
    forgotten: 'Forgot your password?',
    register: 'Here for the first time? Register',
    policies: ['Cookie policy', 'Privacy policy'],
    end: 'Sign out and finish',
    signedOut: 'You have signed out.',
    hdcom: 'HD COM',
    mpcs: 'HDVC-MPCS',
    issue: 'New application',
    extend: 'Extend the term',
    searchTitle: 'Find a registration key',
    search: 'Key search',
    next: 'Next',
    back: 'Back',
    agree: 'I agree',
    decline: 'I do not agree',
    submit: 'Register',
    again: 'Another application',
    menu: 'To the menu',
    input: 'Device and card',
    mprId: 'MPR ID',
    macAddress: 'MAC address',
    card: 'Activation Key No.',
    cardId: 'Registration ID',
    number: 'Connection number',
    key: 'Registration Key',
    end_: 'Valid until',
    paidTerms: 'Tsubame Net terms of service (paid)',
    firstUse: (term: string) => `${term} from first use`,
    year: '1 year',
    done: 'The application is complete',
    demo: {
      choose: 'Sample device',
      use: 'Use this device',
      remote: 'Remote control',
    },
    tv: {
      home: 'Home',
      menuKey: 'Menu',
      down: '▼ Down',
      left: '◀ Left',
      back: 'Back',
      ok: 'OK',
      yellow: 'Yellow',
      green: 'Green',
      menu: 'Menu',
      settings: 'System settings',
      extensions: 'Installed extensions',
      login: 'Administrator sign-in',
      admin: 'Administrator menu',
      software: 'Software extensions',
      key: 'Register a key',
      item: {
        settings: 'Settings and maintenance',
        login: 'Sign in as administrator',
        extensions: 'Installed extensions',
      },
      submit: 'Sign in',
      count: (typed: number) => `${typed} of 16 digits`,
      digits: (typed: number) => `${typed} digits`,
      save: 'Save the settings and restart?',
      yes: 'Yes',
      refused: 'The Registration Key was not accepted',
      notRegistered: 'Not registered',
      ended: 'The term has ended',
      runs: (day: Date) => {
        const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(day)
        return `Valid until ${day.getUTCDate()} ${month} ${day.getUTCFullYear()} (GMT)`
      },
      away: 'Not connected to the Tsubame Net server',
    },
  },
} as const

export type ManualWords = (typeof words)[Language]
/** Those of the walk's language. */
export const wordsOf = ({ locale = 'ja' }: WalkOptions): ManualWords => words[locale]

/** How each part of the manual is walked through: with script, on a telephone without, and in English. */
export const ways: readonly WalkOptions[] = [{}, { javaScriptEnabled: false, width: 390 }, { locale: 'en' }]

/** The account that staff have allowed HDVC-MPCS, and one for each of the ways that they have not. */
export const [allowed, ...others] = dealers as [(typeof dealers)[0], ...typeof dealers]

export type SampleDevice = (typeof freshDevices)[number]
const ofKind = (kind: SampleDevice['kind']) => freshDevices.filter((device) => device.kind === kind)

/** The device of a way, which no other uses, and its cards. */
export const deviceFor = (way: number, kind: SampleDevice['kind'] = 'hdcom') => {
  const device = ofKind(kind)[way]!
  const cards = cardsFor(device)
  return { device, card: (product: SampleCard['product']) => cards.find((one) => one.product === product)! }
}

/** Cards of a product besides those that belong to devices: `nth` of a way, which no other uses. */
export const anotherCard = (product: SampleCard['product'], way: number, nth: number): SampleCard =>
  freshCards.filter((one) => one.product === product)[30 + way * 10 + nth]!

/** What somebody who knows the manual does again and again. */
export const knowing = (walker: Walker, w: ManualWords) => {
  const { page, origin, fill, press } = walker
  const heading = page.getByRole('heading', { level: 1 })

  const isOn = async (expected: string): Promise<void> => expect(await heading.innerText()).toBe(expected)

  /** What the picture says, as the demo tells those who cannot look at it. */
  const readPicture = async (): Promise<string> => {
    const id = await page.locator('input[name=challenge]').inputValue()
    const answer = await fetch(`${origin}/demo/challenge?id=${encodeURIComponent(id)}`)
    return ((await answer.json()) as { answer: string }).answer
  }

  const fillSignIn = async (registrationId: string, password: string): Promise<void> => {
    await fill(w.registrationId, registrationId)
    await fill(w.password, password)
    await fill(w.picture, await readPicture())
  }

  /** The rows of the page's summary, by label. */
  const rows = async (): Promise<Readonly<Record<string, string>>> => {
    const list = page.locator('dl.summary').first()
    const [labels, values] = [
      await list.locator('dt').allInnerTexts(),
      await list.locator('dd.summary-value').allInnerTexts(),
    ]
    return Object.fromEntries(labels.map((label, place) => [label, values[place]!]))
  }

  /** A number of sixteen digits, four in each box, as it is printed. */
  const fillFours = async (label: string, digits: string): Promise<void> => {
    for (const [place, part] of inFours(digits).split('-').entries()) await fill(`${label} ${place + 1}`, part)
  }

  const fillCard = async ({ number, registrationId }: SampleCard): Promise<void> => {
    await fillFours(w.card, number)
    await fill(w.cardId, registrationId)
  }

  return {
    isOn,
    readPicture,
    fillSignIn,
    rows,
    fillFours,
    fillCard,
    /** 「ログイン」 of somebody who has done it before. */
    async signIn({ registrationId, password }: { readonly registrationId: string; readonly password: string }) {
      await page.goto('/keys/sign-in')
      await fillSignIn(registrationId, password)
      await press(w.signIn)
      await isOn(w.signedIn)
    },
    /** A way of the menu, by the part it stands in: two have one name. */
    inMenu: (part: string, way: string) =>
      page.getByRole('region', { name: part, exact: true }).getByRole('link', { name: way, exact: true }),
    /** Types a device and a card into 「設定項目の入力」. */
    async fillInput(device: SampleDevice, card: SampleCard): Promise<void> {
      if (device.kind === 'hdcom') await fillFours(w.mprId, device.mprId!)
      else await fill(w.macAddress, device.macAddress)
      await fillCard(card)
    },
  }
}
