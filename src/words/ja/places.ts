import type { PlacesWords } from '../../desks/places.ts'

export const places: PlacesWords = {
  label: 'メニュー',
  links: {
    apply: '新規申請',
    applications: 'お申込一覧',
    changePassword: 'パスワード変更',
    accountData: 'アカウント情報登録',
    coupons: 'クーポン管理',
    signOut: 'ログアウト',
  },
}
