/**
 * What a stranger asked for. It is written down, sealed, in the same way for a known and an unknown person; a job looks the account up,
 * counts the limits and mails, after the answer has gone: answer and timing cannot differ, and a crash loses no request (ACC-19).
 */
export type StrangersRequest =
  | { readonly kind: 'recover'; readonly facts: Readonly<Record<string, string>> }
  | { readonly kind: 'register'; readonly facts: Readonly<Record<'mail', string>> }
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
