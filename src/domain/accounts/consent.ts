import type { Language, Titled } from '../../kit/language.ts'
import type { AccountId } from './account.ts'

/** A text people agree to or may read. A new version of one that is agreed to asks everybody again (ACC-33). */
export interface TermsText {
  readonly id: string
  /** An ISO date; greater is newer. */
  readonly version: string
  /** Whether people have to agree to it; a policy that is only published asks for nothing. */
  readonly consent: boolean
  readonly title: Titled
  /** Paragraphs in order; one that begins with `# ` is a heading. */
  readonly text: Readonly<Record<Language, readonly string[]>>
}

export interface Consent {
  readonly terms: string
  readonly version: string
  readonly givenAt: Date
}

export interface Consents {
  of(account: AccountId): Promise<readonly Consent[]>
  give(account: AccountId, terms: string, version: string, at: Date): Promise<void>
}

/** The texts that everybody who signs in has to agree to, in their present version. */
export const toAgree = (texts: readonly TermsText[]): readonly TermsText[] => texts.filter((text) => text.consent)
