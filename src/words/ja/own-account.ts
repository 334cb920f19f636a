import type { OwnAccountWords } from '../../desks/account/own-account.tsx'
import type { OwnSessionsWords } from '../../desks/account/own-sessions.tsx'

export const ownAccount: OwnAccountWords = {
  title: 'アカウント',
  back: 'アカウントに戻る',
  facts: '登録情報',
  password: { label: 'パスワード', value: '設定済み' },
  language: {
    title: 'メールの言語',
    field: { label: 'お送りするメールの言語' },
    choices: { ja: '日本語', en: 'English（英語）' },
    submit: '保存する',
  },
  consents: {
    title: '同意いただいた規約',
    given: (version, on) => `${version} 版に、${on}に同意いただきました。`,
  },
  data: { title: '情報の受け取りと削除' },
  ways: {
    exportData: {
      label: '情報をファイルで受け取る',
      about: 'お預かりしている情報を、1つのファイルにまとめてお渡しします。',
    },
    deleteAccount: { label: 'アカウントの削除', about: 'お預かりしている個人情報を消去し、ログインできなくします。' },
  },
}

export const ownSessions: OwnSessionsWords = {
  title: 'ログイン中のブラウザ',
  lead: '覚えのないものがあるときは、そのログインを終了し、パスワードを変更してください。',
  thisOne: (browser) => `${browser}（今お使いのブラウザ）`,
  unknownBrowser: '種類のわからないブラウザ',
  facts: (place, since, seen) => `接続元 ${place}\nログイン ${since}\n最後の操作 ${seen}`,
  end: 'ログインを終了する',
  endOthers: 'ほかのブラウザのログインをすべて終了する',
}
