import type { RecoverByLinkWords } from '../../desks/account/recover-by-link.tsx'

export const recoverByLink: RecoverByLinkWords = {
  ask: {
    title: 'パスワードのリセット',
    lead: 'ご登録のメールアドレスに、パスワードを設定するためのリンクをお送りします。',
    notes: [],
    proofs: {
      identifier: { label: 'ログインID' },
      mail: { label: 'メールアドレス' },
      'customer-code': { label: 'お客様コード' },
      'postal-code': { label: '郵便番号' },
    },
    submit: '送信する',
    links: {
      remindCode: 'お客様コードをお忘れですか？',
      sharedUser: '共有ユーザーアカウントをご利用でしょうか？',
      noCode: '「お客様コード」を持っていません',
    },
    help: ({ title, hours }) => `うまくいかないときは、${title}（${hours}）までお問い合わせください。`,
  },
  sent: {
    title: 'メールをお送りしました',
    lead: '入力された内容に合うアカウントがあるときは、ご登録のメールアドレスにメールが届きます。',
    notes: [
      'リンクをお使いいただける期限は、メールに書かれています。届かないときは、迷惑メールのフォルダもお確かめください。',
    ],
  },
  choose: {
    title: '新しいパスワードの設定',
    lead: '',
    next: { label: '新しいパスワード' },
    again: { label: '新しいパスワード(確認用)' },
    submit: '送信する',
  },
  ended: {
    expired: {
      title: 'リンクの有効期限が切れています',
      lead: '安全のため、リンクが使える時間は限られています。お手数ですが、もう一度お申し込みください。',
    },
    spent: {
      title: 'このリンクは使用済みです',
      lead: 'パスワードはすでに設定されています。覚えがないときは、もう一度パスワードを設定し直してください。',
    },
    replaced: {
      title: '新しいリンクが届いています',
      lead: '使えるのは、最後にお送りしたメールのリンクだけです。新しいほうのメールをお確かめください。',
    },
    unknown: { title: 'このリンクは使えません', lead: 'お手数ですが、もう一度お申し込みください。' },
    again: 'もう一度メールを受け取る',
  },
  done: { title: 'アカウントが更新されました', lead: '新しいパスワードでログインできます。', signIn: 'ログイン' },
}
