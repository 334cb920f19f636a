import type { CsrFault } from './csr.ts'
import type { NamesFault } from './names.ts'
import type { KeyFault } from './request-key.ts'

/** Why an approved application yields no certificate: told to the staff who approved it (CRT-42). Kept with the application, as JSON. */
export type IssueFault =
  /** Parts of the data that its kind needs are not there. */
  | { readonly is: 'incomplete'; readonly lacks: 'organisation' | 'server' | 'contract' | 'reissue' }
  /** The request cannot be read any more as it was. */
  | { readonly is: 'request'; readonly fault: CsrFault['is'] }
  | { readonly is: 'names'; readonly fault: NamesFault['is'] }
  | { readonly is: 'key'; readonly fault: KeyFault['is'] }
  /** The contract that it is about ended or was revoked meanwhile, or is of another service. */
  | { readonly is: 'contract'; readonly fault: 'over' | 'revoked' | 'renewed' | 'other-service' | 'reissued' }
  /** Of a further certificate: something that was not examined with the first, or too long ago (BR 4.2.1). */
  | { readonly is: 'evidence'; readonly fault: 'names' | 'too-old' }
  /** A rule that the certificate would break. */
  | { readonly is: 'rule'; readonly rule: string; readonly cites: string; readonly says: string }
