/** The files of a new portal, by their path in its folder. `name` is well-formed; `today` is an ISO date. */
export const scaffoldFiles = (name: string, today: string): Readonly<Record<string, string>> => {
  const title = name
    .split('-')
    .filter((word) => word !== '')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join(' ')
  return {
    'portal.ts': portalFile(name, title),
    'words.ja.ts': wordsJa,
    'words.en.ts': wordsEn,
    'terms/privacy.ts': privacyFile(name, title, today),
    'brand.css': brandCss,
    'logo.svg': logoSvg(title),
  }
}

const portalFile = (
  name: string,
  title: string,
): string => `import { days, definePortal, hours, minutes } from 'madoguchi'
import { privacy } from './terms/privacy.ts'

// Every field and what it may be: docs/portal-reference.md. After a change, \`npm run madoguchi -- check\` says what does not fit,
// and lists the ways into an account with what the standards say of them.

/** ${title}. */
export default definePortal({
  languages: ['ja', 'en'],
  title: { ja: '${title}', en: '${title}' },
  // Stands in the subject of every mail: 【${title}】.
  mailTitle: { ja: '${title}', en: '${title}' },
  company: { ja: '${title}株式会社', en: '${title} Co., Ltd.' },
  // One sentence for the list of portals.
  summary: {
    ja: 'お客様向けの窓口です。メールアドレスでログインします。',
    en: 'For our customers. You sign in with your e-mail address.',
  },
  // Where it stands in the list of portals: smaller numbers first.
  place: 100,
  // What a stranger sees first: 'welcome', or 'sign-in' at once.
  front: 'welcome',
  // Whether every page has 「ログイン」 at its top right.
  signInLink: false,
  help: {
    title: { ja: '${title} お客様窓口', en: 'the ${title} help desk' },
    mail: 'help@${name}.example',
    hours: { ja: '平日 9:00～17:00', en: 'weekdays 9:00 to 17:00 JST' },
  },
  mailFrom: 'no-reply@${name}.example',
  // A form 「お問い合わせ」 that reaches staff.
  inquiry: false,
  // A line above the sign-in form that says which cookies there are.
  cookieNotice: false,
  account: {
    signIn: {
      // Or { identifier: 'login-id', domain: '${name}.example' }, { identifier: 'registration-id' } for issued IDs, or
      // { identifier: 'customer-code-or-mail' } with customers.
      by: { identifier: 'mail' },
      // 'two' asks for the password on a page of its own.
      pages: 'one',
      // Or a login certificate in the browser, as in the portal \`certs\`.
      certificate: 'none',
      // Or the characters of a picture, against programs: { characters: 6, lifetime: minutes(5) }.
      picture: 'none',
      // Or a mailed one-time password now and then:
      // { mailedCode: { digits: 8, lifetime: minutes(10), tries: 5, resendAfter: seconds(60), every: days(90) } }
      // biome-ignore lint/suspicious/noThenProperty: it is data and no function, so nothing ever waits for it.
      then: 'nothing',
      // Or a number of failed tries in a row, after which only a recovery or staff open the account again.
      lockAfter: 'never',
    },
    // Or { by: 'temporary-password', proofs: ['identifier'], lifetime: minutes(60), tries: 5 },
    // { by: 'reissue', proofs: ['identifier'], lifetime: days(1) }, or { by: 'operator' }.
    recovery: { by: 'link', proofs: ['identifier'], lifetime: hours(24) },
    // Long passwords of any characters: what the standards advise. 15 characters are the least where the password stands alone.
    password: { length: [15, 128], letters: 'any', symbols: 'printable', kinds: [], history: 1 },
    // How long a password given by staff opens the way to an own one, and how long an invitation's link lives.
    initialPassword: days(1),
    // 'may-put-off': it opens the portal, and every page asks for an own one.
    initial: 'must-change',
    // 'session': whoever is signed in sets another one without the present one.
    passwordChange: 'present-password',
    invitation: hours(24),
    session: { idle: minutes(30), atMost: hours(12) },
    // Or { by: 'link', lifetime: hours(24), asks: ['name', 'company'] }, with a text to agree to among the terms; or by 'consent', for
    // issued IDs: see the portal \`keys\`.
    registration: 'closed',
    // Or customers with a code, a main user and shared users; see the portal \`trade\`.
    customers: 'none',
    facts: ['name', 'company', 'mail'],
  },
  // Registration keys for devices; see the portal \`keys\`.
  services: [],
  terms: [privacy],
})
`

const wordsJa = `import { words } from 'madoguchi'

/** What this portal says differently; everything else is read from the general words. */
export default words({
  signIn: {
    hints: ['初めてご利用の方は、「パスワードをリセットする」から、最初のパスワードを設定してください。'],
  },
})
`

const wordsEn = `import { words } from 'madoguchi'

/** What this portal says differently; everything else is read from the general words. */
export default words({
  signIn: {
    hints: ['If this is your first time, set your password with “Reset the password”.'],
  },
})
`

const privacyFile = (name: string, title: string, today: string): string => `import { terms } from 'madoguchi'

// A draft to be replaced by your own policy. A new version has a new day.
export const privacy = terms({
  id: 'privacy',
  version: '${today}',
  consent: false,
  title: { ja: '個人情報保護方針', en: 'Privacy policy' },
  text: {
    ja: [
      '${title}株式会社（以下「当社」）は、この窓口で取り扱う個人情報を、個人情報の保護に関する法律に従い、次のとおり取り扱います。',
      '# 取り扱う個人情報',
      'お名前、会社名、メールアドレスと、ログインの日時、接続元のネットワークのアドレス、ブラウザの種類をお預かりします。',
      '# 利用目的',
      'ご本人の確認とログイン、ご利用に必要なお知らせ、他人によるログインの防止と調査、お問い合わせへのお答えのために利用します。',
      '# 第三者への提供と委託',
      '法令に定めのある場合を除き、ご本人の同意なしに第三者へ提供することはありません。運用の一部を委託するときは、契約を結んで監督します。',
      '# 保存する期間',
      'アカウントがある間、保存します。アカウントを削除すると、お名前、会社名、メールアドレスをすみやかに消去します。',
      '# 開示・訂正・削除のご請求',
      'ログイン後のアカウントの画面、または下の窓口までお申し出ください。ご本人であることを確かめたうえで、すみやかに対応します。',
      '# 窓口',
      '${title} お客様窓口　個人情報係　help@${name}.example',
    ],
    en: [
      '${title} Co., Ltd. (“we”) handles the personal data of this site under the Japanese Act on the Protection of Personal Information, as follows.',
      '# What we keep',
      'Your name, company and e-mail address, when you sign in, the network address you come from and the kind of browser.',
      '# What for',
      'To know that it is you and let you sign in, to send you what you need for it, to prevent and look into sign-ins by others, and to answer your questions.',
      '# Others',
      'We give nothing to third parties without your consent unless the law demands it. Contractors are bound by contract and supervised.',
      '# How long',
      'As long as you have the account. When it is deleted, your name, company and e-mail address are erased without delay.',
      '# To see, correct or delete your data',
      'Use your account page, or write to the address below. Once we know that it is you, we will act without delay.',
      '# Whom to ask',
      '${title} help desk, personal data: help@${name}.example',
    ],
  },
})
`

const brandCss = `:root {
  --brand: #2f5d8a;
  --brand-deep: #1f4266;
  --brand-ink: #27517a;
  --brand-tint: #e6eef6;
  --brand-second: #d9a441;
  --ground: #f4f7fa;
}
`

const logoSvg = (
  title: string,
): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48">
  <title>${title}</title>
  <rect x="5" y="7" width="38" height="34" rx="6" fill="#2f5d8a"/>
  <path fill="#fff" d="M12 14h24v10H12z"/>
  <path fill="#d9a441" d="M9 28h30v5H9z"/>
</svg>
`
