import type { Language } from '../kit/language.ts'

/** The ways to move the demo's clock on; `amount` counts in one of these. */
export type Unit = 'minutes' | 'hours' | 'days' | 'months'

/** What the demo's own pages say. */
export interface DemoWords {
  readonly title: string
  readonly lead: string
  readonly inbox: { readonly title: string; readonly text: string; readonly open: string }
  readonly clock: {
    readonly title: string
    readonly text: string
    readonly now: string
    readonly running: string
    readonly ahead: string
    readonly advance: readonly { readonly duration: string; readonly label: string }[]
    readonly own: {
      readonly title: string
      readonly amount: string
      readonly amountHint: string
      readonly unit: string
      readonly units: Readonly<Record<Unit, string>>
      readonly submit: string
    }
    readonly reset: string
    readonly resetHint: string
    readonly moved: string
    readonly wasReset: string
    readonly faults: { readonly empty: string; readonly amount: string; readonly tooFar: string }
  }
  readonly samples: {
    readonly title: string
    readonly text: string
    readonly open: (portal: string) => string
    readonly caption: (portal: string) => string
    readonly mainCaption: (portal: string) => string
    readonly sharedCaption: (portal: string) => string
    readonly loginId: string
    readonly customerCode: string
    readonly postalCode: string
    readonly accessKey: string
    readonly agentCode: string
    readonly couponCaption: (portal: string) => string
    readonly coupon: string
    readonly service: string
    readonly services: Readonly<Record<'sr3' | 'sr3-auto' | 'ev2', string>>
    readonly uses: string
    readonly loginCertificate: string
    readonly passphrase: string
    /** A file to download, with its type. */
    readonly file: (name: string) => string
    readonly byCodeAlone: string
    readonly initial: string
    readonly mail: string
    readonly password: string
    readonly name: string
    readonly company: string
    readonly about: string
    readonly noPassword: string
    readonly noMail: string
    readonly state: Readonly<Record<'active' | 'suspended' | 'new', string>>
    readonly registrationId: string
    readonly permission: string
    readonly mayMpcs: string
    readonly mayHdcom: string
    readonly devicesCaption: string
    readonly devicesText: string
    readonly device: string
    readonly product: string
    readonly cardNumber: string
    readonly cardId: string
    readonly allOfIt: string
    readonly simulator: string
  }
  readonly mails: {
    readonly title: string
    readonly titleTo: (address: string) => string
    readonly lead: string
    readonly filter: {
      readonly name: string
      readonly label: string
      readonly submit: string
      readonly all: string
    }
    readonly list: string
    readonly none: string
    readonly noneTo: (address: string) => string
    readonly older: string
    readonly newest: string
    readonly pages: string
    readonly to: string
    readonly from: string
    readonly at: string
    readonly back: string
    readonly body: string
    readonly plain: string
    readonly plainText: string
  }
}

const ja: DemoWords = {
  title: 'デモの使い方',
  lead: 'どの窓口のどの手続きも、最後まで自由にお試しいただけます。会社も人もデータも、すべて架空のものです。',
  inbox: {
    title: '受信箱',
    text: '窓口から送られるメールは、外には出ず、すべて受信箱に届きます。手続きのリンクや番号は、受信箱でお確かめください。',
    open: '受信箱を開く',
  },
  clock: {
    title: '時計',
    text: 'リンクの有効期限や90日ごとの確認など、時間がたつと変わる動きを確かめられます。時刻を進めると、デモ全体がその時刻になります。',
    now: 'デモの現在時刻',
    running: '実際の時刻と同じです。',
    ahead: '実際の時刻より進んでいます。',
    advance: [
      { duration: 'PT1H', label: '1時間進める' },
      { duration: 'P1D', label: '1日進める' },
      { duration: 'P90D', label: '90日進める' },
    ],
    own: {
      title: '長さを決めて進める',
      amount: '進める長さ',
      amountHint: '1から9999までの数字',
      unit: '単位',
      units: { minutes: '分', hours: '時間', days: '日', months: 'か月' },
      submit: '進める',
    },
    reset: '実際の時刻に戻す',
    resetHint: '戻しても、進めている間に行った手続きは残ります。その日時は、先の日時のままです。',
    moved: '時刻を進めました。',
    wasReset: '実際の時刻に戻しました。',
    faults: {
      empty: '進める長さを入力してください。',
      amount: '進める長さは、1から9999までの数字で入力してください。',
      tooFar: 'その長さでは西暦9000年を超えます。進める長さを短くしてください。',
    },
  },
  samples: {
    title: '見本のアカウント',
    text: '次のアカウントは、お試しいただくための見本です。コピーしてお使いください。パスワードは変更できるため、変更したあとは下の表と異なることがあります。',
    open: (portal) => `${portal}を開く`,
    caption: (portal) => `${portal}のアカウント`,
    mainCaption: (portal) => `${portal}のメインユーザ`,
    sharedCaption: (portal) => `${portal}の共有ユーザ`,
    loginId: 'ログインID',
    customerCode: 'お客様コード',
    postalCode: '郵便番号',
    accessKey: 'アクセスキー',
    agentCode: '特約店コード',
    couponCaption: (portal) => `${portal}のクーポン`,
    coupon: 'クーポン番号',
    service: 'サービス',
    services: { sr3: 'SR3.0', 'sr3-auto': 'SR3.0（自動契約更新）', ev2: 'EV2.0' },
    uses: '利用できる回数',
    loginCertificate: 'ログイン用電子証明書',
    passphrase: 'パスフレーズ',
    file: (name) => `${name}（PKCS#12）`,
    byCodeAlone: 'なし（ワンタイムパスワードのみ）',
    initial: '（初期パスワード）',
    mail: 'メールアドレス',
    password: 'パスワード',
    name: 'お名前',
    company: '会社名',
    about: '状態',
    noPassword: 'まだありません',
    noMail: '登録がありません',
    state: { active: '利用中', suspended: '停止中', new: 'パスワード設定前' },
    registrationId: '登録ID',
    permission: '申請できる機器',
    mayMpcs: 'HDコム、HDVC-MPCS',
    mayHdcom: 'HDコム',
    devicesCaption: '見本の機器と、未使用のカード',
    devicesText:
      '1台ごとに、別々のカードを用意しています。機器の番号とカードの番号を窓口で入力し、発行されたキーをシミュレータの機器に登録してください。',
    device: '機器（MPR IDまたはMACアドレス）',
    product: '商品',
    cardNumber: 'Activation Key No.',
    cardId: 'Registration ID',
    allOfIt: '機器は種別ごとに20台、カードは商品ごとに60枚あります。すべて見る（JSON）',
    simulator: '機器のシミュレータを開く',
  },
  mails: {
    title: '受信箱',
    titleTo: (address) => `受信箱：${address}`,
    lead: '窓口から送られたメールです。新しいものから順に並んでいます。',
    filter: {
      name: 'メールを絞り込む',
      label: '宛先のメールアドレス',
      submit: '絞り込む',
      all: 'すべてのメールを見る',
    },
    list: 'メールの一覧',
    none: 'メールはまだありません。窓口で手続きをすると、ここに届きます。',
    noneTo: (address) => `${address} に届いたメールはありません。アドレスをお確かめください。`,
    older: '以前のメールを見る',
    newest: '最新のメールに戻る',
    pages: 'ほかのメール',
    to: '宛先',
    from: '差出人',
    at: '送信日時',
    back: '受信箱に戻る',
    body: 'メールの本文',
    plain: '文字だけの本文',
    plainText: 'メールソフトが文字だけを表示するときの本文です。',
  },
}

const en: DemoWords = {
  title: 'How to use the demo',
  lead: 'Try every procedure of every portal to its end, as you like. All companies, people and data are invented.',
  inbox: {
    title: 'Inbox',
    text: 'Mail that the portals send does not leave this machine; all of it arrives in the inbox. Look there for links and codes.',
    open: 'Open the inbox',
  },
  clock: {
    title: 'Clock',
    text: 'See what changes as time goes by, such as links that expire or the check every 90 days. The whole demo lives by this clock.',
    now: 'The time in the demo',
    running: 'This is the real time.',
    ahead: 'This is ahead of the real time.',
    advance: [
      { duration: 'PT1H', label: '1 hour ahead' },
      { duration: 'P1D', label: '1 day ahead' },
      { duration: 'P90D', label: '90 days ahead' },
    ],
    own: {
      title: 'Go ahead by your own choice',
      amount: 'How far',
      amountHint: 'A number from 1 to 9999',
      unit: 'Unit',
      units: { minutes: 'minutes', hours: 'hours', days: 'days', months: 'months' },
      submit: 'Go ahead',
    },
    reset: 'Back to the real time',
    resetHint: 'What you did meanwhile stays, and keeps its later date.',
    moved: 'The clock has been set ahead.',
    wasReset: 'The clock shows the real time again.',
    faults: {
      empty: 'Please fill in “How far”.',
      amount: '“How far” is a number from 1 to 9999. Please type it in digits.',
      tooFar: 'That would be past the year 9000. Please make “How far” smaller.',
    },
  },
  samples: {
    title: 'Sample accounts',
    text: 'These accounts are samples to try things out with; copy them as you need. Passwords can be changed, and may then differ from this table.',
    open: (portal) => `Open ${portal}`,
    caption: (portal) => `Accounts of ${portal}`,
    mainCaption: (portal) => `Main users of ${portal}`,
    sharedCaption: (portal) => `Shared users of ${portal}`,
    loginId: 'Login ID',
    customerCode: 'Customer code',
    postalCode: 'Postal code',
    accessKey: 'Access key',
    agentCode: 'Agent code',
    couponCaption: (portal) => `${portal}: coupons`,
    coupon: 'Coupon number',
    service: 'Service',
    services: { sr3: 'SR3.0', 'sr3-auto': 'SR3.0 (renews itself)', ev2: 'EV2.0' },
    uses: 'Uses in all',
    loginCertificate: 'Login certificate',
    passphrase: 'Passphrase',
    file: (name) => `${name} (PKCS#12)`,
    byCodeAlone: 'none (one-time password only)',
    initial: '(initial password)',
    mail: 'E-mail address',
    password: 'Password',
    name: 'Name',
    company: 'Company',
    about: 'State',
    noPassword: 'None yet',
    noMail: 'None on record',
    state: { active: 'In use', suspended: 'Suspended', new: 'Password not set yet' },
    registrationId: 'User ID',
    permission: 'May apply for',
    mayMpcs: 'HD COM, HDVC-MPCS',
    mayHdcom: 'HD COM',
    devicesCaption: 'Sample devices with unused cards',
    devicesText:
      'Each device has cards of its own. Type the numbers of device and card into the portal, and register the key on the device in the simulator.',
    device: 'Device (MPR ID or MAC address)',
    product: 'Product',
    cardNumber: 'Activation Key No.',
    cardId: 'Registration ID',
    allOfIt: 'There are 20 devices of each kind and 60 cards of each product. See all of them (JSON)',
    simulator: 'Open the device simulator',
  },
  mails: {
    title: 'Inbox',
    titleTo: (address) => `Inbox: ${address}`,
    lead: 'Mail that the portals have sent, newest first.',
    filter: {
      name: 'Narrow down the list',
      label: 'E-mail address of the recipient',
      submit: 'Narrow down',
      all: 'Show all mail',
    },
    list: 'List of mail',
    none: 'There is no mail yet. It arrives here when you use a portal.',
    noneTo: (address) => `There is no mail to ${address}. Please check the address.`,
    older: 'Older mail',
    newest: 'Back to the newest mail',
    pages: 'More mail',
    to: 'To',
    from: 'From',
    at: 'Sent',
    back: 'Back to the inbox',
    body: 'The mail',
    plain: 'Text only',
    plainText: 'What a mail program shows that displays text only.',
  },
}

/** The demo's own words in each language. */
export const demoWords: Readonly<Record<Language, DemoWords>> = { ja, en }
