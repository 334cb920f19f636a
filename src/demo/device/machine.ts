import {
  type Button,
  type Effect,
  type Heard,
  hexDigits,
  type KeyFault,
  type Memory,
  type MenuItem,
  menus,
  type Screen,
  type Tv,
} from './tv.ts'

const KEY_DIGITS = 16
const PASSWORD = { least: 4, most: 10 } as const

/** What a press leads to: the next screen, what is remembered, and what the server is asked. */
interface Turn {
  readonly to: Screen
  readonly memory?: Memory
  readonly effect?: Effect
}

type Keys = {
  readonly [A in Screen['at']]: (screen: Extract<Screen, { at: A }>, button: Button, memory: Memory) => Turn
}

/** Presses a key of the remote control: the television after it, and what it then asks of the server (null: nothing). */
export function press(tv: Tv, button: Button): { readonly tv: Tv; readonly effect: Effect | null } {
  const { screen, memory } = tv
  const turn = keysOf(screen, button, memory)
  return { tv: { screen: turn.to, memory: turn.memory ?? memory }, effect: turn.effect ?? null }
}

function keysOf(screen: Screen, button: Button, memory: Memory): Turn {
  // 「メニュー」 leads to the menu from everywhere but a device that is starting.
  if (button === 'menu' && screen.at !== 'restarting') return { to: { at: 'menu', chosen: 0 } }
  const keys = screens[screen.at] as (screen: Screen, button: Button, memory: Memory) => Turn
  return keys(screen, button, memory)
}

/** The television after what it heard from the server. */
export function hear({ screen, memory }: Tv, asked: Effect, heard: Heard): Tv {
  const line: Memory['line'] = heard.is === 'busy' ? heard : heard.is === 'away' ? { is: 'away' } : { is: 'answered' }
  if (asked.is === 'look') {
    const answer = heard.is === 'answered' ? heard.answer : memory.answer
    return { screen, memory: { ...memory, line, answer } }
  }
  if (heard.is === 'accepted')
    return { screen: { at: 'restarting' }, memory: { ...memory, line, key: asked.key, answer: heard.answer } }
  // The digits stay, so that a slip can be mended.
  const said: KeyFault = heard.is === 'busy' ? heard : { is: heard.is === 'not-accepted' ? 'not-accepted' : 'away' }
  return { screen: { at: 'key', typed: asked.key, said }, memory: { ...memory, line } }
}

const look: Effect = { is: 'look' }
const login = (back: 'menu' | 'settings'): Screen => ({ at: 'login', typed: '', chosen: 'field', said: null, back })

/** Where each line of a menu leads. */
const chosenItem: Readonly<Record<MenuItem, Turn>> = {
  settings: { to: { at: 'settings', chosen: 0 } },
  about: { to: { at: 'about' } },
  home: { to: { at: 'home' } },
  extensions: { to: { at: 'extensions' }, effect: look },
  login: { to: login('settings') },
  software: { to: { at: 'software' }, effect: look },
  password: { to: { at: 'password', typed: '', chosen: 'field', said: null } },
  leave: { to: { at: 'settings', chosen: 0 } },
}

/** A menu: ▲ and ▼ choose and stop at the ends, 「決定」 goes there, 「戻る」 goes back. */
const inMenu =
  <A extends keyof typeof menus>(at: A, back: Screen) =>
  ({ chosen }: { readonly chosen: number }, button: Button): Turn => {
    const items: readonly MenuItem[] = menus[at]
    if (button === 'ok') return chosenItem[items[chosen]!]
    if (button === 'back') return { to: back }
    const step = button === 'down' ? 1 : button === 'up' ? -1 : 0
    return { to: { at, chosen: Math.min(items.length - 1, Math.max(0, chosen + step)) } as Screen }
  }

/** Digits are added up to the most there can be; ◀ takes the last one away. */
function typing(typed: string, button: Button, most: number, digits: readonly string[]): string {
  if (button === 'left') return typed.slice(0, -1)
  return digits.includes(button) && typed.length < most ? typed + button : typed
}

const decimal = hexDigits.slice(0, 10)

/** A password's field with its button: digits go into the field wherever one is, ▼ and ▲ go between the two. */
function inField<S extends { readonly typed: string; readonly chosen: 'field' | 'submit'; readonly said: unknown }>(
  screen: S,
  button: Button,
): S {
  if (button === 'down' || (button === 'ok' && screen.chosen === 'field')) return { ...screen, chosen: 'submit' }
  if (button === 'up') return { ...screen, chosen: 'field' }
  const typed = typing(screen.typed, button, PASSWORD.most, decimal)
  return typed === screen.typed ? screen : { ...screen, typed, chosen: 'field', said: null }
}

const screens: Keys = {
  home: (screen) => ({ to: screen }),

  menu: (screen, button) =>
    button === 'yellow' ? { to: login('menu') } : inMenu('menu', { at: 'home' })(screen, button),

  about: (screen, button) => ({ to: button === 'back' ? { at: 'menu', chosen: 1 } : screen }),

  settings: (screen, button) => inMenu('settings', { at: 'menu', chosen: 0 })(screen, button),

  extensions: (screen, button) => ({ to: button === 'back' ? { at: 'settings', chosen: 0 } : screen }),

  login: (screen, button, memory) => {
    if (button === 'back')
      return { to: screen.back === 'menu' ? { at: 'menu', chosen: 0 } : { at: 'settings', chosen: 1 } }
    if (button !== 'ok' || screen.chosen === 'field') return { to: inField(screen, button) }
    if (screen.typed === memory.password) return { to: { at: 'admin', chosen: 0 } }
    const said = screen.typed.length < PASSWORD.least ? 'length' : 'wrong'
    return { to: { ...screen, typed: '', chosen: 'field', said } }
  },

  admin: (screen, button) => inMenu('admin', { at: 'settings', chosen: 1 })(screen, button),

  password: (screen, button, memory) => {
    if (button === 'back') return { to: { at: 'admin', chosen: 1 } }
    if (button !== 'ok' || screen.chosen === 'field') return { to: inField(screen, button) }
    if (screen.typed.length < PASSWORD.least) return { to: { ...screen, chosen: 'field', said: 'length' } }
    return {
      to: { at: 'password', typed: '', chosen: 'field', said: 'changed' },
      memory: { ...memory, password: screen.typed },
    }
  },

  software: (screen, button) => {
    if (button === 'green') return { to: { at: 'key', typed: '', said: null } }
    return { to: button === 'back' ? { at: 'admin', chosen: 0 } : screen }
  },

  key: (screen, button) => {
    if (button === 'back') return { to: { at: 'software' }, effect: look }
    if (button === 'green')
      return screen.typed.length === KEY_DIGITS
        ? { to: { at: 'save', typed: screen.typed, chosen: 'yes' } }
        : { to: { ...screen, said: { is: 'length' } } }
    const typed = typing(screen.typed, button, KEY_DIGITS, hexDigits)
    return { to: typed === screen.typed ? screen : { at: 'key', typed, said: null } }
  },

  save: (screen, button) => {
    if (button === 'left') return { to: { ...screen, chosen: 'yes' } }
    if (button === 'right') return { to: { ...screen, chosen: 'no' } }
    const asked = button === 'ok' && screen.chosen === 'yes'
    if (asked) return { to: screen, effect: { is: 'register', key: screen.typed } }
    return { to: button === 'ok' || button === 'back' ? { at: 'key', typed: screen.typed, said: null } : screen }
  },

  // A device that starts takes no key; one moment later it is there.
  restarting: () => ({ to: { at: 'home' }, effect: look }),
}
