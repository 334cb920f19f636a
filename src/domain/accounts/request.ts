/**
 * What a stranger asked for. It is written down, sealed, in the same way for a known and an unknown person; a job looks the account up,
 * counts the limits and mails, after the answer has gone: answer and timing cannot differ, and a crash loses no request (ACC-19).
 */
export type StrangersRequest =
  | { readonly kind: 'recover'; readonly facts: Readonly<Record<string, string>> }
  | { readonly kind: 'register'; readonly facts: Readonly<Record<'mail', string>> }
  | { readonly kind: 'register-by-consent'; readonly facts: Readonly<Record<string, string>> }
  | { readonly kind: 'remind-code'; readonly facts: Readonly<Record<'postalCode' | 'mail', string>> }
  | { readonly kind: 'ask-main-user'; readonly facts: Readonly<Record<'customerCode' | 'mail', string>> }
  | { readonly kind: 'apply-for-code'; readonly facts: Readonly<Record<string, string>> }
  | { readonly kind: 'inquire'; readonly facts: Readonly<Record<string, string>> }
  | { readonly kind: 'change-mail'; readonly facts: Readonly<Record<'accountId' | 'mail', string>> }

export type RequestKind = StrangersRequest['kind']

/** From where and in which language it was asked. */
export interface AskedFrom {
  readonly address: string
  readonly language: 'ja' | 'en'
}

export interface Requests {
  /** Writes the request down under this id; the same id again writes nothing (a double click asks once). */
  write(id: string, request: StrangersRequest, from: AskedFrom, now: Date): Promise<void>
}

/** What was written down, as the job reads it. */
export interface WrittenRequest {
  readonly request: StrangersRequest
  readonly from: AskedFrom
  readonly at: Date
}

/** A request that one worker has taken up. Nobody else takes it up before `until`. */
export interface ClaimedRequest {
  readonly portal: string
  readonly id: string
  readonly kind: string
  /** Counts this try. */
  readonly tries: number
  readonly until: Date
  /** Opens what was sealed. Throws `SealBroken` as the vault does. */
  read(): WrittenRequest
}

/** Requests that wait to be worked on, of all portals. `S` is what the work is done through. */
export interface RequestsJob<S> {
  /** Takes up to `count` requests that are due, the oldest first. One whose worker vanished is due again at `until`. */
  claim(now: Date, until: Date, count: number): Promise<readonly ClaimedRequest[]>
  /**
   * Does the work and strikes the request off in one transaction: both happen once, however many workers have it in hand. False when
   * it was struck off before; then `work` was not called. What `work` throws undoes both.
   */
  finish(claimed: ClaimedRequest, work: (stores: S) => Promise<void>): Promise<boolean>
  /** The request waits until `dueAt`. Nothing changes if somebody else took it up meanwhile. `error` holds nothing secret. */
  retry(claimed: ClaimedRequest, error: string, dueAt: Date): Promise<void>
}
