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
  changePassword: {
    title: 'パスワード変更',
    lead: '新しいパスワードを2回入力して、「変更」を押してください。',
    next: { label: 'パスワード' },
    again: { label: 'パスワード確認' },
    submit: '変更',
  },
  askStaff: {
    have: ['特約店コード', 'アクセスキー'],
    follows: [
      'ご本人であることを確認したうえで、初期パスワードをお渡しします。再設定には2～3営業日ほどかかります。',
      '初期パスワードは30日間使えます。ログインしたら、ご自身のパスワードに変更してください。',
      '別のパソコンをお使いになるときや担当の方が替わったときは、ログイン用電子証明書を再発行します。それまでの証明書は使えなくなります。',
    ],
  },
  password: { rule: { 'holds-identifier': () => 'アクセスキーやメールアドレスを含めない' } },
  home: { ways: { password: { label: 'パスワード変更', about: '新しいパスワードに変えます。' } } },
  ownFacts: { name: '担当者', company: '組織名' },
})
