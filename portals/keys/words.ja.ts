import { words } from 'madoguchi'

/** Tsubame Vision key management in its own words; labels are those of manual 003. */
export default words({
  signIn: {
    identifier: { label: '登録ID' },
    hints: [
      '登録IDとパスワードは、大文字と小文字を区別します。',
      '登録IDをお忘れのときは、ご購入元または当社担当営業にお問い合わせください。',
    ],
    submit: 'ログイン',
    forgotten: 'パスワードを忘れた方はこちら',
    register: '初めて使用する方へ ユーザー登録はこちら',
    problems: { notAccepted: '登録IDまたはパスワードが正しくありません。' },
  },
  // Where an invitation's link leads; a lost password is answered with a fresh one.
  recoverByLink: {
    ask: { help: ({ title, hours }) => `ご不明な点は、${title}（${hours}）までお問い合わせください。` },
    choose: { title: 'パスワードの設定', submit: '設定する' },
  },
  ownFacts: { name: '担当者', details: '所在地' },
})
