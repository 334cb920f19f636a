import type { FactsOf, LetterName } from '../../src/domain/letters.ts'
import type { Outbox } from '../../src/domain/outbox.ts'
import { createRunner, type Runner } from '../../src/jobs/runner.ts'
import { sendMail } from '../../src/jobs/send-mail.ts'
import { addSeconds, type Seconds } from '../../src/kit/time.ts'
import { createSender } from '../../src/mail/send.ts'
import type { Transport } from '../../src/mail/transport.ts'
import { type Db, openDb } from '../../src/store/db.ts'
import { createOutbox, createPost } from '../../src/store/outbox.ts'
import { bindRole } from '../../src/store/roles.ts'
import { createVault } from '../../src/vault/seal.ts'
import { sampleFacts, sampleSender } from '../fakes/letters.ts'
import { freshDatabase } from '../setup/fresh-database.ts'

export const start = new Date('2026-11-20T00:00:00Z')
export const vault = createVault('a secret of these tests, long enough')
export const token = 'Zq3vT0kEnX-abcdefghijklmnopqrstuvwxyz_01234'

export interface Posted {
  portal?: string
  to?: string
  letter?: LetterName
  /** Null where the letter has none. */
  secret?: string | null
  facts?: object
}

const silent = { info: () => {}, error: () => {} }

/** A transport that only notes to whom it was told to deliver. */
export const noting = (told: string[] = []): Transport & { told: string[] } => ({
  told,
  deliver: async (mail) => void told.push(mail.to),
  close: () => {},
})

/** A database with an outbox, a clock that stands still until it is moved, and workers for it. */
export async function openPostOffice() {
  const database = await freshDatabase()
  const role = await bindRole(database.connection)
  const open = (): Db => openDb({ connection: database.connection, role, connections: 6, onIdleError: () => {} })
  const db = open()
  const outbox = createOutbox(db, vault)
  let now = start
  let counter = 0
  const rows = () => db.inAllPortals((query) => query.selectFrom('outbox').selectAll().orderBy('id').execute())
  return {
    db,
    open,
    outbox,
    now: () => now,
    set(at: Date) {
      now = at
    },
    pass(length: Seconds) {
      now = addSeconds(now, length)
    },
    /** Posts a letter by itself; answers its id. Each letter goes to an address of its own where none is given. */
    async post({ portal = 'partner', to, letter = 'reset-link', secret = token, facts }: Posted = {}): Promise<string> {
      const id = `019aa0c0-0000-7000-8000-${String(++counter).padStart(12, '0')}`
      const given = { ...sampleFacts[letter], ...facts } as FactsOf<LetterName>
      await db.inPortal(portal, (query) =>
        createPost(query, portal, vault).send(
          {
            id,
            letter,
            to: to ?? `p${counter}@x.example`,
            language: 'ja',
            facts: given,
            ...(secret === null ? {} : { secret }),
          },
          now,
        ),
      )
      return id
    },
    rows,
    row: async (id: string) => (await rows()).find((one) => one.id === id)!,
    worker(transport: Transport, from: Outbox = outbox): Runner {
      const runner = createRunner({ log: silent, now: () => now })
      runner.add(sendMail({ outbox: from, send: createSender({ ...sampleSender, transport }), log: silent }))
      return runner
    },
    async empty() {
      now = start
      await db.inAllPortals(async (query) => {
        await query.deleteFrom('outbox').execute()
        await query.deleteFrom('inbox').execute()
      })
    },
    async end() {
      await db.close()
      await database.drop()
    },
  }
}

export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>
