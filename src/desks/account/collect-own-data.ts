import { judgeGrant } from '../../domain/accounts/grant.ts'
import type { Desk } from '../desk.ts'
import { readOwnRecord } from './own-facts.ts'
import { readOwnSessions } from './own-sessions.tsx'
import { activityFacts } from './recent-activity.tsx'

/** More than anybody's trail has; the newest where it should be longer. */
const ENTRIES = 10_000

/**
 * All data that are held on the account of the person who is signed in, as they are taken home (ACC-32). Hashes, codes and tokens are no
 * data of the person's and stay here.
 */
export const collectOwnData = async (desk: Desk) => {
  const { stores, portal, language, now } = desk
  const [{ account, identifiers, customer, details }, sessions, consents, entries, cases, change, permissions] =
    await Promise.all([
      readOwnRecord(desk),
      readOwnSessions(desk),
      stores.consents.of(desk.me()),
      stores.audit.recent(desk.me(), ENTRIES),
      stores.cases.ofAccount(desk.me()),
      stores.grants.newest(desk.me(), 'change-mail'),
      stores.permissions.of(desk.me()),
    ])
  const { name, company, contract, mail, role, state, createdAt, invitedAt, lastSignInAt, lastCheckAt } = account
  return {
    portal: portal.title[language],
    exportedAt: now,
    account: {
      id: account.id,
      name,
      company,
      contract,
      mail,
      language: account.language,
      role,
      state,
      createdAt,
      invitedAt,
      lastSignInAt,
      lastCheckAt,
    },
    identifiers: identifiers.map(({ kind, canonical }) => ({ kind, value: canonical })),
    customer: customer && {
      code: customer.code,
      company: customer.company,
      kana: customer.kana,
      postalCode: customer.postalCode,
      address: customer.address,
      phone: customer.phone,
    },
    details,
    permissions,
    sessions: sessions.map(({ browser, address, createdAt: since, seenAt }) => ({ browser, address, since, seenAt })),
    consents,
    openRequests: {
      newMail:
        change && judgeGrant(change, now) === 'good'
          ? { mail: change.facts['mail'] ?? null, confirmUntil: change.expiresAt }
          : null,
      cases: cases.map(({ kind, number, state: at, facts, createdAt: opened, closedAt }) => ({
        kind,
        number,
        state: at,
        facts,
        createdAt: opened,
        closedAt,
      })),
    },
    activity: entries.map((entry) => {
      const { address, facts } = activityFacts(entry)
      return { at: entry.at, event: entry.event, address: address ?? null, facts: facts ?? {} }
    }),
  }
}
