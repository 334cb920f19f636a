import type { PasswordWords } from '../../desks/words.ts'
import type { Kind } from '../../domain/accounts/password-policy.ts'

const kinds: Readonly<Record<Kind, string>> = { upper: '英大文字', lower: '英小文字', digit: '数字', symbol: '記号' }
const join = (of: readonly Kind[]): string => of.map((kind) => kinds[kind]).join('または')
const spaced = (symbols: string): string => [...symbols].join(' ')

export const password: PasswordWords = {
  title: 'パスワードの決まり',
  met: '満たしています',
  unmet: 'まだです',
  rule: {
    'too-short': ({ least }) => `${least}文字以上`,
    'too-long': ({ most }) => `${most}文字以下`,
    characters: ({ letters, symbols }) =>
      letters === 'any'
        ? '文字の種類は自由（空白や日本語も使えます）'
        : symbols.length > 20
          ? '半角の英字・数字・記号だけ'
          : `半角の英字・数字と、記号 ${spaced(symbols)} だけ`,
    kind: ({ of, atLeast }) => `${join(of)}を${atLeast}文字以上`,
    classes: ({ of, atLeast }) => `${of.map((kind) => kinds[kind]).join('・')}のうち${atLeast}種類以上`,
    common: () => '推測されやすいもの（言葉と年の組み合わせなど）は使わない',
    'holds-identifier': () => 'ログインIDやメールアドレスを含めない',
    'used-before': ({ history }) =>
      history === 1 ? '今のパスワードとは別のもの' : `過去${history}回に使ったパスワードとは別のもの`,
  },
  fault: {
    'too-short': ({ least }, label) => `${label}は${least}文字以上にしてください。`,
    'too-long': ({ most }, label) => `${label}は${most}文字以下にしてください。`,
    characters: ({ which = [] }, label) =>
      `${label}に使えない文字（${which
        .slice(0, 5)
        .map((one) => (one === ' ' ? '空白' : one))
        .join(' ')}）があります。別の文字にしてください。`,
    kind: ({ of, atLeast }, label) => `${label}に${join(of)}を${atLeast}文字以上入れてください。`,
    classes: ({ of, atLeast }, label) =>
      `${label}には、${of.map((kind) => kinds[kind]).join('・')}のうち${atLeast}種類以上を入れてください。`,
    common: (_rule, label) =>
      `${label}が推測されやすいもの（言葉と年の組み合わせなど）です。ほかの人が思いつかないものにしてください。`,
    'holds-identifier': (_rule, label) =>
      `${label}にログインIDやメールアドレスが含まれています。含まないものにしてください。`,
    'used-before': ({ history }, label) =>
      history === 1
        ? `${label}が今のパスワードと同じです。別のものにしてください。`
        : `${label}は過去${history}回以内に使われています。別のものにしてください。`,
  },
}
