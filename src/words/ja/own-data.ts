import type { AgreeWords } from '../../desks/account/agree.tsx'
import type { DeleteAccountWords } from '../../desks/account/delete-account.tsx'
import type { ExportDataWords } from '../../desks/account/export-data.tsx'

export const exportData: ExportDataWords = {
  title: '情報をファイルで受け取る',
  lead: 'お預かりしている情報を、1つのファイル（JSON形式）にまとめてお渡しします。',
  contents: [
    '登録情報と、ログインに使うIDやアドレス',
    'ログイン中のブラウザ',
    '同意いただいた規約',
    'お申し込み中のお手続き',
    'ログインや変更などの記録',
  ],
  notes: ['パスワードは含まれません。個人情報が入っていますので、ファイルの置き場所にご注意ください。'],
  submit: 'ファイルを受け取る',
}

export const deleteAccount: DeleteAccountWords = {
  title: 'アカウントの削除',
  lead: '削除すると、このアカウントではログインできなくなります。元に戻すことはできません。',
  goes: {
    title: '消去するもの',
    items: (facts) => [
      facts.join('、'),
      'ログインに使うIDとパスワード',
      'ログイン中のブラウザ、お申し込み中のお手続き',
    ],
  },
  stays: {
    title: '残すもの',
    items: ['ログインや変更の日時と接続元の記録（お名前やメールアドレスは含みません）', '同意いただいた規約の版と日付'],
    customer: 'お客様コードと会社の登録',
  },
  submit: 'アカウントを削除する',
  mainUser: {
    text: (count) => `共有ユーザの方が${count}名いらっしゃるため、まだ削除できません。`,
    todo: [
      'ほかの方が使い続けるときは、先にメインユーザを引き継いでください。',
      'どなたも使わないときは、先に共有ユーザを削除してください。',
    ],
    onward: '共有ユーザー管理へ',
  },
}

export const agree: AgreeWords = {
  title: '規約への同意のお願い',
  lead: '続けてご利用いただくには、次の内容への同意が必要です。お読みのうえ、チェックを入れてください。',
  read: (title) => `${title}を読む`,
  version: (version) => `${version} 版`,
  field: (title) => `${title}に同意します`,
  submit: '同意して続ける',
  otherwise: '同意されないときは、このままログアウトできます。次のお手続きは、同意がなくてもご利用いただけます。',
  nothing: '同意をお願いする規約はありません。',
  onward: 'マイページへ',
}
