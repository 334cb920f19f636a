// The names a portal's author needs; a portal's folder imports from here and from nowhere else.

import type { PortalWords } from './desks/words.ts'
import type { TermsText } from './domain/accounts/consent.ts'

export type { PortalWords } from './desks/words.ts'
export type { TermsText } from './domain/accounts/consent.ts'
export type { MailedCode } from './domain/accounts/one-time-code.ts'
export type { KindDemand, PasswordPolicy } from './domain/accounts/password-policy.ts'
export type { NumberRule } from './domain/keys/connection-number.ts'
export type { TermRule } from './domain/keys/term.ts'
export type { Language, Titled } from './kit/language.ts'
export type { Seconds } from './kit/time.ts'
export { days, hours, minutes, seconds } from './kit/time.ts'
export type {
  AccountFact,
  AccountRule,
  CertificatesRule,
  CustomersRule,
  IdentifierRule,
  KeysRule,
  PictureRule,
  PortalDefinition,
  Proof,
  RecoveryRule,
  RegistrationRule,
  ServiceRule,
  SessionRule,
  SignInRule,
  SoldService,
} from './portal/define.ts'
export { definePortal } from './portal/define.ts'

/** Says that this object holds words of a portal, and lets the compiler check the place of each. */
export const words = (own: PortalWords): PortalWords => own

/** Says that this object is a text people read or agree to (ACC-33). */
export const terms = (text: TermsText): TermsText => text
