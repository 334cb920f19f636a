import type { AskStaffWords } from '../../desks/account/ask-staff.tsx'
import type { InitialPasswordWords } from '../../desks/account/initial-password.tsx'

export const askStaff: AskStaffWords = {
  title: 'パスワードをお忘れの方、ロックされた方',
  lead: 'パスワードの再設定とロックの解除は、窓口の担当者が行います。お電話またはメールでご連絡ください。',
  whom: 'ご連絡先',
  phone: '電話番号',
  mail: 'メールアドレス',
  hours: '受付時間',
  ready: 'お手元にご用意いただくもの',
  have: ['ログインID'],
  after: 'ご連絡のあと',
  follows: [
    'ご本人であることを確認したうえで、初期パスワードをお渡しします。',
    '初期パスワードでログインし、ご自身のパスワードに変更してください。',
  ],
  back: 'ログインへ戻る',
}

export const initialPassword: InitialPasswordWords = {
  title: '初期パスワードをご利用中です',
  until: (until) => `初期パスワードは${until}まで使えます。それまでに、ご自身のパスワードに変更してください。`,
  change: 'パスワード変更',
  later: 'あとで変更する',
  set: {
    title: 'パスワードは変更済みです',
    lead: 'ご自身のパスワードが設定されています。',
    on: '次へ進む',
  },
}
