import { searchFold } from '../../kit/fold.ts'
import type { Portal } from '../../portal/define.ts'

/** What a column of an imported table says. */
export type ColumnName =
  | 'login-id'
  | 'registration-id'
  | 'access-key'
  | 'customer-code'
  | 'mail'
  | 'name'
  | 'company'
  | 'kana'
  | 'postal-code'
  | 'address'
  | 'phone'
  | 'contract'
  | 'language'
  | 'password-hash'

/** A column that a portal's tables may have, or (`needed`) must have and fill in every row. */
export interface Column {
  readonly name: ColumnName
  readonly needed: boolean
  /** How its heading may be spelled; width, case, spaces, `-` and `_` make no difference. The first one is what messages show. */
  readonly spellings: readonly [string, ...string[]]
}

const spellings: Readonly<Record<ColumnName, readonly [string, ...string[]]>> = {
  'login-id': ['login_id', 'ログインID'],
  'registration-id': ['registration_id', '登録ID'],
  'access-key': ['access_key', 'アクセスキー'],
  'customer-code': ['customer_code', 'お客様コード'],
  mail: ['mail', 'email', 'mail_address', 'メールアドレス', '基本メールアドレス'],
  name: ['name', 'お名前', '氏名', '名前'],
  company: ['company', '会社名'],
  kana: ['kana', 'フリガナ', '会社名フリガナ'],
  'postal-code': ['postal_code', '郵便番号'],
  address: ['address', '住所'],
  phone: ['phone', '電話番号'],
  contract: ['contract', '契約番号', 'ご契約番号'],
  language: ['language', '言語'],
  'password-hash': ['password_hash', 'パスワードハッシュ'],
}

/** The columns of a portal's tables, by what its people sign in with and what it shows of them. */
export const columnsOf = ({ account }: Portal): readonly Column[] => {
  const { identifier } = account.signIn.by
  const named = account.facts.includes('name')
  const column = (name: ColumnName, needed = false, also: readonly string[] = []): Column => ({
    name,
    needed,
    spellings: [...spellings[name], ...also] as [string, ...string[]],
  })
  const everywhere = [
    ...(account.facts.includes('contract') ? [column('contract')] : []),
    column('language'),
    column('password-hash'),
  ]
  switch (identifier) {
    case 'mail':
      return [column('mail', true, spellings['login-id']), column('name', named), column('company'), ...everywhere]
    case 'registration-id':
    case 'access-key':
      return [column(identifier, true), column('mail', true), column('name'), column('company'), ...everywhere]
    case 'login-id':
      return [column('login-id', true), column('mail'), column('name', named), column('company'), ...everywhere]
    case 'customer-code-or-mail':
      return [
        ...(['customer-code', 'company', 'postal-code'] as const).map((name) => column(name, true)),
        column('mail'),
        column('name', named),
        ...(['kana', 'address', 'phone'] as const).map((name) => column(name)),
        ...everywhere,
      ]
  }
}

/** Where each column stands in a table. */
export type Places = ReadonlyMap<ColumnName, number>

export type HeaderFault =
  | { readonly is: 'unknown'; readonly heading: string }
  | { readonly is: 'twice'; readonly heading: string }
  | { readonly is: 'missing'; readonly spellings: readonly string[] }

const folded = (heading: string): string => searchFold(heading).replace(/[-_－＿]/g, '')

/** Finds the columns in a table's first row. */
export const readHeader = (
  header: readonly string[],
  columns: readonly Column[],
): { readonly places: Places; readonly faults: readonly HeaderFault[] } => {
  const byHeading = new Map(columns.flatMap((column) => column.spellings.map((one) => [folded(one), column])))
  const places = new Map<ColumnName, number>()
  const faults: HeaderFault[] = []
  header.forEach((heading, place) => {
    const column = byHeading.get(folded(heading))
    if (!column) faults.push({ is: 'unknown', heading })
    else if (places.has(column.name)) faults.push({ is: 'twice', heading })
    else places.set(column.name, place)
  })
  for (const { name, needed, spellings } of columns)
    if (needed && !places.has(name)) faults.push({ is: 'missing', spellings })
  return { places, faults }
}
