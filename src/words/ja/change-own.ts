import type { ChangeNamesWords } from '../../desks/account/change-names.tsx'
import type { ChangePasswordWords } from '../../desks/account/change-password.tsx'
import type { OwnPasswordWords } from '../../desks/account/confirm-own-password.ts'

export const changePassword: ChangePasswordWords = {
  title: 'パスワードの変更',
  lead: '変更すると、ほかのブラウザでのログインはすべて終了します。',
  current: { label: '今のパスワード' },
  next: { label: '新しいパスワード' },
  again: { label: '新しいパスワード(確認用)' },
  submit: '変更する',
  certificate: { serial: 'クライアント証明書シリアル番号', name: 'クライアント証明書DN' },
}

export const ownPassword: OwnPasswordWords = {
  field: { label: '今のパスワード', hint: 'ご本人の確認のため、もう一度入力してください。' },
  wrong: '今のパスワードが違います。もう一度お確かめください。',
}

export const changeNames: ChangeNamesWords = {
  title: 'お名前などの変更',
  fields: { name: { label: 'お名前' }, company: { label: '会社名' } },
  submit: '保存する',
}
