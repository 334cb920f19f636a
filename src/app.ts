import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { establish } from './ca/establish.ts'
import { authorityNotices } from './ca/notices.ts'
import { openCa } from './ca/open-ca.ts'
import { statusPlaces } from './ca/status-places.ts'
import type { DemoClock } from './demo/clock.ts'
import { openDemoClock } from './demo/clock.ts'
import { openDemo } from './demo/demo.ts'
import { recoveryPath } from './desks/account/recovery-path.ts'
import { answers } from './desks/answers.ts'
import { lookAfter } from './desks/certificates/look-after.ts'
import type { Clerk } from './desks/clerk.ts'
import { workOnBulk } from './desks/keys/bulk-work.ts'
import { growSome } from './desks/keys/grow-terms.ts'
import { flows } from './desks/registry.ts'
import { createPictureMaker } from './documents/picture-maker.ts'
import { openPress } from './documents/press.ts'
import type { CertificateAuthority } from './domain/certificates/certificate-authority.ts'
import type { Stores } from './domain/stores.ts'
import { fieldData } from './field-data/field-data.ts'
import { demandMigrated, guardMode } from './guard-database.ts'
import { answerRequests } from './jobs/answer-requests.ts'
import { carryOutBulk } from './jobs/carry-out-bulk.ts'
import { growTerms } from './jobs/grow-terms.ts'
import { lookAfterCertificates } from './jobs/look-after-certificates.ts'
import { postMailings } from './jobs/post-mailings.ts'
import { createRunner, type Runner } from './jobs/runner.ts'
import { sendMail, sendMailJob } from './jobs/send-mail.ts'
import { sweepJob } from './jobs/sweep.ts'
import { newId } from './kit/ids.ts'
import { type Random, systemRandom } from './kit/random.ts'
import { addSeconds, type Clock, days, type Seconds } from './kit/time.ts'
import { inboxTransport } from './mail/inbox.ts'
import { createSender } from './mail/send.ts'
import { smtpTransport } from './mail/smtp.ts'
import { serviceOf } from './portal/define.ts'
import { loadPortals } from './portal/load.ts'
import type { Settings } from './settings.ts'
import { type Db, isAway, openDb } from './store/db.ts'
import { createInbox } from './store/inbox.ts'
import { createMailingsJob } from './store/mailings-job.ts'
import { migrate, pendingMigrations } from './store/migrate.ts'
import { createOutbox } from './store/outbox.ts'
import { bindRole } from './store/roles.ts'
import { createStores, type StoreRoom } from './store/stores.ts'
import { sweep } from './store/sweep.ts'
import { traceDb, traceJob, traceRequest } from './trace.ts'
import { createHasher } from './vault/argon2.ts'
import { commonPasswords } from './vault/common-passwords.ts'
import { createVault } from './vault/seal.ts'
import { loadAssets } from './web/assets.ts'
import { createAwayBook } from './web/away-book.ts'
import { addDeviceInterface } from './web/device-api.ts'
import { addHealth } from './web/health.ts'
import type { House, Log } from './web/house.ts'
import { openPortals } from './web/open-portals.ts'
import { addPki } from './web/pki.ts'
import { createServer, type Server } from './web/server.tsx'
import { en } from './words/en.ts'
import { ja } from './words/ja.ts'

/** The program's folder: where `portals`, `assets` and `migrations` lie, whether it runs from `src` or from `dist/src`. */
export const root = fileURLToPath(new URL(import.meta.url.includes('/dist/') ? '../../' : '../', import.meta.url))

export interface Program {
  readonly house: House
  readonly server: Server
  readonly runner: Runner
  readonly stores: StoreRoom
  readonly db: Db
  /** In demo mode the clock that can be moved. */
  readonly demoClock: DemoClock | null
  close(): Promise<void>
}

export interface ProgramOptions {
  readonly settings: Settings
  /** The database to work on; migrated already, or `migrate` says so. */
  readonly connection: pg.ClientConfig
  readonly migrate: boolean
  readonly log: Log
  /** The machine's clock and chance, unless a test brings its own. */
  readonly clock?: Clock
  readonly random?: Random
  readonly connections?: number
  /** Where the portals lie, if not in the program's own folder. */
  readonly portals?: string
  /** Work that comes again and again is left to other processes (tests call the jobs themselves). */
  readonly jobs?: boolean
}

/** Addresses that a portal's mails name. */
const addressesOf = (publicUrl: string, portal: string, language: 'ja' | 'en', recovery: string | null) => {
  const at = (path: string): string => `${publicUrl}/${portal}/${path}${language === 'en' ? '?lang=en' : ''}`
  return {
    front: at(''),
    signIn: at('sign-in'),
    recovery: at(recovery ?? 'sign-in'),
    temporary: at('temporary-password'),
    link: (_letter: string, token: string) => `${publicUrl}/${portal}/open/${token}`,
  }
}

const machineClock: Clock = { now: () => new Date() }

/** Puts the program together. The only place that knows every folder. */
export const openProgram = async (options: ProgramOptions): Promise<Program> => {
  const { settings, connection, log, random = systemRandom } = options
  const real = options.clock ?? machineClock
  await guardMode(settings.mode, connection)
  if (options.migrate) await migrate(connection, `${root}migrations`, real.now())
  const folder = options.portals ?? `${root}portals`
  const loaded = await loadPortals(folder, { ja, en })
  const db = traceDb(
    openDb({
      connection,
      role: await bindRole(connection),
      ...(options.connections === undefined ? {} : { connections: options.connections }),
      onIdleError: (error) => log.warn({ err: error }, 'a database connection broke'),
    }),
  )
  try {
    if (!options.migrate) demandMigrated(await pendingMigrations(db.pool, `${root}migrations`))
  } catch (error) {
    await db.close()
    throw error
  }
  const vault = createVault(settings.secrets)
  const stores = createStores(db, vault, () => house.letterPosted())
  const demoClock = settings.mode === 'demo' ? await openDemoClock(stores.facts, real) : null
  const clock = demoClock ?? real
  const inbox = createInbox(db)
  const outbox = createOutbox(db, vault)
  const runner = createRunner({ log, now: () => clock.now(), around: traceJob })
  const assets = loadAssets(root, folder)
  const portals = openPortals(loaded, { ja, en }, flows, assets)
  const ofPortal = (id: string) => {
    const open = portals.get(id)
    if (!open) throw new Error(`no portal ${id}`)
    return open
  }
  const common = commonPasswords()
  const press = openPress({
    markOf: (portal) => {
      const mark = `${folder}/${portal}/logo.svg`
      return existsSync(mark) ? readFileSync(mark, 'utf8') : ''
    },
    log,
  })
  const perPortal = new Map([...portals.keys()].map((id) => [id, stores.of(id)]))

  const withCertificates = [...portals.values()]
    .toSorted((a, b) => a.portal.place - b.portal.place || (a.portal.id < b.portal.id ? -1 : 1))
    .flatMap(({ portal }) => {
      const rule = serviceOf(portal, 'certificates')
      return rule ? [{ portal, rule }] : []
    })
  const authorities: ReadonlyMap<string, CertificateAuthority> = new Map(
    withCertificates.map(({ portal }, place) => [
      portal.id,
      openCa({
        stores: stores.of(portal.id),
        places: statusPlaces(settings.publicUrl, portal.id, place === 0),
        random,
      }),
    ]),
  )

  const house: House = {
    portals,
    words: { ja, en },
    brand: {
      ja: { title: 'Madoguchi 窓口', shortTitle: '窓口', home: '/', logo: assets.urlOf('logo.svg') },
      en: { title: 'Madoguchi', shortTitle: 'Madoguchi', home: '/', logo: assets.urlOf('logo.svg') },
    },
    stores: {
      atomically: stores.atomically,
      of: (portal) => perPortal.get(portal) ?? stores.of(portal),
      readSession: stores.readSession,
      deviceQuestions: stores.deviceQuestions,
    },
    hasher: createHasher(),
    vault,
    random,
    clock,
    isCommon: (password) => common.has(password),
    fieldData,
    pictures: createPictureMaker(`${root}assets/sounds`),
    documents: press,
    authorities,
    assets,
    publicUrl: settings.publicUrl,
    cookies: { secure: settings.publicUrl.startsWith('https:') },
    trustedProxies: settings.trustedProxies,
    origins:
      settings.mode === 'demo'
        ? []
        : [settings.publicUrl, ...(settings.tls.url === null ? [] : [settings.tls.url])].map(
            (url) => new URL(url).origin,
          ),
    certificateOrigin: settings.tls.url ?? '',
    log,
    trace: traceRequest,
    away: createAwayBook({ read: (portal, since) => stores.of(portal).windows.maintenance(since), log }),
    letterPosted: () => runner.wake(sendMailJob),
    ...(settings.mode === 'demo' ? { demo: { inbox: '/demo/inbox', clock: '/demo/' } } : {}),
    isAway,
  }

  const transport = settings.smtpUrl === null ? inboxTransport(inbox) : smtpTransport({ url: settings.smtpUrl })
  const sender = createSender({
    transport,
    wordsOf: (portal, language) => ofPortal(portal).words[language].letters,
    portalOf: (portal) => ofPortal(portal).portal,
    addressesOf: (portal, language) =>
      addressesOf(settings.publicUrl, portal, language, recoveryPath[ofPortal(portal).portal.account.recovery.by]),
  })
  runner.add(
    answerRequests<Stores>({
      requests: stores.requestsJob,
      answer: ({ request, from }, portal, inside, now) => {
        const clerk: Clerk = {
          portal: ofPortal(portal).portal,
          stores: inside,
          now,
          random,
          vault,
          from,
          newId: () => newId(now, random),
        }
        const answer = answers[request.kind] as (facts: typeof request.facts, clerk: Clerk) => Promise<void>
        return answer(request.facts, clerk)
      },
      answered: () => runner.wake(sendMailJob),
      log,
    }),
  )
  const chance = { newId: () => newId(clock.now(), random), token: () => random.token() }
  runner.add(
    postMailings({ mailings: createMailingsJob(db, vault, chance), posted: () => runner.wake(sendMailJob), log }),
  )
  runner.add(
    carryOutBulk<Stores>({
      runs: stores.bulkJob,
      work: ({ run, portal }, inside, now) =>
        workOnBulk(run, {
          portal: ofPortal(portal).portal,
          stores: inside,
          apart: stores.of(portal),
          now,
          random,
          vault,
          newId: () => newId(now, random),
        }),
      ended: () => runner.wake(sendMailJob),
      log,
    }),
  )
  runner.add(sendMail({ outbox, send: sender, log }))
  runner.add(
    growTerms({
      portals: [...portals.values()].flatMap(({ portal }) => {
        const rule = serviceOf(portal, 'keys')
        return rule ? [{ portal: portal.id, rule }] : []
      }),
      grow: ({ portal, rule }, now) =>
        growSome({ rule, now, stores: stores.of(portal), atomically: (work) => stores.atomically(portal, work) }),
    }),
  )
  runner.add(
    lookAfterCertificates({
      portals: withCertificates,
      look: async ({ portal, rule }, now) => {
        const ca = authorities.get(portal.id)!
        if (!(await ca.isReady())) return 0
        return lookAfter({
          ...{ portal, rule, ca, atomically: stores.atomically, stores: stores.of(portal.id), now },
          newId: () => newId(now, random),
          failed: (application, err) => log.error({ portal: portal.id, application, err }, 'a certificate not issued'),
        })
      },
      worked: () => runner.wake(sendMailJob),
      log,
    }),
  )
  runner.add(sweepJob((now) => sweep(db, now)))

  if (demoClock)
    for (const { portal, rule } of withCertificates)
      await stores.atomically(portal.id, (inside) =>
        establish(
          {
            owner: rule.authorities,
            places: statusPlaces(settings.publicUrl, portal.id, portal === withCertificates[0]!.portal),
            random,
            // Older than whatever the sample data say was issued.
            now: addSeconds(clock.now(), -days(730) as Seconds),
          },
          inside,
          'job',
        ),
      )
  const demo = demoClock ? await openDemo({ house, facts: stores.facts, inbox, clock: demoClock, runner }) : null
  const notices = async (): Promise<readonly string[]> => {
    const asked = [...authorities].map(([portal, ca]) => authorityNotices(portal, ca, clock.now()))
    return (await Promise.all(asked)).flat()
  }
  for (const notice of await notices()) log.warn({ notice }, 'an operator has to see to this')
  const server = createServer(house, (routes) => {
    const vitals = {
      pendingMigrations: () => pendingMigrations(db.pool, `${root}migrations`),
      jobs: () => runner.status(),
      notices,
      backlog: () => outbox.backlog(),
    }
    addHealth(routes, vitals, house)
    addDeviceInterface(routes, house)
    addPki(routes, house)
    demo?.addRoutes(routes)
  })
  if (options.jobs ?? true) runner.start()
  return {
    house,
    server,
    runner,
    stores,
    db,
    demoClock,
    close: async () => {
      await runner.stop()
      await press.close()
      transport.close()
      await db.close()
    },
  }
}
