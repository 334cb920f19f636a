/**
 * The slow hash of passwords, as the rules see it. Every method takes the password as it was typed and brings it into NFC itself
 * (NIST SP 800-63B-4 §3.1.1.2), so that no caller can forget to. All of them may reject with `HasherBusy`.
 */
export type Hasher = {
  /** The string to store: a PHC string that carries its scheme, parameters and salt. */
  hash(password: string): Promise<string>
  /**
   * Whether `password` is the stored one. Takes at least the work of a present-day hash, even where the stored hash is a quick
   * imported one, cannot be read, or the password is empty (ACC-3, ACC-60).
   */
  verify(stored: string, password: string): Promise<boolean>
  /** The work of a `verify` with nothing to compare: for an unknown account and one without a password. */
  verifyDecoy(password: string): Promise<false>
  /** Whether a stored hash should be made anew at the next sign-in (ACC-12): another scheme or weaker parameters. */
  needsRenewal(stored: string): boolean
}

/** Too many hashes wait already; answer 503 with `Retry-After: retryAfter` (ACC-12). */
export class HasherBusy extends Error {
  override readonly name = 'HasherBusy'
  /** Whole seconds after which the queue should have room. */
  readonly retryAfter: number

  constructor(retryAfter: number) {
    super(`the queue of password hashes is full; try again in ${retryAfter} s`)
    this.retryAfter = retryAfter
  }
}

/** A password as it is judged and hashed: NFC and nothing else. Never NFKC, which would change what was typed. */
export const normalPassword = (typed: string): string => typed.normalize('NFC')

/** A password's length: code points of its NFC form (NIST SP 800-63B-4 §3.1.1.2). */
export const passwordLength = (typed: string): number => [...normalPassword(typed)].length

/**
 * Whether `typed` is one of the passwords whose hashes are given (ACC-10: the account's newest ones, the current one first, as many
 * as the policy's `history`). Every hash is tried, so that the time does not tell which one it was.
 */
export async function usedBefore(typed: string, hashes: readonly string[], verify: Hasher['verify']): Promise<boolean> {
  let found = false
  for (const stored of hashes) found = (await verify(stored, typed)) || found
  return found
}
