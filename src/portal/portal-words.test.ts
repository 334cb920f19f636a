import { expect, test } from 'vitest'
import memberOwnEn from '../../portals/member/words.en.ts'
import memberOwn from '../../portals/member/words.ja.ts'
import partnerOwnEn from '../../portals/partner/words.en.ts'
import partnerOwn from '../../portals/partner/words.ja.ts'
import tradeOwnEn from '../../portals/trade/words.en.ts'
import tradeOwn from '../../portals/trade/words.ja.ts'
import { type Words, withPortalWords } from '../desks/words.ts'
import { en } from '../words/en.ts'
import { ja } from '../words/ja.ts'

// The manuals' own words: whoever holds the manual finds every one of them on the page.
const partner = withPortalWords(ja, partnerOwn)
const member = withPortalWords(ja, memberOwn)
const trade = withPortalWords(ja, tradeOwn)

test.each<[id: string, words: Words, expected: object]>([
  [
    'PAR-1 PAR-7',
    partner,
    {
      common: { signIn: 'ログイン', signOut: 'ログアウト' },
      recoverByLink: { done: { title: 'アカウントが更新されました', signIn: 'ログイン' } },
    },
  ],
  [
    'PAR-2 PAR-3',
    partner,
    {
      signIn: {
        identifier: { label: 'ログインID' },
        next: 'ログインする',
        password: { label: 'パスワード' },
        submit: 'ログインする',
        forgotten: 'パスワードをリセットする',
      },
    },
  ],
  [
    'PAR-4',
    partner,
    { recoverByLink: { ask: { proofs: { identifier: { label: 'ログインID' } }, submit: '送信する' } } },
  ],
  [
    'PAR-6',
    partner,
    {
      recoverByLink: {
        choose: {
          next: { label: '新しいパスワード' },
          again: { label: '新しいパスワード(確認用)' },
          submit: '送信する',
        },
      },
    },
  ],
  [
    'PAR-10',
    partner,
    {
      signIn: {
        code: {
          field: { label: 'ワンタイムパスワード' },
          submit: '確認する',
          resend: 'ワンタイムパスワードを再送する',
        },
      },
    },
  ],
  ['PAR-12', partner, { signIn: { register: '新規ユーザー登録' } }],
  [
    'MEM-1',
    member,
    {
      signIn: {
        title: 'オンライン会員サポート ログイン',
        identifier: { label: 'ログインID' },
        password: { label: 'パスワード' },
        submit: 'ログイン',
        forgotten: '「会員サポートパスワード」をお忘れのお客様',
      },
    },
  ],
  [
    'MEM-2',
    member,
    {
      recoverByTemporaryPassword: {
        ask: {
          title: '会員サポートパスワードのリカバリー',
          proofs: { identifier: { label: 'ログインID' }, mail: { label: '基本メールアドレス' } },
          submit: '送信',
          back: '戻る',
        },
      },
    },
  ],
  [
    'MEM-4',
    member,
    { recoverByTemporaryPassword: { enter: { temporary: { label: '仮パスワード' }, submit: 'ログイン' } } },
  ],
  [
    'MEM-5',
    member,
    {
      recoverByTemporaryPassword: {
        choose: {
          title: '会員サポートパスワードの再設定',
          next: { label: '新しい会員サポートパスワード' },
          again: { label: '新しい会員サポートパスワード(確認)' },
          submit: '変更する',
        },
      },
    },
  ],
  [
    'MEM-6 MEM-7',
    member,
    { recoverByTemporaryPassword: { done: { title: '以上でお手続き完了です。' }, again: '仮パスワードの再発行' } },
  ],
  [
    'MEM-9',
    member,
    {
      home: { title: '登録情報' },
      ownFacts: { 'login-id': 'ログインID', mail: '基本メールアドレス', contract: 'ご契約内容' },
    },
  ],
  [
    'TRD-1',
    trade,
    {
      common: { signIn: 'ログイン' },
      signIn: {
        identifier: { label: 'お客様コードまたはメールアドレス' },
        password: { label: 'パスワード' },
        submit: 'ログイン',
        forgotten: 'パスワードをお忘れですか？',
      },
    },
  ],
  [
    'TRD-2',
    trade,
    {
      common: { required: '必須' },
      recoverByLink: {
        ask: {
          title: 'パスワードリセット/パスワード申請',
          proofs: {
            'customer-code': { label: 'お客様コード' },
            'postal-code': { label: '郵便番号' },
            mail: { label: 'メールアドレス' },
          },
          submit: '送信',
          links: {
            remindCode: 'お客様コードをお忘れですか？',
            sharedUser: '共有ユーザーアカウントをご利用でしょうか？',
            noCode: '「お客様コード」を持っていません',
          },
        },
      },
    },
  ],
  [
    'TRD-3',
    trade,
    {
      recoverByLink: {
        sent: {
          title: 'ご連絡ありがとうございます',
          lead: 'まもなく、パスワードをリセットするためのメールをお届けいたします。',
        },
      },
    },
  ],
  [
    'TRD-5',
    trade,
    {
      recoverByLink: {
        choose: {
          title: 'パスワードの新規作成または再設定登録',
          next: { label: '新しいパスワード' },
          again: { label: '新しいパスワードを再入力してください' },
          submit: '送信',
        },
      },
    },
  ],
  [
    'TRD-6',
    trade,
    {
      recoverByLink: {
        done: { title: 'パスワードが変更されました。続行するにはログインしてください', signIn: '今すぐログイン' },
      },
    },
  ],
  ['TRD-9', trade, { sharedUsers: { title: '共有ユーザー管理', buttons: { invite: '再作成' } } }],
  ['TRD-12', trade, { inquiry: { title: 'お問い合わせ' } }],
])('%s the words are the manual’s', (_id, words, expected) => expect(words).toMatchObject(expected))

test('TRD-2 says where the mail goes, that it may take a while, and whom to ask after a day', () => {
  const notes = trade.recoverByLink.ask.notes.join('')
  for (const said of ['お客様コードに紐づくメールアドレス', '少しお時間', '1日', '「お問い合わせ」'])
    expect(notes).toContain(said)
})

test('TRD-9 an ended invitation names who makes it anew, and how', () => {
  for (const verdict of ['expired', 'replaced'] as const)
    expect(trade.recoverByLink.ended[verdict].lead).toContain('「再作成」')
})

test('ACC-3 a refused sign-in names the portal’s own identifier', () => {
  expect(partner.signIn.problems.notAccepted).toBe('ログインIDまたはパスワードが正しくありません。')
  expect(member.signIn.problems.notAccepted).toBe('ログインIDまたはパスワードが正しくありません。')
  expect(trade.signIn.problems.notAccepted).toContain('お客様コード')
})

/** Every text among the words; functions are left out. */
const textsOf = (words: unknown): string[] =>
  typeof words === 'string'
    ? [words]
    : typeof words === 'object' && words !== null
      ? Object.values(words).flatMap(textsOf)
      : []

test.each([
  ['partner', partnerOwnEn],
  ['member', memberOwnEn],
  ['trade', tradeOwnEn],
  ['the general words', { ...en, common: { ...en.common, language: {} }, ownAccount: {} }],
])('no Japanese stands among the English words of %s', (_name, words) =>
  expect(textsOf(words).filter((text) => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text))).toEqual(
    [],
  ),
)
