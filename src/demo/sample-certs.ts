/** The demo's customers of server certificates, all invented. */
export interface SampleCertificateCustomer {
  readonly accessKey: string
  readonly name: string
  readonly company: string
  readonly email: string
  readonly password: string
  /** The agent they bought from (「特約店コード」). */
  readonly agentCode: string
}

export const certificateCustomers: readonly SampleCertificateCustomer[] = [
  {
    accessKey: 'HN4Q7RTA',
    name: '早川 直樹',
    company: '株式会社はやぶさ運輸',
    email: 'hayakawa@hayabusa-unyu.example',
    password: 'Haya-Busa48',
    agentCode: 'T100482',
  },
  {
    accessKey: 'kM8PzW3c',
    name: '水野 恵',
    company: '水野楽器株式会社',
    email: 'mizuno@mizuno-gakki.example',
    password: 'Gakki+Oto71',
    agentCode: 'T100482',
  },
  {
    accessKey: 'T5dVx9Lb',
    name: '相沢 拓海',
    company: '学校法人けやき学園',
    email: 'aizawa@keyaki-gakuen.example',
    password: 'Keyaki%Nami6',
    agentCode: 'T207715',
  },
]
