import type { TermsText } from '../domain/accounts/consent.ts'
import type { MailedCode } from '../domain/accounts/one-time-code.ts'
import type { PasswordPolicy } from '../domain/accounts/password-policy.ts'
import type { ContactRole } from '../domain/certificates/desk-data.ts'
import type { ServerType } from '../domain/certificates/server-type.ts'
import type { CertificateService } from '../domain/certificates/service.ts'
import type { NumberRule } from '../domain/keys/connection-number.ts'
import type { DeviceKind } from '../domain/keys/device.ts'
import type { ProductId } from '../domain/keys/product.ts'
import type { TermRule } from '../domain/keys/term.ts'
import type { Language, Titled } from '../kit/language.ts'
import type { Seconds } from '../kit/time.ts'

/** What a person types to say who they are (ACC-1). */
export type IdentifierRule =
  /** The own e-mail address. */
  | { readonly identifier: 'mail' }
  /** A login ID with a fixed domain shown behind the field; what stands before the first `@` counts (manual 001 §1). */
  | { readonly identifier: 'login-id'; readonly domain: string }
  /** A customer code for main users, the own e-mail address for shared users (manual 002 §1). */
  | { readonly identifier: 'customer-code-or-mail' }
  /** An issued ID of letters and digits; case counts (manual 003 §5.2 2). */
  | { readonly identifier: 'registration-id' }
  /** An issued key of eight letters and digits; case counts (manual 004 §1.2). */
  | { readonly identifier: 'access-key' }

/** How people sign in, and what comes after the password. */
export interface SignInRule {
  /** What a person types to say who they are. */
  readonly by: IdentifierRule
  /** `one`: identifier and password on one page. `two`: the identifier first, then the password. */
  readonly pages: 'one' | 'two'
  /** What is asked after the right password: `nothing`, or a mailed one-time password from time to time (ACC-7). */
  readonly then: 'nothing' | { readonly mailedCode: MailedCode }
  /**
   * Whether one can come in with a login certificate instead of the mailed one-time password: then sign-in begins with the choice between the
   * two (CRT-1, CRT-2).
   */
  readonly certificate: 'none' | CertificateWay
  /** The characters of a picture that are typed beside the password and before a recovery, against programs (KEY-1). */
  readonly picture: 'none' | PictureRule
  /** After so many failed tries in a row only a recovery or an operator opens the account again; `never` leaves it at waits (ACC-4). */
  readonly lockAfter: number | 'never'
}

/** Sign-in with a certificate in the browser, beside the password. */
export interface CertificateWay {
  /** Which of the portal's own authorities issues login certificates; browsers are asked for one of its certificates alone. */
  readonly issuer: 'member'
}

/** A picture code: how many characters it has, and how long it can be used, once. */
export interface PictureRule {
  /** How many characters it shows. */
  readonly characters: number
  /** How long it can be used, once. */
  readonly lifetime: Seconds
}

/** What somebody proves (or rather: selects the account with) before a recovery mail goes to the address on record. */
export type Proof = 'identifier' | 'mail' | 'customer-code' | 'postal-code'

/** The way back in; a portal declares exactly one (ACC-20 … ACC-23). */
export type RecoveryRule =
  /** A mailed link, usable once within `lifetime`; `proofs` are what is asked for before it is mailed. */
  | { readonly by: 'link'; readonly proofs: readonly Proof[]; readonly lifetime: Seconds }
  /** A mailed temporary password that opens the page for a new one and nothing else; void after `tries` wrong ones. */
  | {
      readonly by: 'temporary-password'
      readonly proofs: readonly Proof[]
      readonly lifetime: Seconds
      /** Wrong temporary passwords before it is void. */
      readonly tries: number
    }
  /** A fresh password by mail; the old one stays good until the fresh one is first used, within `lifetime` (ACC-22). */
  | { readonly by: 'reissue'; readonly proofs: readonly Proof[]; readonly lifetime: Seconds }
  /** Staff reset it to an initial password with a life; nobody else can. */
  | { readonly by: 'operator' }

/** Self-registration (ACC-30). */
export type RegistrationRule =
  /** Accounts are made by staff, an import or a main user. */
  | 'closed'
  /** The address is confirmed by a link that lives for `lifetime`; then the person says who they are and chooses a password. */
  | { readonly by: 'link'; readonly lifetime: Seconds; readonly asks: readonly ('name' | 'company')[] }
  /**
   * A text to agree to (`terms`), a form with company and address, a page of confirmation; ID and password are issued (manual 003 §4, KEY-2 … KEY-6).
   * `confirmAddress`: `before` anything is made, a mailed link has to be opened, and only who reads that mailbox learns whether it is known;
   * `after`: the account is made at once and the password mailed, and a known address is told on the page.
   */
  | {
      readonly by: 'consent'
      readonly confirmAddress: 'before' | 'after'
      readonly lifetime: Seconds
      readonly terms: string
    }

/** Customers with a code, one main user each, who keeps shared users (manual 002). */
export interface CustomersRule {
  /** How a code looks: letters as they are, `#` a digit. */
  readonly code: string
  /** How many shared users a customer may have, and how long an invitation's link lives. */
  readonly sharedUsers: { readonly atMost: number; readonly invitation: Seconds }
  /** 「お客様コードをお忘れですか？」: postal code and mail address, the code by mail. */
  readonly codeReminder: boolean
  /** 「お客様コード申請フォーム」: somebody without a code asks for one; staff approve. `confirmation`: how long the link that confirms the address lives. */
  readonly codeApplication: false | { readonly confirmation: Seconds }
}

/** How long a session lasts (ACC-5). */
export interface SessionRule {
  /** It ends when nothing was done for so long. */
  readonly idle: Seconds
  /** It ends after so long whatever is done. */
  readonly atMost: Seconds
}

/** What a signed-in person's start page and account page show of the account. */
export type AccountFact =
  | 'name'
  | 'company'
  | 'customer-code'
  | 'login-id'
  | 'registration-id'
  | 'access-key'
  | 'mail'
  | 'contract'
  | 'details'
  | 'last-check'

/** Who may come in and how, and how they find the way back in. */
export interface AccountRule {
  /** How people sign in. */
  readonly signIn: SignInRule
  /** How somebody who lost the password sets a new one. */
  readonly recovery: RecoveryRule
  /** What a new password has to be like (ACC-10). */
  readonly password: PasswordPolicy
  /** How long a password given by an operator opens the way to an own one (ACC-23). */
  readonly initialPassword: Seconds
  /**
   * What it opens. `must-change`: the page for an own password and nothing else. `may-put-off`: the portal; a page asks for an own password
   * at once, and every page says so until there is one (CRT-4).
   */
  readonly initial: 'must-change' | 'may-put-off'
  /** What somebody who is signed in shows for another password: the present one, or nothing more than the session (manual 004 §5). */
  readonly passwordChange: 'present-password' | 'session'
  /** How long an invitation's link lives. */
  readonly invitation: Seconds
  /** How long a session lasts. */
  readonly session: SessionRule
  /** Whether somebody new may register. */
  readonly registration: RegistrationRule
  /** `none` where every account stands alone. */
  readonly customers: 'none' | CustomersRule
  /** What the start page and the account page show, in this order. */
  readonly facts: readonly AccountFact[]
}

/** What can be obtained at the counter beside an account. */
export type ServiceRule = KeysRule | CertificatesRule

/** Registration keys for devices, by activation cards (manual 003). */
export interface KeysRule {
  /** Which service it is. */
  readonly service: 'keys'
  /** What cards are of. */
  readonly products: readonly ProductId[]
  /** How long terms may be, and what happens after them. */
  readonly term: TermRule
  /** How connection numbers look and are offered. */
  readonly numbers: NumberRule
  /** The texts that are agreed to in each application: ids of `terms`, for the trial and for what is paid (KEY-21). */
  readonly terms: { readonly free: string; readonly paid: string }
  /** Kinds of devices that everybody may apply for; for others staff allow an account (KEY-50). */
  readonly openTo: readonly DeviceKind[]
}

/** Server certificates, from application to revocation (manual 004). */
export interface CertificatesRule {
  /** Which service it is. */
  readonly service: 'certificates'
  /** What is sold, in the order in which it is offered. */
  readonly sells: readonly SoldService[]
  /** Whose name the authorities carry, in Latin letters, and the first words of theirs: `Suzukake SR CA 1` (CRT-40). */
  readonly authorities: { readonly country: string; readonly organisation: string; readonly series: string }
  /** The servers that somebody can name; certificates are packed with notes for them. */
  readonly serverTypes: readonly ServerType[]
  /** The texts that are agreed to in each procedure: ids of `terms`. */
  readonly terms: {
    readonly application: string
    readonly reissue: string
    readonly contacts: string
    readonly revocation: string
  }
  /** How long what was begun is kept for whoever comes back to it (CRT-10). */
  readonly drafts: Seconds
  /** How long after its certificate was issued a record stays in the list (CRT-20). */
  readonly listedMonths: number
}

/** One of the services that are sold, and how people know it. */
export interface SoldService extends CertificateService {
  /** As it is offered: 「SR3.0（期間固定タイプ）」. */
  readonly title: Titled
  /** As it stands in the narrow column of a list: 「SR3.0 1年」. */
  readonly shortTitle: Titled
  /** As a site seal says it, in Latin letters: `SR3.0`. */
  readonly sealTitle: string
  /** Whom an application names, in the order in which they are asked for (manual 004 §2.1.1). */
  readonly contacts: readonly ContactRole[]
}

/** The definition of one portal: data only, so that it can be printed, compared and checked. */
export interface PortalDefinition {
  /** The languages of the portal's own words; Japanese comes first. */
  readonly languages: readonly Language[]
  /** The page title's second half and the header. */
  readonly title: Titled
  /** Stands in mail subjects: 【…】. */
  readonly mailTitle: Titled
  /** The company behind the counter. */
  readonly company: Titled
  /** One sentence for the list of portals. */
  readonly summary: Titled
  /** Where it stands in the list of portals: smaller numbers first. */
  readonly place: number
  /** What `/<portal>/` shows to a stranger: a welcome page, or the sign-in page itself. */
  readonly front: 'welcome' | 'sign-in'
  /** Whether every page carries the way to sign in at the top right. */
  readonly signInLink: boolean
  /** Whom to ask: named on the pages of a recovery and at the foot of every mail. */
  readonly help: {
    readonly title: Titled
    readonly mail: string
    /** A telephone number, for what staff do on the phone alone. */
    readonly phone?: string
    readonly hours: Titled
  }
  /** The sender of this portal's mail. */
  readonly mailFrom: string
  /** A short form that reaches staff with a number (TRD-12). */
  readonly inquiry: boolean
  /** Whether a notice about cookies stands above the sign-in form; only necessary ones exist, so nothing is asked (KEY-1). */
  readonly cookieNotice: boolean
  /** Who may come in and how. */
  readonly account: AccountRule
  /** What can be obtained there; none where there is nothing but accounts. */
  readonly services: readonly ServiceRule[]
  /** Texts to agree to or to read; `privacy` is linked from the foot of every page. */
  readonly terms: readonly TermsText[]
}

/** A portal as the program knows it: its definition under the name of its folder. */
export interface Portal extends PortalDefinition {
  readonly id: string
}

/** Says that this object is a portal's definition, and lets the compiler check every word of it. */
export const definePortal = (definition: PortalDefinition): PortalDefinition => definition

/** The rule of a service that a portal has, or null. */
export const serviceOf = <S extends ServiceRule['service']>(
  portal: Pick<PortalDefinition, 'services'>,
  service: S,
): Extract<ServiceRule, { service: S }> | null =>
  (portal.services.find((one) => one.service === service) as Extract<ServiceRule, { service: S }> | undefined) ?? null
