import { words } from 'madoguchi'

/** Aoba Connect ID in its own words; the labels are those of manual 000. */
export default words({
  signIn: {
    identifier: { label: 'ログインID', hint: 'ご自身のメールアドレス' },
    hints: ['初めてご利用の方は、次の画面の「パスワードをリセットする」から、最初のパスワードを設定してください。'],
    code: {
      lead: (minutes) =>
        `ご登録のメールアドレスに、ワンタイムパスワード（8桁の数字）をお送りしました。${minutes}分以内に入力してください。ご本人の確認は90日ごとにお願いしています。`,
    },
  },
  recoverByLink: {
    ask: {
      lead: '初めてパスワードを設定する方も、パスワードをお忘れの方も、この画面からお手続きいただけます。',
      notes: ['ご登録のメールアドレスに、パスワードを設定するためのリンクをお送りします。リンクは24時間使えます。'],
      proofs: { identifier: { label: 'ログインID', hint: 'ご自身のメールアドレス' } },
    },
    sent: {
      notes: [
        '件名は「【あおばコネクトID】パスワードリセットのお知らせ」です。メールのリンクは24時間使えます。',
        '届かないときは、迷惑メールのフォルダもお確かめください。',
      ],
    },
  },
})
