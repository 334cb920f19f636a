import { terms } from 'madoguchi'

/** What is done with personal data. */
export const privacy = terms({
  id: 'privacy',
  version: '2026-11-01',
  consent: false,
  title: { ja: 'プライバシーポリシー', en: 'Privacy policy' },
  text: {
    ja: [
      'すずかけトラスト株式会社（以下「当社」）は、この窓口でお預かりする個人情報を、個人情報の保護に関する法律に従い、次のとおり取り扱います。',
      '# お預かりする情報',
      'お申し込みに書かれた組織と担当者のお名前、部署、住所、電話番号、メールアドレス、提出された書類をお預かりします。また、ログインとお手続きの日時、接続元のネットワークのアドレス、ブラウザの種類、ログイン用電子証明書の番号を記録します。パスワードは、元に戻せない形に変えて保存します。',
      '# 利用目的',
      '（1）ログインのときにご本人であることを確かめるため、（2）お申し込みの審査、証明書の発行、失効のため、（3）有効期限などの大切なお知らせをお送りするため、（4）お問い合わせにお答えするため、（5）不正な利用を防ぎ、調べるために利用します。',
      '# 第三者への提供と委託',
      '証明書に記載した組織の名前と所在地は、証明書とともに公開されます。そのほかは、法令に定めのある場合を除き、ご本人の同意なしに第三者へ提供することはありません。業務の一部を委託するときは、委託先を選び、契約を結んで監督します。',
      '# 保存する期間',
      '審査の記録は、証明書の有効期間が終わってから少なくとも2年間、保存します。',
      '# 開示・訂正・削除のご請求',
      '下の窓口までお申し出ください。ご本人であることを確かめたうえで、すみやかに対応します。',
      '# 窓口',
      'すずかけトラスト 証明書窓口　個人情報係　certs@suzukake.example（平日 9:00～18:00）',
      'すずかけトラスト株式会社',
    ],
    en: [
      'Suzukake Trust Co., Ltd. (“we”) handles the personal data of this desk under the Japanese Act on the Protection of Personal Information, as follows.',
      '# What we keep',
      'Names, departments, addresses, telephone numbers and e-mail addresses of the organisation and its contacts as written in applications, and the documents sent in. We also record when you sign in or do something, the network address you come from, the kind of browser and the number of the login certificate. Passwords are kept in a form that cannot be turned back.',
      '# What for',
      '(1) To know that it is you when you sign in; (2) to examine applications, to issue and to revoke certificates; (3) to send you important notices such as the end of a term; (4) to answer your questions; (5) to prevent and look into misuse.',
      '# Others',
      'The name and place of the organisation in a certificate are public with it. We give nothing else to third parties without your consent unless the law demands it. Where a contractor does part of the work, we choose it with care, bind it by contract and supervise it.',
      '# How long',
      'Records of examinations are kept for at least two years after the certificate has ended.',
      '# To see, correct or delete your data',
      'Write to the address below. Once we know that it is you, we will act without delay.',
      '# Whom to ask',
      'Suzukake Trust certificate desk, personal data: certs@suzukake.example (weekdays 9:00 to 18:00 JST)',
      'Suzukake Trust Co., Ltd.',
    ],
  },
})
