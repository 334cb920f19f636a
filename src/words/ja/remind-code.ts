import type { RemindCodeWords } from '../../desks/account/remind-code.tsx'

export const remindCode: RemindCodeWords = {
  ask: {
    title: 'お客様コードをお忘れですか？',
    lead: 'ご登録の郵便番号とメールアドレスを入力してください。お客様コードをメールでお知らせします。',
    postalCode: { label: '郵便番号', hint: 'ご登録いただいた郵便番号（例：244-0806）' },
    mail: { label: 'メールアドレス', hint: 'ご登録いただいた、メインユーザの方のメールアドレス' },
    submit: '送信',
    back: 'パスワードリセットの申請に戻る',
  },
  sent: {
    title: 'ご連絡ありがとうございます',
    lead: '入力された内容がご登録の内容と合うときは、まもなく、お客様コードをお知らせするメールが届きます。',
    notes: [
      'メールは、ご登録のメールアドレスにお送りします。しばらくたっても届かないときは、迷惑メールのフォルダもお確かめください。',
    ],
  },
}
