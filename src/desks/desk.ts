import type { AccountId } from '../domain/accounts/account.ts'
import type { Hasher } from '../domain/accounts/password.ts'
import type { Session } from '../domain/accounts/session.ts'
import type { CertificateAuthority } from '../domain/certificates/certificate-authority.ts'
import type { PresentedCertificate } from '../domain/certificates/login-certificate.ts'
import type { Documents } from '../domain/documents.ts'
import type { FieldData } from '../domain/field-data.ts'
import type { AuditNote } from '../domain/office/audit.ts'
import type { Stores } from '../domain/stores.ts'
import type { Vault } from '../domain/vault.ts'
import type { Language } from '../kit/language.ts'
import type { Random } from '../kit/random.ts'
import type { Portal } from '../portal/define.ts'
import type { Words } from './words.ts'

/** What a procedure may use while it serves one person at one moment. */
export interface Desk extends FieldData {
  readonly portal: Portal
  readonly words: Words
  readonly language: Language
  /** The moment of this request: one for the whole of it. */
  readonly now: Date
  readonly random: Random
  readonly hasher: Hasher
  readonly vault: Vault
  /** The portal's authorities, for what people take home of them; null in a portal that has none. */
  readonly authority: Pick<CertificateAuthority, 'chain' | 'bundle'> | null
  /** Makes PDFs. */
  readonly documents: Documents
  /** Whether a password is commonly used. */
  isCommon(password: string): boolean
  /** Each call is a transaction of its own: for reading, and for counting before judging. */
  readonly stores: Stores
  readonly visitor: Visitor
  /**
   * Where browsers are asked for a certificate: the origin of the TLS listener, such as `https://localhost:3443`; empty where that is this one.
   */
  readonly certificateOrigin: string
  /** Who is signed in, if anybody. */
  readonly session: Session | null
  /** Sessions that nobody has used since then have ended; time in which the portal was closed is not counted (ACC-5, KEY-10). */
  readonly idleSince: Date
  /** The account that is signed in; only flows of `account` and `main-user` may call it. */
  me(): AccountId
  /** This procedure's own id, the same for every step of it. */
  readonly flowId: string
  /** The path of a flow of this portal, from the site's root; `from` lets it take over what was typed here. */
  path(flow: string, from?: 'carry'): string
  /** A path of this site as people elsewhere reach it, with the site's public address. */
  absolute(path: string): string
  /** What the address says after its `?`, by name: which part of a list is shown. Never what is done. */
  query(name: string): string | null
  /** Writes an audit note about this visitor now, on its own. */
  note(note: Omit<AuditNote, 'address' | 'by'> & { readonly by?: AuditNote['by'] }): Promise<void>
  /** The same inside a move's work. */
  noteIn(stores: Stores, note: Omit<AuditNote, 'address' | 'by'> & { readonly by?: AuditNote['by'] }): Promise<void>
  newId(): string
}

/** Who is at the counter, as far as the network tells. */
export interface Visitor {
  /** The network address, through trusted proxies only. */
  readonly address: string
  /** Browser and system in words a person recognises. */
  readonly browser: string
  /** A hash of the token by which this browser is known to the portal. */
  readonly browserHash: string
  /** A hash of the token a browser got when somebody signed in there; empty where nobody ever did. */
  readonly deviceHash: string
  /** The certificate that came with the request, unjudged; null in a portal that asks for none. */
  readonly certificate: PresentedCertificate | null
}
