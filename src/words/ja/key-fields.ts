import type { KeyFieldWords } from '../../desks/keys/fields.tsx'

const inBox = (label: string, place: number | undefined): string =>
  place === undefined ? label : `${label}の${place}番目の欄`

export const keyFields: KeyFieldWords = {
  mprId: {
    label: 'MPR ID',
    hint: '機器の背面に印刷されている16桁です。機器の画面でも確認できます。1番目の欄に16桁をまとめて貼り付けることもできます。',
  },
  macAddress: {
    label: 'MACアドレス',
    hint: '機器に印刷されている12桁です。「:」や「-」は、あってもなくてもかまいません。',
  },
  cardNumber: {
    label: 'Activation Key No.',
    hint: 'アクティベーションキーカードの16桁です。1番目の欄にまとめて貼り付けることもできます。',
  },
  registrationId: { label: 'Registration ID', hint: 'アクティベーションキーカードの12桁です。' },
  box: (label, place) => `${label} ${place}`,
  faults: {
    empty: (label, place) => `${inBox(label, place)}を入力してください。`,
    characters: (label, place) => `${inBox(label, place)}は、0～9とA～Fの文字だけで入力してください。`,
    length: (label, digits, place) => `${inBox(label, place)}は、${digits}桁で入力してください。`,
    slip: (label) =>
      `${label}に打ち間違いがあるようです。カードと見比べて、入力し直してください。間違いの回数には数えません。`,
  },
}
