import type { RecoverByReissueWords } from '../../desks/account/recover-by-reissue.tsx'

export const recoverByReissue: RecoverByReissueWords = {
  ask: {
    title: 'パスワードの再発行',
    lead: 'ご登録のメールアドレスに、新しいパスワードをお送りします。',
    notes: ['今のパスワードは、新しいパスワードで初めてログインするまで使えます。'],
    proofs: {
      identifier: { label: '登録ID' },
      mail: { label: 'メールアドレス' },
      'customer-code': { label: 'お客様コード' },
      'postal-code': { label: '郵便番号' },
    },
    submit: '送信',
    back: 'ログインに戻る',
    help: ({ title, hours }) =>
      `登録IDをお忘れのときは、ご購入元または当社担当営業にお問い合わせください。そのほかご不明な点は、${title}（${hours}）までお問い合わせください。`,
  },
  sent: {
    title: '新しいパスワードを送信しました',
    lead: '入力された登録IDがご登録と一致するときは、ご登録のメールアドレスに新しいパスワードが届きます。',
    notes: (hours) => [
      `新しいパスワードで、${hours}時間以内にログインしてください。過ぎると、そのパスワードは使えなくなります。`,
      '何度か送信したときは、最も新しいメールのパスワードだけが使えます。',
      '届かないときは、登録IDに間違いがないか、迷惑メールのフォルダに入っていないか、お確かめください。',
    ],
    signIn: 'ログイン',
  },
}
