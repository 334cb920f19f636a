import { terms } from 'madoguchi'

/** Read and agreed to before anything is asked for (KEY-2). */
export const registration = terms({
  id: 'registration',
  version: '2026-11-01',
  consent: true,
  title: { ja: '個人情報のお取り扱いについて', en: 'How we use your personal data' },
  text: {
    ja: [
      '販売店または法人のお客様（以下「お客様」）の情報をご登録いただく前に、つばめビジョン株式会社（以下「当社」）での個人情報のお取り扱いをお読みください。ご登録は任意ですが、必須の項目をいただけないときは、レジストレーションキーを発行できません。',
      '# 登録していただく情報',
      '必須：会社名、国名、所在地、メールアドレス。任意：郵便番号、電話番号、ご担当者のお名前。',
      '# 利用目的',
      'キーの発行と管理、ご登録の内容の表示と変更、お問い合わせへのお答え、保守のお知らせのために利用します。製品情報のお知らせは、ご希望の方にだけお送りします。ここに書かれていない目的には利用しません。目的を変えるときは、あらためて同意をお願いします。',
      '# 提供と委託',
      '法令に定めのある場合を除き、お客様の同意なしに第三者へ提供しません。業務の一部を委託するときは、委託先と契約を結び、監督します。合併や事業の譲渡で窓口を引き継ぐときは、引き継ぐ会社と時期を前もってお知らせします。',
      '# 気づかれない方法での取得',
      'ウェブビーコンなど、お客様が気づきにくい方法で個人情報を集めることはありません。クッキーは、動作に必要なものだけを使います。',
      '# 開示・訂正・削除',
      'ログイン後の「アカウント」の画面で、ご登録の内容の確認と変更、受け取り、削除ができます。ログインできないときは、下の窓口までお申し出ください。',
      '# 責任者と窓口',
      'つばめビジョン株式会社　個人情報保護管理者',
      'つばめビジョン キー管理窓口　keys@tsubame.example（平日 9:00～17:30）',
    ],
    en: [
      'Before you register as a dealer or corporate customer, please read how Tsubame Vision Co., Ltd. (“we”) uses personal data. You are free not to register; but without the required items we cannot issue registration keys to you.',
      '# What you register',
      'Required: company, country, address, e-mail address. Optional: postal code, telephone number, name of the person in charge.',
      '# What for',
      'To issue and manage keys, to show and change what you registered, to answer your questions and to announce maintenance. Product news goes only to those who want it. We use the data for nothing else, and ask for your consent again before a purpose changes.',
      '# Others',
      'We give nothing to third parties without your consent unless the law demands it. A contractor who does part of the work is bound by contract and supervised. Should another company take over this service, we tell you beforehand which one and when.',
      '# Nothing in secret',
      'We use no web beacons or other ways that gather personal data unnoticed, and only cookies that the site cannot work without.',
      '# To see, correct or delete your data',
      'After signing in, the page “Account” lets you see, change, download and delete what you registered. If you cannot sign in, write to the address below.',
      '# Who is responsible, and whom to ask',
      'Tsubame Vision Co., Ltd., data protection officer',
      'Tsubame Vision key desk: keys@tsubame.example (weekdays 9:00 to 17:30 JST)',
    ],
  },
})
