/**
 * Secrets at rest (PLT-24), as the rules and the stores see them. A `purpose` is a short constant name of what is kept
 * (`outbox`, `reset-token`); what was sealed for one purpose opens for no other.
 */
export type Vault = {
  /** Encrypts for storage. The same text never seals to the same bytes twice. */
  seal(purpose: string, plain: string | Uint8Array): Uint8Array
  /** What was sealed, as bytes. Throws `SealBroken` where it was changed, is of another purpose, or its key is not held. */
  open(purpose: string, sealed: Uint8Array): Uint8Array
  /** What was sealed as text. Throws `SealBroken` as `open` does. */
  openText(purpose: string, sealed: Uint8Array): string
  /** Whether something was sealed with an older key than the newest: `madoguchi keys rotate` seals it anew. */
  isStale(sealed: Uint8Array): boolean
  /**
   * HMAC-SHA-256 of a text in 64 hex digits, by which a token, a code or the key of a throttle is looked up without being stored. Its
   * key stays the same when sealing keys are rotated, for nothing that was looked up by it could be found again.
   */
  mac(purpose: string, text: string): string
}

/** A sealed secret that cannot be opened: changed, of another purpose, or sealed with a key that is not held. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}
