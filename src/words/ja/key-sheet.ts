import type { KeySheetWords } from '../../desks/keys/key-sheet.ts'
import type { SaveSheetWords } from '../../desks/save-sheet.ts'

export const saveSheet: SaveSheetWords = {
  button: 'PDFで保存',
  problem: {
    busy: 'ただいま多くの文書を作成しています。1分ほどたってから、もう一度お試しください。画面の印刷もご利用いただけます。',
    failed: 'PDFを作成できませんでした。もう一度お試しください。画面の印刷もご利用いただけます。',
  },
}

export const keySheet: KeySheetWords = {
  title: { new: '申請完了', extension: '延長完了' },
  lead: {
    new: '申請が完了しました。下の Registration Key を機器に設定してください。',
    extension: '期間の延長が完了しました。延長した期間は、機器に自動で反映されます。',
  },
  at: { new: '申請日時', extension: '延長日時' },
  keep: {
    title: '保管のお願い',
    items: [
      'Registration Key は大切な情報です。この用紙は、ほかの方の目に触れない場所に保管してください。',
      'アクティベーションキーカードも、あわせて保管してください。同じカードと機器であれば、同じキーをもう一度表示できます。',
    ],
  },
  notes: { title: '控え（ご記入欄）', names: ['設置場所', '設定した日と担当者', '保管場所'] },
  help: { title: 'お問い合わせ先', desk: '窓口', mail: 'メール', hours: '受付時間' },
  foot: (company) => company,
  file: (title, number) => `${title}_${number}`,
}
