import { terms } from 'madoguchi'
import { counting } from './rules.ts'

/** Read and agreed to in each application for the trial (KEY-21); nobody is asked at sign-in. */
export const serviceFree = terms({
  id: 'service-free',
  version: '2026-11-01',
  consent: false,
  title: { ja: 'つばめネット 利用約款（無償）', en: 'Tsubame Net terms of service (free trial)' },
  text: {
    ja: [
      'この約款は、つばめビジョン株式会社（以下「当社」）のつばめネットサービス（以下「サービス」）を、試用のために無償でご利用いただくときの決まりです。お申し込みのたびに同意していただきます。',
      '# 試用期間',
      '試用期間は3か月です。1台の機器につき、1回だけご利用いただけます。費用はかかりません。',
      ...counting.ja,
      '# 接続番号',
      '接続番号は、お申し込みのときに選んだ番号です。期限が過ぎて6か月を超えると番号の割り当てを終わり、さらに6か月たつと、ほかの方に割り当てることがあります。',
      '# キーの取り扱い',
      'レジストレーションキーは、お申し込みの機器だけで使えます。1つのアクティベーションキーは、1台の機器のためのものです。ほかの人に譲ることや、ほかの機器で使おうとすることはおやめください。',
      '# 保証と責任',
      '試用のサービスは、あるがままの状態で提供します。当社に故意または重大な過失があるときを除き、試用のために生じた損害の責任は負いません。',
      '# お休みと変更',
      '保守や障害のために、ご利用いただけないことがあります。予定している保守は、前もって画面とメールでお知らせします。この約款を変えるときも、前もってお知らせします。',
      '# 法律と裁判所',
      'この約款は日本法に従います。お話し合いで解決しないときは、当社の本店の所在地を管轄する地方裁判所を、第一審の裁判所とします。',
    ],
    en: [
      'These terms are for the free trial of the Tsubame Net service (“service”) of Tsubame Vision Co., Ltd. (“we”). You agree to them in each application.',
      '# The trial',
      'The trial lasts three months. Each device can have it once. It costs nothing.',
      ...counting.en,
      '# Connection number',
      'The connection number is the one you choose in the application. More than six months after the end it is no longer assigned, and after another six months it may be given to somebody else.',
      '# Keys',
      'A registration key works on the device of the application and on no other. One activation key is for one device. Do not pass it on or try it on other devices.',
      '# Warranty and liability',
      'The trial is provided as it is. Unless we act on purpose or with gross negligence, we are not liable for damage caused by the trial.',
      '# Breaks and changes',
      'Maintenance or a fault may make the service unavailable. Planned maintenance is announced on this site and by mail beforehand, and so is a change of these terms.',
      '# Law and court',
      'Japanese law applies. If we cannot settle a matter between us, the district court at our head office decides in the first instance.',
    ],
  },
})
