import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { openProgram } from '../src/app.ts'
import { openDatabase } from '../src/commands/database.ts'
import { answerDevice } from '../src/desks/keys/answer-device.ts'
import { applyCard } from '../src/desks/keys/apply-card.ts'
import { gmtDay } from '../src/domain/keys/calendar.ts'
import { drawCard } from '../src/domain/keys/card.ts'
import type { Device } from '../src/domain/keys/device.ts'
import { readQuestion } from '../src/domain/keys/device-question.ts'
import { newId } from '../src/kit/ids.ts'
import { serviceOf } from '../src/portal/define.ts'
import { readSettings } from '../src/settings.ts'

/**
 * The counter as it runs, in a process of its own, with devices whose keys were issued; beside it what the bench divides by: the bytes of an
 * answer as a fixed string on the same HTTP stack, and the same question judged without anything signed.
 */
const quiet = {
  info: () => {},
  warn: () => {},
  error: (facts: object, message: string) => console.error(message, facts),
}
const settings = readSettings('demo', { ...process.env, TRUSTED_PROXIES: 'loopback' })
const database = await openDatabase(settings, quiet)
const program = await openProgram({ settings, connection: database.connection, migrate: true, log: quiet })
const { house } = program

const DEVICES = 500
const PORTAL = 'keys'
const rule = serviceOf(house.portals.get(PORTAL)!.portal, 'keys')!
const hex = (bytes: number): string => Buffer.from(house.random.bytes(bytes)).toString('hex').toUpperCase()

/** Issues a key for a new device. */
const issue = async (): Promise<{ device: Device; key: string }> => {
  const now = new Date()
  const facts = { rule: rule.term, away: [], today: gmtDay(now), now }
  const [application, account] = [newId(now, house.random), newId(now, house.random)]
  const device: Device = { kind: 'hdcom', id: hex(8) }
  const printed = { id: newId(now, house.random), product: '701W' as const, ...drawCard(house.random) }
  return house.stores.atomically(PORTAL, async (stores) => {
    await stores.cards.create([printed], 'bench', now)
    const number = await stores.numbers.take({
      id: application,
      account,
      rule: rule.numbers,
      now,
      today: facts.today,
      random: house.random,
    })
    const founding = { number: number!, application }
    const card = (await stores.cards.prove(printed))!
    const terms = { id: rule.terms.paid, version: '' }
    const applied = await applyCard(
      stores,
      { asked: 'new', device, card, founding, account, holder: account, terms },
      facts,
    )
    if (applied.is !== 'done' || applied.key === null) throw new Error('the bench could not issue a key')
    return { device, key: applied.key }
  })
}

const questions: string[] = []
for (let n = 0; n < DEVICES; n++) {
  const { device, key } = await issue()
  questions.push(JSON.stringify({ mprId: device.id, registrationKey: key, nonce: hex(8) }))
}
const ask = (act: string, body: string) =>
  program.server.request(`/device/v1/${act}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
// Every term has begun, as with devices that ask every day.
for (const question of questions) await ask('register', question)
const answered = await ask('status', questions[0]!)
const fixed = await answered.text()
const headers = [...answered.headers]

const bare = new Hono()
bare.post('/fixed', async (c) => {
  await c.req.text()
  return new Response(fixed, { headers })
})
bare.post('/unsigned', async (c) => {
  const read = readQuestion(await c.req.text())
  if (!read.ok) throw new Error('the bench asks wrongly')
  const verdict = await answerDevice(
    { act: 'status', ...read.question, accepted: false },
    {
      rule,
      now: new Date(),
      vault: house.vault,
      address: c.req.header('x-forwarded-for') ?? '',
      portal: PORTAL,
      questions: house.stores.deviceQuestions,
      stores: house.stores.of(PORTAL),
      atomically: house.stores.atomically,
    },
  )
  return new Response(JSON.stringify(verdict), { headers })
})

const main = serve({ fetch: program.server.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  const beside = serve({ fetch: bare.fetch, port: 0, hostname: '127.0.0.1' }, ({ port: barePort }) =>
    process.send?.({ port, barePort, questions }),
  )
  process.on('message', (message) => {
    if (message !== 'end') return
    main.close()
    beside.close()
    void program
      .close()
      .then(() => database.close())
      .then(() => process.exit(0))
  })
})
