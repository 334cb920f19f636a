import type { ApplicationStatus } from '../domain/certificates/application.ts'
import type { Contact, Organisation } from '../domain/certificates/desk-data.ts'
import type { ServerType } from '../domain/certificates/server-type.ts'
import type { SampleCertificateCustomer } from './sample-certs.ts'

type AccessKey = SampleCertificateCustomer['accessKey']

/** What became of a contract after it was concluded, and how many days ago. */
export interface SampleSequel {
  readonly is: 'renewed' | 'reissued' | 'contacts' | 'revoked'
  readonly daysAgo: number
}

/** A contract of a sample customer, with every certificate that was issued in it. */
export interface SampleContract {
  readonly customer: AccessKey
  readonly server: string
  readonly serverType: ServerType
  readonly service: 'sr3' | 'sr3-auto' | 'ev2'
  /** How many days ago it was concluded; `further`: so many that a further certificate can be asked for within its term. */
  readonly begun: number | 'further'
  readonly coupon?: string
  readonly sequel?: SampleSequel
}

/** An application that has come to no certificate, or has not yet. */
export interface SampleApplication {
  readonly customer: AccessKey
  readonly server: string
  readonly serverType: ServerType
  readonly service: SampleContract['service']
  readonly status: Exclude<ApplicationStatus, 'issuing' | 'done'>
  readonly daysAgo: number
  /** Documents that staff wait for. */
  readonly documents?: readonly string[]
  /** What staff wrote to the customer. */
  readonly note?: string
  readonly coupon?: string
  /** It renews the contract for the same server. */
  readonly renews?: true
}

const [hayabusa, mizuno, keyaki] = ['HN4Q7RTA', 'kM8PzW3c', 'T5dVx9Lb'] as const

/** In the order in which they are planted; contract codes follow what was concluded first. */
export const sampleContracts: readonly SampleContract[] = [
  { customer: hayabusa, server: 'haisha.hayabusa-unyu.example', serverType: 'apache', service: 'sr3', begun: 640 },
  { customer: mizuno, server: 'kyoshitsu.mizuno-gakki.example', serverType: 'iis', service: 'sr3', begun: 520 },
  {
    ...{ customer: hayabusa, server: 'unko.hayabusa-unyu.example', serverType: 'nginx', service: 'sr3', begun: 375 },
    sequel: { is: 'renewed', daysAgo: 31 },
  },
  { customer: hayabusa, server: 'shukka.hayabusa-unyu.example', serverType: 'nginx', service: 'sr3', begun: 335 },
  { customer: mizuno, server: 'www.mizuno-gakki.example', serverType: 'nginx', service: 'sr3', begun: 325 },
  {
    ...{ customer: hayabusa, server: 'www.hayabusa-unyu.example', serverType: 'nginx', service: 'sr3', begun: 310 },
    sequel: { is: 'contacts', daysAgo: 60 },
  },
  { customer: hayabusa, server: 'kessai.hayabusa-unyu.example', serverType: 'apache', service: 'ev2', begun: 300 },
  { customer: keyaki, server: 'www.keyaki-gakuen.example', serverType: 'apache', service: 'ev2', begun: 295 },
  {
    ...{ customer: hayabusa, server: 'mihon.hayabusa-unyu.example', serverType: 'tomcat', service: 'sr3', begun: 180 },
    sequel: { is: 'revoked', daysAgo: 20 },
  },
  { customer: hayabusa, server: 'yoyaku.hayabusa-unyu.example', serverType: 'nginx', service: 'sr3', begun: 'further' },
  { customer: hayabusa, server: 'mail.hayabusa-unyu.example', serverType: 'other', service: 'sr3-auto', begun: 90 },
  {
    ...{ customer: hayabusa, server: 'file.hayabusa-unyu.example', serverType: 'iis', service: 'sr3', begun: 22 },
    ...{ coupon: 'CPN-8M2R-4XKT', sequel: { is: 'reissued', daysAgo: 6 } },
  },
  {
    ...{ customer: hayabusa, server: 'tsuiseki.hayabusa-unyu.example', serverType: 'nginx', service: 'sr3', begun: 9 },
    coupon: 'CPN-3TQ7-9WHE',
  },
  { customer: mizuno, server: 'shop.mizuno-gakki.example', serverType: 'apache', service: 'sr3', begun: 8 },
  { customer: keyaki, server: 'nyushi.keyaki-gakuen.example', serverType: 'apache', service: 'sr3', begun: 7 },
  { customer: hayabusa, server: 'api.hayabusa-unyu.example', serverType: 'nginx', service: 'sr3', begun: 3 },
]

export const sampleApplications: readonly SampleApplication[] = [
  {
    ...{ customer: hayabusa, server: 'soko.hayabusa-unyu.example', serverType: 'apache', service: 'sr3' },
    ...{ status: 'refused', daysAgo: 48 },
    note: '申請組織名義のドメイン名であることを確認できませんでした。ドメイン名の登録者をご確認のうえ、改めてお申し込みください。',
  },
  {
    ...{ customer: hayabusa, server: 'matsuri.hayabusa-unyu.example', serverType: 'nginx', service: 'sr3' },
    ...{ status: 'cancelled', daysAgo: 27 },
  },
  {
    ...{ customer: mizuno, server: 'www.mizuno-gakki.example', serverType: 'nginx', service: 'sr3' },
    ...{ status: 'examining', daysAgo: 4, coupon: 'CPN-5JND-2VCA', renews: true },
  },
  {
    ...{ customer: hayabusa, server: 'kabunushi.hayabusa-unyu.example', serverType: 'nginx', service: 'ev2' },
    ...{ status: 'examining', daysAgo: 5 },
  },
  {
    ...{ customer: hayabusa, server: 'saiyo.hayabusa-unyu.example', serverType: 'apache', service: 'sr3' },
    ...{ status: 'awaiting-documents', daysAgo: 3, coupon: 'CPN-8M2R-4XKT' },
    documents: ['サービス申込書', '印鑑証明書（発行から3か月以内のもの）'],
  },
  {
    ...{ customer: hayabusa, server: 'kyujin.hayabusa-unyu.example', serverType: 'nginx', service: 'sr3' },
    ...{ status: 'received', daysAgo: 0 },
  },
  {
    ...{ customer: keyaki, server: 'toshokan.keyaki-gakuen.example', serverType: 'tomcat', service: 'sr3' },
    ...{ status: 'awaiting-documents', daysAgo: 2, coupon: 'CPN-7KBF-6RYP' },
    documents: ['サービス申込書'],
  },
]

/** A coupon that an agent sold; `days` until its last day, negative where that is over. */
export interface SampleCoupon {
  readonly number: string
  readonly agentCode: string
  readonly service: SampleContract['service']
  readonly uses: number
  readonly days: number
}

const sold = (
  agentCode: string,
  number: string,
  service: SampleCoupon['service'],
  uses: number,
  days: number,
): SampleCoupon => ({ number, agentCode, service, uses, days })

export const sampleCoupons: readonly SampleCoupon[] = [
  sold('T100482', 'CPN-2HXD-7MUA', 'sr3', 1, 300),
  sold('T100482', 'CPN-3TQ7-9WHE', 'sr3', 1, 200),
  sold('T100482', 'CPN-4PWK-8ZGN', 'sr3', 5, 300),
  sold('T100482', 'CPN-5JND-2VCA', 'sr3', 2, 150),
  sold('T100482', 'CPN-6RYB-3QTL', 'ev2', 1, 300),
  sold('T100482', 'CPN-8M2R-4XKT', 'sr3', 3, 120),
  sold('T100482', 'CPN-9CVE-5HJS', 'sr3-auto', 1, 300),
  sold('T100482', 'CPN-9LNT-7DWM', 'sr3', 2, -12),
  sold('T207715', 'CPN-2GZR-9KEP', 'sr3', 2, 300),
  sold('T207715', 'CPN-5WTA-3NHC', 'ev2', 1, 250),
  sold('T207715', 'CPN-7KBF-6RYP', 'sr3', 1, 180),
  sold('T207715', 'CPN-8QXJ-4MVD', 'sr3', 1, -40),
]

/** Whom the sample contracts are with, by access key. */
export const sampleOrganisations: Readonly<Record<AccessKey, Organisation>> = {
  [hayabusa]: {
    name: '株式会社はやぶさ運輸',
    kana: 'カブシキガイシャハヤブサウンユ',
    registrationNumber: '120001048260',
    registeredPostalCode: '550-0005',
    registeredAddress: '大阪府大阪市西区西本町9-9-9',
    postalCode: '550-0005',
    address: '大阪府大阪市西区西本町9-9-9',
    phone: '06-4321-0480',
    english: { name: 'Hayabusa Transport Co., Ltd.', prefecture: 'Osaka', city: 'Osaka-shi', country: 'JP' },
  },
  [mizuno]: {
    name: '水野楽器株式会社',
    kana: 'ミズノガッキカブシキガイシャ',
    registrationNumber: '080401007153',
    registeredPostalCode: '430-0933',
    registeredAddress: '静岡県浜松市中央区鍛冶町999-9',
    postalCode: '430-0933',
    address: '静岡県浜松市中央区鍛冶町999-9',
    phone: '053-432-0710',
    english: { name: 'Mizuno Musical Instruments Inc.', prefecture: 'Shizuoka', city: 'Hamamatsu-shi', country: 'JP' },
  },
  [keyaki]: {
    name: '学校法人けやき学園',
    kana: 'ガッコウホウジンケヤキガクエン',
    registrationNumber: '012405003917',
    registeredPostalCode: '183-0023',
    registeredAddress: '東京都府中市宮町9-99-9',
    postalCode: '183-0023',
    address: '東京都府中市宮町9-99-9',
    phone: '042-345-0660',
    english: { name: 'Keyaki Gakuen', prefecture: 'Tokyo', city: 'Fuchu-shi', country: 'JP' },
  },
}

/** Somebody of a sample customer; all their mail goes to the customer's one address, so that it is found in one place. */
export const sampleContact = (
  { name, company, email, accessKey }: SampleCertificateCustomer,
  department: string,
): Contact => {
  const { postalCode, address, phone } = sampleOrganisations[accessKey]!
  return {
    ...{ organisation: company, department, title: '', name, postalCode, address, phone, fax: '' },
    ...{ mail: email, notices: true },
  }
}

/** Who has filled in 「アカウント情報登録」 already. */
export const withPreset: readonly AccessKey[] = [hayabusa]
