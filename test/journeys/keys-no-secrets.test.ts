import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inFours } from '../../src/domain/keys/hex-fields.ts'
import { newDevice } from '../contracts/keys-world.ts'
import { openApplications, typed } from './apply-with-card.ts'
import { type Counter, openCounter } from './counter.ts'
import { newDealer } from './keys-people.ts'

let counter: Counter
/** What nobody may find anywhere, by what it is, in each way it is written. */
const secrets = new Map<string, string>()

beforeAll(async () => {
  counter = await openCounter()
  const cards = openApplications(counter)
  const dealer = await newDealer(counter)
  const { browser } = dealer
  const { card, key } = await cards.issued(browser)
  const given = await cards.print()
  const guess = { ...given, registrationId: 'FEDCBA987654' }
  await browser.open('/keys/issue')
  await browser.send('次へ', typed(newDevice(), guess))
  await browser.send('次へ', typed(newDevice(), given))
  await counter.settle()
  const shown = {
    'a used card': card.number,
    'a card under way': given.number,
    'a registration key': key.replaceAll('-', ''),
  }
  for (const [what, digits] of Object.entries(shown)) {
    secrets.set(what, digits)
    secrets.set(`${what} as it is shown`, inFours(digits))
    secrets.set(`${what} in small letters`, digits.toLowerCase())
  }
  secrets.set('a registration ID', card.registrationId)
  secrets.set('the registration ID of a card under way', given.registrationId)
  secrets.set('a guessed registration ID', guess.registrationId)
})
afterAll(() => counter.close())

it('KEY-23 cards and keys stand in no table as they are written; only the demo’s inbox has the mail itself', async () => {
  const hits = await counter.program.db.inAllPortals(async (query) => {
    const { rows: columns } = await sql<{ table: string; column: string; type: string }>`
      select table_name as table, column_name as column, data_type as type from information_schema.columns
      where table_schema = 'public' and table_name <> 'inbox'`.execute(query)
    expect(columns.length).toBeGreaterThan(150)
    const found: string[] = []
    for (const { table, column, type } of columns) {
      const text = type === 'bytea' ? sql`encode(${sql.ref(column)}, 'escape')` : sql`${sql.ref(column)}::text`
      const { rows } = await sql<{ secret: string }>`
        select distinct s.wanted as secret from ${sql.table(table)}, unnest(${[...secrets.values()]}::text[]) as s (wanted)
        where position(s.wanted in ${text}) > 0`.execute(query)
      for (const { secret } of rows)
        found.push(`${[...secrets].find(([, one]) => one === secret)![0]} in ${table}.${column}`)
    }
    return found
  })
  expect(hits).toEqual([])
})

it('KEY-21 the mailed key is wiped from the outbox once it is sent', async () => {
  const left = await counter.program.db.inAllPortals((query) =>
    query
      .selectFrom('outbox')
      .select(['letter', 'state'])
      .where('letter', '=', 'key-issued')
      .where('secret', 'is not', null)
      .execute(),
  )
  expect(left).toEqual([])
})

it('KEY-23 the log knows none of them', () => {
  const said = counter.logged.join('\n')
  expect([...secrets].filter(([, secret]) => said.includes(secret)).map(([what]) => what)).toEqual([])
})
