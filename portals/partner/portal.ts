import { days, definePortal, hours, minutes, seconds } from 'madoguchi'
import { privacy } from './terms/privacy.ts'
import { terms } from './terms/terms.ts'

/** Aoba Connect ID: first password by a mailed link, a mailed one-time password every 90 days (manual 000). */
export default definePortal({
  languages: ['ja', 'en'],
  title: { ja: 'あおばコネクト', en: 'Aoba Connect' },
  mailTitle: { ja: 'あおばコネクトID', en: 'Aoba Connect ID' },
  company: { ja: 'あおばコネクト株式会社', en: 'Aoba Connect Co., Ltd.' },
  summary: {
    ja: 'お取引先さま向けの窓口です。ご登録のメールアドレスでログインします。',
    en: 'For our business partners. You sign in with your registered e-mail address.',
  },
  place: 1,
  front: 'welcome',
  signInLink: false,
  help: {
    title: { ja: 'あおばコネクト事務局', en: 'the Aoba Connect office' },
    mail: 'help@aoba.example',
    hours: { ja: '平日 9:00～17:30', en: 'weekdays 9:00 to 17:30 JST' },
  },
  mailFrom: 'no-reply@aoba.example',
  inquiry: false,
  cookieNotice: false,
  account: {
    signIn: {
      by: { identifier: 'mail' },
      pages: 'two',
      certificate: 'none',
      picture: 'none',
      // biome-ignore lint/suspicious/noThenProperty: it is data and no function, so nothing ever waits for it.
      then: {
        mailedCode: { digits: 8, lifetime: minutes(10), tries: 5, resendAfter: seconds(60), every: days(90) },
      },
      lockAfter: 'never',
    },
    recovery: { by: 'link', proofs: ['identifier'], lifetime: hours(24) },
    password: {
      length: [8, 128],
      letters: 'ascii',
      symbols: 'printable',
      kinds: [['lower'], ['upper'], ['digit'], ['symbol']],
      history: 3,
    },
    initialPassword: days(30),
    initial: 'must-change',
    passwordChange: 'present-password',
    invitation: hours(24),
    session: { idle: minutes(30), atMost: hours(12) },
    registration: { by: 'link', lifetime: hours(24), asks: ['name', 'company'] },
    customers: 'none',
    facts: ['name', 'company', 'mail', 'last-check'],
  },
  services: [],
  terms: [terms, privacy],
})
