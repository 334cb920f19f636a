import type { ChangeDetailsWords } from '../../desks/account/change-details.tsx'
import type { RegisteredDataWords } from '../../desks/account/registered-data.tsx'
import type { ReissueIdWords } from '../../desks/account/reissue-id.tsx'

export const registeredData: RegisteredDataWords = {
  fields: {
    company: { label: '会社名' },
    country: { label: '国名' },
    postalCode: { label: '郵便番号', hint: '例：105-0011（全角でも入力できます）' },
    address1: { label: '所在地1', hint: '都道府県から入力してください。' },
    address2: { label: '所在地2' },
    address3: { label: '所在地3' },
    address4: { label: '所在地4' },
    address5: { label: '所在地5' },
    phone: { label: '電話番号', hint: '例：03-1234-5678（全角でも入力できます）' },
    name: { label: '担当者' },
    mail: { label: 'メールアドレス', hint: 'このアドレスに、登録IDとパスワードをお知らせします。' },
    mailAgain: { label: 'メールアドレス（確認用）' },
  },
  news: {
    label: '製品情報のお知らせメールを受信する',
    hint: 'チェックを外しても、保守などの大切なお知らせはお送りします。',
    item: '製品情報のお知らせメール',
    yes: '受信する',
    no: '受信しない',
  },
  search: {
    button: '郵便番号から所在地を入力',
    none: 'この郵便番号の所在地は見つかりませんでした。郵便番号をお確かめのうえ、所在地を入力してください。',
    filled: '郵便番号から所在地を入力しました。続けて、番地・建物名を入力してください。',
    several: 'この郵便番号の所在地は、いくつかあります。一つ選んで「この所在地を使う」を押すか、直接入力してください。',
    choose: '所在地の候補',
    use: 'この所在地を使う',
    kept: (found) =>
      `入力された所在地は、そのままにしています。この郵便番号の所在地は「${found}」です。合っているか、お確かめください。`,
    or: '」または「',
  },
  chooseCountry: '選択してください',
  mailDiffers: (label) => `${label}が、先に入力したメールアドレスと違います。同じものを入力してください。`,
  phone: (label) => `${label}は数字で入力してください（例：03-1234-5678、+81 3-1234-5678）。`,
  postalCodeAbroad: (label) => `${label}は英数字で入力してください（例：SW1A 1AA）。`,
}

export const changeDetails: ChangeDetailsWords = {
  title: '登録情報の変更',
  lead: '変更する項目を直して、「変更する」を押してください。メールアドレスは、アカウントの画面から変更できます。',
  submit: '変更する',
}

export const reissueId: ReissueIdWords = {
  title: '登録IDを再発行',
  lead: '新しい登録IDを発行します。今の登録IDは、すぐに使えなくなります。パスワードは変わりません。',
  present: '今の登録ID',
  submit: '再発行する',
  again: '登録IDを発行できませんでした。お手数ですが、もう一度「再発行する」を押してください。',
  done: {
    title: '登録IDを再発行しました',
    lead: '次のログインから、新しい登録IDをお使いください。ご登録のメールアドレスにもお知らせします。',
    fresh: '新しい登録ID',
    onward: 'アカウントへ',
  },
}
