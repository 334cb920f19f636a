import { fork } from 'node:child_process'
import { once } from 'node:events'
import { performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { root } from '../src/app.ts'
import { applyCard, termFacts } from '../src/desks/keys/apply-card.ts'
import { toAgree } from '../src/domain/accounts/consent.ts'
import { drawCard } from '../src/domain/keys/card.ts'
import type { PrintedCard } from '../src/domain/keys/cards.ts'
import { numberRule } from '../src/domain/keys/connection-number.ts'
import { termRule } from '../src/domain/keys/term.ts'
import type { Vault } from '../src/domain/vault.ts'
import { newId } from '../src/kit/ids.ts'
import { systemRandom as random } from '../src/kit/random.ts'
import { addSeconds, hours } from '../src/kit/time.ts'
import { loadPortals } from '../src/portal/load.ts'
import { readSettings } from '../src/settings.ts'
import { openDb } from '../src/store/db.ts'
import { bindRole } from '../src/store/roles.ts'
import { createStores, type StoreRoom } from '../src/store/stores.ts'
import { createVault } from '../src/vault/seal.ts'
import { en } from '../src/words/en.ts'
import { ja } from '../src/words/ja.ts'
import { openPlace } from './place.ts'

/** Rows of the upload, and single applications that its speed is divided by. */
const ROWS = Number(process.env['BENCH_BULK_ROWS'] ?? 10_000)
const ALONE = Math.max(100, ROWS / 20)
const AT_LEAST = 0.5
const LARGEST_MB = 300
const PORTAL = 'keys'

const id = (): string => newId(new Date(), random)
const digits = (n: number): string => n.toString(16).toUpperCase().padStart(16, '0')

/**
 * KEY-70, PLT-45: an upload of 10,000 rows from its form to its file of keys, in a process of its own: rows a second against single
 * applications one after the other, memory, and how long another page takes meanwhile.
 */
export const benchBulk = async (databaseUrl: string | undefined): Promise<void> => {
  const place = await openPlace(databaseUrl)
  const connection = await place.database('bulk')
  const counter = await startCounter(connection)
  const db = openDb({ connection, role: await bindRole(connection), connections: 2, onIdleError: () => {} })
  try {
    const vault = createVault(readSettings('demo', {}).secrets)
    const room = createStores(db, vault)
    const cards = Array.from({ length: ROWS + ALONE }, () => ({
      id: id(),
      product: '701W' as const,
      ...drawCard(random),
    }))
    await room.of(PORTAL).cards.create(cards, 'bench', new Date())
    const { account, cookie } = await signIn(room, vault)
    const before = await applyAlone(room, account, cards.slice(ROWS, ROWS + ALONE / 2))
    const watch = watchCounter(counter)
    const ask: Ask = (path, body) => askCounter(counter.port, cookie, path, body)
    const upload = await sendUpload(ask, cards.slice(0, ROWS))
    const checked = await until(room, account, 'checked')
    await confirm(ask, upload)
    const done = await until(room, account, 'done')
    const file = await saveResult(ask, upload)
    const seen = await watch.end()
    const after = await applyAlone(room, account, cards.slice(ROWS + ALONE / 2))
    // Before and after, so that whatever else the machine does meets both alike.
    report((before + after) / 2, checked, done, file, seen)
  } finally {
    await counter.end()
    await db.close()
    await place.end()
  }
}

interface RunningCounter {
  readonly port: number
  /** Megabytes that the process has now. */
  memory(): Promise<number>
  end(): Promise<void>
}

const startCounter = async (connection: pg.ClientConfig): Promise<RunningCounter> => {
  const child = fork(fileURLToPath(new URL('bulk-server.js', import.meta.url)), [JSON.stringify(connection)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const heard = async <T>(): Promise<T> => ((await once(child, 'message')) as [T])[0]
  const { port } = await heard<{ port: number }>()
  return {
    port,
    memory: async () => {
      const answer = heard<{ rss: number }>()
      child.send('memory')
      return (await answer).rss / 1_048_576
    },
    end: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.send('end')
      await gone
    },
  }
}

const signIn = async (room: StoreRoom, vault: Vault): Promise<{ account: string; cookie: string }> => {
  const [account, token, now] = [id(), random.token(), new Date()]
  const { portal } = (await loadPortals(`${root}portals`, { ja, en })).find((one) => one.portal.id === PORTAL)!
  await room.atomically(PORTAL, async ({ accounts, consents, sessions }) => {
    await accounts.create({
      id: account,
      role: 'sole',
      name: '',
      mail: 'hanbai@koeda-denki.example',
      language: 'ja',
      identifiers: [],
      at: now,
    })
    for (const text of toAgree(portal.terms)) await consents.give(account, text.id, text.version, now)
    const endsAt = addSeconds(now, hours(12))
    const tokenHash = vault.mac('session', token)
    await sessions.start({ id: id(), tokenHash, accountId: account, browser: '', address: '', at: now, endsAt })
  })
  return { account, cookie: `madoguchi-${PORTAL}-session=${token}; madoguchi-${PORTAL}-browser=${random.token()}` }
}

let lastAlone = 0

/** Single applications one after the other, a transaction each: rows a second. */
const applyAlone = async (
  room: StoreRoom,
  account: string,
  cards: readonly (PrintedCard & { readonly id: string })[],
): Promise<number> => {
  const facts = await termFacts(room.of(PORTAL), termRule, new Date())
  const began = performance.now()
  for (const card of cards)
    await room.atomically(PORTAL, async (inside) => {
      const { now, today } = facts
      const number = await inside.numbers.take({ id: card.id, account, rule: numberRule, now, today, random })
      const proved = await inside.cards.prove(card)
      await applyCard(
        inside,
        {
          asked: 'new',
          device: { kind: 'hdcom', id: digits(2 ** 40 + ++lastAlone) },
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
const watchCounter = (counter: RunningCounter): { end(): Promise<Seen> } => {
  let over = false
  const sizes: number[] = []
  const times: number[] = []
  const watching = (async () => {
    sizes.push(await counter.memory())
    while (!over) {
      const began = performance.now()
      await (await fetch(`http://localhost:${counter.port}/${PORTAL}/sign-in`)).text()
      times.push(performance.now() - began)
      sizes.push(await counter.memory())
      await delay(20)
    }
  })()
  return {
    end: async () => {
      over = true
      await watching
      times.sort((a, b) => a - b)
      return { atRest: sizes[0]!, largest: Math.max(...sizes), p99: times[Math.floor(times.length * 0.99)]! }
    },
  }
}

interface Seen {
  readonly atRest: number
  readonly largest: number
  readonly p99: number
}

/** A page of whoever is signed in, or a form that is sent. */
type Ask = (path: string, body?: FormData | URLSearchParams) => Promise<Response>

const askCounter = (port: number, cookie: string, path: string, body?: FormData | URLSearchParams): Promise<Response> =>
  fetch(`http://localhost:${port}${path}`, {
    ...(body ? { method: 'POST', body } : {}),
    headers: { cookie, 'accept-language': 'ja', ...(body ? { origin: `http://localhost:${port}` } : {}) },
    redirect: 'manual',
  })

/** Sends the form; gives the path of the upload's pages. */
const sendUpload = async (ask: Ask, cards: readonly PrintedCard[]): Promise<string> => {
  const csv = cards.map(({ number, registrationId }, place) => `${digits(place + 1)},${number},${registrationId}\r\n`)
  const form = new FormData()
  form.set('asked', 'new')
  form.set('rows', '')
  form.set('file', new File(csv, 'list.csv', { type: 'text/csv' }))
  const answer = await ask(`/${PORTAL}/bulk`, form)
  const place = answer.headers.get('location')
  if (answer.status !== 303 || !place?.startsWith(`/${PORTAL}/bulk/`))
    throw new Error(`the upload gave ${answer.status}`)
  return place.replace(/\/[^/]+$/, '')
}

/** Waits for an upload to come to this state. */
const until = async (room: StoreRoom, account: string, state: 'checked' | 'done'): Promise<Timed> => {
  const began = performance.now()
  for (;;) {
    const [run] = await room.of(PORTAL).bulk.ofHolder(account, 1)
    if (run?.state === state) return { seconds: (performance.now() - began) / 1000 }
    if (run?.state === 'stopped') throw new Error(`stopped: ${run.stoppedWhy}`)
    await delay(50)
  }
}

const confirm = async (ask: Ask, upload: string): Promise<void> => {
  await ask(`${upload}/checking`)
  await ask(`${upload}/fates`, new URLSearchParams())
  // The boxes are named by the versions of the texts.
  const boxes = (await (await ask(`${upload}/confirm`)).text()).matchAll(/name="(agree-[^"]+)"/g)
  const agreed = new URLSearchParams([...boxes].map(([, name]) => [name!, 'yes']))
  const answer = await ask(`${upload}/confirm`, agreed)
  if (answer.status !== 303) throw new Error(`the confirmation gave ${answer.status}`)
}

const saveResult = async (ask: Ask, upload: string): Promise<Timed & { rows: number }> => {
  await ask(`${upload}/running`)
  const began = performance.now()
  const answer = await ask(`${upload}/result`, new URLSearchParams({ act: 'save' }))
  const lines = (await answer.text()).split('\r\n')
  const keys = lines.filter((line) =>
    /(,[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}){2},/.test(`,${line.split(',')[1]},${line.split(',')[6]},`),
  )
  return { seconds: (performance.now() - began) / 1000, rows: keys.length }
}

const report = (alone: number, checked: Timed, done: Timed, file: Timed & { rows: number }, seen: Seen): void => {
  const perSecond = ROWS / done.seconds
  const ratio = perSecond / alone
  console.log(`
## KEY-70 an upload of ${ROWS} rows
checked      ${checked.seconds.toFixed(1)} s, ${(ROWS / checked.seconds).toFixed(0)} rows/s
registered   ${done.seconds.toFixed(1)} s, ${perSecond.toFixed(0)} rows/s; single applications one after the other: ${alone.toFixed(0)}/s
ratio        ${ratio.toFixed(2)} (at least ${AT_LEAST.toFixed(2)}) ${ratio >= AT_LEAST ? 'met' : 'MISSED'}
file of keys ${file.seconds.toFixed(2)} s, ${file.rows} keys ${file.rows === ROWS ? 'met' : 'MISSED'}
meanwhile    a page in ${seen.p99.toFixed(0)} ms (p99), the process ${seen.atRest.toFixed(0)} MB before and at most ${seen.largest.toFixed(0)} MB (PLT-45: ${LARGEST_MB}) ${seen.largest < LARGEST_MB ? 'met' : 'MISSED'}`)
}
