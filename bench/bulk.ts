import { performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { openProgram, type Program } from '../src/app.ts'
import { applyCard, termFacts } from '../src/desks/keys/apply-card.ts'
import { toAgree } from '../src/domain/accounts/consent.ts'
import { drawCard } from '../src/domain/keys/card.ts'
import type { PrintedCard } from '../src/domain/keys/cards.ts'
import { numberRule } from '../src/domain/keys/connection-number.ts'
import { termRule } from '../src/domain/keys/term.ts'
import { newId } from '../src/kit/ids.ts'
import { systemRandom as random } from '../src/kit/random.ts'
import { addSeconds, hours } from '../src/kit/time.ts'
import { readSettings } from '../src/settings.ts'
import { openPlace } from './place.ts'

/** Rows of the upload, and single applications that its speed is divided by. */
const ROWS = Number(process.env['BENCH_BULK_ROWS'] ?? 10_000)
const ALONE = Math.max(100, ROWS / 20)
const AT_LEAST = 1
const LARGEST_MB = 300
const PORTAL = 'keys'
const ORIGIN = 'http://localhost'

const quiet = { info: () => {}, warn: () => {}, error: (facts: object, words: string) => console.error(words, facts) }
const id = (): string => newId(new Date(), random)
const digits = (n: number): string => n.toString(16).toUpperCase().padStart(16, '0')

/**
 * KEY-70, PLT-45: an upload of 10,000 rows from its form to its file of keys, by the whole program in this process: rows a second against
 * single applications one after the other, memory, and how long another page takes meanwhile.
 */
export const benchBulk = async (databaseUrl: string | undefined): Promise<void> => {
  const place = await openPlace(databaseUrl)
  try {
    const connection = await place.database('bulk')
    const settings = readSettings('demo', { PUBLIC_URL: ORIGIN })
    const program = await openProgram({ settings, connection, migrate: true, log: quiet })
    const cards = Array.from({ length: ROWS + ALONE }, () => ({
      id: id(),
      product: '701W' as const,
      ...drawCard(random),
    }))
    await program.stores.of(PORTAL).cards.create(cards, 'bench', new Date())
    const { account, cookie } = await signIn(program)
    const alone = await applyAlone(program, account, cards.slice(ROWS))
    const watch = watchProgram(program)
    const upload = await sendUpload(program, cookie, cards.slice(0, ROWS))
    const checked = await until(program, account, 'checked')
    await confirm(program, cookie, upload)
    const done = await until(program, account, 'done')
    const file = await saveResult(program, cookie, upload)
    const seen = watch.end()
    await program.close()
    report(alone, checked, done, file, seen)
  } finally {
    await place.end()
  }
}

const signIn = async (program: Program): Promise<{ account: string; cookie: string }> => {
  const { house } = program
  const [account, token, now] = [id(), random.token(), new Date()]
  await house.stores.atomically(PORTAL, async ({ accounts, consents, sessions }) => {
    await accounts.create({
      id: account,
      role: 'sole',
      name: '',
      mail: 'hanbai@koeda-denki.example',
      language: 'ja',
      identifiers: [],
      at: now,
    })
    for (const text of toAgree(house.portals.get(PORTAL)!.portal.terms))
      await consents.give(account, text.id, text.version, now)
    const endsAt = addSeconds(now, hours(12))
    const tokenHash = house.vault.mac('session', token)
    await sessions.start({ id: id(), tokenHash, accountId: account, browser: '', address: '', at: now, endsAt })
  })
  return { account, cookie: `madoguchi-${PORTAL}-session=${token}; madoguchi-${PORTAL}-browser=${random.token()}` }
}

/** Single applications one after the other, a transaction each: rows a second. */
const applyAlone = async (
  { stores }: Program,
  account: string,
  cards: readonly (PrintedCard & { readonly id: string })[],
): Promise<number> => {
  const facts = await termFacts(stores.of(PORTAL), termRule, new Date())
  const began = performance.now()
  for (const [place, card] of cards.entries())
    await stores.atomically(PORTAL, async (inside) => {
      const { now, today } = facts
      const number = await inside.numbers.take({ id: card.id, account, rule: numberRule, now, today, random })
      const proved = await inside.cards.prove(card)
      await applyCard(
        inside,
        {
          asked: 'new',
          device: { kind: 'hdcom', id: digits(2 ** 40 + place) },
          card: proved!,
          founding: { number: number!, application: card.id },
          account,
          holder: account,
          terms: { id: 'service-paid', version: '' },
        },
        facts,
      )
      await inside.audit.note({ event: 'key.issued', by: 'account', accountId: account }, now)
    })
  return (cards.length * 1000) / (performance.now() - began)
}

interface Timed {
  readonly seconds: number
}

/** Looks every 20 ms how large the process is and how long a page of somebody else takes. */
const watchProgram = ({ server }: Program): { end(): { largest: number; p99: number } } => {
  let largest = 0
  let over = false
  const times: number[] = []
  void (async () => {
    while (!over) {
      const began = performance.now()
      await (await server.request(`${ORIGIN}/${PORTAL}/sign-in`)).text()
      times.push(performance.now() - began)
      largest = Math.max(largest, process.memoryUsage().rss)
      await delay(20)
    }
  })()
  return {
    end: () => {
      over = true
      times.sort((a, b) => a - b)
      return { largest: largest / 1e6, p99: times[Math.floor(times.length * 0.99)]! }
    },
  }
}

const ask = async ({ server }: Program, cookie: string, path: string, body?: FormData | URLSearchParams) => {
  const headers = { cookie, 'accept-language': 'ja', ...(body ? { 'sec-fetch-site': 'same-origin' } : {}) }
  return server.request(`${ORIGIN}${path}`, { ...(body ? { method: 'POST', body } : {}), headers })
}

/** Sends the form; gives the path of the upload's pages. */
const sendUpload = async (program: Program, cookie: string, cards: readonly PrintedCard[]): Promise<string> => {
  const csv = cards.map(({ number, registrationId }, place) => `${digits(place + 1)},${number},${registrationId}\r\n`)
  const form = new FormData()
  form.set('asked', 'new')
  form.set('rows', '')
  form.set('file', new File(csv, 'list.csv', { type: 'text/csv' }))
  const answer = await ask(program, cookie, `/${PORTAL}/bulk`, form)
  const place = answer.headers.get('location')
  if (answer.status !== 303 || place === null) throw new Error(`the upload gave ${answer.status}`)
  return place.replace(/\/[^/]+$/, '')
}

/** Waits for an upload to come to this state. */
const until = async ({ stores }: Program, account: string, state: 'checked' | 'done'): Promise<Timed> => {
  const began = performance.now()
  for (;;) {
    const [run] = await stores.of(PORTAL).bulk.ofHolder(account, 1)
    if (run?.state === state) return { seconds: (performance.now() - began) / 1000 }
    if (run?.state === 'stopped') throw new Error(`stopped: ${run.stoppedWhy}`)
    await delay(50)
  }
}

const confirm = async (program: Program, cookie: string, upload: string): Promise<void> => {
  await ask(program, cookie, `${upload}/checking`)
  await ask(program, cookie, `${upload}/fates`, new URLSearchParams())
  const answer = await ask(program, cookie, `${upload}/confirm`, new URLSearchParams({ 'agree-paid': 'yes' }))
  if (answer.status !== 303) throw new Error(`the confirmation gave ${answer.status}`)
}

const saveResult = async (program: Program, cookie: string, upload: string): Promise<Timed & { rows: number }> => {
  await ask(program, cookie, `${upload}/running`)
  const began = performance.now()
  const answer = await ask(program, cookie, `${upload}/result`, new URLSearchParams({ act: 'save' }))
  const lines = (await answer.text()).split('\r\n')
  const keys = lines.filter((line) =>
    /(,[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}){2},/.test(`,${line.split(',')[1]},${line.split(',')[6]},`),
  )
  return { seconds: (performance.now() - began) / 1000, rows: keys.length }
}

const report = (
  alone: number,
  checked: Timed,
  done: Timed,
  file: Timed & { rows: number },
  seen: { largest: number; p99: number },
): void => {
  const perSecond = ROWS / done.seconds
  const ratio = perSecond / alone
  console.log(`
## KEY-70 an upload of ${ROWS} rows
checked      ${checked.seconds.toFixed(1)} s, ${(ROWS / checked.seconds).toFixed(0)} rows/s
registered   ${done.seconds.toFixed(1)} s, ${perSecond.toFixed(0)} rows/s; single applications one after the other: ${alone.toFixed(0)}/s
ratio        ${ratio.toFixed(2)} (at least ${AT_LEAST.toFixed(2)}) ${ratio >= AT_LEAST ? 'met' : 'MISSED'}
file of keys ${file.seconds.toFixed(2)} s, ${file.rows} keys ${file.rows === ROWS ? 'met' : 'MISSED'}
meanwhile    a page in ${seen.p99.toFixed(0)} ms (p99), the process with this bench at most ${seen.largest.toFixed(0)} MB (PLT-45: ${LARGEST_MB}) ${seen.largest < LARGEST_MB ? 'met' : 'MISSED'}`)
}
