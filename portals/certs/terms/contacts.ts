import { terms } from 'madoguchi'

/** Read and agreed to in each change of contacts (CRT-16). */
export const contacts = terms({
  id: 'contacts',
  version: '2026-11-01',
  consent: false,
  title: { ja: '担当者変更申請規約', en: 'Terms of a change of contacts' },
  text: {
    ja: [
      'この規約は、契約の担当者の情報を変えるときの決まりです。',
      '# 変わるもの',
      '登録担当者、技術担当者、事務担当者、契約責任者の情報だけが変わります。証明書の内容と契約の期間は変わりません。法人名や住所が変わったときは、新しい証明書が必要です。',
      '# お願い',
      '登録担当者には、審査や失効のときに当社からお電話します。必ずつながる連絡先を登録してください。',
    ],
    en: [
      'These terms are for changing the contacts of a contract.',
      '# What changes',
      'Only the contacts for registration, technical matters, billing and the contract change. Certificate and term stay as they are. Where the name or address of the organisation changed, a new certificate is needed.',
      '# Please note',
      'We call the registration contact in examinations and before revocations. Please name somebody who can be reached.',
    ],
  },
})
