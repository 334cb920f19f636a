import type { HomeWords } from '../../desks/account/home.tsx'
import type { OwnFactsWords } from '../../desks/account/own-facts.ts'

export const home: HomeWords = {
  title: 'マイページ',
  greeting: (name) => `${name} 様、こんにちは。`,
  menu: { title: 'メニュー', ways: '登録情報とパスワード', end: '終了' },
  open: {
    sharedUsersAsk: (count) => `共有ユーザの方${count}名から、パスワードの再設定のご依頼が届いています。`,
    toSharedUsers: '依頼を確認する',
    mailToConfirm: (mail, until) =>
      `新しいメールアドレス（${mail}）の確認をお待ちしています。${until}までに、メールのリンクを開いてください。`,
  },
  ways: {
    label: 'お手続き',
    account: { label: 'アカウント', about: '登録情報の変更、ログインの状況、情報の受け取り、アカウントの削除' },
    password: { label: 'パスワードの変更', about: '今のパスワードを使って、新しいパスワードに変えます。' },
    sharedUsers: { label: '共有ユーザー管理', about: '共有ユーザの追加、パスワードの再設定、利用の停止、削除' },
    inquiry: 'ご質問やお困りのことを、担当者にお送りいただけます。',
  },
}

export const ownFacts: OwnFactsWords = {
  name: 'お名前',
  company: '会社名',
  'customer-code': 'お客様コード',
  'login-id': 'ログインID',
  'registration-id': '登録ID',
  'access-key': 'アクセスキー',
  details: '登録情報',
  mail: 'メールアドレス',
  contract: 'ご契約',
  'last-check': '前回のご本人確認',
  nextCheck: '次回のご本人確認',
}
