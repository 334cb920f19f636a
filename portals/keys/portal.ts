import { days, definePortal, hours, minutes } from 'madoguchi'
import { cookies } from './terms/cookies.ts'
import { privacy } from './terms/privacy.ts'
import { registration } from './terms/registration.ts'
import { serviceFree } from './terms/service-free.ts'
import { servicePaid } from './terms/service-paid.ts'

/** Tsubame Vision key management: issued IDs, registration by oneself, a fresh password by mail, registration keys (manual 003). */
export default definePortal({
  languages: ['ja', 'en'],
  title: { ja: 'つばめビジョン キー管理', en: 'Tsubame Vision key management' },
  mailTitle: { ja: 'つばめビジョン', en: 'Tsubame Vision' },
  company: { ja: 'つばめビジョン株式会社', en: 'Tsubame Vision Co., Ltd.' },
  summary: {
    ja: 'テレビ会議装置「HDコム」の販売店・法人のお客様向けの窓口です。発行された登録IDでログインします。',
    en: 'For dealers and corporate customers who use HD COM video-conference devices. You sign in with the ID you were issued.',
  },
  place: 4,
  front: 'sign-in',
  signInLink: false,
  help: {
    title: { ja: 'つばめビジョン キー管理窓口', en: 'the Tsubame Vision key desk' },
    mail: 'keys@tsubame.example',
    hours: { ja: '平日 9:00～17:30', en: 'weekdays 9:00 to 17:30 JST' },
  },
  mailFrom: 'no-reply@tsubame.example',
  inquiry: false,
  cookieNotice: true,
  account: {
    signIn: {
      by: { identifier: 'registration-id' },
      pages: 'one',
      certificate: 'none',
      picture: { characters: 6, lifetime: minutes(5) },
      // biome-ignore lint/suspicious/noThenProperty: it is data and no function, so nothing ever waits for it.
      then: 'nothing',
      lockAfter: 'never',
    },
    recovery: { by: 'reissue', proofs: ['identifier'], lifetime: days(1) },
    // The manual asks for nothing of a password; so this is what the standards advise.
    password: { length: [15, 128], letters: 'any', symbols: 'printable', kinds: [], history: 1 },
    initialPassword: days(30),
    initial: 'must-change',
    passwordChange: 'present-password',
    invitation: hours(24),
    session: { idle: minutes(30), atMost: hours(12) },
    registration: { by: 'consent', confirmAddress: 'before', lifetime: hours(24), terms: 'registration' },
    customers: 'none',
    facts: ['registration-id', 'company', 'name', 'mail', 'details'],
  },
  services: [
    {
      service: 'keys',
      products: ['trial', '701W', '703W', 'M701W', 'M703W'],
      term: { grace: 'P6M', most: 'P6Y', quarantine: 'P6M' },
      numbers: { prefixes: ['111', '117', '118'], candidates: 3, redraws: 5, held: minutes(15) },
      terms: { free: 'service-free', paid: 'service-paid' },
      openTo: ['hdcom'],
    },
  ],
  terms: [registration, cookies, privacy, serviceFree, servicePaid],
})
