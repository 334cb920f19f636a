import { createPrivateKey, X509Certificate } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { createIssuing, type IssuingDesk, type Keep, type OpenAuthority } from '../src/ca/issuing.ts'
import { openCa } from '../src/ca/open-ca.ts'
import { keySigner } from '../src/ca/signer.ts'
import type { IssuedCertificate } from '../src/domain/certificates/authority.ts'
import { readCertificate } from '../src/domain/certificates/certificate.ts'
import type { KeptAuthority } from '../src/domain/certificates/status.ts'
import { systemRandom } from '../src/kit/random.ts'
import { addSeconds, type Seconds } from '../src/kit/time.ts'
import { openDb } from '../src/store/db.ts'
import { migrate } from '../src/store/migrate.ts'
import { bindRole } from '../src/store/roles.ts'
import { createStores, type StoreRoom } from '../src/store/stores.ts'
import { createVault } from '../src/vault/seal.ts'
import { bareRate, type SigningKind, signingKinds } from './bare-signing.ts'
import { asPrepared, journalByHand } from './issue-by-journal.ts'
import { authorityOf, foundIssuers, orderAt, places, policies } from './issuers.ts'
import { askAbout } from './ocsp-request.ts'
import { migrations, openPlace } from './place.ts'

const TURNS = 3
/** Seconds that one turn of something takes which needs no database. */
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 3)
const ISSUES = Number(process.env['BENCH_ISSUES'] ?? 4000)
const REVOKED = 20_000
const CLIENTS = 8
const AT_LEAST = { ofBare: 0.5, elliptic: 4000, ofByHand: 0.5 } as const
const LIST_AT_MOST_MS = 1000
const [OURS, BY_HAND] = ['ours', 'by-hand'] as const

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
const line = (what: string, figure: string, rest: string): void =>
  console.log(`PLT-43 ${what.padEnd(58)} ${figure.padStart(12)}  ${rest}`)
const rate = (perSecond: number): string => `${perSecond.toFixed(0)}/s`

/**
 * PLT-43: certificates built, looked at by every rule and signed a second against the machine's bare rate of signing; with their journal
 * against the same rows written by hand; OCSP answers against the bare rate; the time of a list of 20,000 revoked ones.
 */
export const benchCertificates = async (databaseUrl: string | undefined): Promise<void> => {
  for (const kind of Object.keys(signingKinds) as SigningKind[]) {
    await signAlone(kind)
    await answerAlone(kind)
  }
  const place = await openPlace(databaseUrl)
  try {
    const connection = await place.database('certificates')
    await migrate(connection, migrations, new Date())
    const role = await bindRole(connection)
    const db = openDb({ connection, role, connections: CLIENTS, onIdleError: () => {} })
    const room = createStores(db, createVault('a secret that is only used in the bench'))
    const kept = await foundIssuers('P-256', new Date())
    for (const portal of [OURS, BY_HAND])
      for (const one of kept) await room.of(portal).authorities.create(one, new Date())
    await issueWithJournal(room, kept, connection, role)
    await answerFromDatabase(room, kept)
    await listMany(room, connection)
    await db.close()
  } finally {
    await place.end()
  }
}

const opened = (kept: KeptAuthority): OpenAuthority => ({
  name: kept.name,
  certificate: readCertificate(kept.certificate),
  signer: keySigner(createPrivateKey({ key: Buffer.from(kept.key!), format: 'der', type: 'pkcs8' })),
})

/** Issuing as the program does it, with a journal of the caller's. */
const issuingWith = (
  kept: readonly KeptAuthority[],
  journal: Parameters<typeof createIssuing>[0]['journal'],
): IssuingDesk => {
  const sr = opened(authorityOf(kept, 'sr'))
  return createIssuing({ journal, places, random: systemRandom, authority: async () => sr, policies })
}

/** Issues one certificate, which is kept by `keep`. */
const issueOne = async (
  desk: IssuingDesk,
  n: number,
  keep: (work: (journal: Keep) => Promise<IssuedCertificate>) => Promise<IssuedCertificate>,
): Promise<IssuedCertificate> => {
  const now = new Date()
  const preparation = await desk.prepare(orderAt(n, now), now)
  if (preparation.is !== 'prepared') throw new Error(`issue ${n}: ${JSON.stringify(preparation)}`)
  return desk.issue(preparation.prepared, now, keep)
}

/**
 * How often something is done in a turn of some seconds, one after the other, for each second that the processor worked on it: `openssl speed`
 * counts the same, so that neither is charged with what others take.
 */
const perSecond = async (work: (n: number) => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  const before = process.cpuUsage()
  let count = 0
  for (; performance.now() - began < SECONDS * 1000; count++) await work(count)
  const { user, system } = process.cpuUsage(before)
  return (count * 1_000_000) / (user + system)
}

/** The bare rate before and after each turn, so that whatever else the machine does meets both alike. */
const against = async (kind: SigningKind, work: (n: number) => Promise<unknown>) => {
  const turns: { readonly ours: number; readonly ratio: number; readonly bare: number }[] = []
  let by = ''
  for (let turn = 0; turn < TURNS; turn++) {
    const before = bareRate(kind, 1)
    const ours = await perSecond(work)
    const after = bareRate(kind, 1)
    const bare = (before.perSecond + after.perSecond) / 2
    by = before.by
    turns.push({ ours, bare, ratio: ours / bare })
  }
  return {
    ours: middle(turns.map(({ ours }) => ours)),
    ratio: middle(turns.map(({ ratio }) => ratio)),
    bare: middle(turns.map(({ bare }) => bare)),
    by,
  }
}

const signAlone = async (kind: SigningKind): Promise<void> => {
  const kept = await foundIssuers(kind, addSeconds(new Date(), -3600 as Seconds))
  const desk = issuingWith(kept, { reserve: async () => true, aboutToSign: async () => true })
  let last: Uint8Array = Buffer.alloc(0)
  const issued = (der: Uint8Array): IssuedCertificate => {
    last = der
    return { der } as IssuedCertificate
  }
  const keep = (work: (journal: Keep) => Promise<IssuedCertificate>) =>
    work({ keep: async (_issuer, _serial, _hash, der) => issued(der) })
  // The first ones warm up.
  for (let n = 0; n < 500; n++) await issueOne(desk, n, keep)
  const { ours, ratio, bare, by } = await against(kind, (n) => issueOne(desk, n, keep))
  if (!new X509Certificate(last).verify(new X509Certificate(authorityOf(kept, 'sr').certificate).publicKey))
    throw new Error('a certificate that its issuer did not sign')
  line(`bare signatures, ${kind}, one core (${by})`, rate(bare), '')
  line(
    `certificates built, looked at and signed, ${kind}`,
    rate(ours),
    kind === 'P-256'
      ? `at least ${rate(AT_LEAST.elliptic)}`
      : `ratio ${ratio.toFixed(2)} (at least ${AT_LEAST.ofBare})`,
  )
}

const sayGood = { statusOf: async () => ({ is: 'good' }) as const }

const answerAlone = async (kind: SigningKind): Promise<void> => {
  const kept = await foundIssuers(kind, new Date())
  const authorities = { byName: async () => authorityOf(kept, 'sr') }
  const stores = { authorities, statuses: sayGood } as unknown as Parameters<typeof openCa>[0]['stores']
  const ca = openCa({ stores, places, random: systemRandom })
  const issuer = readCertificate(authorityOf(kept, 'sr').certificate)
  // With a nonce, so that none is given twice.
  const ask = (n: number) => ca.answer('sr', askAbout(issuer, systemRandom.bytes(16), n), new Date())
  for (let n = 0; n < 500; n++) await ask(n)
  const { ours, ratio } = await against(kind, ask)
  line(
    `OCSP requests read, answered and signed, ${kind}`,
    rate(ours),
    `ratio ${ratio.toFixed(2)} (at least ${AT_LEAST.ofBare})`,
  )
}

/** Runs `count` of something by so many at once; how many a second. */
const manyAtOnce = async (first: number, count: number, work: (n: number) => Promise<unknown>): Promise<number> => {
  let next = first
  const client = async (): Promise<void> => {
    for (let n = next++; n < first + count; n = next++) await work(n)
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return (count * 1000) / (performance.now() - began)
}

/** Certificates with the journal's three entries, against the same three transactions written by hand with a certificate that is ready. */
const issueWithJournal = async (
  room: StoreRoom,
  kept: readonly KeptAuthority[],
  connection: pg.ClientConfig,
  role: string | null,
): Promise<void> => {
  const desk = issuingWith(kept, room.of(OURS).journal)
  const ours = (n: number) => issueOne(desk, n, (work) => room.atomically(OURS, ({ journal }) => work(journal)))
  const ready = await ours(0)
  const hand = await journalByHand(connection, role, BY_HAND, CLIENTS)
  const byHand = (n: number) => hand.issue(asPrepared(ready, n))
  await manyAtOnce(1, ISSUES / 4, ours)
  await manyAtOnce(1, ISSUES / 4, byHand)
  const turns: { readonly ours: number; readonly byHand: number }[] = []
  for (let turn = 1; turn <= TURNS; turn++) {
    const first = turn * ISSUES
    turns.push({ ours: await manyAtOnce(first, ISSUES, ours), byHand: await manyAtOnce(first, ISSUES, byHand) })
  }
  await hand.end()
  line(
    `journals by hand through pg, prepared, ${CLIENTS} at once`,
    rate(middle(turns.map((turn) => turn.byHand))),
    'three transactions each',
  )
  line(
    `certificates with their journal, P-256, ${CLIENTS} at once`,
    rate(middle(turns.map((turn) => turn.ours))),
    `ratio ${middle(turns.map((turn) => turn.ours / turn.byHand)).toFixed(2)} (at least ${AT_LEAST.ofByHand})`,
  )
}

const answerFromDatabase = async (room: StoreRoom, kept: readonly KeptAuthority[]): Promise<void> => {
  const { authorities, statuses, journal } = room.of(OURS)
  const ca = openCa({ stores: { authorities, statuses, journal }, places, random: systemRandom })
  const issuer = readCertificate(authorityOf(kept, 'sr').certificate)
  const ask = (nonce: boolean) => (n: number) =>
    ca.answer('sr', askAbout(issuer, nonce ? systemRandom.bytes(16) : null, nonce ? n : n % 1000), new Date())
  await manyAtOnce(0, ISSUES / 4, ask(true))
  const signed = await manyAtOnce(0, ISSUES * 2, ask(true))
  await manyAtOnce(0, 1000, ask(false))
  const again = await manyAtOnce(0, ISSUES * 2, ask(false))
  line(
    `OCSP answers with the state from the database, ${CLIENTS} at once`,
    rate(signed),
    `${rate(again)} where the signature is good still`,
  )
}

/** The next list of an issuer with so many revoked: read, built, signed and published. */
const listMany = async (room: StoreRoom, connection: pg.ClientConfig): Promise<void> => {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query(`select set_config('madoguchi.portal', '*', false)`)
  await client.query(
    `insert into certificates (portal, issuer, serial, approval, profile, state, der, key_fingerprint, not_before, not_after, reserved_at,
       issued_at, revoked_at, reason)
     select $1, 'sr', left(encode(sha256(('revoked ' || n)::bytea), 'hex'), 32), 'revoked ' || n, 'server-ov', 'issued', '\\x30', '',
       now(), now() + interval '90 days', now(), now(), now() - n * interval '1 second',
       (array['unspecified', 'keyCompromise', 'superseded', 'cessationOfOperation'])[1 + n % 4]
     from generate_series(1, $2::int) as n`,
    [OURS, REVOKED],
  )
  await client.query('analyze certificates')
  await client.end()
  const { authorities, statuses, journal } = room.of(OURS)
  const ca = openCa({ stores: { authorities, statuses, journal }, places, random: systemRandom })
  const times: number[] = []
  let bytes = 0
  // A day later each time, so that each is due.
  for (let turn = 0; turn < 5; turn++) {
    const began = performance.now()
    await ca.publishLists(addSeconds(new Date(), (turn * 86_400) as Seconds))
    times.push(performance.now() - began)
    bytes = (await ca.list('sr'))!.der.length
  }
  line(
    `a list of ${REVOKED} revoked: read, built, signed, published`,
    `${middle(times).toFixed(0)} ms`,
    `at most ${LIST_AT_MOST_MS} ms; ${(bytes / 1024).toFixed(0)} KB; the longest ${Math.max(...times).toFixed(0)} ms`,
  )
}
