import { describe, expect, it, test } from 'vitest'
import keys from '../../../portals/keys/portal.ts'
import member from '../../../portals/member/portal.ts'
import partner from '../../../portals/partner/portal.ts'
import trade from '../../../portals/trade/portal.ts'
import type { Portal } from '../../portal/define.ts'
import { en } from '../../words/en.ts'
import { ja } from '../../words/ja.ts'
import { type CheckedTable, checkImport } from './check-import.ts'

const portals: Readonly<Record<'keys' | 'member' | 'partner' | 'trade', Portal>> = {
  keys: { ...keys, id: 'keys' },
  member: { ...member, id: 'member' },
  partner: { ...partner, id: 'partner' },
  trade: { ...trade, id: 'trade' },
}

const check = (portal: keyof typeof portals, text: string, words = ja): CheckedTable => {
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((row) => row.trim().split(','))
  const table = { header, rows: rows.map((cells, i) => ({ line: i + 2, cells })) }
  return checkImport(table, portals[portal], words, (hash) =>
    hash === 'slow' ? 'slow' : hash.startsWith('$') ? 'good' : 'unreadable',
  )
}

describe('ACC-30 OFF-3 good rows', () => {
  it('registration IDs: case counts, an address is needed, a name is not', () => {
    const { good, faults } = check(
      'keys',
      `登録ID,メールアドレス,会社名,お名前
       ｋ７Xq2,desk@yamabiko.example,㈱やまびこ,
       K7XQ2,,やまびこ,望
       K7-Q2,x@yamabiko.example,やまびこ,望`,
    )
    expect(good).toEqual([
      expect.objectContaining({
        identifier: { kind: 'registration-id', canonical: 'k7Xq2' },
        mail: 'desk@yamabiko.example',
        company: '㈱やまびこ',
        name: '',
        customer: null,
      }),
    ])
    expect(faults).toEqual([
      expect.stringMatching(/^3行目：メールアドレス/),
      expect.stringMatching(/^4行目：登録ID.*K7-Q2/),
    ])
  })

  it('login IDs: spelled in any width, with or without an address', () => {
    const { good, faults } = check(
      'member',
      `ログインＩＤ,基本メールアドレス,氏名,契約番号,言語
       ＡＢＣＤ＠en@midori.example,Aoki＠mail.midori.example,髙﨑 悠,M-1,日本語
       efgh,,,,en`,
    )
    expect(faults).toEqual([])
    expect(good).toEqual([
      {
        line: 2,
        identifier: { kind: 'login-id', canonical: 'abcd' },
        mail: 'aoki@mail.midori.example',
        name: '髙﨑 悠',
        company: '',
        contract: 'M-1',
        language: 'ja',
        passwordHash: null,
        customer: null,
      },
      expect.objectContaining({ line: 3, mail: null, name: '', language: 'en' }),
    ])
  })

  it('addresses: 「ログインID」 is the address', () => {
    const { good, faults } = check(
      'partner',
      'ログインID,お名前,会社名,password_hash\nsato@nagisa.example,佐藤,㈱なぎさ,$x',
    )
    expect(faults).toEqual([])
    expect(good[0]).toMatchObject({
      identifier: { kind: 'mail', canonical: 'sato@nagisa.example' },
      mail: 'sato@nagisa.example',
      company: '㈱なぎさ',
      passwordHash: '$x',
    })
  })

  it('customers with their main users', () => {
    const { good, faults } = check(
      'trade',
      'customer_code,company,kana,Postal Code,address,phone,name,e-mail\njp１００-0231,㈱やなぎ,やなぎ,〒244ー0806,横浜市,０４５-000-0101,柳,yanagi@yanagi.example',
    )
    expect(faults).toEqual([])
    expect(good[0]).toMatchObject({
      identifier: { kind: 'customer-code', canonical: 'JP1000231' },
      company: '㈱やなぎ',
      customer: { code: 'JP1000231', kana: 'ヤナギ', postalCode: '244-0806', address: '横浜市', phone: '045-000-0101' },
    })
  })
})

describe('OFF-3 faulty rows are told by line and column, with what to do', () => {
  test.each([
    ['ログインID\n\u0020あ', /^2行目：ログインIDは半角の英数字で入力してください.*あ/],
    ['ログインID,メールアドレス\nabcd,aoki', /^2行目：メールアドレスは.*aoki/],
    ['ログインID,言語\nabcd,fr', /^2行目：言語は「ja」または「en」/],
    ['ログインID,氏名\nabcd', /^2行目：列の数が見出しと違います（見出しは2列、この行は1列）/],
    ['ログインID\nabcd\nABCD@midori.example', /^3行目：ログインIDが2行目と同じです/],
    [`ログインID,氏名\nabcd,${'長'.repeat(101)}`, /^2行目：氏名は100文字まで/],
    ['ログインID,メールアドレス\n,a@b.example', /^2行目：ログインIDを入力してください/],
    ['ログインID,パスワードハッシュ\nabcd,plain', /^2行目：パスワードハッシュを読み取れません/],
    ['ログインID,パスワードハッシュ\nabcd,slow', /^2行目：パスワードハッシュは、確かめるのに時間/],
  ])('%j', (text, message) => {
    const { faults, broken, good } = check('member', text)
    expect(broken).toEqual([])
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(message)
    expect(good).toHaveLength(text.split('\n').length - 2)
  })

  it('all faults of a row at once, and those of all rows', () => {
    const { faults, good } = check(
      'trade',
      'お客様コード,会社名,郵便番号,お名前,電話番号\nX1,,150-00,柳,abc\nJP1000001,会社,1500001,藤,03-0000-0000\nJP1000002,会社,150,藤,03-0000-0000',
    )
    expect(faults.map((fault) => fault.slice(0, 12))).toEqual([
      '2行目：お客様コードは「',
      '2行目：会社名を入力して',
      '2行目：郵便番号は7桁の',
      '2行目：電話番号は市外局',
      '4行目：郵便番号は7桁の',
    ])
    expect(good.map(({ line }) => line)).toEqual([3])
  })

  it('a password’s hash is never shown', () => {
    expect(check('member', 'ログインID,password_hash\nabcd,5f4dcc3b5aa765d6').faults[0]).not.toContain('5f4dcc')
  })

  it('in English', () => {
    expect(check('member', 'login_id\nあ', en).faults[0]).toMatch(/^line 2: “login_id” .*\(It says: あ\)$/)
  })
})

test.each([
  ['氏名\n佐藤', /「login_id \/ ログインID」の列がありません/],
  ['ログインID,備考\nabcd,x', /見出し「備考」の列は取り込めません/],
  ['ログインID,login-id\nabcd,x', /見出し「login-id」と同じ列/],
  ['', /見出し「」の列は取り込めません/],
])('OFF-3 headings that do not fit (%j) are told before any row', (text, message) => {
  const { broken, faults, good } = check('member', text)
  expect(broken.join('\n')).toMatch(message)
  expect([...faults, ...good]).toEqual([])
})
