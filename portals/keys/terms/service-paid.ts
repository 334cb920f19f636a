import { terms } from 'madoguchi'
import { counting } from './rules.ts'

/** Read and agreed to in each application that is paid for (KEY-21); nobody is asked at sign-in. */
export const servicePaid = terms({
  id: 'service-paid',
  version: '2026-11-01',
  consent: false,
  title: { ja: 'つばめネット 利用約款（有償）', en: 'Tsubame Net terms of service (paid)' },
  text: {
    ja: [
      'この約款は、つばめビジョン株式会社（以下「当社」）のつばめネットサービス（以下「サービス」）を、ご購入のアクティベーションキーでご利用いただくときの決まりです。お申し込みのたびに同意していただきます。',
      '# 料金',
      '料金は、アクティベーションキーをご購入になったときにお支払いいただいています。お申し込みで新たな料金はかかりません。',
      ...counting.ja,
      '# 接続番号',
      '接続番号は、お申し込みのときに選んだ番号です。期限が過ぎて6か月を超えると番号の割り当てを終わり、さらに6か月たつと、ほかの方に割り当てることがあります。',
      '# キーの取り扱い',
      'レジストレーションキーは、お申し込みの機器だけで使えます。1つのアクティベーションキーは、1台の機器のためのものです。一度使ったアクティベーションキーを、ほかの機器のために使うことはできません。機器が故障して交換になったときは、キー管理窓口にご相談ください。',
      '# 返金',
      'キーを発行したあとの返金はいたしません。当社の都合でサービスを終えるときは、残りの期間に応じてお返しします。',
      '# 責任',
      '当社の責任は、故意または重大な過失があるときを除き、そのアクティベーションキーのお支払額までとします。',
      '# お休みと変更',
      '保守や障害のために、ご利用いただけないことがあります。予定している保守は、前もって画面とメールでお知らせします。この約款を変えるときも、前もってお知らせします。',
      '# 法律と裁判所',
      'この約款は日本法に従います。お話し合いで解決しないときは、当社の本店の所在地を管轄する地方裁判所を、第一審の裁判所とします。',
    ],
    en: [
      'These terms are for the Tsubame Net service (“service”) of Tsubame Vision Co., Ltd. (“we”) with activation keys that you bought. You agree to them in each application.',
      '# Fees',
      'The fee was paid when the activation key was bought. An application costs nothing more.',
      ...counting.en,
      '# Connection number',
      'The connection number is the one you choose in the application. More than six months after the end it is no longer assigned, and after another six months it may be given to somebody else.',
      '# Keys',
      'A registration key works on the device of the application and on no other. One activation key is for one device, and cannot be used for another once it was used. If a broken device is replaced, please ask the key desk.',
      '# Refunds',
      'There is no refund once a key was issued. Should we end the service, we refund what remains of the term.',
      '# Liability',
      'Unless we act on purpose or with gross negligence, our liability ends at what was paid for the activation key.',
      '# Breaks and changes',
      'Maintenance or a fault may make the service unavailable. Planned maintenance is announced on this site and by mail beforehand, and so is a change of these terms.',
      '# Law and court',
      'Japanese law applies. If we cannot settle a matter between us, the district court at our head office decides in the first instance.',
    ],
  },
})
