import { days, definePortal, hours, minutes } from 'madoguchi'
import { privacy } from './terms/privacy.ts'

/** Midori Net member support: a login ID with a fixed domain, recovery by a mailed temporary password (manual 001). */
export default definePortal({
  languages: ['ja', 'en'],
  title: { ja: 'みどりネット 会員サポート', en: 'Midori Net member support' },
  mailTitle: { ja: 'みどりネット 会員サポート', en: 'Midori Net member support' },
  company: { ja: 'みどりネット株式会社', en: 'Midori Net Co., Ltd.' },
  summary: {
    ja: 'インターネットサービスをご契約の会員さま向けの窓口です。ログインIDでログインします。',
    en: 'For members of our internet service. You sign in with your login ID.',
  },
  place: 2,
  front: 'sign-in',
  signInLink: false,
  help: {
    title: { ja: 'みどりネット ヘルプデスク', en: 'the Midori Net help desk' },
    mail: 'helpdesk@midori.example',
    hours: { ja: '毎日 10:00～19:00', en: 'every day 10:00 to 19:00 JST' },
  },
  mailFrom: 'no-reply@midori.example',
  inquiry: false,
  cookieNotice: false,
  account: {
    signIn: {
      by: { identifier: 'login-id', domain: 'midori.example' },
      pages: 'one',
      certificate: 'none',
      picture: 'none',
      // biome-ignore lint/suspicious/noThenProperty: it is data and no function, so nothing ever waits for it.
      then: 'nothing',
      lockAfter: 'never',
    },
    recovery: { by: 'temporary-password', proofs: ['identifier', 'mail'], lifetime: minutes(60), tries: 5 },
    password: {
      length: [9, 20],
      letters: 'ascii',
      symbols: '-_/@',
      kinds: [['upper'], ['lower'], ['digit', 'symbol']],
      history: 1,
    },
    initialPassword: days(30),
    initial: 'must-change',
    passwordChange: 'present-password',
    invitation: hours(24),
    session: { idle: minutes(30), atMost: hours(12) },
    registration: 'closed',
    customers: 'none',
    facts: ['login-id', 'mail', 'contract'],
  },
  services: [],
  terms: [privacy],
})
