import type { Language, Titled } from '../../kit/language.ts'
import type { AccountId } from './account.ts'

/** A text people agree to. A new version asks everybody again (ACC-33). */
export interface TermsText {
  readonly id: string
  /** An ISO date; greater is newer. */
  readonly version: string
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

/** The texts whose present version this account has not agreed to yet (ACC-33). */
export const outstanding = (texts: readonly TermsText[], given: readonly Consent[]): readonly TermsText[] =>
  texts.filter((text) => !given.some((consent) => consent.terms === text.id && consent.version === text.version))
