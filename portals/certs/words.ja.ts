import { words } from 'madoguchi'

/** Suzukake Trust server certificates in its own words; labels are those of manual 004. */
export default words({
  signIn: {
    title: 'ログイン',
    identifier: { label: 'アクセスキー', hint: '英数字8文字。大文字と小文字を区別します。' },
    submit: 'ログイン',
    forgotten: 'パスワードをお忘れの方',
    problems: { notAccepted: 'アクセスキーまたはパスワードが正しくありません。' },
  },
  ownFacts: { name: '担当者', company: '組織名' },
})
