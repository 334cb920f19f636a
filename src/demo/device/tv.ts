/** Digits on the remote control, by which keys and passwords are typed. */
export const hexDigits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'] as const

export type HexDigit = (typeof hexDigits)[number]

/** The keys of the remote control (manual 003 §3.1, §3.2); `wait` is none of them: a moment goes by. */
export const buttons = [
  'up',
  'down',
  'left',
  'right',
  'ok',
  'menu',
  'yellow',
  'green',
  'back',
  'wait',
  ...hexDigits,
] as const

export type Button = (typeof buttons)[number]

/** What stands in the television's menus, from top to bottom. */
export const menus = {
  menu: ['settings', 'about', 'home'],
  settings: ['extensions', 'login'],
  admin: ['software', 'password', 'leave'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type MenuItem = (typeof menus)[keyof typeof menus][number]

/** What the television shows (manual 003 §3.1, §3.2). `chosen` counts a menu's items from 0. */
export type Screen =
  | { readonly at: 'home' }
  | { readonly at: 'menu'; readonly chosen: number }
  | { readonly at: 'about' }
  | { readonly at: 'settings'; readonly chosen: number }
  | { readonly at: 'extensions' }
  | {
      readonly at: 'login'
      readonly typed: string
      readonly chosen: 'field' | 'submit'
      readonly said: 'length' | 'wrong' | null
      readonly back: 'menu' | 'settings'
    }
  | { readonly at: 'admin'; readonly chosen: number }
  | {
      readonly at: 'password'
      readonly typed: string
      readonly chosen: 'field' | 'submit'
      readonly said: 'length' | 'changed' | null
    }
  | { readonly at: 'software' }
  | { readonly at: 'key'; readonly typed: string; readonly said: KeyFault | null }
  | { readonly at: 'save'; readonly typed: string; readonly chosen: 'yes' | 'no' }
  | { readonly at: 'restarting' }

/** Why a key was not taken; `busy` with the minutes to wait. */
export type KeyFault =
  | { readonly is: 'length' | 'not-accepted' | 'away' }
  | { readonly is: 'busy'; readonly minutes: number }

/** What the server said of the device's term, after its signature was checked. */
export interface Answer {
  readonly state: 'active' | 'expired' | 'not-registered'
  /** A day in GMT, `YYYY-MM-DD`. */
  readonly validUntil: string | null
  /** When the server said so, and until when the device may go by it without the server (ISO 8601). */
  readonly asOf: string
  readonly trustUntil: string
  /** The compact JWS it came in: shown to the server again, it proves that this device was accepted before. */
  readonly signed: string
}

/** What became of the last look at the server. */
export type Line = { readonly is: 'unasked' | 'answered' | 'away' } | { readonly is: 'busy'; readonly minutes: number }

/** What a device keeps while it is off. */
export interface Memory {
  /** The administrator's password, 4 to 10 digits. */
  readonly password: string
  /** The registration key that was accepted, 16 digits. */
  readonly key: string | null
  /** Whether its cable is in. */
  readonly plugged: boolean
  readonly line: Line
  readonly answer: Answer | null
}

export interface Tv {
  readonly screen: Screen
  readonly memory: Memory
}

/** What the device asks of the server: how its term stands, or to take a key. */
export type Effect = { readonly is: 'look' } | { readonly is: 'register'; readonly key: string }

/** What it heard. `reached`: the server is there, and there was nothing to ask. Whatever cannot be trusted is `away`. */
export type Heard =
  | { readonly is: 'answered' | 'accepted'; readonly answer: Answer }
  | { readonly is: 'reached' | 'not-accepted' | 'away' }
  | { readonly is: 'busy'; readonly minutes: number }

/** The password that devices come with (manual 003 §3.2 Ⅳ). */
export const FACTORY_PASSWORD = '00000000'

/** A device as it comes out of its box. */
export const newTv: Tv = {
  screen: { at: 'home' },
  memory: { password: FACTORY_PASSWORD, key: null, plugged: true, line: { is: 'unasked' }, answer: null },
}
