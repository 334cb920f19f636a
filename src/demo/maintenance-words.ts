import type { Language } from '../kit/language.ts'

/** When the demo's maintenance begins. */
export type Beginning = 'now' | 'soon' | 'tomorrow'

/** What the demo's page says of trying maintenance out. */
export interface DemoMaintenanceWords {
  readonly title: string
  readonly text: string
  readonly form: string
  readonly portal: string
  readonly when: string
  readonly beginnings: Readonly<Record<Beginning, string>>
  readonly choose: string
  readonly faults: Readonly<Record<'portal' | 'when', string>>
  readonly submit: string
  readonly underWay: string
  readonly planned: string
  readonly end: string
  readonly withdraw: string
  readonly done: Readonly<Record<'announced' | 'ended', string>>
  /** What people are told beside the times. */
  readonly said: string
}

const ja: DemoMaintenanceWords = {
  title: 'メンテナンス',
  text: '窓口のメンテナンスを予定できます。予定は、ログインの画面とログイン後の最初の画面に表示され、全員にメールでも届きます。始まると、終わるまで、その窓口のすべての画面がメンテナンス中になります。',
  form: 'メンテナンスを予定する',
  portal: '窓口',
  when: '始まる時刻',
  beginnings: {
    now: 'いますぐ（30分間）',
    soon: '1時間後（30分間）',
    tomorrow: '24時間後（2時間）',
  },
  choose: '選んでください',
  faults: { portal: '窓口を選んでください。', when: '始まる時刻を選んでください。' },
  submit: '予定する',
  underWay: 'メンテナンス中です。',
  planned: 'お知らせを表示しています。',
  end: 'いますぐ終える',
  withdraw: '中止する',
  done: { announced: 'メンテナンスを予定しました。', ended: 'メンテナンスを終えました。' },
  said: 'デモをご覧の方が予定したメンテナンスです。',
}

const en: DemoMaintenanceWords = {
  title: 'Maintenance',
  text: 'Plan maintenance of a portal: it is announced on the sign-in page and on the first page after it, and mailed to everybody. Once it has begun, every page of that portal is closed until it ends.',
  form: 'Plan maintenance',
  portal: 'Portal',
  when: 'Begins',
  beginnings: {
    now: 'Now (for 30 minutes)',
    soon: 'In 1 hour (for 30 minutes)',
    tomorrow: 'In 24 hours (for 2 hours)',
  },
  choose: 'Choose one',
  faults: { portal: 'Choose a portal.', when: 'Choose when it begins, under “Begins”.' },
  submit: 'Plan it',
  underWay: 'It is under way.',
  planned: 'It is announced.',
  end: 'End it now',
  withdraw: 'Withdraw it',
  done: { announced: 'The maintenance has been planned.', ended: 'The maintenance is over.' },
  said: 'Somebody who tries the demo out has planned this maintenance.',
}

/** The words in each language. */
export const demoMaintenanceWords: Readonly<Record<Language, DemoMaintenanceWords>> = { ja, en }
