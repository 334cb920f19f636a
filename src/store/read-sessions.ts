import type pg from 'pg'
import type { TermsText } from '../domain/accounts/consent.ts'
import type { Session } from '../domain/accounts/session.ts'

/** What of a portal's texts a session's person has to have agreed to. */
export type TextsToAgree = readonly Pick<TermsText, 'id' | 'version'>[]

/** Reads a page's session: null where there is none, it has ended, nobody used it since `idleSince`, or its account may not sign in. */
export type ReadSession = (
  portal: string,
  tokenHash: string,
  now: Date,
  idleSince: Date,
  texts?: TextsToAgree,
) => Promise<Session | null>

interface Found extends Pick<Session, 'name' | 'role' | 'language' | 'outstanding' | 'certificate'> {
  initial_until: Date | null
  token_hash: string
  session_id: string
  account_id: string
  seen_at: Date
  ends_at: Date
}

interface Waiting {
  readonly texts: TextsToAgree
  readonly asked: Map<string, ((found: Found | undefined, error?: unknown) => void)[]>
}

/**
 * Every page pays for its session, so pages that come while one question is under way are answered together by the next: one statement,
 * prepared once a connection, for all of them. A page alone is asked for at once. Whether a session still holds is judged here, by each
 * page's own moment.
 */
export const createReadSession = (pool: pg.Pool): ReadSession => {
  const waiting = new Map<string, Waiting>()
  const busy = new Set<string>()

  const ask = async (key: string, portal: string): Promise<void> => {
    busy.add(key)
    for (let next = waiting.get(key); next; next = waiting.get(key)) {
      waiting.delete(key)
      const { asked, texts } = next
      try {
        const { rows } = await pool.query<Found>({
          name: 'read-sessions',
          text: 'select * from read_sessions($1, $2, $3, $4)',
          values: [portal, [...asked.keys()], texts.map((text) => text.id), texts.map((text) => text.version)],
        })
        const found = new Map(rows.map((row) => [row.token_hash, row]))
        for (const [tokenHash, answers] of asked) for (const answer of answers) answer(found.get(tokenHash))
      } catch (error) {
        for (const answers of asked.values()) for (const answer of answers) answer(undefined, error)
      }
    }
    busy.delete(key)
  }

  const find = (portal: string, tokenHash: string, texts: TextsToAgree): Promise<Found | undefined> =>
    new Promise((resolve, reject) => {
      const key = `${portal} ${texts.map((text) => `${text.id} ${text.version}`).join(' ')}`
      let batch = waiting.get(key)
      if (!batch) {
        batch = { texts, asked: new Map() }
        waiting.set(key, batch)
      }
      const answers = batch.asked.get(tokenHash) ?? []
      answers.push((found, error) => (error === undefined ? resolve(found) : reject(error)))
      batch.asked.set(tokenHash, answers)
      if (!busy.has(key)) void ask(key, portal)
    })

  return async (portal, tokenHash, now, idleSince, texts = []) => {
    const row = await find(portal, tokenHash, texts)
    if (!row || row.ends_at.getTime() <= now.getTime() || row.seen_at.getTime() <= idleSince.getTime()) return null
    const { session_id: id, account_id: accountId, seen_at: seenAt, initial_until: initialUntil } = row
    const { name, role, language, outstanding, certificate } = row
    return { id, accountId, name, role, language, seenAt, outstanding, certificate, initialUntil }
  }
}
