import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proveCards } from '../../src/desks/keys/prove-card.ts'
import { lanes } from '../../src/domain/accounts/lanes.ts'
import type { PrintedCard } from '../../src/domain/keys/cards.ts'
import { checkDigit } from '../../src/domain/keys/check-digit.ts'
import { newId } from '../../src/kit/ids.ts'
import { newDevice } from '../contracts/keys-world.ts'
import { recordStatements } from '../setup/statements.ts'
import { type Applications, openApplications, typed } from './apply-with-card.ts'
import { type Browser, type Counter, openCounter } from './counter.ts'
import { newDealer } from './keys-people.ts'

const DAY = 86_400_000
const WRONG = 'Activation Key No. と Registration ID の組み合わせが正しくありません。'

let counter: Counter
let cards: Applications
beforeAll(async () => {
  counter = await openCounter({ connections: 20 })
  cards = openApplications(counter)
})
afterAll(() => counter.close())

const wrong = (card: PrintedCard, n = 0): PrintedCard => ({
  ...card,
  registrationId: n.toString(16).toUpperCase().padStart(12, 'F'),
})
/** A number that looks like a card's, of which there is none. */
const unknown = (n: number): PrintedCard => {
  const body = n.toString(16).toUpperCase().padStart(15, '0')
  return { number: body + checkDigit(body), registrationId: '0123456789AB' }
}

const tryIt = async (browser: Browser, card: PrintedCard): Promise<string> => {
  await browser.open('/keys/issue')
  await browser.send('次へ', typed(newDevice(), card))
  return browser.page.error('Activation Key No. 1')
}

/** As many as are sent at once, without looking at the pages. */
const many = async (browser: Browser, tries: readonly PrintedCard[]): Promise<readonly string[]> => {
  await browser.open('/keys/issue')
  const form = browser.page.form('次へ')
  const device = newDevice()
  return Promise.all(
    tries.map(async ({ number, registrationId }) => {
      const body = new URLSearchParams({ 'device-1': device.id, 'card-1': number, registrationId })
      const answer = await browser.request(form.action, {
        method: 'POST',
        body,
        headers: { 'sec-fetch-site': 'same-origin' },
      })
      if (answer.status === 303) return 'in'
      const html = await answer.text()
      return html.includes(WRONG) ? 'wrong' : html.includes('受け付けを止めています') ? 'closed' : html
    }),
  )
}
const count = (answers: readonly string[]) =>
  Object.fromEntries(['in', 'wrong', 'closed'].map((one) => [one, answers.filter((each) => each === one).length]))

describe('KEY-23 proving a card', () => {
  it('an unknown card and a wrong registration ID are one answer', async () => {
    const { browser, account } = await newDealer(counter)
    const card = await cards.print()
    const known = await tryIt(browser, wrong(card))
    const knownPage = browser.page
    expect(known).toContain(WRONG)
    expect(await tryIt(browser, unknown(1))).toBe(known)
    expect(browser.page.status).toBe(knownPage.status)
    const same = (html: string) => html.replace(/value="[^"]*"/g, '')
    expect(same(browser.page.html)).toBe(same(knownPage.html))
    expect(await tryIt(browser, card)).toBe('')
    expect(browser.page.heading).toBe('つばめネット 利用約款（有償）')
    const events = (await cards.keys.stores.audit.recent(account, 5)).map(({ event, body }) => [event, body])
    expect(events.filter(([event]) => event === 'card.refused')).toHaveLength(2)
    expect(events.flat().join()).not.toContain(card.number)
  })

  it('an unknown card and a wrong registration ID are the same work: the same statements', async () => {
    const { browser } = await newDealer(counter)
    const card = await cards.print()
    await tryIt(browser, unknown(3))
    const statements = recordStatements()
    await tryIt(browser, wrong(card))
    const known = statements.take()
    await tryIt(browser, unknown(4))
    const stranger = statements.take()
    statements.stop()
    expect(known.length).toBeGreaterThan(5)
    expect(stranger).toEqual(known)
  })

  it('a slip of the hand is told as such and costs no try', async () => {
    const { browser } = await newDealer(counter)
    const card = await cards.print()
    const last = card.number.at(-1) === '0' ? '1' : '0'
    const slip = { ...card, number: card.number.slice(0, -1) + last }
    for (let i = 0; i < 60; i++) expect(await tryIt(browser, slip)).toContain('打ち間違い')
    expect(await tryIt(browser, card)).toBe('')
  })

  it('after ten wrong tries a card is closed for 24 hours, to the second, for the right ones too', async () => {
    const card = await cards.print()
    const { browser } = await newDealer(counter)
    for (let i = 0; i < 9; i++) expect(await tryIt(browser, wrong(card, i))).toContain(WRONG)
    expect(await tryIt(browser, card)).toBe('')
    expect(await tryIt(browser, wrong(card, 9))).toContain(WRONG)
    const other = await newDealer(counter)
    const closed = await tryIt(other.browser, card)
    expect(closed).toBe(
      'このActivation Key No. は、間違いが続いたため受け付けを止めています。2026/11/21 10:00（日本時間）以降に、もう一度お試しください。',
    )
    counter.clock.advance(DAY - 1000)
    const late = await newDealer(counter)
    expect(await tryIt(late.browser, card)).toBe(closed)
    counter.clock.advance(1000)
    expect(await tryIt(late.browser, card)).toBe('')
    expect(await cards.stateOf(card)).toEqual({ is: 'free' })
  })

  it('a number of no card closes in the same way', async () => {
    const { browser } = await newDealer(counter)
    for (let i = 0; i < 10; i++) expect(await tryIt(browser, unknown(2))).toContain(WRONG)
    expect(await tryIt(browser, unknown(2))).toContain('このActivation Key No. は、間違いが続いたため')
  })

  it('no more than ten of sixty parallel wrong tries at a card are judged', async () => {
    const card = await cards.print()
    const dealers = await Promise.all(Array.from({ length: 3 }, () => newDealer(counter)))
    const answers = await Promise.all(
      dealers.map(({ browser }, d) =>
        many(
          browser,
          Array.from({ length: 20 }, (_, n) => wrong(card, 20 * d + n)),
        ),
      ),
    )
    expect(count(answers.flat())).toEqual({ in: 0, wrong: 10, closed: 50 })
  })

  it('an account has fifty wrong tries a day, whichever cards, however many are sent at once', async () => {
    const { browser } = await newDealer(counter)
    const answers = await many(
      browser,
      Array.from({ length: 80 }, (_, n) => unknown(1000 + n)),
    )
    expect(count(answers)).toEqual({ in: 0, wrong: 50, closed: 30 })
    const card = await cards.print()
    expect(await tryIt(browser, card)).toContain('1日の上限')
    const other = await newDealer(counter)
    expect(await tryIt(other.browser, card)).toBe('')
  })

  it('right proofs give their tries back: a hundred of them cost nothing', async () => {
    const { browser } = await newDealer(counter)
    const printed = await cards.keys.print('701W', 4)
    for (let i = 0; i < 100; i++) expect(await tryIt(browser, printed[i % 4]!)).toBe('')
  })

  it('who mistyped often today still proves any number of cards, as long as a try is left', async () => {
    const { account } = await newDealer(counter)
    const { house } = counter.program
    const prover = {
      account,
      stores: cards.keys.stores,
      vault: house.vault,
      random: house.random,
      now: counter.clock.now(),
      newId: () => newId(counter.clock.now(), house.random),
      note: async () => {},
    }
    await proveCards(
      Array.from({ length: 47 }, (_, n) => unknown(7000 + n)),
      prover,
    )
    const good = await cards.keys.print('701W', 40)
    expect((await proveCards(good, prover)).every(({ is }) => is === 'proved')).toBe(true)
    const last = await proveCards([...good, ...[0, 1, 2, 3].map((n) => unknown(7100 + n)), ...good], prover)
    expect(last.map(({ is }) => is)).toEqual([
      ...good.map(() => 'proved'),
      ...['wrong', 'wrong', 'wrong', 'account-closed'],
      ...good.map(() => 'account-closed'),
    ])
  })

  it('many cards at once, for bulk: each told for itself, tries at one number counted apart', async () => {
    const { account } = await newDealer(counter)
    const { house } = counter.program
    const now = counter.clock.now()
    const noted: string[] = []
    const prover = {
      account,
      stores: cards.keys.stores,
      vault: house.vault,
      random: house.random,
      now,
      newId: () => newId(now, house.random),
      note: async ({ facts }: { readonly facts?: object }) => void noted.push(JSON.stringify(facts)),
    }
    const good = await cards.keys.print('701W', 60)
    const closed = await cards.print()
    const guesses = Array.from({ length: 12 }, (_, n) => wrong(closed, n))
    const proofs = await proveCards([...good, ...guesses, closed, unknown(5000)], prover)
    expect(proofs.slice(0, 60).every(({ is }) => is === 'proved')).toBe(true)
    expect(proofs.slice(60).map(({ is }) => is)).toEqual([
      ...Array.from({ length: 10 }, () => 'wrong'),
      'card-closed',
      'card-closed',
      'card-closed',
      'wrong',
    ])
    expect(noted).toHaveLength(14)
    const rest = await proveCards(
      Array.from({ length: 45 }, (_, n) => unknown(6000 + n)),
      prover,
    )
    expect(rest.filter(({ is }) => is === 'wrong')).toHaveLength(39)
    expect(rest.filter(({ is }) => is === 'account-closed')).toHaveLength(6)
  })

  it('at 10,000 wrong tries a day in all staff find a case, once a day', async () => {
    const { browser } = await newDealer(counter)
    const { stores } = cards.keys
    const lane = lanes(counter.program.house.vault).wrongCards()
    await counter.program.db.inPortal('keys', (query) =>
      query.updateTable('tries').set({ count: 9998, first_at: counter.clock.now() }).where('lane', '=', lane).execute(),
    )
    const alarms = () => stores.cases.waiting('card-alarm')
    await tryIt(browser, unknown(7000))
    expect(await alarms()).toEqual([])
    await Promise.all([many(browser, [unknown(7001), unknown(7002), unknown(7003)])])
    expect(await alarms()).toHaveLength(1)
    await tryIt(browser, unknown(7004))
    expect(await alarms()).toHaveLength(1)
    await counter.program.db.inPortal('keys', async (query) => {
      const trail = await query.selectFrom('audit_events').select('event').where('event', '=', 'cards.alarm').execute()
      expect(trail).toHaveLength(1)
    })
  })
})
