import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hear, press } from './machine.ts'
import { type Answer, type Button, buttons, type Effect, type Heard, newTv, type Screen, type Tv } from './tv.ts'

const KEY = '0123456789ABCDEF'
const digits = (typed: string) => [...typed] as Button[]

/** Presses one key after the other; what the server was asked last. */
const pressAll = (tv: Tv, keys: readonly Button[]): { tv: Tv; effect: Effect | null } =>
  keys.reduce<{ tv: Tv; effect: Effect | null }>((held, key) => press(held.tv, key), { tv, effect: null })
const shown = (keys: readonly Button[], tv: Tv = newTv): Tv => pressAll(tv, keys).tv

const toLogin: Button[] = ['menu', 'yellow']
const toAdmin: Button[] = [...toLogin, ...digits('00000000'), 'down', 'ok']
const toKey: Button[] = [...toAdmin, 'ok', 'green']
const toSave: Button[] = [...toKey, ...digits(KEY), 'green']

const answer: Answer = {
  state: 'active',
  validUntil: '2027-11-20',
  asOf: '2026-11-20T01:00:00Z',
  trustUntil: '2026-12-04T01:00:00Z',
  signed: 'a.b.c',
}

describe('KEY-61 the ways of manual 003 §3.1 and §3.2', () => {
  it.each<[string, Button[], Screen]>([
    ['home, 「メニュー」', ['menu'], { at: 'menu', chosen: 0 }],
    ['「設定／保守をする」', ['menu', 'ok'], { at: 'settings', chosen: 0 }],
    ['「拡張機能の確認」', ['menu', 'ok', 'ok'], { at: 'extensions' }],
    [
      '「管理者でログイン」',
      ['menu', 'ok', 'down', 'ok'],
      { at: 'login', typed: '', chosen: 'field', said: null, back: 'settings' },
    ],
    ['「黄」 in the menu', toLogin, { at: 'login', typed: '', chosen: 'field', said: null, back: 'menu' }],
    ['the first password, 「ログイン」, 「決定」', toAdmin, { at: 'admin', chosen: 0 }],
    [
      '「決定」 in the field leads to 「ログイン」',
      [...toLogin, ...digits('00000000'), 'ok', 'ok'],
      { at: 'admin', chosen: 0 },
    ],
    ['「ソフトウェアの拡張」', [...toAdmin, 'ok'], { at: 'software' }],
    ['「緑」', toKey, { at: 'key', typed: '', said: null }],
    ['16 digits, 「緑」', toSave, { at: 'save', typed: KEY, chosen: 'yes' }],
    ['「いいえ」 leaves the digits', [...toSave, 'right', 'ok'], { at: 'key', typed: KEY, said: null }],
    ['「戻る」 leaves them too', [...toSave, 'back'], { at: 'key', typed: KEY, said: null }],
  ])('%s', (_what, keys, screen) => expect(shown(keys).screen).toEqual(screen))

  it('「はい」 asks the server, and nothing is kept before it has answered', () => {
    const { tv, effect } = pressAll(newTv, [...toSave, 'right', 'left', 'ok'])
    expect(effect).toEqual({ is: 'register', key: KEY })
    expect(tv.memory).toEqual(newTv.memory)
  })

  it('an accepted key is kept, the device starts anew, and is home a moment later', () => {
    const { tv, effect } = pressAll(newTv, [...toSave, 'ok'])
    const started = hear(tv, effect!, { is: 'accepted', answer })
    expect(started).toMatchObject({
      screen: { at: 'restarting' },
      memory: { key: KEY, line: { is: 'answered' }, answer },
    })
    expect(press(started, 'menu').tv.screen).toEqual({ at: 'home' })
    expect(press(started, 'wait')).toMatchObject({ tv: { screen: { at: 'home' } }, effect: { is: 'look' } })
  })

  it.each<[Heard, unknown]>([
    [{ is: 'not-accepted' }, { is: 'not-accepted' }],
    [{ is: 'away' }, { is: 'away' }],
    [
      { is: 'busy', minutes: 12 },
      { is: 'busy', minutes: 12 },
    ],
  ])('%j: no key is kept, and what was typed stays to be mended', (heard, said) => {
    const { tv, effect } = pressAll(newTv, [...toSave, 'ok'])
    const refused = hear(tv, effect!, heard)
    expect(refused.screen).toEqual({ at: 'key', typed: KEY, said })
    expect(refused.memory.key).toBeNull()
    expect(shown(['left', '0'], refused).screen).toEqual({ at: 'key', typed: '0123456789ABCDE0', said: null })
  })

  it('a device keeps what it was told while the server is away, and says so', () => {
    const told = hear(newTv, { is: 'look' }, { is: 'answered', answer })
    const away = hear(told, { is: 'look' }, { is: 'away' })
    expect(away.memory).toMatchObject({ line: { is: 'away' }, answer })
    expect(hear(newTv, { is: 'look' }, { is: 'reached' }).memory).toMatchObject({
      line: { is: 'answered' },
      answer: null,
    })
  })
})

describe('typing', () => {
  it.each<[string, string, string]>([
    ['letters are none of a password', '12A3', '123'],
    ['ten digits are the most', '123456789012', '1234567890'],
  ])('%s', (_what, typed, held) => expect(shown([...toLogin, ...digits(typed)]).screen).toMatchObject({ typed: held }))

  it.each<[string, 'length' | 'wrong']>([
    ['', 'length'],
    ['000', 'length'],
    ['0000', 'wrong'],
    ['000000000', 'wrong'],
  ])('the password %j is refused', (typed, said) =>
    expect(shown([...toLogin, ...digits(typed), 'down', 'ok']).screen).toMatchObject({ at: 'login', typed: '', said }),
  )

  it('◀ takes one digit away, and there are no more than sixteen', () => {
    expect(shown([...toKey, ...digits('0AF'), 'left']).screen).toMatchObject({ typed: '0A' })
    expect(shown([...toKey, ...digits(`${KEY}77`)]).screen).toMatchObject({ typed: KEY })
    expect(shown([...toKey, 'left']).screen).toMatchObject({ typed: '' })
  })

  it('fifteen digits are no key', () =>
    expect(shown([...toKey, ...digits(KEY.slice(1)), 'green']).screen).toEqual({
      at: 'key',
      typed: KEY.slice(1),
      said: { is: 'length' },
    }))

  it('the administrator’s password is changed, and the old one opens nothing any more', () => {
    const changed = shown([...toAdmin, 'down', 'ok', ...digits('1234'), 'down', 'ok'])
    expect(changed).toMatchObject({ screen: { at: 'password', said: 'changed' }, memory: { password: '1234' } })
    expect(shown([...toAdmin], changed).screen).toMatchObject({ at: 'login', said: 'wrong' })
    expect(shown([...toLogin, ...digits('1234'), 'ok', 'ok'], changed).screen).toEqual({ at: 'admin', chosen: 0 })
    expect(shown([...toAdmin, 'down', 'ok', ...digits('123'), 'down', 'ok']).memory.password).toBe('00000000')
  })
})

describe('whatever is pressed', () => {
  const anyButtons = fc.array(fc.constantFrom(...buttons), { maxLength: 60 })

  it('the television shows one of its screens, and knows no key that the server did not accept', () => {
    fc.assert(
      fc.property(anyButtons, (keys) => {
        const { tv } = pressAll(newTv, keys)
        expect(tv.memory.key).toBeNull()
        expect(tv.memory.answer).toBeNull()
        expect(JSON.parse(JSON.stringify(tv))).toEqual(tv)
      }),
    )
  })

  it('「メニュー」 leads to the menu, and 「戻る」 leads home in the end', () => {
    fc.assert(
      fc.property(anyButtons, (keys) => {
        const tv = shown(keys)
        expect(press(tv, 'menu').tv.screen).toEqual({ at: 'menu', chosen: 0 })
        expect(shown(['back', 'back', 'back', 'back', 'back', 'back', 'back'], tv).screen).toEqual({ at: 'home' })
      }),
    )
  })

  it('only the administrator’s password opens the way to a key', () => {
    const wrong = fc.stringMatching(/^\d{1,10}$/).filter((typed) => typed !== '00000000')
    const noDigits = fc.array(fc.constantFrom(...buttons.slice(0, 10)), { maxLength: 40 })
    fc.assert(
      fc.property(
        fc.constantFrom(toLogin, ['menu', 'ok', 'down', 'ok'] as Button[]),
        wrong,
        noDigits,
        (way, typed, keys) => {
          const at = (tried: string) => shown([...way, ...digits(tried), 'down', 'ok', ...keys]).screen.at
          expect(['admin', 'password', 'software', 'key', 'save']).not.toContain(at(typed))
        },
      ),
    )
  })
})
