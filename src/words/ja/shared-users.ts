import type { AddSharedUserWords } from '../../desks/account/add-shared-user.tsx'
import type { SharedUsersWords } from '../../desks/account/shared-users.tsx'

export const sharedUsers: SharedUsersWords = {
  title: '共有ユーザー管理',
  lead: (company, code) => `${company}（お客様コード ${code}）の共有ユーザを管理します。`,
  count: (count, atMost) => `${count}人を登録しています（${atMost}人まで登録できます）。`,
  asked: {
    title: 'パスワード再設定のご依頼',
    lead: 'ご本人からの依頼であることをお確かめのうえ、再設定してください。ご本人に、設定用のメールをお送りします。',
    caption: 'ご依頼の一覧',
    name: 'お名前',
    at: 'ご依頼の日時',
    what: '操作',
  },
  table: {
    caption: '共有ユーザの一覧',
    empty: '共有ユーザはまだ登録されていません。',
    name: 'お名前',
    mail: 'メールアドレス',
    state: '状態',
    lastSignIn: '最後のログイン',
    never: 'まだありません',
    acts: '操作',
  },
  states: {
    invited: (until) => `招待中：${until}まで`,
    'invitation-ended': '招待の期限切れ',
    active: '利用中',
    suspended: '停止中',
  },
  buttons: { reset: 'パスワードを再設定', invite: '再作成', suspend: '停止', resume: '再開', delete: '削除' },
  add: '共有ユーザを追加',
  handOver: {
    label: 'メインユーザの引き継ぎ',
    about: '共有ユーザのお一人に、メインユーザを引き継ぎます。',
  },
  deleting: {
    title: '共有ユーザの削除',
    lead: '次の共有ユーザを削除します。削除すると、元に戻せません。ご本人には、削除したことをメールでお知らせします。',
    name: 'お名前',
    mail: 'メールアドレス',
    submit: '削除する',
    back: '共有ユーザー管理に戻る',
  },
  problems: {
    gone: 'この共有ユーザは見つかりませんでした。共有ユーザー管理を開き直して、お確かめください。',
    suspended: 'この共有ユーザは停止中です。「再開」してから、もう一度操作してください。',
    tooMany: '短い間に多くのメールを送ったため、今はお送りできません。1時間ほどたってから、もう一度お試しください。',
  },
}

export const addSharedUser: AddSharedUserWords = {
  title: '共有ユーザの追加',
  lead: (hours) =>
    `追加すると、パスワードを設定するためのリンクがご本人にメールで届きます。リンクは${hours}時間使えます。`,
  name: { label: 'お名前' },
  mail: { label: 'メールアドレス', hint: 'ご本人のメールアドレス。ログインにもお使いいただきます。' },
  submit: '追加する',
  back: '共有ユーザー管理に戻る',
  problems: {
    taken: 'このメールアドレスは、共有ユーザには使えません。別のメールアドレスを入力してください。',
    own: 'このメールアドレスの共有ユーザは、すでに登録されています。共有ユーザー管理の一覧をご確認ください。',
    full: (atMost) =>
      `共有ユーザは${atMost}人まで登録できます。追加するには、使わなくなった共有ユーザを削除してください。`,
  },
}
