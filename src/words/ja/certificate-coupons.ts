import type { CouponPageWords } from '../../desks/certificates/coupons.tsx'

export const couponPage: CouponPageWords = {
  title: 'クーポン管理',
  lead: 'ご購入いただいたクーポンと、その使い道を表示しています。',
  noCode: 'クーポンをご覧になるには、特約店コードの登録が必要です。「アカウント情報登録」で登録してください。',
  register: 'アカウント情報登録',
  agent: (code) => `特約店コード：${code}`,
  caption: (page, pages, count) => `クーポン（${page}/${pages}頁 ${count}件）`,
  none: 'この特約店コードのクーポンはありません。特約店コードは「アカウント情報登録」で確かめられます。',
  columns: {
    number: 'クーポン番号',
    service: 'サービス',
    terms: '利用条件',
    left: '残り回数',
    until: '利用期限',
    where: '使い道',
  },
  state: {
    usable: 'このサービスのお申し込みに使えます',
    'used-up': '残りがありません',
    ended: '利用期限を過ぎました',
    void: '利用を停止しています',
  },
  left: (left, uses) => `${left}回（全${uses}回）`,
  use: {
    held: (at, about) => `${at} 確保中　${about}`,
    used: (at, about) => `${at} 利用済　${about}`,
  },
  elsewhere: (count) => `ほかのお客様のお申し込み：${count}件`,
  unused: 'まだ使われていません',
  notes: [
    'クーポンは、「新規申請」や「更新申請」の画面でお選びください。',
    '「申込」を押した時に1回分を確保し、証明書を発行した時に利用済になります。',
    'お申し込みが取消または却下になった時は、確保した1回分が戻ります。',
  ],
  previous: '前の頁',
  next: '次の頁',
}
