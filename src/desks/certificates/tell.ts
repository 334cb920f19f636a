import type { ContactRole, Contacts } from '../../domain/certificates/desk-data.ts'
import { readHostName } from '../../domain/certificates/host-name.ts'
import type { Application, Contract } from '../../domain/certificates/records.ts'
import type { FactsOf, LetterName, RecordInMail } from '../../domain/letters.ts'
import type { Stores } from '../../domain/stores.ts'
import type { Language } from '../../kit/language.ts'
import { type Portal, type SoldService, serviceOf } from '../../portal/define.ts'

/** What telling people needs: the transaction of what is told. */
export interface Teller {
  readonly portal: Portal
  readonly stores: Stores
  readonly now: Date
  newId(): string
}

/** Letters about a record, which begin with what the record is about. */
type RecordLetter = { [L in LetterName]: FactsOf<L> extends RecordInMail ? L : never }[LetterName]

/** A record, or what a contract knows of itself, as far as letters tell of it. */
export type ToldRecord = Pick<Application, 'account' | 'kind' | 'service' | 'serverName'>

/** A contract as letters that no application stands behind tell of it. */
export const ofContract = ({ account, service, serverName }: Contract): ToldRecord => ({
  account,
  service,
  serverName,
  kind: 'new',
})

/** A server's name as people read it: international ones in their own letters. */
export const readableName = (ascii: string): string => {
  const read = readHostName(ascii)
  return read.ok ? read.name.unicode : ascii
}

/** A service of a portal by its id, as it is sold now; null for one that is sold no more. */
export const soldService = (portal: Portal, id: string): SoldService | null =>
  serviceOf(portal, 'certificates')?.sells.find((one) => one.id === id) ?? null

/** A service's name in the narrow sense, for lists and mails. */
export const shortServiceName = (portal: Portal, id: string, language: Language): string =>
  soldService(portal, id)?.shortTitle[language] ?? id

/**
 * Writes to the contacts of these roles, each address once; where none of them has one, to the account. `only` leaves out who did not want it.
 */
export const tellContacts = async <L extends RecordLetter>(
  letter: L,
  record: ToldRecord,
  contacts: Contacts | undefined,
  roles: readonly ContactRole[],
  facts: Omit<FactsOf<L>, keyof RecordInMail>,
  { portal, stores, now, newId }: Teller,
  only: 'all' | 'who-want-notices' = 'all',
): Promise<void> => {
  const account = await stores.accounts.byId(record.account)
  const language = account?.language ?? 'ja'
  const named = roles.flatMap((role) => contacts?.[role] ?? []).filter(({ mail }) => mail !== '')
  const wanted = only === 'all' ? named : named.filter(({ notices }) => notices)
  // Whoever wants no notices gets none; only where nobody was ever named does the account's own address take their place.
  const readers = named.length > 0 ? wanted : account?.mail ? [{ mail: account.mail, name: account.name }] : []
  const seen = new Set<string>()
  for (const { mail, name } of readers) {
    if (seen.has(mail.toLowerCase())) continue
    seen.add(mail.toLowerCase())
    const about: RecordInMail = {
      name,
      kind: record.kind,
      service: shortServiceName(portal, record.service, language),
      server: record.serverName === '' ? '' : readableName(record.serverName),
    }
    await stores.post.send(
      { id: newId(), letter, to: mail, language, facts: { ...facts, ...about } as unknown as FactsOf<L> },
      now,
    )
  }
}
