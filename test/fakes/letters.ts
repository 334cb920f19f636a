import type { FactsOf, LetterName, LetterWords } from '../../src/domain/letters.ts'
import type { Language } from '../../src/kit/language.ts'
import type { PortalOfMail, SenderOptions } from '../../src/mail/send.ts'
import { letters as en } from '../../src/words/en/letters.ts'
import { letters as ja } from '../../src/words/ja/letters.ts'

const until = '2026-11-21T00:05:00.000Z'

const record = { name: '髙﨑 美咲', kind: 'new', service: 'SR3.0 1年', server: 'www.tsubaki.example' } as const

/** Facts for every letter; a forgotten letter does not compile. `until` and `at` are 2026/11/21 09:05 in Japan. */
export const sampleFacts: { readonly [L in LetterName]: FactsOf<L> } = {
  'reset-link': { until, hours: 24, customerCode: 'JP1002003' },
  'temporary-password': { until, minutes: 60 },
  'one-time-code': { until, minutes: 10 },
  invitation: { name: '髙﨑 美咲', until, by: 'main-user' },
  'password-changed': { at: until, how: 'recovered' },
  'confirm-registration': { until, hours: 24 },
  'confirm-details': { until, hours: 24 },
  'confirm-update': { until, hours: 24 },
  registered: { registrationId: 'K7XQ2MPA4R', company: '㈱つばき工務店' },
  'fresh-password': { until, hours: 24 },
  'registration-id-changed': { registrationId: 'K7XQ2MPA4R' },
  'already-registered': {},
  'confirm-mail': { until, hours: 24 },
  'mail-taken': {},
  'mail-changed': { at: until, newMail: 'misaki@tsubaki.example', until },
  'customer-code': { customerCode: 'JP1002003' },
  'shared-user-asks': { name: '近藤 陸', mail: 'riku@tsubaki.example' },
  'confirm-application': { until, hours: 24, company: '㈱つばき工務店' },
  'application-received': { number: 'C-2026-00012', company: '㈱つばき工務店' },
  'application-refused': {
    number: 'C-2026-00012',
    company: '㈱つばき工務店',
    reason: 'お取り扱い地域の外でした。\nご了承ください。',
  },
  'inquiry-received': { number: 'Q-2026-00034', subject: '蝶番の在庫について' },
  'hand-over-asked': { from: '髙﨑 美咲', to: '近藤 陸', you: 'shared', until },
  'handed-over': { from: '髙﨑 美咲', to: '近藤 陸', customerCode: 'JP1002003' },
  'account-deleted': { at: until },
  'key-issued': { kind: 'hdcom', device: '0123-4567-89AB-CDEF', number: '111-01234', term: { months: 12 } },
  'term-extended': { kind: 'hdcom', device: '0123-4567-89AB-CDEF', number: '111-01234', term: { last: '2028-11-20' } },
  'bulk-done': { asked: 'new', done: 4711, same: 3, refused: 12, keptUntil: until },
  'record-received': record,
  'documents-awaited': { ...record, documents: ['登記事項証明書'], note: '発行から3か月以内のものをお送りください。' },
  'record-refused': { ...record, reason: '登記を確かめられませんでした。' },
  'record-cancelled': record,
  'contacts-changed': { ...record, kind: 'contacts', code: 'B0000012' },
  'certificate-issued': { ...record, code: 'B0000012', lastsUntil: until, ends: '2027-11-20' },
  'certificate-revoked': { ...record, code: 'B0000012', serial: '7f00aa12', at: until },
  'contract-ending': { ...record, code: 'B0000012', ends: '2026-11-21', days: 30, renewsItself: false },
  'revocation-clock': { clock: 'urgent', code: 'B0000012', server: 'www.tsubaki.example', due: until },
  'maintenance-announced': {
    from: '2026-11-20T13:00:00.000Z',
    until,
    text: '電源の設備を交換します。',
    devices: [{ device: '0123-4567-89AB-CDEF', endsOn: '2026-11-20' }],
    more: true,
  },
  'maintenance-changed': { from: '2026-11-20T13:00:00.000Z', until, before: '2026-11-20T17:00:00.000Z', text: '' },
  'maintenance-withdrawn': { from: '2026-11-20T13:00:00.000Z', until },
  'product-news': {
    subject: 'HDコム 新機種のご案内',
    text: '新しい機種を発売しました。\n詳しくは担当者におたずねください。',
  },
}

export const letterNames = Object.keys(sampleFacts) as LetterName[]

export const samplePortal: PortalOfMail = {
  mailTitle: { ja: 'あおばコネクトID', en: 'Aoba Connect ID' },
  company: { ja: '株式会社あおばコネクト', en: 'Aoba Connect Inc.' },
  help: { title: { ja: 'あおばコネクトID サポート窓口', en: 'Aoba Connect ID support' }, mail: 'support@aoba.example' },
  mailFrom: 'no-reply@aoba.example',
}

export const wordsOf = (_portal: string, language: Language): LetterWords => ({ ja, en })[language]

/** What a sender needs beside a transport; links look like `https://counter.example/partner/link/TOKEN`. */
export const sampleSender: Omit<SenderOptions, 'transport'> = {
  wordsOf,
  portalOf: () => samplePortal,
  addressesOf: (portal) => {
    const base = `https://counter.example/${portal}`
    return {
      front: `${base}/`,
      signIn: `${base}/sign-in`,
      recovery: `${base}/recover`,
      temporary: `${base}/recover/temporary`,
      link: (_letter, token) => `${base}/link/${token}`,
    }
  },
}
