import type { ApplicationFormWords } from '../../desks/certificates/application-form.tsx'
import type { FormSheetWords } from '../../desks/certificates/form-sheet.ts'
import type { SendDocumentsWords } from '../../desks/certificates/send-documents.tsx'

export const applicationForm: ApplicationFormWords = {
  title: 'サービス申込書',
  lead: 'お申し込みの内容を、A4の用紙に印刷できます。',
  about: [
    '提出書類に「サービス申込書」があるときは、印刷し、署名または押印のうえお送りください。',
    '「お申込情報詳細」から、写真やPDFで送ることもできます。',
  ],
  print: '印刷',
}

export const formSheet: FormSheetWords = {
  title: (service) => `${service} サービス申込書`,
  to: (company) => `${company} 御中`,
  promise: (company) =>
    `当社は、${company}の申請規約に同意し、次のとおり申し込みます。契約は、証明書が発行されたときに成立します。`,
  about: {
    title: 'お申し込み',
    labels: {
      applied: '申込日',
      kind: '契約区分',
      code: '契約コード',
      term: '契約期間',
      months: '有効期限',
      seal: 'ステッカー',
      coupon: 'クーポン番号',
    },
  },
  term: (from, until) => `${from}から${until}まで`,
  months: (months) => `${months}か月`,
  yes: '希望する',
  no: '希望しない',
  organisation: '登録情報',
  server: { title: 'サーバ', names: 'Webサイト名', type: 'サーバタイプ' },
  contact: (role) => `${role}情報`,
  agent: { title: 'その他', code: '特約店コード', remarks: '備考' },
  sign: { title: '署名または記名押印', names: ['日付', '役職名', '氏名', '印'] },
  send: {
    title: 'お送り先',
    text: '署名または押印のうえ、画面の「書類を送る」またはメールでお送りください。',
    mail: 'メール',
    hours: '受付時間',
  },
  foot: (company) => company,
  file: (applied, server) => `サービス申込書_${applied}_${server}`,
}

export const sendDocuments: SendDocumentsWords = {
  title: '書類を送る',
  lead: '提出書類を、PDFまたは写真（JPEG、PNG）で送れます。1つのファイルは10MBまでです。',
  file: { label: '書類のファイル', hint: 'PDF、JPEG、PNG。10MBまで。何度でも送れます。' },
  submit: '送る',
  closed: 'このお申し込みの書類は、もう受け付けていません。',
  awaited: 'ご提出いただきたいもの',
  list: {
    title: '送った書類',
    caption: '送った書類',
    columns: { name: 'ファイル名', size: '大きさ', at: '送った日時', take: '確認' },
    none: 'まだ送られた書類はありません。',
    take: 'ダウンロード',
  },
  size: (bytes) =>
    bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`,
  faults: {
    none: 'ファイルを選んでください。',
    empty: 'ファイルが空です。もう一度選んでください。',
    type: 'PDF、JPEG、PNGのファイルを選んでください。ファイル名ではなく、中身を確かめています。',
    tooMany: '送れる書類は20個までです。ほかの書類は、メールでお送りください。',
  },
}
