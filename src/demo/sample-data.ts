import { certificateCustomers, fileOf } from './sample-certs.ts'
import { sampleCoupons } from './sample-contracts.ts'
import { dealers, publicKeysData } from './sample-keys.ts'

/**
 * The demo's people and companies, all invented; the same at every fresh start. `password: null`: nobody has set one yet.
 * `GET /demo/data` shows exactly this.
 */

export interface SampleAccount {
  readonly loginId: string
  readonly name: string
  readonly company: string
  readonly password: string | null
  readonly state: 'active' | 'suspended'
}

export interface SampleMember {
  readonly loginId: string
  readonly name: string
  readonly email: string
  readonly contract: string
  readonly password: string
}

export interface SampleCustomer {
  readonly code: string
  readonly company: string
  readonly kana: string
  readonly postalCode: string
  readonly address: string
  readonly phone: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly sharedUsers: readonly { readonly name: string; readonly email: string; readonly password: string }[]
}

const partner: readonly SampleAccount[] = [
  {
    loginId: 'sato.hanako@nagisa-denki.example',
    name: '佐藤 花子',
    company: '株式会社なぎさ電気',
    password: 'Nagisa#2026sato',
    state: 'active',
  },
  {
    loginId: 'takahashi@minato-setsubi.example',
    name: '髙橋 大輔',
    company: '㈱みなと設備',
    password: 'Minato!83kaze',
    state: 'active',
  },
  {
    loginId: 'yamazaki.rin@kaede-works.example',
    name: '山﨑 凛',
    company: '楓ワークス合同会社',
    password: 'Kaede+Momiji9',
    state: 'active',
  },
  {
    loginId: 'brown@harborline.example',
    name: 'Alex Brown',
    company: 'Harbor Line Trading',
    password: 'Harbor%Line27',
    state: 'active',
  },
  {
    loginId: 'mori.ken@hinode-bussan.example',
    name: '森 健',
    company: '日の出物産株式会社',
    password: 'Hinode=Mori55',
    state: 'suspended',
  },
  {
    loginId: 'ito.sakura@shirakaba.example',
    name: '伊藤 さくら',
    company: '白樺商店',
    password: null,
    state: 'active',
  },
  {
    loginId: 'nakamura@tsukushi-koumu.example',
    name: '中村 誠',
    company: '土筆工務店',
    password: null,
    state: 'active',
  },
  {
    loginId: 'kobayashi.yui@akatsuki.example',
    name: '小林 結衣',
    company: 'あかつきシステムズ',
    password: null,
    state: 'active',
  },
  {
    loginId: 'kato@umibe-shoji.example',
    name: '加藤 海',
    company: '海辺商事株式会社',
    password: null,
    state: 'active',
  },
]

const member: readonly SampleMember[] = [
  {
    loginId: 'abcd',
    name: '青木 悠',
    email: 'aoki@mail.midori.example',
    contract: 'M-1048-2201',
    password: 'Komorebi-2026',
  },
  {
    loginId: 'suzu1207',
    name: '鈴木 美咲',
    email: 'misaki.s@mail.midori.example',
    contract: 'M-1048-2202',
    password: 'Asagao/77Hana',
  },
  {
    loginId: 'watanabe-k',
    name: '渡邊 浩二',
    email: 'watanabe.koji@mail.midori.example',
    contract: 'M-2113-0045',
    password: 'Yuunagi_58Umi',
  },
  {
    loginId: 'emi.t',
    name: '田中 恵美',
    email: 'emi.tanaka@mail.midori.example',
    contract: 'M-2113-0046',
    password: 'Hotaru-Kawa3',
  },
]

/** A member without a basic mail address: gets no mail, staff help by hand (MEM-8). */
export const memberWithoutMail = {
  loginId: 'noaddress',
  name: '岡田 昭',
  contract: 'M-0007-0001',
  password: 'Ginnan@Michi8',
} as const

const trade: readonly SampleCustomer[] = [
  {
    code: 'JP1000231',
    company: '有限会社やなぎ建具',
    kana: 'ユウゲンガイシャヤナギタテグ',
    postalCode: '244-0806',
    address: '神奈川県横浜市戸塚区上品濃0-1',
    phone: '045-000-0101',
    name: '柳 俊介',
    email: 'yanagi@yanagi-tategu.example',
    password: 'chigaidana-no-hako',
    sharedUsers: [
      { name: '柳 まどか', email: 'madoka@yanagi-tategu.example', password: 'kanna-to-nomi-4' },
      { name: '原田 修', email: 'harada@yanagi-tategu.example', password: 'sumitsubo-itobako' },
    ],
  },
  {
    code: 'JP1000457',
    company: '株式会社ひばり内装',
    kana: 'カブシキガイシャヒバリナイソウ',
    postalCode: '541-0041',
    address: '大阪府大阪市中央区北浜0-2-3',
    phone: '06-0000-0202',
    name: '藤本 香織',
    email: 'fujimoto@hibari-naiso.example',
    password: 'kitahama no asa 6',
    sharedUsers: [{ name: '西 拓也', email: 'nishi@hibari-naiso.example', password: 'kabegami-mihoncho' }],
  },
  {
    code: 'JP1000892',
    company: 'つくし家具製作所',
    kana: 'ツクシカグセイサクショ',
    postalCode: '812-0011',
    address: '福岡県福岡市博多区博多駅前0-4-5',
    phone: '092-000-0303',
    name: '德永 翔',
    email: 'tokunaga@tsukushi-kagu.example',
    password: 'hikidashi38mai',
    sharedUsers: [{ name: '井上 遥', email: 'inoue@tsukushi-kagu.example', password: 'teburu-to-isu-12' }],
  },
]

export const sampleData = {
  partner: { accounts: partner },
  member: { accounts: member },
  trade: { customers: trade },
  keys: { accounts: dealers },
  certs: { accounts: certificateCustomers },
} as const

/** The sample data as other programs read them. */
export const publicSampleData = () => ({
  partner: { accounts: partner.map(({ loginId, password, state }) => ({ loginId, password, state })) },
  member: { accounts: member.map(({ loginId, email, password }) => ({ loginId, email, password })) },
  trade: {
    customers: trade.map(({ code, postalCode, email, password, sharedUsers }) => ({
      code,
      postalCode,
      email,
      password,
      sharedUsers: sharedUsers.map((user) => ({ email: user.email, password: user.password })),
    })),
  },
  keys: publicKeysData(),
  certs: {
    accounts: certificateCustomers.map((one) => ({
      accessKey: one.accessKey,
      password: one.password,
      agentCode: one.agentCode,
      email: one.email,
      // Where the file is to be had; null where somebody comes in by one-time password alone.
      p12: fileOf(one),
      p12Passphrase: one.passphrase,
      initial: one.isInitial,
    })),
    coupons: sampleCoupons.map(({ number, agentCode, service, uses }) => ({ number, agentCode, service, uses })),
  },
})
