import { gmtDay, readDay } from '../../domain/keys/calendar.ts'
import { type Device, showDeviceId } from '../../domain/keys/device.ts'
import { inFours } from '../../domain/keys/hex-fields.ts'
import type { SampleDevice } from '../sample-keys.ts'
import { type Answer, type Memory, menus, type Screen, type Tv } from './tv.ts'
import type { DeviceWords } from './words.ts'

/** What stands on a screen of the television, from top to bottom. */
export type Block =
  | { readonly is: 'text'; readonly text: string; readonly look: 'plain' | 'large' | 'wrong' | 'good' }
  | { readonly is: 'facts'; readonly facts: readonly (readonly [string, string])[] }
  | { readonly is: 'menu'; readonly items: readonly string[]; readonly chosen: number }
  | {
      readonly is: 'password'
      readonly label: string
      readonly digits: number
      readonly told: string
      readonly active: boolean
    }
  | { readonly is: 'button'; readonly label: string; readonly chosen: boolean }
  | { readonly is: 'key'; readonly label: string; readonly typed: string; readonly count: string }
  | { readonly is: 'dialog'; readonly text: string; readonly choices: readonly string[]; readonly chosen: number }

/** A line at the screen's foot: which keys do what here. */
export interface Hint {
  readonly key: 'vertical' | 'sideways' | 'ok' | 'back' | 'menu' | 'yellow' | 'green' | 'left' | 'digits'
  readonly does: string
}

export interface View {
  /** Null while the device starts. */
  readonly title: string | null
  readonly blocks: readonly Block[]
  readonly hints: readonly Hint[]
  /** The same for those who hear the page: what is new after a press. */
  readonly says: string
}

interface Seen {
  readonly memory: Memory
  readonly device: Device
  readonly label: SampleDevice | null
  readonly words: DeviceWords
  readonly now: Date
}

type Drawn = Pick<View, 'blocks' | 'hints'>

/** What the television shows. `label` is what is printed on a sample device beside its id. */
export function viewOf(tv: Tv, device: Device, label: SampleDevice | null, words: DeviceWords, now: Date): View {
  const { screen, memory } = tv
  const draw = screens[screen.at] as (screen: Screen, seen: Seen) => Drawn
  const { blocks, hints } = draw(screen, { memory, device, label, words, now })
  const title = screen.at === 'restarting' ? null : words.tv.titles[screen.at === 'save' ? 'key' : screen.at]
  const says = [...(title === null ? [] : [title]), ...blocks.flatMap((block) => heard(block, words))]
  return { title, blocks, hints, says: says.join(words.tv.pause) }
}

const heard = (block: Block, { tv }: DeviceWords): readonly string[] => {
  switch (block.is) {
    case 'text':
      return [block.text]
    case 'facts':
      return block.facts.map(([name, value]) => `${name} ${value}`)
    case 'menu':
      return [tv.chosen(block.items[block.chosen]!)]
    case 'password':
      return [`${block.label} ${block.told}`]
    case 'button':
      return block.chosen ? [tv.chosen(block.label)] : []
    case 'key':
      return [block.label, block.count, ...(block.typed === '' ? [] : [inFours(block.typed)])]
    case 'dialog':
      return [block.text, tv.chosen(block.choices[block.chosen]!)]
  }
}

/** How the term stands, as far as the device knows (manual 003 §3.1): the sentence, and what it goes by where it could not ask. */
function serviceLines({ memory, words, now }: Pick<Seen, 'memory' | 'words' | 'now'>): readonly string[] {
  const { line, answer } = memory
  const { tv } = words
  if (line.is === 'unasked') return [tv.unasked]
  if (line.is === 'answered') return [answer === null ? tv.notRegistered : stateText(answer, words, now)]
  const said = line.is === 'busy' ? tv.busy(line.minutes) : tv.away
  const trusted = answer !== null && answer.state !== 'not-registered' && now < new Date(answer.trustUntil)
  if (!trusted) return [said]
  const until = tv.dayOf(gmtDay(new Date(answer.trustUntil)))
  return [said, tv.kept(stateText(answer, words, now), until)]
}

function stateText({ state, validUntil }: Answer, { tv }: DeviceWords, now: Date): string {
  if (state === 'not-registered' || validUntil === null) return tv.notRegistered
  const over = state === 'expired' || gmtDay(now) > readDay(validUntil)
  return over ? tv.expired : tv.runsUntil(tv.dayOf(validUntil))
}

const text = (text: string, look: 'plain' | 'large' | 'wrong' | 'good' = 'plain'): Block => ({ is: 'text', text, look })

function serviceBlocks(seen: Seen): readonly Block[] {
  const [said = '', ...more] = serviceLines(seen)
  return [{ is: 'facts', facts: [[seen.words.tv.service, said]] }, ...more.map((line) => text(line))]
}

function idFacts({ device, label, words }: Seen): readonly (readonly [string, string])[] {
  const mac = label?.macAddress ?? (device.kind === 'mpcs' ? device.id : null)
  return [
    ...(device.kind === 'hdcom' ? ([[words.tv.mprId, showDeviceId(device)]] as const) : []),
    ...(mac === null ? [] : ([[words.tv.macAddress, showDeviceId({ kind: 'mpcs', id: mac })]] as const)),
  ]
}

const inMenu =
  (at: keyof typeof menus, more: (words: DeviceWords) => readonly Hint[] = () => []) =>
  ({ chosen }: { readonly chosen: number }, { words }: Seen): Drawn => ({
    blocks: [{ is: 'menu', items: menus[at].map((item) => words.tv.items[item]), chosen }],
    hints: [
      { key: 'vertical', does: words.tv.hints.choose },
      { key: 'ok', does: words.tv.hints.go },
      ...more(words),
      { key: 'back', does: words.tv.hints.back },
    ],
  })

const passwordScreen = (
  { typed, chosen, said }: { readonly typed: string; readonly chosen: 'field' | 'submit'; readonly said: Block | null },
  { words }: Seen,
  labels: { readonly field: string; readonly submit: string },
): Drawn => ({
  blocks: [
    said ?? text(words.tv.passwordRule),
    {
      is: 'password',
      label: labels.field,
      digits: typed.length,
      told: words.tv.digits(typed.length),
      active: chosen === 'field',
    },
    { is: 'button', label: labels.submit, chosen: chosen === 'submit' },
  ],
  hints: [
    { key: 'digits', does: words.tv.hints.digits },
    { key: 'left', does: words.tv.hints.erase },
    { key: 'vertical', does: words.tv.hints.choose },
    { key: 'ok', does: words.tv.hints.go },
    { key: 'back', does: words.tv.hints.back },
  ],
})

const keyBlock = (typed: string, { words }: Seen): Block => ({
  is: 'key',
  label: words.tv.keyField,
  typed,
  count: words.tv.keyCount(typed.length),
})

const screens: { readonly [A in Screen['at']]: (screen: Extract<Screen, { at: A }>, seen: Seen) => Drawn } = {
  home: (_, seen) => ({
    blocks: [text(seen.words.tv.welcome, 'large'), ...serviceBlocks(seen)],
    hints: [{ key: 'menu', does: seen.words.tv.hints.menu }],
  }),

  menu: inMenu('menu', (words) => [{ key: 'yellow', does: words.tv.hints.login }]),

  about: (_, seen) => ({
    blocks: [
      { is: 'facts', facts: [[seen.words.tv.kind, seen.words.about.kinds[seen.device.kind]], ...idFacts(seen)] },
    ],
    hints: [{ key: 'back', does: seen.words.tv.hints.back }],
  }),

  settings: inMenu('settings'),

  extensions: (_, seen) => ({
    blocks: [{ is: 'facts', facts: idFacts(seen).slice(0, 1) }, ...serviceBlocks(seen)],
    hints: [{ key: 'back', does: seen.words.tv.hints.back }],
  }),

  login: (screen, seen) => {
    const { tv } = seen.words
    const wrong =
      screen.said === null ? null : text(screen.said === 'wrong' ? tv.wrongPassword : tv.passwordRule, 'wrong')
    return passwordScreen({ ...screen, said: wrong }, seen, { field: tv.password, submit: tv.login })
  },

  admin: inMenu('admin'),

  password: (screen, seen) => {
    const { tv } = seen.words
    const said =
      screen.said === null
        ? null
        : screen.said === 'changed'
          ? text(tv.changed, 'good')
          : text(tv.passwordRule, 'wrong')
    return passwordScreen({ ...screen, said }, seen, { field: tv.newPassword, submit: tv.change })
  },

  software: (_, seen) => ({
    blocks: [...serviceBlocks(seen), text(seen.words.tv.toKey)],
    hints: [
      { key: 'green', does: seen.words.tv.hints.keyEntry },
      { key: 'back', does: seen.words.tv.hints.back },
    ],
  }),

  key: ({ typed, said }, seen) => {
    const { tv } = seen.words
    const fault = said === null ? [] : [text(said.is === 'busy' ? tv.busy(said.minutes) : tv.faults[said.is], 'wrong')]
    return {
      blocks: [...fault, keyBlock(typed, seen)],
      hints: [
        { key: 'digits', does: tv.hints.keyDigits },
        { key: 'left', does: tv.hints.erase },
        { key: 'green', does: tv.hints.register },
        { key: 'back', does: tv.hints.back },
      ],
    }
  },

  save: ({ typed, chosen }, seen) => {
    const { tv } = seen.words
    return {
      blocks: [
        keyBlock(typed, seen),
        { is: 'dialog', text: tv.save, choices: [tv.yes, tv.no], chosen: chosen === 'yes' ? 0 : 1 },
      ],
      hints: [
        { key: 'sideways', does: tv.hints.choose },
        { key: 'ok', does: tv.hints.go },
        { key: 'back', does: tv.hints.back },
      ],
    }
  },

  restarting: (_, { words }) => ({
    blocks: [text(words.tv.restarting, 'large'), text(words.tv.moment)],
    hints: [{ key: 'ok', does: words.tv.hints.goOn }],
  }),
}
