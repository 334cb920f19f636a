import { days, definePortal, hours, minutes } from 'madoguchi'
import { privacy } from './terms/privacy.ts'
import { terms } from './terms/terms.ts'

/** Kobato Hardware Online: customer codes, a main user who keeps shared users, three proofs and a 24-hour link (manual 002). */
export default definePortal({
  languages: ['ja', 'en'],
  title: { ja: 'こばと金物オンライン', en: 'Kobato Hardware Online' },
  mailTitle: { ja: 'こばと金物オンライン', en: 'Kobato Hardware Online' },
  company: { ja: 'こばと金物株式会社', en: 'Kobato Hardware Co., Ltd.' },
  summary: {
    ja: '法人のお客様向けの窓口です。お客様コードまたはメールアドレスでログインします。',
    en: 'For corporate customers. You sign in with your customer code or e-mail address.',
  },
  place: 3,
  front: 'welcome',
  signInLink: true,
  help: {
    title: { ja: 'こばと金物 お客様窓口', en: 'Kobato Hardware customer service' },
    mail: 'service@kobato.example',
    hours: { ja: '平日 9:00～18:00', en: 'weekdays 9:00 to 18:00 JST' },
  },
  mailFrom: 'no-reply@kobato.example',
  inquiry: true,
  cookieNotice: false,
  account: {
    signIn: {
      by: { identifier: 'customer-code-or-mail' },
      pages: 'one',
      certificate: 'none',
      picture: 'none',
      // biome-ignore lint/suspicious/noThenProperty: it is data and no function, so nothing ever waits for it.
      then: 'nothing',
      lockAfter: 'never',
    },
    recovery: { by: 'link', proofs: ['customer-code', 'postal-code', 'mail'], lifetime: hours(24) },
    // The manual says "8 characters"; longer ones are safer, and 8 still do what it says (TRD-5).
    password: { length: [8, 64], letters: 'any', symbols: 'printable', kinds: [], history: 1 },
    initialPassword: days(30),
    initial: 'must-change',
    passwordChange: 'present-password',
    invitation: hours(24),
    session: { idle: minutes(30), atMost: hours(12) },
    registration: 'closed',
    customers: {
      code: 'JP#######',
      sharedUsers: { atMost: 50, invitation: hours(24) },
      codeReminder: true,
      codeApplication: { confirmation: hours(24) },
    },
    facts: ['name', 'company', 'customer-code', 'mail'],
  },
  services: [],
  terms: [terms, privacy],
})
