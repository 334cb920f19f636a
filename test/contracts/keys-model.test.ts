import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Applied } from '../../src/desks/keys/apply-card.ts'
import { addDays, addMonths, type Day, readDay } from '../../src/domain/keys/calendar.ts'
import type { ProvedCard } from '../../src/domain/keys/cards.ts'
import type { Device } from '../../src/domain/keys/device.ts'
import { type ProductId, products } from '../../src/domain/keys/product.ts'
import type { Standing } from '../../src/domain/keys/term.ts'
import { NaiveDevice, type NaiveStanding } from '../fakes/naive-terms.ts'
import { applying, type Dealer, type Keys, newDealer, newDevice, openKeys, terms } from './keys-world.ts'
import { openWorld, type World } from './world.ts'

/** What ought to be: devices that count on their fingers, cards that know what they were used for, and the day. */
interface Model {
  today: Day
  readonly devices: readonly { readonly device: Device; naive: NaiveDevice; foundings: number }[]
  readonly cards: readonly CardModel[]
  /** What applications came to, one after the other. */
  readonly seen: string[]
}

interface CardModel {
  readonly card: ProvedCard
  used: { readonly by: string; readonly key: string | null; readonly founding: number } | null
  void: boolean
}

interface Real {
  readonly keys: Keys
  readonly dealers: readonly Dealer[]
  /** All that is kept of this portal's keys, as one text. */
  kept(): Promise<string>
  endOf(device: Device): Promise<Day | null>
}

type Command = fc.AsyncCommand<Model, Real>

const outcomes = [
  'done new',
  'done anew',
  'done extension',
  'again',
  'card-used-elsewhere',
  'card-void',
  'other-kind-of-device',
  'take-new',
  'take-extension',
  'had-before',
  'too-long',
]

const at = (day: Day) => new Date(`${day}T09:00:00Z`)

const naively = (stands: Standing): NaiveStanding => {
  switch (stands.is) {
    case 'none':
      return 'none'
    case 'waiting':
      return { waiting: stands.months }
    case 'running':
      return { running: stands.last }
    case 'ended':
      return { ended: stands.last, extendUntil: stands.extendUntil }
    case 'lapsed':
      return { lapsed: stands.last, numberFreeOn: stands.numberFreeOn }
  }
}

/** An application to its end: by one person, or by two at the same moment, as a double click or a second dealer. */
class Apply implements Command {
  readonly asked: 'new' | 'extension'
  readonly device: number
  readonly card: number
  readonly redraws: number
  readonly people: number
  constructor(asked: 'new' | 'extension', device: number, card: number, redraws: number, people: number) {
    this.asked = asked
    this.device = device
    this.card = card
    this.redraws = redraws
    this.people = people
  }
  check = () => true
  toString = () => `${this.asked} device ${this.device} card ${this.card} by ${this.people}, ${this.redraws} redraws`

  async run(model: Model, { keys, dealers, kept, endOf }: Real): Promise<void> {
    const mine = model.devices[this.device]!
    const card = model.cards[this.card]!
    const now = at(model.today)
    const foundings = await Promise.all(
      Array.from({ length: this.people }, async () => {
        if (this.asked === 'extension') return null
        const application = applying({ now })
        let { candidates } = await keys.stores.numbers.draw(application)
        for (let n = 0; n < this.redraws; n++) {
          const next = (await keys.stores.numbers.redraw(application))!
          for (const one of candidates) expect(next.candidates).not.toContain(one)
          candidates = next.candidates
        }
        return { number: candidates[n3(this.card)]!, application: application.id }
      }),
    )
    const [before, endBefore] = [await kept(), await endOf(mine.device)]
    const { device } = mine
    const applied = await Promise.all(
      foundings.map((founding, n) =>
        keys.apply({ asked: this.asked, device, card: card.card, founding, terms, ...dealers[n]! }, now),
      ),
    )

    const wanted = this.expected(model)
    model.seen.push(
      wanted === 'done' ? `done ${mine.foundings > 0 && this.asked === 'new' ? 'anew' : this.asked}` : wanted,
    )
    if (wanted !== 'done') {
      for (const answer of applied) expect(answer.is === 'refused' ? answer.refusal.why : answer.is).toBe(wanted)
      for (const answer of applied) if (answer.is === 'again') expect(answer.key).toBe(card.used!.key)
      // A refusal changes nothing, and what was done before is not done again.
      expect(await kept()).toBe(before)
      return
    }
    expect(applied.map(({ is }) => is).sort()).toEqual([...Array(this.people - 1).fill('again'), 'done'])
    const all = applied as Extract<Applied, { is: 'done' | 'again' }>[]
    const done = applied.find((answer) => answer.is === 'done')
    expect(naively(done!.before)).toEqual(mine.naive.stands(model.today))
    if (done!.key !== null) mine.foundings += 1
    mine.naive.use(this.asked, naiveProduct(card.card.product), model.today)
    card.used = { by: device.id, key: done!.key, founding: mine.foundings }
    for (const one of all) {
      expect(naively(one.stands)).toEqual(mine.naive.stands(model.today))
      expect([one.key, one.record.number]).toEqual([done!.key, done!.record.number])
    }
    expect((done!.key !== null) === (this.asked === 'new')).toBe(true)
    const { stands } = done!
    if (stands.is === 'waiting') expect(stands.months).toBeLessThanOrEqual(72)
    if (stands.is === 'running') {
      expect(stands.last <= addMonths(model.today, 72)).toBe(true)
      // The end never moves back.
      if (endBefore) expect(stands.last > endBefore).toBe(true)
    }
  }

  private expected(model: Model): string {
    const { device, naive } = model.devices[this.device]!
    const { card, used, void: voided } = model.cards[this.card]!
    if (used) return used.by === device.id ? 'again' : 'card-used-elsewhere'
    if (voided) return 'card-void'
    if (products[card.product].deviceKind !== device.kind) return 'other-kind-of-device'
    return naive.fork().use(this.asked, naiveProduct(card.product), model.today)
  }
}

const n3 = (n: number): number => n % 3
const naiveProduct = (product: ProductId) => ({ period: products[product].period, trial: product === 'trial' })

class FirstUse implements Command {
  readonly device: number
  constructor(device: number) {
    this.device = device
  }
  check = () => true
  toString = () => `first use of device ${this.device}`
  async run(model: Model, { keys }: Real): Promise<void> {
    const { device, naive } = model.devices[this.device]!
    await keys.use(device, model.today)
    naive.firstUse(model.today)
  }
}

class VoidCard implements Command {
  readonly card: number
  constructor(card: number) {
    this.card = card
  }
  check = () => true
  toString = () => `void card ${this.card}`
  async run(model: Model, { keys }: Real): Promise<void> {
    const card = model.cards[this.card]!
    expect(await keys.stores.cards.voidCard(card.card.id, at(model.today))).toBe(card.used === null && !card.void)
    card.void ||= card.used === null
  }
}

/** Days go by, or all those to the end of something: the clock jumps there, or one day further. */
class Wait implements Command {
  readonly days: number
  readonly toEndOf: number | null
  constructor(days: number, toEndOf: number | null) {
    this.days = days
    this.toEndOf = toEndOf
  }
  check = () => true
  toString = () =>
    this.toEndOf === null ? `${this.days} days` : `to the end of device ${this.toEndOf}, + ${this.days}`
  async run(model: Model): Promise<void> {
    const stands = this.toEndOf === null ? 'none' : model.devices[this.toEndOf]!.naive.stands(model.today)
    const end =
      stands === 'none' || 'waiting' in stands || 'lapsed' in stands
        ? model.today
        : 'running' in stands
          ? stands.running
          : stands.extendUntil
    model.today = addDays(end, this.days)
  }
}

describe('KEY-24 KEY-32 KEY-35 whatever people do in whatever order', () => {
  let world: World
  let runs = 0
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.end())

  const tables = ['cards', 'devices', 'ledger_entries', 'card_uses', 'device_holders', 'connection_numbers']

  /** A portal of its own for each run. */
  const start = async (): Promise<{ model: Model; real: Real }> => {
    const portal = `run-${++runs}`
    const keys = openKeys(world, portal)
    const kinds = ['hdcom', 'hdcom', 'mpcs'] as const
    const kept = async () => {
      const parts = tables.map(
        (table) => `(select coalesce(jsonb_agg(t order by t::text), '[]') from ${table} as t where portal = $1)`,
      )
      const [row] = await world.asOwner(`select jsonb_build_array(${parts.join(', ')})::text as kept`, [portal])
      return row.kept
    }
    const stock: ProductId[] = [
      'trial',
      'trial',
      '701W',
      '701W',
      '703W',
      '703W',
      '703W',
      '701W',
      'M701W',
      'M703W',
      'M703W',
    ]
    const cards = await Promise.all(stock.map((product) => keys.printed(product)))
    return {
      model: {
        today: readDay('2027-11-29'),
        devices: kinds.map((kind) => ({ device: newDevice(kind), naive: new NaiveDevice(), foundings: 0 })),
        cards: cards.map((card) => ({ card, used: null, void: false })),
        seen: [],
      },
      real: {
        keys,
        dealers: [newDealer(), newDealer(), newDealer()],
        kept,
        endOf: async ({ kind, id }) => {
          const [row] = await world.asOwner(
            'select ends_on from devices where portal = $1 and kind = $2 and device_id = $3',
            [portal, kind, id],
          )
          return row?.ends_on ?? null
        },
      },
    }
  }

  /** What is true at any time, beside what each command looks at. */
  const holds = async ({ devices, cards }: Model, { keys }: Real): Promise<void> => {
    const portal = `run-${runs}`
    for (const [what, fault] of Object.entries({
      'a number is its device’s, and the device’s number is it': `select from devices as d
        full join connection_numbers as n on n.portal = d.portal and n.number = d.number and n.device_id = d.device_id and n.kind = d.kind
        where coalesce(d.portal, n.portal) = $1 and (n.device_id is null) <> (d.number is null)`,
      'a list has the end that the device has': `select from device_holders as h join devices as d
        on d.portal = h.portal and d.kind = h.kind and d.device_id = h.device_id
        where h.portal = $1 and h.seq = d.seq and h.ends_on is distinct from d.ends_on`,
      'a device has as many foundings as cards that founded': `select from devices as d where portal = $1 and seq <> (
        select count(*) from card_uses as u where u.portal = d.portal and u.device_id = d.device_id and u.seq is not null)`,
      'every use has its entry': `select from card_uses as u
        left join ledger_entries as e on e.portal = u.portal and e.id = u.entry_id and e.device_id = u.device_id
        where u.portal = $1 and e.id is null`,
    }))
      expect(await world.asOwner(fault, [portal]), what).toEqual([])
    for (const { device, foundings } of devices) expect((await keys.stores.devices.read(device)).seq).toBe(foundings)
    for (const { card, used } of cards) {
      const found = await keys.stores.issuedKeys.usedFor(card.id)
      expect(found && [found.record.device.id, found.key]).toEqual(used && [used.by, used.key])
    }
  }

  const index = (max: number) => fc.nat(max)
  const commands = fc.commands(
    [
      fc
        .tuple(
          fc.constantFrom('new' as const, 'extension' as const),
          index(2),
          index(10),
          index(5),
          fc.integer({ min: 1, max: 3 }),
        )
        .map((given) => new Apply(...given)),
      fc.tuple(index(1), index(7)).map(([device, card]) => new Apply('new', device, card, 0, 2)),
      fc.tuple(index(1), index(7)).map(([device, card]) => new Apply('extension', device, card, 0, 2)),
      // The trials, and the long ones over and over: what there is once only, and what comes to too much.
      fc.tuple(index(1), index(1)).map(([device, card]) => new Apply('new', device, card, 0, 1)),
      fc.tuple(index(1), index(1)).map(([device, card]) => new Apply('extension', device, card, 0, 1)),
      fc.tuple(index(1), index(2)).map(([device, card]) => new Apply('extension', device, 4 + card, 0, 1)),
      index(2).map((device) => new FirstUse(device)),
      index(10).map((card) => new VoidCard(card)),
      index(400).map((days) => new Wait(days, null)),
      fc.tuple(index(1), index(2)).map(([days, device]) => new Wait(days, device)),
    ],
    { maxCommands: 60, size: 'max' },
  )

  it('a card has one device for ever, the same pair the same key, no end moves back, six years at most', {
    timeout: 300_000,
  }, async () => {
    const seen = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(commands, async (some) => {
        const { model, real } = await start()
        await fc.asyncModelRun(() => ({ model, real }), some)
        await holds(model, real)
        for (const what of model.seen) seen.set(what, (seen.get(what) ?? 0) + 1)
      }),
      { numRuns: 50 },
    )
    // It did come to everything there can be.
    for (const what of outcomes) expect(seen.get(what) ?? 0, what).toBeGreaterThan(0)
  })
})
