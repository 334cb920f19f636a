import type { Language } from '../kit/language.ts'
import type { AccountId } from './accounts/account.ts'
import type { ApplicationKind } from './certificates/application.ts'

/**
 * Every mail and its facts. Facts are what may be kept as long as the mail's row; the `secret` (a link's token, a code, a password) is
 * sealed and wiped when the mail is sent (ACC-40). Times are ISO 8601 texts; the words of a mail stand in `words/`.
 */
export interface Letters {
  /** The link to a new password. */
  'reset-link': {
    readonly facts: {
      readonly until: string
      readonly hours: number
      readonly customerCode?: string
      /** To a shared user, who asks the main user for another link. */
      readonly shared?: true
    }
    readonly secret: 'link'
  }
  'temporary-password': {
    readonly facts: { readonly until: string; readonly minutes: number }
    readonly secret: 'password'
  }
  'one-time-code': { readonly facts: { readonly until: string; readonly minutes: number }; readonly secret: 'code' }
  invitation: {
    readonly facts: {
      readonly name: string
      readonly until: string
      readonly by: 'staff' | 'main-user'
      readonly customerCode?: string
      /** The ID that was issued, where nobody would know it otherwise. */
      readonly registrationId?: string
    }
    readonly secret: 'link'
  }
  /** After every recovery and every change of a password; `reset`: staff gave an initial one. */
  'password-changed': {
    readonly facts: { readonly at: string; readonly how: 'changed' | 'recovered' | 'reset' }
    readonly secret: 'none'
  }
  'confirm-registration': {
    readonly facts: { readonly until: string; readonly hours: number }
    readonly secret: 'link'
  }
  /** The link behind which a newcomer's data wait to be registered (KEY-5), or to be taken over where the address is registered (KEY-6). */
  'confirm-details': { readonly facts: { readonly until: string; readonly hours: number }; readonly secret: 'link' }
  'confirm-update': { readonly facts: { readonly until: string; readonly hours: number }; readonly secret: 'link' }
  /** The issued ID with its password (manual 003 §4 7). */
  registered: {
    readonly facts: { readonly registrationId: string; readonly company: string }
    readonly secret: 'password'
  }
  /** A fresh password in the place of a lost one (ACC-22). */
  'fresh-password': { readonly facts: { readonly until: string; readonly hours: number }; readonly secret: 'password' }
  'registration-id-changed': { readonly facts: { readonly registrationId: string }; readonly secret: 'none' }
  'already-registered': { readonly facts: Record<never, never>; readonly secret: 'none' }
  'confirm-mail': { readonly facts: { readonly until: string; readonly hours: number }; readonly secret: 'link' }
  /** The new address belongs to somebody already: said only to who reads that mailbox. */
  'mail-taken': { readonly facts: Record<never, never>; readonly secret: 'none' }
  'mail-changed': {
    readonly facts: { readonly at: string; readonly newMail: string; readonly until: string }
    readonly secret: 'link'
  }
  'customer-code': { readonly facts: { readonly customerCode: string }; readonly secret: 'none' }
  'shared-user-asks': { readonly facts: { readonly name: string; readonly mail: string }; readonly secret: 'none' }
  'confirm-application': {
    readonly facts: { readonly until: string; readonly hours: number; readonly company: string }
    readonly secret: 'link'
  }
  'application-received': {
    readonly facts: { readonly number: string; readonly company: string }
    readonly secret: 'none'
  }
  'application-refused': {
    readonly facts: { readonly number: string; readonly company: string; readonly reason: string }
    readonly secret: 'none'
  }
  /** The question is not repeated, and its subject only to the writer's known address (else it is empty): nobody's words are to reach others. */
  'inquiry-received': { readonly facts: { readonly number: string; readonly subject: string }; readonly secret: 'none' }
  'hand-over-asked': {
    readonly facts: {
      readonly from: string
      readonly to: string
      readonly you: 'main' | 'shared'
      readonly until: string
    }
    readonly secret: 'link'
  }
  'handed-over': {
    readonly facts: { readonly from: string; readonly to: string; readonly customerCode: string }
    readonly secret: 'none'
  }
  'account-deleted': { readonly facts: { readonly at: string }; readonly secret: 'none' }
  /** The registration key that was issued is the secret (KEY-21). */
  'key-issued': { readonly facts: DeviceInMail; readonly secret: 'key' }
  'term-extended': { readonly facts: DeviceInMail; readonly secret: 'none' }
  /** Many cards at once came to their end (KEY-70). The keys stand on the page, for whoever signs in. */
  'bulk-done': {
    readonly facts: {
      readonly asked: 'new' | 'extension'
      readonly done: number
      readonly same: number
      readonly refused: number
      /** How long the page is kept. */
      readonly keptUntil: string
    }
    readonly secret: 'none'
  }
  /** An application for a certificate, a change or a revocation has come in (CRT-10). */
  'record-received': { readonly facts: RecordInMail; readonly secret: 'none' }
  /** Papers are awaited, or something has to be mended (CRT-23); `note` is the examiner's own. */
  'documents-awaited': {
    readonly facts: RecordInMail & { readonly documents: readonly string[]; readonly note: string }
    readonly secret: 'none'
  }
  'record-refused': { readonly facts: RecordInMail & { readonly reason: string }; readonly secret: 'none' }
  'record-cancelled': { readonly facts: RecordInMail; readonly secret: 'none' }
  'contacts-changed': { readonly facts: RecordInMail & { readonly code: string }; readonly secret: 'none' }
  'certificate-issued': {
    readonly facts: RecordInMail & { readonly code: string; readonly lastsUntil: string; readonly ends: string }
    readonly secret: 'none'
  }
  'certificate-revoked': {
    readonly facts: RecordInMail & { readonly code: string; readonly serial: string; readonly at: string }
    readonly secret: 'none'
  }
  /** So many days before a contract's end (CRT-23). */
  'contract-ending': {
    readonly facts: RecordInMail & {
      readonly code: string
      readonly ends: string
      readonly days: number
      readonly renewsItself: boolean
    }
    readonly secret: 'none'
  }
  /** To staff: a revocation whose clock is half over, or over (CRT-17). */
  'revocation-clock': {
    readonly facts: {
      readonly clock: 'urgent' | 'overdue'
      readonly code: string
      readonly server: string
      readonly due: string
    }
    readonly secret: 'none'
  }
  /** Planned maintenance (KEY-10). Until its end the letter is of use; `text` is staff's own and may be empty. */
  'maintenance-announced': {
    readonly facts: { readonly from: string; readonly until: string; readonly text: string } & EndingDevices
    readonly secret: 'none'
  }
  /** It ends later, or sooner, than was said before. */
  'maintenance-changed': {
    readonly facts: {
      readonly from: string
      readonly until: string
      readonly before: string
      readonly text: string
    } & EndingDevices
    readonly secret: 'none'
  }
  'maintenance-withdrawn': {
    readonly facts: { readonly from: string; readonly until: string }
    readonly secret: 'none'
  }
  /** The link stops product news. */
  'product-news': { readonly facts: { readonly subject: string; readonly text: string }; readonly secret: 'link' }
}

/** A device's term in a mail: its last day (`YYYY-MM-DD` in GMT), or how many months it has from first use. */
export type TermFact = { readonly months: number } | { readonly last: string }

/** A device for which a card was used: its kind, its id as it is shown, its connection number, and its term. */
export interface DeviceInMail {
  readonly kind: 'hdcom' | 'mpcs'
  readonly device: string
  readonly number: string
  readonly term: TermFact
}

/** A record of the certificate desk in a mail to one of its contacts; the service as the reader's language names it. */
export interface RecordInMail {
  readonly name: string
  readonly kind: ApplicationKind
  readonly service: string
  /** The first of the servers' names, as people read it; empty where the record names none. */
  readonly server: string
}

/** Of the reader's devices those whose term ends within the maintenance, the soonest first; `more`: there are others. */
export interface EndingDevices {
  readonly devices?: readonly { readonly device: string; readonly endsOn: string }[]
  readonly more?: true
}

export type LetterName = keyof Letters
export type FactsOf<L extends LetterName> = Letters[L]['facts']

/** What the secret of each letter is: a link's token is opened, a password, code or key is typed. */
export const secretOf: { readonly [L in LetterName]: Letters[L]['secret'] } = {
  'reset-link': 'link',
  'temporary-password': 'password',
  'one-time-code': 'code',
  invitation: 'link',
  'password-changed': 'none',
  'confirm-registration': 'link',
  'confirm-details': 'link',
  'confirm-update': 'link',
  registered: 'password',
  'fresh-password': 'password',
  'registration-id-changed': 'none',
  'already-registered': 'none',
  'confirm-mail': 'link',
  'mail-taken': 'none',
  'mail-changed': 'link',
  'customer-code': 'none',
  'shared-user-asks': 'none',
  'confirm-application': 'link',
  'application-received': 'none',
  'application-refused': 'none',
  'inquiry-received': 'none',
  'hand-over-asked': 'link',
  'handed-over': 'none',
  'account-deleted': 'none',
  'key-issued': 'key',
  'term-extended': 'none',
  'bulk-done': 'none',
  'record-received': 'none',
  'documents-awaited': 'none',
  'record-refused': 'none',
  'record-cancelled': 'none',
  'contacts-changed': 'none',
  'certificate-issued': 'none',
  'certificate-revoked': 'none',
  'contract-ending': 'none',
  'revocation-clock': 'none',
  'maintenance-announced': 'none',
  'maintenance-changed': 'none',
  'maintenance-withdrawn': 'none',
  'product-news': 'link',
}

/** A mail to be written, in the same transaction as what it tells of. */
export interface Letter<L extends LetterName = LetterName> {
  readonly id: string
  readonly letter: L
  readonly to: string
  readonly language: Language
  readonly accountId?: AccountId
  readonly facts: FactsOf<L>
  /** The link's token, the code, the password or the key; left out where the letter has none. */
  readonly secret?: string
}

/** Where mails are posted: the outbox. Sending is a worker's business. */
export interface Post {
  send<L extends LetterName>(letter: Letter<L>, now: Date): Promise<void>
}

/** What a letter says, before it becomes text and HTML. */
export type Block =
  | { readonly is: 'p'; readonly text: string }
  /** The one link of the mail, on a line of its own. */
  | { readonly is: 'link'; readonly label: string; readonly url: string }
  /** A heading such as 【仮パスワード】 and its value on the next line, copied by eye or by mouse. */
  | { readonly is: 'value'; readonly label: string; readonly value: string; readonly secret?: boolean }
  | { readonly is: 'list'; readonly title?: string; readonly items: readonly string[] }

export interface LetterText {
  /** Without the portal's name, which is put before it as 【…】. */
  readonly subject: string
  readonly blocks: readonly Block[]
}

/** What every letter may use beside its own facts. */
export interface LetterFrame {
  /** The portal's name as mails carry it. */
  readonly portal: string
  readonly company: string
  /** The reader's name where it is known, for the salutation. */
  readonly name: string
  /** The whole link for a letter with a link; else the code or password itself; empty where there is none. */
  readonly secret: string
  readonly pages: LetterPages
  readonly help: { readonly title: string; readonly mail: string }
  /** A time of the facts on a Japanese clock, `YYYY/MM/DD HH:MM`. */
  when(iso: string): string
}

/** Whole addresses of pages a mail may lead to: the front, sign-in, where recovery begins, where a temporary password is typed. */
export interface LetterPages {
  readonly front: string
  readonly signIn: string
  readonly recovery: string
  readonly temporary: string
}

/** The words of every letter; a forgotten one does not compile. */
export type LetterWords = { readonly [L in LetterName]: (facts: FactsOf<L>, frame: LetterFrame) => LetterText }
