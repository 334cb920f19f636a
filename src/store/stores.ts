import type { RequestsJob } from '../domain/accounts/request.ts'
import type { BulkJob } from '../domain/keys/bulk.ts'
import type { DeviceQuestions } from '../domain/keys/device-questions.ts'
import type { Audit, AuditNote } from '../domain/office/audit.ts'
import type { Atomically, Stores } from '../domain/stores.ts'
import type { Vault } from '../domain/vault.ts'
import { createAccountDetails } from './account-details.ts'
import { createPermissions } from './account-permissions.ts'
import { createPresets } from './account-presets.ts'
import { createAccounts } from './accounts.ts'
import { createSentDocuments } from './application-documents.ts'
import { createDrafts } from './application-drafts.ts'
import { createApplications } from './applications.ts'
import { type AuditVerdict, auditedPortals, createAudit, verifyAudit } from './audit.ts'
import { createAuthorities } from './authorities.ts'
import { createBulkJob, createBulkRuns } from './bulk.ts'
import { createCards } from './cards.ts'
import { createCases } from './cases.ts'
import { createCertificateNotices } from './certificate-notices.ts'
import { createCertificateStatuses } from './certificate-statuses.ts'
import { createCertificates, createJournal } from './certificates.ts'
import { createConsents } from './consents.ts'
import { createContracts } from './contracts.ts'
import { createCoupons } from './coupons.ts'
import { createCustomers } from './customers.ts'
import type { Db, Query } from './db.ts'
import { createDeviceQuestions } from './device-questions.ts'
import { createDevices } from './devices.ts'
import { createFlowStates } from './flow-states.ts'
import { createGrants } from './grants.ts'
import { createIssuedKeys } from './issued-keys.ts'
import { createMailings } from './mailings.ts'
import { createNumbers } from './numbers.ts'
import { createOneTimeCodes } from './one-time-codes.ts'
import { createPost } from './outbox.ts'
import { createLookUp, createPortalSecrets, type KnownSecrets } from './portal-secrets.ts'
import { createProgramFacts, type ProgramFacts } from './program-facts.ts'
import { createReadSession, type ReadSession } from './read-sessions.ts'
import { createRequests, createRequestsJob } from './requests.ts'
import { createSessions } from './sessions.ts'
import { createSharedUserRequests } from './shared-user-requests.ts'
import { beginSignIn, createSignIns, enterSignIn } from './sign-ins.ts'
import { createSpentPictures } from './spent-pictures.ts'
import { createThrottle, giveBackApart } from './throttle.ts'
import { createWindows } from './windows.ts'

/** Everything that is kept, for the program: by portal, and across portals for its jobs and commands. */
export interface StoreRoom {
  /** One transaction on one portal's rows. Its audit notes are written at its end. */
  readonly atomically: Atomically
  /** The stores of a portal; every call is a transaction of its own. */
  of(portal: string): Stores
  /** A page's session in one round trip: null where it ended, was idle since `idleSince`, or its account may not sign in. */
  readonly readSession: ReadSession
  /** What devices ask (KEY-60). */
  readonly deviceQuestions: DeviceQuestions
  readonly requestsJob: RequestsJob<Stores>
  readonly bulkJob: BulkJob<Stores>
  readonly facts: ProgramFacts
  /** Portals with an audit trail, by name. */
  auditedPortals(): Promise<readonly string[]>
  /** Computes a portal's audit chain anew: its head, or the first entry that is not as it was written (ACC-50). */
  verifyAudit(portal: string): Promise<AuditVerdict>
}

/** The stores of one portal for use inside one transaction. Whoever opens many passes what is `known` of the portals' secrets on. */
export const createStoresOf = (query: Query, portal: string, vault: Vault, known: KnownSecrets = new Map()): Stores => {
  const secrets = createPortalSecrets(query, portal, vault, known)
  const lookUp = createLookUp(secrets)
  return {
    accounts: createAccounts(query, portal),
    details: createAccountDetails(query, portal),
    permissions: createPermissions(query, portal),
    customers: createCustomers(query, portal),
    sessions: createSessions(query, portal),
    signIns: createSignIns(query, portal),
    throttle: createThrottle(query, portal),
    grants: createGrants(query, portal, vault),
    codes: createOneTimeCodes(query, portal),
    requests: createRequests(query, portal, vault),
    consents: createConsents(query, portal),
    sharedUserRequests: createSharedUserRequests(query, portal),
    cases: createCases(query, portal, vault),
    post: createPost(query, portal, vault),
    audit: createAudit(query, portal),
    flowStates: createFlowStates(query, portal, vault),
    pictures: createSpentPictures(query, portal),
    windows: createWindows(query, portal),
    mailings: createMailings(query, portal),
    secrets,
    cards: createCards(query, portal, vault, lookUp),
    devices: createDevices(query, portal, vault, secrets, lookUp),
    numbers: createNumbers(query, portal),
    issuedKeys: createIssuedKeys(query, portal, vault, lookUp),
    bulk: createBulkRuns(query, portal, vault),
    authorities: createAuthorities(query, portal, vault),
    certificates: createCertificates(query, portal),
    journal: createJournal(query, portal),
    statuses: createCertificateStatuses(query, portal),
    notices: createCertificateNotices(query, portal),
    contracts: createContracts(query, portal, vault),
    applications: createApplications(query, portal, vault),
    drafts: createDrafts(query, portal, vault),
    documents: createSentDocuments(query, portal, vault),
    coupons: createCoupons(query, portal),
    presets: createPresets(query, portal, vault),
  }
}

/**
 * Opens the stores of all portals on a database. `onPosted` is told after a commit that left a letter to send. Of a stranger's request
 * nobody is told: its job looks by itself, so that its work does not run beside that stranger's next page and tell by the time what it
 * found (ACC-19).
 */
export const createStores = (db: Db, vault: Vault, onPosted: () => void = () => {}): StoreRoom => {
  const known: KnownSecrets = new Map()
  const storesIn: StoresIn = (query, portal) => createStoresOf(query, portal, vault, known)
  return {
    atomically: async (portal, work) => {
      let posted = false
      const result = await db.inPortal(portal, (query) =>
        together(storesIn(query, portal), (stores) =>
          work(
            watchPost(stores, () => {
              posted = true
            }),
          ),
        ),
      )
      if (posted) onPosted()
      return result
    },

    of: (portal) => {
      const stores = eachApart(db, portal, storesIn)
      const signIns: Stores['signIns'] = {
        begin: (at, now) => beginSignIn(db.pool, portal, at, now),
        enter: (entered) => enterSignIn(db.pool, portal, entered),
      }
      const { countTry, clear, countInWindow, giveBack, countUntilClosed, takeFromWindow } = stores.throttle
      const throttle: Stores['throttle'] = {
        ...{ countTry, clear, countInWindow, giveBack, countUntilClosed, takeFromWindow },
        giveBackEach: giveBackApart(db.pool, portal),
      }
      return { ...stores, signIns, throttle }
    },

    readSession: createReadSession(db.pool),
    deviceQuestions: createDeviceQuestions(db.pool, (portal) =>
      db.inPortal(portal, (query) => createLookUp(createPortalSecrets(query, portal, vault, known))()),
    ),
    requestsJob: createRequestsJob(db, vault, (query, portal, work) => together(storesIn(query, portal), work)),
    bulkJob: createBulkJob(db, (query, portal, work) => together(storesIn(query, portal), work)),

    facts: {
      read: (name) => db.inAllPortals((query) => createProgramFacts(query).read(name)),
      write: (name, value) => db.inAllPortals((query) => createProgramFacts(query).write(name, value)),
    },

    auditedPortals: () => db.inAllPortals(auditedPortals),
    verifyAudit: (portal) => db.inPortal(portal, (query) => verifyAudit(query, portal)),
  }
}

/** The same stores, telling when a letter is left to be sent. */
const watchPost = (stores: Stores, tell: () => void): Stores => ({
  ...stores,
  post: {
    send: (letter, now) => {
      tell()
      return stores.post.send(letter, now)
    },
  },
})

/**
 * Does the work, then writes its audit notes. A note locks the portal's one chain until the transaction ends: taken last it is held
 * shortest, and nobody who holds it waits for anything else.
 */
const together = async <T>(stores: Stores, work: (stores: Stores) => Promise<T>): Promise<T> => {
  const notes: [AuditNote, Date][] = []
  const audit: Audit = {
    ...stores.audit,
    async note(note, at) {
      notes.push([note, at])
    },
  }
  const result = await work({ ...stores, audit })
  for (const [note, at] of notes) await stores.audit.note(note, at)
  return result
}

/** Stores whose every method opens a transaction, makes the stores anew within it, and calls the method of the same name there. */
const eachApart = (db: Db, portal: string, storesIn: StoresIn): Stores => {
  const store = (noun: keyof Stores): unknown =>
    new Proxy(
      {},
      {
        get: (_, method) =>
          // Not awaitable itself: only what its methods give is.
          typeof method === 'symbol' || method === 'then'
            ? undefined
            : (...given: readonly unknown[]) =>
                db.inPortal(portal, (query) => {
                  const one = storesIn(query, portal)[noun] as unknown as Methods
                  return one[method]!(...given)
                }),
      },
    )
  return Object.fromEntries(nouns.map((noun) => [noun, store(noun)])) as unknown as Stores
}

/** Makes the stores of a portal within one transaction. */
type StoresIn = (query: Query, portal: string) => Stores

type Methods = Readonly<Record<string, (...given: readonly unknown[]) => Promise<unknown>>>

const nouns = Object.keys({
  accounts: 0,
  details: 0,
  permissions: 0,
  customers: 0,
  sessions: 0,
  signIns: 0,
  throttle: 0,
  grants: 0,
  codes: 0,
  requests: 0,
  consents: 0,
  sharedUserRequests: 0,
  cases: 0,
  post: 0,
  audit: 0,
  flowStates: 0,
  pictures: 0,
  windows: 0,
  mailings: 0,
  secrets: 0,
  cards: 0,
  devices: 0,
  numbers: 0,
  issuedKeys: 0,
  bulk: 0,
  authorities: 0,
  certificates: 0,
  journal: 0,
  statuses: 0,
  notices: 0,
  contracts: 0,
  applications: 0,
  drafts: 0,
  documents: 0,
  coupons: 0,
  presets: 0,
} satisfies Record<keyof Stores, 0>) as readonly (keyof Stores)[]
