import { days, definePortal, hours, minutes, seconds } from 'madoguchi'
import { ev2, sr3, sr3Auto } from './services.ts'
import { application } from './terms/application.ts'
import { contacts } from './terms/contacts.ts'
import { privacy } from './terms/privacy.ts'
import { reissue } from './terms/reissue.ts'
import { revocation } from './terms/revocation.ts'

/** Suzukake Trust server certificates: issued access keys, sign-in by certificate or mailed code, staff as the only way back in (manual 004). */
export default definePortal({
  languages: ['ja', 'en'],
  title: { ja: 'すずかけトラスト お申込システム', en: 'Suzukake Trust certificate desk' },
  mailTitle: { ja: 'すずかけトラスト', en: 'Suzukake Trust' },
  company: { ja: 'すずかけトラスト株式会社', en: 'Suzukake Trust Co., Ltd.' },
  summary: {
    ja: 'サーバ証明書「SR3.0」「EV2.0」のお申し込みと管理の窓口です。お送りしたアクセスキーでログインします。',
    en: 'Apply for server certificates SR3.0 and EV2.0 and look after them. You sign in with the access key we sent you.',
  },
  place: 5,
  front: 'sign-in',
  signInLink: false,
  help: {
    title: { ja: 'すずかけトラスト 証明書窓口', en: 'the Suzukake Trust certificate desk' },
    mail: 'certs@suzukake.example',
    phone: '06-0000-0160',
    hours: { ja: '平日 9:00～18:00', en: 'weekdays 9:00 to 18:00 JST' },
  },
  mailFrom: 'no-reply@suzukake.example',
  inquiry: false,
  cookieNotice: false,
  account: {
    signIn: {
      by: { identifier: 'access-key' },
      pages: 'one',
      certificate: { issuer: 'member' },
      picture: 'none',
      // biome-ignore lint/suspicious/noThenProperty: it is data and no function, so nothing ever waits for it.
      then: {
        mailedCode: { digits: 8, lifetime: minutes(10), tries: 5, resendAfter: seconds(60), every: 'sign-in' },
      },
      lockAfter: 10,
    },
    recovery: { by: 'operator' },
    password: { length: [8, 64], letters: 'ascii', symbols: 'printable', kinds: [], classes: 3, history: 3 },
    initialPassword: days(30),
    initial: 'may-put-off',
    passwordChange: 'session',
    invitation: hours(24),
    session: { idle: minutes(30), atMost: hours(12) },
    registration: 'closed',
    customers: 'none',
    facts: ['access-key', 'company', 'name', 'mail'],
  },
  services: [
    {
      service: 'certificates',
      sells: [sr3, sr3Auto, ev2],
      authorities: { country: 'JP', organisation: 'Suzukake Trust Co., Ltd.', series: 'Suzukake' },
      serverTypes: ['apache', 'nginx', 'iis', 'tomcat', 'other'],
      terms: { application: 'application', reissue: 'reissue', contacts: 'contacts', revocation: 'revocation' },
      drafts: days(30),
      listedMonths: 75,
    },
  ],
  terms: [application, reissue, contacts, revocation, privacy],
})
