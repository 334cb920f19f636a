import type { PublicKey } from './public-key.ts'
import type { OwnerId } from './records.ts'
import { type KeyWeakness, weaknessesOf } from './weak-key.ts'

/** Why a request's key cannot be certified (CRT-11). */
export type KeyFault =
  | KeyWeakness
  /** It was in other hands once: it is refused for ever (BR 6.1.1.3). */
  | { readonly is: 'blocked' }
  /** Another customer has, or had, a certificate for it. */
  | { readonly is: 'other-owner' }

/** What is known of a key from before. */
export interface KnownKey {
  readonly isBlocked: boolean
  /** Whose it was first; null for nobody's. */
  readonly holder: OwnerId | null
}

/** Everything that stands against certifying a key for somebody; none: it can be. The same owner may use a key again. */
export const faultsOfKey = (key: PublicKey, known: KnownKey, owner: OwnerId): readonly KeyFault[] => [
  ...weaknessesOf(key),
  ...(known.isBlocked ? [{ is: 'blocked' } as const] : []),
  ...(known.holder !== null && known.holder !== owner ? [{ is: 'other-owner' } as const] : []),
]
