import type { DeviceTableWords } from '../../desks/keys/device-table.tsx'
import type { DevicesFileWords } from '../../desks/keys/devices-file.ts'
import type { KeysMenuWords } from '../../desks/keys/menu.tsx'
import type { OwnDevicesWords } from '../../desks/keys/own-devices.tsx'
import type { SearchKeysWords } from '../../desks/keys/search.tsx'

export const keysMenu: KeysMenuWords = {
  apply: {
    label: '新規申請',
    about: (grace) => `はじめて登録する機器や、期限が切れて${grace}を過ぎた機器に、Registration Key を発行します。`,
  },
  extend: {
    label: '期間の延長',
    about: (grace) => `ご利用中の機器や、期限が切れて${grace}以内の機器の利用期間を延ばします。`,
  },
  bulk: {
    title: '多数の機器の登録',
    label: 'まとめて登録',
    about: 'CSVファイルを使って、多数のカードを一度に登録します。',
  },
  search: {
    title: 'Registration Keyの検索',
    label: 'キー検索',
    about: '申請済みの機器の Registration Key や利用期限を確認します。',
  },
  devices: {
    title: '申請済みの機器',
    caption: '利用期限の近い機器',
    all: '申請済みの機器をすべて見る',
    none: '利用期限の近い機器はありません。',
  },
}

export const searchKeys: SearchKeysWords = {
  ask: {
    title: 'キー検索',
    lead: '申請済みの機器を検索します。機器の番号か、アクティベーションキーカードの2つの番号の、どちらか一方を入力してください。',
    kind: { label: '種別' },
    device: {
      label: 'MPR ID',
      hint: '機器の背面に印刷されている16桁です。HDVC-MPCS の場合は、MACアドレスの12桁を入力してください。どちらも、1番目の欄にまとめて貼り付けることができます。',
    },
    submit: '次へ',
  },
  back: '戻る',
  faults: {
    nothing: (device, card, registrationId) => `${device}を入力するか、${card}と${registrationId}を入力してください。`,
    half: (missing, given) => `${given}と一緒に、${missing}も入力してください。`,
    tooMany: '1時間に検索できる回数を超えました。しばらくしてから、もう一度検索してください。',
    cardClosed: (until) =>
      `このカードの番号は、違う組み合わせが続けて入力されたため、${until}まで検索できません。機器の番号で検索してください。`,
    accountClosed: (until) =>
      `違うカードの番号が何度も入力されたため、${until}までカードでは検索できません。機器の番号で検索してください。`,
  },
  found: {
    title: '情報参照',
    lead: '指定された機器に関する情報は、次のとおりです。',
    kind: '種別',
    blank: 'なし',
    keyOfOthers: '別のお客様が申請された Registration Key のため、表示できません。',
  },
  none: {
    title: '該当する情報はありません',
    lead: '入力された番号で申請された機器は、お客様の申請の中に見つかりませんでした。',
    hints: [
      '種別と番号に間違いがないか、機器とカードを見てお確かめください。',
      '別のお客様が申請された機器の情報は、表示できません。',
    ],
  },
  later: 'いまは検索できません',
}

export const deviceTable: DeviceTableWords = {
  columns: {
    device: 'MPR ID／MACアドレス',
    kind: '種別',
    number: '接続番号',
    end: '利用期限',
    state: '状態',
    look: '詳細',
  },
  look: '情報参照',
  noNumber: 'なし',
  state: {
    none: '登録なし',
    waiting: '利用開始前',
    running: (left) => `利用中（あと${left}）`,
    ended: '期限切れ（延長できます）',
    lapsed: '終了',
  },
}

export const ownDevices: OwnDevicesWords = {
  title: (page) => `申請済みの機器${page > 1 ? `（${page}ページ目）` : ''}`,
  lead: 'お客様が申請された機器を、利用期限の近い順に表示します。',
  views: {
    label: '表示する機器',
    names: { all: 'すべて', ending: '期限まで90日以内', ended: '期限切れ', waiting: '期限が決まっていない機器' },
  },
  none: {
    all: '申請済みの機器はまだありません。',
    ending: '90日以内に期限が切れる機器はありません。',
    ended: '期限が切れた機器はありません。',
    waiting: '期限が決まっていない機器はありません。',
  },
  order: '利用期限の近い順',
  next: (lines) => `次の${lines}台`,
  first: (lines) => `最初の${lines}台`,
  menu: 'メニューへ',
  save: {
    title: '一覧の保存',
    about: 'すべての機器の Registration Key と利用期限を、表計算ソフトで開けるCSVファイルに保存します。',
    label: 'CSVで保存',
  },
}

export const devicesFile: DevicesFileWords = {
  kind: '種別',
  mprId: 'MPR ID',
  macAddress: 'MACアドレス',
  number: '接続番号',
  key: 'Registration Key',
  endsOn: '利用期限 (GMT)',
  endsInJapan: '利用期限（日本時間）',
  state: '状態',
}
