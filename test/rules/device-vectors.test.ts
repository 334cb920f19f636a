import { createHmac, hkdfSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { talk } from '../../src/demo/device/line.ts'
import { type Effect, newTv } from '../../src/demo/device/tv.ts'
import { judgeApplication, withChanges } from '../../src/domain/keys/application.ts'
import { type Day, readDay } from '../../src/domain/keys/calendar.ts'
import { termTold } from '../../src/domain/keys/device-answer.ts'
import type { Ledger } from '../../src/domain/keys/ledger.ts'
import { type ProductId, products } from '../../src/domain/keys/product.ts'
import { deviceSecret, recogniseKey, registrationKey } from '../../src/domain/keys/registration-key.ts'
import { firstUse, standing, termRule } from '../../src/domain/keys/term.ts'

/** The vectors that go out to firmware teams with docs/device-interface.md: this program agrees with each. */
const vectors = <T>(name: string): readonly T[] =>
  readFileSync(new URL(`../../docs/device-vectors/${name}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T)

interface KeyVector {
  readonly portalSecret: string
  readonly device: string
  readonly epoch: number
  readonly deviceSecret: string
  readonly class: ProductId
  readonly seq: number
  readonly registrationKey: string
}

test.each(vectors<KeyVector>('registration-keys'))('KEY-26 $device, epoch $epoch, $class, seq $seq', (vector) => {
  const { device, epoch, seq } = vector
  const [portal, secret] = [vector.portalSecret, vector.deviceSecret].map((text) => Buffer.from(text, 'hex')) as [
    Buffer,
    Buffer,
  ]
  // By the scheme as the page writes it, and by what the program does.
  const info = `MDG-RK1 device|${device}|${epoch}`
  expect(Buffer.from(hkdfSync('sha256', portal, '', info, 32)).equals(secret)).toBe(true)
  expect(Buffer.from(deviceSecret(portal, { device, epoch })).equals(secret)).toBe(true)
  const mac = createHmac('sha256', secret).update(`MDG-RK1|${device}|${epoch}|${vector.class}|${seq}`).digest('hex')
  expect(mac.slice(0, 16).toUpperCase()).toBe(vector.registrationKey)
  expect(registrationKey(secret, { device, epoch, class: vector.class, seq })).toBe(vector.registrationKey)
  const classes = Object.keys(products) as ProductId[]
  expect(recogniseKey(secret, { device, epoch, classes, after: 0, places: 8 }, vector.registrationKey)).toEqual({
    device,
    epoch,
    class: vector.class,
    seq,
  })
})

interface TermVector {
  readonly name: string
  readonly steps: readonly {
    readonly is: 'new' | 'extension' | 'first-use'
    readonly product?: ProductId
    readonly on: Day
  }[]
  readonly told: readonly { readonly on: Day; readonly state: string; readonly validUntil: string | null }[]
}

test.each(vectors<TermVector>('terms'))('KEY-31 KEY-33 $name, after $steps.length steps', ({ steps, told }) => {
  let ledger: Ledger = []
  const add = (changes: Parameters<typeof withChanges>[1]) => {
    ledger = withChanges(ledger, changes).map((entry, place) => ({ ...entry, id: String(place) }))
  }
  const facts = (on: Day) => ({ rule: termRule, away: [], today: readDay(on) })
  for (const { is, product, on } of steps) {
    if (is === 'first-use') {
      add([firstUse(ledger, on)!])
      continue
    }
    const one = products[product!]
    const device = { kind: one.deviceKind, id: '0123456789ABCDEF' }
    const outlook = judgeApplication(
      { asked: is, device, card: { product: one, state: { is: 'free' } } },
      ledger,
      facts(on),
    )
    if (outlook.is !== 'possible') throw new Error(JSON.stringify(outlook))
    add(outlook.changes)
  }
  for (const { on, ...says } of told) expect(termTold(standing(ledger, facts(on))), on).toEqual(says)
})

interface AnswerVector {
  readonly name: string
  readonly key: object
  readonly asked: {
    readonly act: string
    readonly device: { mprId?: string; macAddress?: string }
    readonly nonce: string | null
  }
  readonly signed: string
  readonly trusted: boolean
  readonly answer?: { readonly state?: string; readonly validUntil?: string | null }
}

describe('a device trusts an answer, or does not', () => {
  test.each(vectors<AnswerVector>('answers'))(
    'KEY-60 $name: $trusted',
    async ({ key, asked, signed, trusted, answer }) => {
      const registers = asked.act === 'register'
      const effect: Effect = registers ? { is: 'register', key: '0'.repeat(16) } : { is: 'look' }
      const { mprId, macAddress } = asked.device
      const device =
        mprId === undefined ? { kind: 'mpcs' as const, id: macAddress! } : { kind: 'hdcom' as const, id: mprId }
      const { heard } = await talk(effect, device, { ...newTv.memory, key: '0'.repeat(16) }, [], {
        send: async (path) => Response.json(path.endsWith('/keys') ? { keys: [key] } : { signed }),
        // One vector answers a question without a nonce.
        nonce: () => asked.nonce as string,
      })
      if (!trusted) expect(heard).toEqual({ is: 'away' })
      else if (answer?.state === undefined) expect(heard).toEqual({ is: 'not-accepted' })
      else {
        const { state, validUntil } = answer
        expect(heard).toMatchObject({ is: registers ? 'accepted' : 'answered', answer: { state, validUntil } })
      }
    },
  )
})
