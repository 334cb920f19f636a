import type { Desk } from '../desks/desk.ts'
import type { Flow } from '../desks/flow.ts'
import type { Words } from '../desks/words.ts'
import type { TermsText } from '../domain/accounts/consent.ts'
import type { Hasher } from '../domain/accounts/password.ts'
import type { PictureMaker } from '../domain/accounts/picture-code.ts'
import type { Session } from '../domain/accounts/session.ts'
import type { CertificateAuthority } from '../domain/certificates/certificate-authority.ts'
import type { Documents } from '../domain/documents.ts'
import type { FieldData } from '../domain/field-data.ts'
import type { DeviceQuestions } from '../domain/keys/device-questions.ts'
import type { WindowAway } from '../domain/office/window.ts'
import type { Atomically, Stores } from '../domain/stores.ts'
import type { Vault } from '../domain/vault.ts'
import type { Language } from '../kit/language.ts'
import type { Networks } from '../kit/network.ts'
import type { Random } from '../kit/random.ts'
import type { Clock } from '../kit/time.ts'
import type { Brand, Link } from '../pages/frame.ts'
import type { Portal } from '../portal/define.ts'
import type { Assets } from './assets.ts'
import type { AwayBook } from './away-book.ts'
import type { CookieRule } from './cookies.ts'

/** A portal with its words and brand in each language: made once at start. */
export interface OpenPortal {
  readonly portal: Portal
  readonly words: Readonly<Record<Language, Words>>
  readonly brand: Readonly<Record<Language, Brand>>
  /** The flows that this portal has, by their path segment. */
  readonly flows: ReadonlyMap<string, Flow>
}

/** What the web needs of the rest of the program; `app.ts` puts it together. */
export interface House {
  readonly portals: ReadonlyMap<string, OpenPortal>
  /** The general words, for pages that belong to no portal. */
  readonly words: Readonly<Record<Language, Words>>
  readonly brand: Readonly<Record<Language, Brand>>
  readonly stores: {
    readonly atomically: Atomically
    of(portal: string): Stores
    readonly deviceQuestions: DeviceQuestions
    /** `texts` are those the portal's people agree to: the session says which of them are outstanding. */
    readSession(
      portal: string,
      tokenHash: string,
      now: Date,
      idleSince: Date,
      texts: readonly Pick<TermsText, 'id' | 'version'>[],
    ): Promise<Session | null>
  }
  readonly hasher: Hasher
  readonly vault: Vault
  readonly random: Random
  readonly clock: Clock
  isCommon(password: string): boolean
  readonly fieldData: FieldData
  readonly pictures: PictureMaker
  readonly documents: Documents
  /** The authorities of the portals that have them, the first portal first. */
  readonly authorities: ReadonlyMap<string, CertificateAuthority>
  readonly assets: Assets
  readonly cookies: CookieRule
  /** Where people reach the site, without a slash at the end. */
  readonly publicUrl: string
  /** Proxies that may speak for somebody else's address. */
  readonly trustedProxies: Networks
  /** Origins that pages of this site have. Empty: whatever host the request names over this server's scheme (demo mode). */
  readonly origins: readonly string[]
  /** Where browsers are asked for a login certificate (CRT-2); empty where that is the site's own origin. */
  readonly certificateOrigin: string
  readonly log: Log
  readonly trace: TraceRequest
  /** Maintenance of the portals (KEY-10). */
  readonly away: AwayBook
  /** Called after a commit that left a letter to send. */
  letterPosted(): void
  /** Links of the demo bar; absent outside demo mode. */
  readonly demo?: { readonly inbox: string; readonly clock: string }
  /** Whether the error says that the database is away. */
  isAway(error: unknown): boolean
}

/** A request as traces know it. */
export interface TracedRequest {
  readonly method: string
  /** The path without ids, tokens and names that nobody knows. */
  readonly route: string
  readonly requestId: string
  readonly headers: Headers
}

/** Answers a request within a trace, where there is one; `answer` gives the status. */
export type TraceRequest = (request: TracedRequest, answer: () => Promise<number>) => Promise<number>

export interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** One request to one portal. */
export interface Visit {
  readonly house: House
  readonly open: OpenPortal
  readonly request: Request
  readonly url: URL
  readonly requestId: string
  readonly language: Language
  readonly words: Words
  /** The rule for cookies of this request: over TLS they are bound to it, whatever the site's own origin is. */
  readonly cookies: CookieRule
  /** Cookies to set with the answer, whatever it will be. */
  readonly setCookies: string[]
  readonly browserToken: string
  readonly deviceToken: string
  readonly sessionToken: string
  readonly session: Session | null
  /** The portal's maintenance, lately and to come. */
  readonly windows: readonly WindowAway[]
  /** Steps that would have ended by then are alive still: while the portal was closed nobody could go on (KEY-10). */
  readonly stepsEndAt: Date
  readonly desk: Desk
}

/** The link to the same page in the other language. */
export const otherLanguage = (url: URL, language: Language, label: string): Link & { lang: string } => {
  const query = new URLSearchParams(url.search)
  const lang = language === 'ja' ? 'en' : 'ja'
  query.set('lang', lang)
  return { label, href: `${url.pathname}?${query}`, lang }
}
