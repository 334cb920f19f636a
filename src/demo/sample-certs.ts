/** The demo's customers of server certificates, all invented. */
export interface SampleCertificateCustomer {
  readonly accessKey: string
  readonly name: string
  readonly company: string
  readonly email: string
  readonly password: string
  /** The agent they bought from (「特約店コード」). */
  readonly agentCode: string
  /** The passphrase of the file with the login certificate; null: this customer comes in by one-time password alone. */
  readonly passphrase: string | null
  /** A password that staff gave and that was not changed yet (CRT-4). */
  readonly isInitial: boolean
}

export const certificateCustomers: readonly SampleCertificateCustomer[] = [
  {
    accessKey: 'HN4Q7RTA',
    name: '早川 直樹',
    company: '株式会社はやぶさ運輸',
    email: 'hayakawa@hayabusa-unyu.example',
    password: 'Haya-Busa48',
    agentCode: 'T100482',
    passphrase: 'Hayabusa-no-Tsubasa-480',
    isInitial: false,
  },
  {
    accessKey: 'kM8PzW3c',
    name: '水野 恵',
    company: '水野楽器株式会社',
    email: 'mizuno@mizuno-gakki.example',
    password: 'Gakki+Oto71',
    agentCode: 'T100482',
    passphrase: 'Oto-no-Naru-Ki-71-Mizuno',
    isInitial: false,
  },
  {
    accessKey: 'T5dVx9Lb',
    name: '相沢 拓海',
    company: '学校法人けやき学園',
    email: 'aizawa@keyaki-gakuen.example',
    password: 'Keyaki%Nami6',
    agentCode: 'T207715',
    passphrase: null,
    isInitial: false,
  },
  {
    accessKey: 'wB6YqJ2e',
    name: '小野寺 千夏',
    company: '株式会社みさき計測',
    email: 'onodera@misaki-keisoku.example',
    password: 'Hajimete#Hakaru9',
    agentCode: 'T207715',
    passphrase: 'Misaki-no-Toudai-Hikaru-6',
    isInitial: true,
  },
]

/** Where the file with somebody's login certificate is to be had. */
export const fileOf = ({ accessKey, passphrase }: SampleCertificateCustomer): string | null =>
  passphrase === null ? null : `/demo/certificates/${accessKey}.p12`
