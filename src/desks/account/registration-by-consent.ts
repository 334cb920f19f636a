import type { Account } from '../../domain/accounts/account.ts'
import type { TermsText } from '../../domain/accounts/consent.ts'
import type { Stores } from '../../domain/stores.ts'
import type { RegistrationRule } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import { dataFields, type RegisteredData } from './registered-data.tsx'

/** What a newcomer typed, with the address of mail; and which version of the text was agreed to before, and when. */
export interface Application {
  readonly data: RegisteredData
  readonly mail: string
  readonly agreed: Agreed
}

export interface Agreed {
  readonly version: string
  /** ISO 8601. */
  readonly at: string
}

type ConsentRule = Extract<RegistrationRule, { by: 'consent' }>

/** The portal's rule; null where nobody registers in this way. */
export const consentRule = ({ portal }: Pick<Desk, 'portal'>): ConsentRule | null => {
  const { registration } = portal.account
  return registration !== 'closed' && registration.by === 'consent' ? registration : null
}

/** The text that is agreed to first (KEY-2). */
export const consentText = (desk: Pick<Desk, 'portal'>): TermsText => {
  const rule = consentRule(desk)
  const text = desk.portal.terms.find(({ id }) => id === rule?.terms)
  if (!text) throw new Error(`portal ${desk.portal.id} has no text for newcomers to agree to`)
  return text
}

/** An application as a request and a mailed grant carry it: sealed texts by name. */
export const packed = ({ data, mail, agreed }: Application): Readonly<Record<string, string>> => ({
  ...data,
  mail,
  consentVersion: agreed.version,
  consentAt: agreed.at,
})

/** The same read back. */
export const unpacked = (facts: Readonly<Record<string, string>>): Application => ({
  data: Object.fromEntries([...dataFields, 'news'].map((field) => [field, facts[field] ?? ''])) as RegisteredData,
  mail: facts['mail'] ?? '',
  agreed: { version: facts['consentVersion'] ?? '', at: facts['consentAt'] ?? '' },
})

/**
 * Whose address this is. Registered accounts hold it as an identifier, though nobody signs in with it: so no two can have one. Imported ones
 * may share a mailbox; then the oldest is meant.
 */
export const registeredWith = async (mail: string, { accounts }: Pick<Stores, 'accounts'>): Promise<Account | null> =>
  (await accounts.byIdentifier({ kind: 'mail', canonical: mail })) ?? (await accounts.select({ mail }))[0] ?? null
