import type { GrantVerdict } from '../../domain/accounts/grant.ts'

/** What is said of registration by consent, page by page. */
export interface RegisterByConsentWords {
  readonly consent: {
    readonly title: string
    readonly lead: string
    readonly agree: string
    readonly decline: string
  }
  readonly fill: { readonly title: string; readonly lead: string; readonly next: string; readonly cancel: string }
  readonly confirm: {
    readonly title: string
    readonly lead: string
    readonly submit: string
    readonly back: string
    readonly cancel: string
  }
  readonly sent: { readonly title: string; readonly lead: string; readonly notes: (hours: number) => readonly string[] }
  /** Behind the mailed link: the same once more, and nothing is done yet. */
  readonly arrived: { readonly title: string; readonly lead: string }
  readonly update: {
    readonly title: string
    readonly lead: string
    /** The same to whoever reads that mailbox, once the link was opened. */
    readonly leadByMail: string
    readonly issued: string
    readonly registrationId: string
    readonly password: string
    readonly registered: string
    readonly item: string
    readonly present: string
    readonly fresh: string
  }
  readonly done: {
    readonly title: string
    readonly lead: string
    readonly mailed: string
    readonly notes: readonly string[]
    readonly close: string
  }
  readonly updated: { readonly title: string; readonly lead: string }
  readonly ended: Readonly<Record<Exclude<GrantVerdict, 'good'>, { readonly title: string; readonly lead: string }>> & {
    readonly again: string
    readonly signIn: string
  }
  readonly taken: string
  readonly again: string
  readonly tooMany: string
}
