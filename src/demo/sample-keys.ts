import { drawCard } from '../domain/keys/card.ts'
import type { PrintedCard } from '../domain/keys/cards.ts'
import type { Device, DeviceKind } from '../domain/keys/device.ts'
import { type ProductId, products } from '../domain/keys/product.ts'
import type { Titled } from '../kit/language.ts'
import { type Random, seededRandom } from '../kit/random.ts'

/** Somebody of the portal `keys`; `office` is the customer several of them share. All invented. */
export interface SampleDealer {
  readonly registrationId: string
  readonly email: string
  readonly password: string
  readonly company: string
  readonly name: string
  readonly country: string
  readonly postalCode: string
  readonly address: readonly [string, string, string, string, string]
  readonly phone: string
  readonly wantsNews: boolean
  readonly office: 'asagiri' | null
  /** Whether staff have allowed applications for 「HDVC-MPCS」 (KEY-50). */
  readonly mpcs: boolean
}

/** A device as it is printed on its label. */
export interface SampleDevice {
  readonly kind: DeviceKind
  readonly mprId: string | null
  readonly macAddress: string
}

export interface SampleCard extends PrintedCard {
  readonly product: ProductId
}

/** How an issued sample device stands when the demo begins. */
export type IssuedState = 'running' | 'ending' | 'ended'

/** A device whose key was issued and used before the demo began. */
export interface IssuedSample {
  readonly state: IssuedState
  readonly device: SampleDevice
  readonly card: SampleCard
  /** How many days ago its key was issued, and first used. */
  readonly daysAgo: number
}

export const dealers: readonly SampleDealer[] = [
  {
    registrationId: 'KQ7M2XWT9B',
    email: 'ogawa@asagiri-eizo.example',
    password: 'asagiri-no-kaigishitsu',
    company: '株式会社あさぎり映像',
    name: '小川 真央',
    country: 'JP',
    postalCode: '244-0806',
    address: ['神奈川県横浜市戸塚区上品濃0-7', '', '', '', ''],
    phone: '045-000-0404',
    wantsNews: true,
    office: 'asagiri',
    mpcs: true,
  },
  {
    registrationId: 'HV4NDR8ZC3',
    email: 'koike@asagiri-eizo.example',
    password: 'terebi-to-rimokon-88',
    company: '株式会社あさぎり映像',
    name: '小池 亮',
    country: 'JP',
    postalCode: '244-0806',
    address: ['神奈川県横浜市戸塚区上品濃0-7', '', '', '', ''],
    phone: '045-000-0404',
    wantsNews: false,
    office: 'asagiri',
    mpcs: false,
  },
  {
    registrationId: 'YP6GFJ2WSE',
    email: 'hirano@kamome-tsushin.example',
    password: 'kamome wa doko made 5',
    company: '有限会社かもめ通信機',
    name: '平野 静',
    country: 'JP',
    postalCode: '812-0011',
    address: ['福岡県福岡市博多区博多駅前0-6-1', '', '', '', ''],
    phone: '092-000-0505',
    wantsNews: true,
    office: null,
    mpcs: false,
  },
  {
    registrationId: 'WB5TUA9XKM',
    email: 'hale@lakeside-conference.example',
    password: 'quiet-room-with-a-view',
    company: 'Lakeside Conference Rooms',
    name: 'Morgan Hale',
    country: 'SG',
    postalCode: '',
    address: ['0 Lakeside Walk', 'Singapore', '', '', ''],
    phone: '+65 0000 0606',
    wantsNews: false,
    office: null,
    mpcs: false,
  },
]

/** The customer two of the accounts belong to: either sees what the other issued (KEY-41). */
export const sampleOffice = {
  code: 'ASAGIRI',
  company: '株式会社あさぎり映像',
  kana: 'カブシキガイシャアサギリエイゾウ',
  postalCode: '244-0806',
  address: '神奈川県横浜市戸塚区上品濃0-7',
  phone: '045-000-0404',
} as const

const DEVICES = 20
const CARDS = 60

/** Product names as they are printed on cards. */
export const productNames: Readonly<Record<ProductId, Titled>> = {
  trial: { ja: '無料体験 3か月', en: 'Free trial, 3 months' },
  '701W': { ja: '701W 1年', en: '701W, 1 year' },
  '703W': { ja: '703W 3年', en: '703W, 3 years' },
  M701W: { ja: 'MPCS 701W 1年', en: 'MPCS 701W, 1 year' },
  M703W: { ja: 'MPCS 703W 3年', en: 'MPCS 703W, 3 years' },
}

const hex = (digits: number, random: Random): string =>
  Array.from({ length: digits }, () => random.below(16).toString(16).toUpperCase()).join('')

/** Addresses of the range that belongs to no maker (IEEE 802, the second digit 2). */
const drawMac = (random: Random): string => `02${hex(10, random)}`

const drawDevice = (kind: DeviceKind, random: Random): SampleDevice => ({
  kind,
  mprId: kind === 'hdcom' ? hex(16, random) : null,
  macAddress: drawMac(random),
})

const drawCards = (product: ProductId, count: number, random: Random): readonly SampleCard[] =>
  Array.from({ length: count }, () => ({ product, ...drawCard(random) }))

// Streams of their own, so that more of one changes nothing of the others.
const stream = (name: string): Random => seededRandom(`madoguchi sample ${name}`)
const drawn = (kind: DeviceKind, count: number): readonly SampleDevice[] => {
  const random = stream(`devices ${kind}`)
  return Array.from({ length: count }, () => drawDevice(kind, random))
}
const kinds: readonly DeviceKind[] = ['hdcom', 'mpcs']

/** Devices nobody applied for yet. */
export const freshDevices: readonly SampleDevice[] = kinds.flatMap((kind) => drawn(kind, DEVICES))

/** Cards nobody used yet, of every product. */
export const freshCards: readonly SampleCard[] = (Object.keys(products) as ProductId[]).flatMap((product) =>
  drawCards(product, CARDS, stream(`cards ${product}`)),
)

const issuedAs = (state: IssuedState, product: ProductId, daysAgo: number): IssuedSample => {
  const random = stream(`issued ${state}`)
  const { deviceKind } = products[product]
  return { state, device: drawDevice(deviceKind, random), card: { product, ...drawCard(random) }, daysAgo }
}

/** Devices that a first look shows: in the middle of a term, near its end, and some weeks after it. */
export const issuedSamples: readonly IssuedSample[] = [
  issuedAs('running', '701W', 130),
  issuedAs('ending', '701W', 355),
  issuedAs('ended', 'trial', 120),
]

/** Unused cards for a sample device, one of each product: each device has its own, so that two people do not take the same. */
export const cardsFor = (sample: SampleDevice): readonly SampleCard[] => {
  const alike = freshDevices.filter(({ kind }) => kind === sample.kind)
  const own = alike.indexOf(sample)
  const place = own >= 0 ? own : alike.length + issuedSamples.findIndex(({ device }) => device === sample)
  return (Object.keys(products) as ProductId[])
    .filter((product) => products[product].deviceKind === sample.kind)
    .flatMap((product) => freshCards.filter((card) => card.product === product).slice(place, place + 1))
}

/** A sample device as the rules name it. */
export const deviceOf = ({ kind, mprId, macAddress }: SampleDevice): Device => ({
  kind,
  id: kind === 'hdcom' ? mprId! : macAddress,
})

const printed = ({ product, number, registrationId }: SampleCard) => ({
  product,
  activationKeyNo: number,
  registrationId,
})

/** The same as other programs read them. */
export const publicKeysData = () => ({
  accounts: dealers.map(({ registrationId, email, password }) => ({ registrationId, email, password })),
  devices: freshDevices,
  cards: freshCards.map(printed),
  issued: issuedSamples.map(({ state, device, card }) => ({ state, ...device, ...printed(card) })),
})
