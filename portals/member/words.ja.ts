import { words } from 'madoguchi'

/** Midori Net member support in its own words; labels and hints are those of manual 001. */
export default words({
  signIn: {
    title: 'オンライン会員サポート ログイン',
    lead: 'ログインIDと会員サポートパスワードを入力して、「ログイン」を押してください。',
    submit: 'ログイン',
    forgotten: '「会員サポートパスワード」をお忘れのお客様',
    hints: [
      'ログインIDは、「ご契約内容のご案内」または「登録情報」に記載されています。メールアドレスとは異なります。',
      'ログインIDに@が含まれるときは、1つ目の@より前の英数字を入力してください。例：abcd@en@midori.example の場合は「abcd」',
    ],
    ownPassword: {
      title: '会員サポートパスワードの設定',
      field: { label: '新しい会員サポートパスワード' },
    },
  },
})
