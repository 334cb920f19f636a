import { terms } from 'madoguchi'

export const cookies = terms({
  id: 'cookies',
  version: '2026-11-01',
  consent: false,
  title: { ja: 'クッキーポリシー', en: 'Cookie policy' },
  text: {
    ja: [
      'クッキーは、ウェブサイトがお使いのブラウザに預ける小さな情報です。この窓口が使うのは、動作に必要なクッキーだけです。そのため、同意をお願いする画面はありません。',
      '# 使っているクッキー',
      'ログインの状態を保つもの：ログアウトするか、しばらく操作がないと終わります。',
      'お手続きの途中の状態を保つもの：ブラウザを閉じると消えます。',
      '以前ログインしたブラウザかどうかを確かめるもの：ほかの人がパスワードを試したときに、ご本人をお待たせしないために使います。',
      '表示言語を覚えるもの：言語を切り替えたときだけ預けます。',
      '# 使っていないもの',
      '広告、利用状況の分析、ほかの会社のクッキー、ウェブビーコン、端末を見分けるための情報の収集は、いずれもありません。',
      '# 止めるには',
      'ブラウザの設定でクッキーを断ることができます。その場合、ログインなどのお手続きはご利用いただけません。',
      '# 窓口',
      'つばめビジョン キー管理窓口　keys@tsubame.example（平日 9:00～17:30）',
    ],
    en: [
      'A cookie is a little information that a website leaves with your browser. This site uses only cookies that it cannot work without; so there is nothing for you to agree to.',
      '# The cookies we use',
      'One that keeps you signed in: it ends when you sign out or do nothing for a while.',
      'One that keeps what you are in the middle of: it goes when you close the browser.',
      'One that recognises a browser you signed in with before: so that you need not wait because somebody else tried passwords.',
      'One that remembers the language: only once you have switched it.',
      '# What we do not use',
      'No advertising, no analysis of use, no cookies of other companies, no web beacons, and nothing is gathered to tell devices apart.',
      '# To refuse them',
      'You can refuse cookies in your browser’s settings. Then you cannot sign in or do anything else that needs them.',
      '# Whom to ask',
      'Tsubame Vision key desk: keys@tsubame.example (weekdays 9:00 to 17:30 JST)',
    ],
  },
})
