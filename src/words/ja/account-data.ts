import type { AccountDataWords } from '../../desks/certificates/account-data.tsx'

export const accountData: AccountDataWords = {
  caption: 'アカウント情報登録',
  title: {
    organisation: '組織情報',
    confirm: 'アカウント情報登録確認',
    done: 'アカウント情報登録完了',
  },
  lead: {
    organisation:
      'よく使う情報を登録しておくと、新規申請のときに呼び出せます。登録が不要な箇所は、空欄のままで構いません。',
    contact: '担当者の情報を入力してください。登録が不要な箇所は、空欄のままで構いません。',
    confirm: '内容をお確かめのうえ、よろしければ「確認」を押してください。',
    done: 'アカウント情報を登録しました。',
  },
  agent: { label: '特約店コード', hint: 'クーポン管理でクーポンを見るときに必要です。' },
  badAgent: (label) => `${label}は、半角の英数字4～12文字で入力してください（例：T100482）。`,
  next: '次へ',
  back: '戻る',
  submit: '確認',
  empty: '登録しません。',
  toApply: '新規申請',
}
