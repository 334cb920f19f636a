import { terms as text } from 'madoguchi'

export const terms = text({
  id: 'terms',
  version: '2026-10-01',
  title: { ja: '利用規約', en: 'Terms of use' },
  text: {
    ja: [
      'この規約は、あおばコネクト株式会社（以下「当社」）のあおばコネクトIDを、お取引先の皆さまにお使いいただくときの決まりです。登録のときに同意していただきます。',
      '# 登録',
      'お仕事でお使いになるご本人が、ご自身のメールアドレスとお名前、会社名で登録してください。変わったときは、アカウントの画面で直してください。',
      '# IDとパスワード',
      'IDはお一人に一つです。パスワードとワンタイムパスワードは、ほかの人に知らせないでください。ほかの人に知られたと思われるときは、すぐにパスワードを設定し直し、あおばコネクト事務局までお知らせください。',
      '# していただきたくないこと',
      'ほかの人のIDを使うこと、IDを譲ることや貸すこと、この窓口の動きを妨げることは、ご遠慮ください。そのようなご利用があったときは、IDを止めることがあります。',
      '# お休みと変更',
      '保守や障害のために、お使いいただけないことがあります。この規約を変えるときは、変わる日までに画面でお知らせし、次のログインのときにもう一度同意をお願いします。',
      '# やめるとき',
      'アカウントの画面から、いつでも削除を申し込めます。お取引が終わったときは、当社からお知らせのうえ削除することがあります。',
      '# 法律と裁判所',
      'この規約は日本法に従います。お話し合いで解決しないときは、当社の本店の所在地を管轄する地方裁判所を、第一審の裁判所とします。',
    ],
    en: [
      'These terms are for business partners who use Aoba Connect ID of Aoba Connect Co., Ltd. (“we”). You agree to them when you register.',
      '# Registration',
      'Register yourself, with your own e-mail address, your name and your company. If any of it changes, correct it on your account page.',
      '# ID and password',
      'Each person has one ID. Keep your password and one-time passwords to yourself. If you think that somebody else knows them, set a new password at once and tell the Aoba Connect office.',
      '# What we ask you not to do',
      'Do not use the ID of somebody else, give yours away or lend it, or disturb the working of this site. If that happens, we may stop the ID.',
      '# Breaks and changes',
      'Maintenance or a fault may make this site unavailable. If we change these terms, we tell you here before the day it happens, and ask for your consent again when you next sign in.',
      '# Leaving',
      'You can ask for the deletion of your account at any time on its page. When our business with your company ends, we may delete it after telling you.',
      '# Law and court',
      'Japanese law applies. If we cannot settle a matter between us, the district court at our head office decides in the first instance.',
    ],
  },
})
