import type { SignInWords } from '../../desks/account/sign-in.tsx'

export const signIn: SignInWords = {
  title: 'ログイン',
  lead: '',
  identifier: { label: 'ログインID' },
  password: { label: 'パスワード' },
  cookies:
    'このサイトは、動作に必要なクッキーだけを使います。詳しくは「クッキーポリシー」と「プライバシーポリシー」をご覧ください。',
  hints: [],
  next: 'ログインする',
  submit: 'ログインする',
  forgotten: 'パスワードをリセットする',
  register: '新規ユーザー登録',
  passwordTitle: 'パスワードの入力',
  otherIdentifier: '別のIDでログインする',
  code: {
    title: 'ワンタイムパスワードの入力',
    lead: (minutes) =>
      `ご登録のメールアドレスにワンタイムパスワードをお送りしました。${minutes}分以内に入力してください。`,
    field: { label: 'ワンタイムパスワード', hint: 'メールに書かれた数字' },
    submit: '確認する',
    resend: 'ワンタイムパスワードを再送する',
  },
  ownPassword: {
    title: '新しいパスワードの設定',
    lead: 'お渡ししたパスワードは一度だけ使えます。ご自身のパスワードを決めてください。',
    field: { label: '新しいパスワード' },
    submit: '設定する',
  },
  problems: {
    notAccepted: 'ログインIDまたはパスワードが正しくありません。',
    tooManyFromHere:
      'お使いの回線から何度もログインが試されたため、しばらくログインできません。10分ほどたってから、もう一度お試しください。',
    codeNotAccepted: 'ワンタイムパスワードが違います。メールの数字をもう一度お確かめください。',
    codeExpired: 'ワンタイムパスワードの有効期限が切れています。「ワンタイムパスワードを再送する」を押してください。',
    codeExhausted: 'このワンタイムパスワードは使えなくなりました。はじめからログインし直してください。',
    tooManyCodes:
      '短い間に何度もお送りしたため、ワンタイムパスワードをしばらくお送りできません。1時間ほどたってから、もう一度ログインしてください。',
    resendLater: (seconds) => `再送は、あと${seconds}秒たってからお試しください。`,
  },
}
