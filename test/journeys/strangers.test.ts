import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordStatements, type Statements } from '../setup/statements.ts'
import { type Counter, openCounter } from './counter.ts'
import { type AccountStateSeen, accountStates, closedToAll, openSubject, type Subject } from './subject.ts'
import { type Exchange, goThrough } from './transcript.ts'

/** Everything that happens when somebody goes through a procedure: what the browser gets, and what the database is asked. */
interface Seen {
  readonly exchanges: readonly Exchange[]
  readonly statements: readonly (readonly string[])[]
}

describe('ACC-3, ACC-19, ACC-60: what a stranger can see of an account', () => {
  let counter: Counter
  let withoutMail: Counter
  let recorder: Statements

  beforeAll(async () => {
    counter = await openCounter()
    // Nothing listens there.
    withoutMail = await openCounter({ environment: { SMTP_URL: 'smtp://127.0.0.1:1' } })
    // Jobs work when the test says so: their statements are no part of an answer.
    for (const { program } of [counter, withoutMail]) Object.assign(program.house, { letterPosted: () => {} })
    recorder = recordStatements()
  })
  afterAll(async () => {
    recorder.stop()
    await counter.close()
    await withoutMail.close()
  })

  const look = async (at: Counter, path: string, subject: Subject, password: string): Promise<Seen> => {
    const statements: string[][] = []
    const exchanges = await goThrough(at.browser(), path, { ...subject.told, password }, async (_, ask) => {
      recorder.take()
      const response = await ask()
      statements.push(recorder.take())
      return response
    })
    // What the jobs make of it comes after the answer; where mail cannot leave, they try.
    if (at === withoutMail) await at.settle()
    return { exchanges, statements }
  }

  const publicFlows = (at: Counter) =>
    [...at.program.house.portals.values()].flatMap(({ portal, flows }) =>
      [...flows.values()]
        .filter(({ who }) => who === 'anybody' || who === 'stranger')
        .map((flow) => ({ portal, flow, path: `/${portal.id}/${flow.id}` })),
    )

  it('every public form answers every state of an account byte for byte alike, by the same statements', {
    timeout: 180_000,
  }, async () => {
    const gone: string[] = []
    const forms = new Set<string>()
    for (const { portal, path } of publicFlows(counter)) {
      // What a process knows of maintenance it has read by then.
      await withoutMail.browser().request(path)
      if ((await counter.browser().request(path)).status === 404) continue
      const roles = portal.account.customers === 'none' ? (['main'] as const) : (['main', 'shared'] as const)
      for (const role of roles) {
        const subject = await openSubject(counter.program, portal, counter.clock.now, role)
        const elsewhere = await openSubject(withoutMail.program, portal, withoutMail.clock.now, role)
        for (const [typed, password] of [
          ['a wrong password', 'Chigau-Kotoba-99'],
          ['an empty password', ''],
          ['the right password', subject.password],
        ] as const) {
          await subject.become('unknown')
          const unknown = await look(counter, path, subject, password)
          for (const { asked } of unknown.exchanges)
            if (asked.startsWith('POST')) forms.add(asked.slice('POST '.length).replace(/\?.*/, ''))
          const compare = (seen: Seen, who: string): void => {
            const where = `${path} (${role}), ${typed}, ${who}`
            expect(seen.exchanges, where).toEqual(unknown.exchanges)
            expect(seen.statements, `statements: ${where}`).toEqual(unknown.statements)
          }
          const states: readonly AccountStateSeen[] =
            typed === 'the right password'
              ? // Where staff alone can help, who typed the password that they gave is told to ask them (CRT-4).
                closedToAll.filter(
                  (state) =>
                    portal.account.recovery.by !== 'operator' || state !== 'past the life of its initial password',
                )
              : typed === 'an empty password'
                ? [
                    'active',
                    'locked',
                    'with a weaker Argon2 hash',
                    'with an imported PBKDF2 hash',
                    'without a password',
                  ]
                : accountStates.filter((state) => state !== 'unknown')
          for (const state of states) {
            await subject.become(state)
            compare(await look(counter, path, subject, password), state)
          }
          if (!unknown.exchanges.some(({ body }) => body.includes('type="password"'))) break
          for (const state of ['unknown', 'active'] as const) {
            if (typed !== 'a wrong password') break
            await elsewhere.become(state)
            compare(await look(withoutMail, path, elsewhere, password), `${state}, mail server down`)
          }
        }
      }
      gone.push(path)
    }
    expect(gone).toContain('/partner/sign-in')
    // A harness that reaches no form would find no difference either.
    expect([...forms].sort()).toEqual(
      expect.arrayContaining([
        '/certs/sign-in-by-code',
        '/keys/recover-by-reissue',
        '/keys/register-by-consent',
        '/keys/register-by-consent/<token>/confirm',
        '/keys/register-by-consent/<token>/fill',
        '/keys/sign-in',
        '/member/sign-in',
        '/partner/recover',
        '/partner/sign-in',
        '/partner/sign-in/<token>/password',
        '/trade/recover',
        '/trade/sign-in',
      ]),
    )
  })

  it('a try that locks an account asks the database for as much as one at an identifier nobody has', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'madoguchi-portals-'))
    const own = new URL('../../portals/member/', import.meta.url)
    cpSync(own, join(folder, 'member'), { recursive: true })
    const file = join(folder, 'member', 'portal.ts')
    writeFileSync(file, readFileSync(file, 'utf8').replace("lockAfter: 'never'", 'lockAfter: 8'))
    const strict = await openCounter({ portals: folder })
    try {
      const { portal } = strict.program.house.portals.get('member')!
      expect(portal.account.signIn.lockAfter).toBe(8)
      const subject = await openSubject(strict.program, portal, strict.clock.now)
      const tries = async (state: AccountStateSeen): Promise<Seen[]> => {
        await subject.become(state)
        const seen: Seen[] = []
        for (let count = 0; count < 12; count++) {
          seen.push(await look(strict, '/member/sign-in', subject, 'Chigau-Kotoba-99'))
          strict.clock.advance(65_000)
        }
        return seen
      }
      const unknown = await tries('unknown')
      expect(await tries('active')).toEqual(unknown)
      const locked = await strict.program.stores
        .of('member')
        .accounts.byIdentifier({ kind: 'login-id', canonical: subject.told.identifier })
      expect(locked?.lockedAt).not.toBeNull()
      expect(await tries('suspended')).toEqual(unknown)
    } finally {
      await strict.close()
      rmSync(folder, { recursive: true })
    }
  })

  it('can tell a difference: an active account with its right password is let in', async () => {
    const { portal } = counter.program.house.portals.get('member')!
    const subject = await openSubject(counter.program, portal, counter.clock.now)
    await subject.become('unknown')
    const unknown = await look(counter, '/member/sign-in', subject, subject.password)
    await subject.become('active')
    const active = await look(counter, '/member/sign-in', subject, subject.password)
    expect(active.exchanges).not.toEqual(unknown.exchanges)
    expect(active.statements).not.toEqual(unknown.statements)
  })
})
