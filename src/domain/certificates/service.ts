import type { AuthorityName } from './authority.ts'
import type { ProfileName } from './rules/rule.ts'
import type { TermLengths } from './term.ts'
import type { ValidityRule } from './validity.ts'

/** What a service sells, as far as rules go. Data of a portal. */
export interface CertificateService {
  /** As records name it. */
  readonly id: string
  readonly issuer: Extract<AuthorityName, 'sr' | 'ev'>
  readonly profile: Extract<ProfileName, 'server-ov' | 'server-ev'>
  readonly lengths: TermLengths
  readonly validity: ValidityRule
  /** Whether its contracts go on by themselves until they are terminated (CRT-18). */
  readonly renewsItself: boolean
  /** How often a contract's certificate can be issued anew; null: as often as the days allow (CRT-15). */
  readonly mostReissues: number | null
  readonly names: NamesRule
}

/** Whether a service's certificates say that the organisation was examined in depth (EVG). */
export const isExtended = ({ profile }: Pick<CertificateService, 'profile'>): boolean => profile === 'server-ev'

/** Which names a certificate of a service can have. */
export interface NamesRule {
  readonly wildcards: boolean
  readonly most: number
}
