import type { InquiryWords } from '../../desks/account/inquiry.tsx'

export const inquiry: InquiryWords = {
  title: 'お問い合わせ',
  lead: 'ご質問やお困りのことをお送りください。担当者がメールでお答えします。',
  name: { label: 'お名前' },
  mail: { label: 'メールアドレス', hint: '受付番号とお返事を、このアドレスにお送りします。' },
  customerCode: { label: 'お客様コード', hint: 'お分かりのときに入力してください。' },
  subject: { label: '件名' },
  text: { label: 'お問い合わせ内容', hint: 'パスワードは書かないでください。' },
  submit: '送信',
  sent: {
    title: 'お問い合わせありがとうございます',
    lead: '受付番号を、メールでお送りします。',
    notes: ['担当者が内容を確認し、メールでお答えします。続けてお問い合わせのときは、受付番号をお知らせください。'],
    urgent: (title, hours) => `メールが届かないときは、${title}（${hours}）までご連絡ください。`,
  },
}
