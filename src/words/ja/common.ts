import type { CommonWords, FaultWords, NoticeWords } from '../../desks/words.ts'

const day = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
})
const moment = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

export const common: CommonWords = {
  skip: '本文へ移動',
  required: '必須',
  optional: '任意',
  errorPrefix: 'エラー：',
  problems: (count) => `ご確認いただきたいことが${count}件あります`,
  reveal: { show: '表示', hide: '隠す' },
  language: { label: 'English', own: '日本語' },
  signIn: 'ログイン',
  signOut: 'ログアウト',
  account: 'アカウント',
  home: 'ホーム',
  privacy: '個人情報保護方針',
  help: 'お困りのときは',
  back: '戻る',
  blank: '未入力',
  change: '変更',
  steps: { done: '完了', current: '現在の手順' },
  demo: {
    note: 'デモです。データはすべて架空です。',
    inbox: '受信箱',
    clock: '時計を進める',
    portals: '窓口の一覧',
  },
  wait: {
    text: (seconds) => `続けて間違えたため、${seconds}秒たってからもう一度お試しください。`,
    running: 'あと{}秒お待ちください。',
    over: 'もう一度お試しいただけます。',
  },
  date: (at) => day.format(at),
  dateTime: (at) => `${moment.format(at)}（日本時間）`,
}

export const faults: FaultWords = {
  empty: (label) => `${label}を入力してください。`,
  tooLong: (label) => `${label}が長すぎます。短くして入力してください。`,
  longerThan: (label, most) => `${label}は${most}文字までで入力してください。`,
  characters: (label) => `${label}に表示できない文字が含まれています。その文字を消して入力してください。`,
  identifier: {
    mail: (label) => `${label}はメールアドレスの形で入力してください（例：hanako@example.jp）。`,
    'login-id': (label) => `${label}は半角の英数字で入力してください（例：abcd）。`,
    'registration-id': (label) => `${label}は半角の英数字で入力してください（例：K7XQ2MPA4R）。`,
    'access-key': (label) => `${label}は半角の英数字8文字で入力してください（例：K7XQ2MPA）。`,
    'customer-code-or-mail': (label) =>
      `${label}は、お客様コード（例：JP1234567）またはメールアドレスの形で入力してください。`,
  },
  customerCode: (label, example) => `${label}は「${example}」の形で入力してください。`,
  postalCode: (label) => `${label}は7桁の数字で入力してください（例：244-0806）。`,
  kana: (label) => `${label}はカタカナで入力してください（例：コバトカナモノ）。`,
  phone: (label) => `${label}は市外局番から入力してください（例：06-1234-5678）。`,
  notAgreed: (label) => `続けるには、「${label}」にチェックを入れてください。`,
  notChosen: (label) => `${label}を選んでください。`,
  notTheSame: (label) => `${label}が、先に入力したパスワードと違います。同じものを入力してください。`,
}

export const notices: NoticeWords = {
  signedOut: 'ログアウトしました。',
  signInFirst: '続けるには、ログインしてください。',
  saved: '変更を保存しました。',
  sessionEnded: 'ほかのブラウザでのログインを終了しました。',
  passwordChanged: 'パスワードを変更しました。ほかのブラウザでのログインは終了しました。',
  accountDeleted: 'アカウントを削除しました。ご利用ありがとうございました。',
  applicationEnded: '約款に同意いただけなかったため、申請を取りやめました。カードは使用されていません。',
  signedOutByTries:
    'パスワードを続けて間違えたため、安全のためログアウトしました。続けるには、もう一度ログインしてください。',
  documentSent: '書類を受け取りました。',
  sharedUserAdded: '共有ユーザを追加しました。ご本人に、パスワードを設定するためのメールをお送りします。',
  sharedUserInvited: '招待を再作成しました。ご本人に、パスワードを設定するためのメールをお送りします。',
  sharedUserReset: 'ご本人に、パスワードを再設定するためのメールをお送りします。',
  sharedUserSuspended: '共有ユーザを停止しました。',
  sharedUserResumed: '共有ユーザを再開しました。',
  sharedUserDeleted: '共有ユーザを削除しました。',
}
