import type { Language } from '../../kit/language.ts'
import type { KeyFault, MenuItem, Screen } from './tv.ts'

/** What the simulator's page says, and what stands on the television. */
export interface DeviceWords {
  readonly title: string
  readonly lead: string
  readonly screen: string
  readonly remote: {
    readonly title: string
    readonly up: string
    readonly down: string
    readonly left: string
    readonly right: string
    readonly ok: string
    readonly menu: string
    readonly yellow: string
    readonly green: string
    readonly back: string
    /** For whoever has script: the keys of the keyboard. */
    readonly keyboard: string
  }
  readonly about: {
    readonly title: string
    readonly choose: string
    readonly chooseLabel: string
    readonly noSample: string
    readonly kinds: Readonly<Record<'hdcom' | 'mpcs', string>>
    readonly own: string
    readonly ownHint: string
    readonly ownFault: string
    readonly chooseSubmit: string
    readonly issued: Readonly<Record<'running' | 'ending' | 'ended', string>>
    readonly network: string
    readonly plugged: string
    readonly unplugged: string
    readonly unplug: string
    readonly plug: string
    readonly anew: string
    readonly anewHint: string
    readonly anewSubmit: string
  }
  readonly cards: {
    readonly title: string
    readonly lead: string
    readonly caption: string
    readonly product: string
    readonly number: string
    readonly registrationId: string
    readonly portal: (title: string) => string
    readonly accounts: string
  }
  readonly tv: {
    readonly brand: string
    readonly titles: Readonly<Record<Exclude<Screen['at'], 'save' | 'restarting'>, string>>
    readonly items: Readonly<Record<MenuItem, string>>
    readonly welcome: string
    readonly service: string
    readonly mprId: string
    readonly macAddress: string
    readonly kind: string
    readonly notRegistered: string
    readonly expired: string
    /** `day` as `dayOf` writes it. */
    readonly runsUntil: (day: string) => string
    readonly away: string
    readonly busy: (minutes: number) => string
    readonly unasked: string
    /** What the device goes by meanwhile. */
    readonly kept: (state: string, until: string) => string
    readonly dayOf: (day: string) => string
    readonly password: string
    readonly newPassword: string
    readonly login: string
    readonly change: string
    readonly passwordRule: string
    readonly wrongPassword: string
    readonly changed: string
    readonly digits: (typed: number) => string
    readonly keyField: string
    readonly keyCount: (typed: number) => string
    readonly faults: Readonly<Record<Exclude<KeyFault['is'], 'busy'>, string>>
    readonly toKey: string
    readonly save: string
    readonly yes: string
    readonly no: string
    readonly restarting: string
    readonly moment: string
    readonly hints: {
      readonly choose: string
      readonly go: string
      readonly back: string
      readonly menu: string
      readonly login: string
      readonly erase: string
      readonly digits: string
      readonly keyDigits: string
      readonly register: string
      readonly keyEntry: string
      readonly goOn: string
      /** On the remote control. */
      readonly numbers: string
    }
    /** Between sentences that are read out one after the other. */
    readonly pause: string
    readonly chosen: (label: string) => string
  }
}

const ja: DeviceWords = {
  title: '機器のシミュレータ',
  lead: 'つばめビジョンの機器をテレビに映し、付属のリモコンで操作します。発行したレジストレーションキーを登録すると、実際の機器と同じ通信で、つばめネットのサーバーに確かめに行きます。',
  screen: 'テレビの画面',
  remote: {
    title: 'リモコン',
    up: '上',
    down: '下',
    left: '左',
    right: '右',
    ok: '決定',
    menu: 'メニュー',
    yellow: '黄',
    green: '緑',
    back: '戻る',
    keyboard:
      'テレビかリモコンを選ぶと、キーボードでも操作できます。矢印キー、Enter（決定）、Esc（戻る）、M（メニュー）、Y（黄）、G（緑）、0～9とA～F。',
  },
  about: {
    title: 'この機器',
    choose: '機器を選ぶ',
    chooseLabel: '見本の機器',
    noSample: '見本にない機器',
    kinds: { hdcom: 'HDコム', mpcs: 'HDVC-MPCS' },
    own: '見本にない機器の番号',
    ownHint: 'MPR IDは16桁、MACアドレスは12桁です。入力すると、見本より優先します。',
    ownFault: 'MPR IDは16桁、MACアドレスは12桁の、0～9とA～Fで入力してください。',
    chooseSubmit: 'この機器にする',
    issued: {
      running: 'キーを発行済み（利用中）',
      ending: 'キーを発行済み（まもなく終了）',
      ended: 'キーを発行済み（終了）',
    },
    network: 'ネットワーク',
    plugged: 'ケーブルがつながっています。',
    unplugged: 'ケーブルが抜けています。機器はサーバーに届きません。',
    unplug: 'ケーブルを抜く',
    plug: 'ケーブルをつなぐ',
    anew: '初期化',
    anewHint: '登録したキーと管理者のパスワードを消し、工場から届いたときの状態に戻します。',
    anewSubmit: '工場出荷時の状態に戻す',
  },
  cards: {
    title: 'この機器で試すカード',
    lead: '見本のカードです。キー管理の窓口で新規申請または期間の延長に使い、発行されたキーをこの機器に登録してください。',
    caption: '未使用のカード',
    product: '商品',
    number: 'Activation Key No.',
    registrationId: 'Registration ID',
    portal: (title) => `${title}を開く`,
    accounts: '見本のアカウントを見る',
  },
  tv: {
    brand: 'つばめビジョン',
    titles: {
      home: 'ホーム',
      menu: 'メニュー',
      about: '機器の情報',
      settings: 'システム設定',
      extensions: '拡張機能の確認',
      login: '管理者ログイン',
      admin: '管理者メニュー',
      password: '管理者パスワードの変更',
      software: 'ソフトウェアの拡張',
      key: 'レジストレーションキー登録',
    },
    items: {
      settings: '設定／保守をする',
      about: '機器の情報を見る',
      home: 'ホームに戻る',
      extensions: '拡張機能の確認',
      login: '管理者でログイン',
      software: 'ソフトウェアの拡張',
      password: '管理者パスワードの変更',
      leave: 'ログアウト',
    },
    welcome: '会議を始める準備ができています。',
    service: 'つばめネットサービス',
    mprId: 'MPR ID',
    macAddress: 'MACアドレス',
    kind: '種別',
    notRegistered: '登録されていません',
    expired: '有効期限が切れています',
    runsUntil: (day) => `${day} (GMT) が有効期限です`,
    away: 'つばめネットのサーバーへ接続していません',
    busy: (minutes) => `確認の回数が多すぎます。約${minutes}分後にもう一度お試しください`,
    unasked: 'まだ確認していません',
    kept: (state, until) => `最後に確認した内容：${state}（${until}までは、つながらなくても利用できます）`,
    dayOf: (day) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'),
    password: 'パスワード',
    newPassword: '新しいパスワード',
    login: 'ログイン',
    change: '変更する',
    passwordRule: '4～10桁の数字で入力してください。',
    wrongPassword: 'パスワードが違います。もう一度入力してください。',
    changed: 'パスワードを変更しました。',
    digits: (typed) => `${typed}桁`,
    keyField: 'レジストレーションキー',
    keyCount: (typed) => `16桁のうち${typed}桁`,
    faults: {
      length: '16桁すべてを入力してください。',
      'not-accepted': 'Registration Key の認証に失敗しました',
      away: 'つばめネットのサーバーへ接続していません',
    },
    toKey: 'レジストレーションキーを登録するには、「緑」を押してください。',
    save: '設定を保存して再起動します。よろしいですか？',
    yes: 'はい',
    no: 'いいえ',
    restarting: '再起動しています',
    moment: 'しばらくお待ちください。',
    hints: {
      choose: '選ぶ',
      go: '決める',
      back: '前の画面',
      menu: 'メニューを開く',
      login: '管理者でログイン',
      erase: '1文字消す',
      digits: '数字を入力',
      keyDigits: 'キーを入力',
      register: '登録する',
      keyEntry: 'キーを登録',
      goOn: '先へ進む',
      numbers: '数字',
    },
    pause: '。',
    chosen: (label) => `選択中：${label}`,
  },
}

const en: DeviceWords = {
  title: 'Device simulator',
  lead: 'A Tsubame Vision device on a television, with its remote control. Register a key that was issued: the device asks the Tsubame Net server by the same interface as real ones.',
  screen: 'Television screen',
  remote: {
    title: 'Remote control',
    up: 'Up',
    down: 'Down',
    left: 'Left',
    right: 'Right',
    ok: 'OK',
    menu: 'Menu',
    yellow: 'Yellow',
    green: 'Green',
    back: 'Back',
    keyboard:
      'Select the television or the remote control to use the keyboard as well: arrows, Enter (OK), Esc (Back), M (Menu), Y (Yellow), G (Green), 0–9 and A–F.',
  },
  about: {
    title: 'This device',
    choose: 'Choose a device',
    chooseLabel: 'Sample device',
    noSample: 'None of the samples',
    kinds: { hdcom: 'HD COM', mpcs: 'HDVC-MPCS' },
    own: 'Number of another device',
    ownHint: 'An MPR ID has 16 digits, a MAC address 12. It goes before the sample.',
    ownFault: 'An MPR ID has 16 digits, a MAC address 12, each 0–9 or A–F. Please check the number.',
    chooseSubmit: 'Use this device',
    issued: {
      running: '(key issued, in use)',
      ending: '(key issued, ends soon)',
      ended: '(key issued, ended)',
    },
    network: 'Network',
    plugged: 'The cable is plugged in.',
    unplugged: 'The cable is unplugged. The device does not reach the server.',
    unplug: 'Unplug the cable',
    plug: 'Plug the cable in',
    anew: 'Reset',
    anewHint: 'Deletes the registered key and the administrator’s password, as the device came from the factory.',
    anewSubmit: 'Reset to factory settings',
  },
  cards: {
    title: 'Cards to try with this device',
    lead: 'Sample cards. Use one in the key portal for a new application or an extension, and register the key on this device.',
    caption: 'Unused cards',
    product: 'Product',
    number: 'Activation Key No.',
    registrationId: 'Registration ID',
    portal: (title) => `Open ${title}`,
    accounts: 'See the sample accounts',
  },
  tv: {
    brand: 'Tsubame Vision',
    titles: {
      home: 'Home',
      menu: 'Menu',
      about: 'About this device',
      settings: 'System settings',
      extensions: 'Installed extensions',
      login: 'Administrator sign-in',
      admin: 'Administrator menu',
      password: 'Change the administrator’s password',
      software: 'Software extensions',
      key: 'Register a key',
    },
    items: {
      settings: 'Settings and maintenance',
      about: 'About this device',
      home: 'Back to home',
      extensions: 'Installed extensions',
      login: 'Sign in as administrator',
      software: 'Software extensions',
      password: 'Change the password',
      leave: 'Sign out',
    },
    welcome: 'Ready for your meeting.',
    service: 'Tsubame Net service',
    mprId: 'MPR ID',
    macAddress: 'MAC address',
    kind: 'Kind',
    notRegistered: 'Not registered',
    expired: 'The term has ended',
    runsUntil: (day) => `Valid until ${day} (GMT)`,
    away: 'Not connected to the Tsubame Net server',
    busy: (minutes) => `Asked too often. Try again in about ${minutes} minutes`,
    unasked: 'Not checked yet',
    kept: (state, until) => `Last known: ${state} (works without a connection until ${until})`,
    dayOf: (day) =>
      new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
      ),
    password: 'Password',
    newPassword: 'New password',
    login: 'Sign in',
    change: 'Change',
    passwordRule: 'Type 4 to 10 digits.',
    wrongPassword: 'That password is wrong. Type it again.',
    changed: 'The password has been changed.',
    digits: (typed) => `${typed} digits`,
    keyField: 'Registration Key',
    keyCount: (typed) => `${typed} of 16 digits`,
    faults: {
      length: 'Type all 16 digits.',
      'not-accepted': 'The Registration Key was not accepted',
      away: 'Not connected to the Tsubame Net server',
    },
    toKey: 'Press Green to register a key.',
    save: 'Save the settings and restart?',
    yes: 'Yes',
    no: 'No',
    restarting: 'Restarting',
    moment: 'One moment.',
    hints: {
      choose: 'Choose',
      go: 'Select',
      back: 'Previous screen',
      menu: 'Open the menu',
      login: 'Administrator',
      erase: 'Erase one',
      digits: 'Type digits',
      keyDigits: 'Type the key',
      register: 'Register',
      keyEntry: 'Register a key',
      goOn: 'Go on',
      numbers: 'Digits',
    },
    pause: '. ',
    chosen: (label) => `Selected: ${label}`,
  },
}

/** The simulator's words in each language. */
export const deviceWords: Readonly<Record<Language, DeviceWords>> = { ja, en }
