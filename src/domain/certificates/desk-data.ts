import type { Examination } from './examination.ts'
import type { IssueFault } from './issue-fault.ts'
import type { RevocationWish } from './revocation.ts'

/** The organisation that applies (CRT-12, manual 004 §6.2). */
export interface Organisation {
  /** 法人名, as registered. */
  readonly name: string
  /** 法人名(カナ), full width. */
  readonly kana: string
  /** 登記番号: twelve digits; 法人番号 has a check digit in front of them (thirteen). */
  readonly registrationNumber: string
  /** 登記住所 and its 郵便番号. */
  readonly registeredPostalCode: string
  readonly registeredAddress: string
  /** 現住所 and its 郵便番号, where it is another. */
  readonly postalCode: string
  readonly address: string
  readonly phone: string
  /** As the certificate says it: name, prefecture and city in Latin letters, country. */
  readonly english: {
    readonly name: string
    readonly prefecture: string
    readonly city: string
    readonly country: string
  }
}

/** Somebody who is written to or called. */
export interface Contact {
  readonly organisation: string
  readonly department: string
  readonly title: string
  readonly name: string
  readonly postalCode: string
  readonly address: string
  readonly phone: string
  readonly fax: string
  readonly mail: string
  /** Whether notices of renewal come by mail. */
  readonly notices: boolean
}

/** 登録担当者, 技術担当者, 事務担当者; 契約責任者 for extended validation. */
export type ContactRole = 'registration' | 'technical' | 'billing' | 'contract'
export const contactRoles: readonly ContactRole[] = ['registration', 'technical', 'billing', 'contract']

export type Contacts = Readonly<Partial<Record<ContactRole, Contact>>>

/** What a certificate is for. */
export interface ServerData {
  /** Names of servers, in ASCII; the first is the common name. */
  readonly names: readonly string[]
  readonly serverType: string
  /** The request, PEM. */
  readonly csr: string
  readonly wantsSeal: boolean
}

/** Everything that an application can say; which of it, its kind decides. */
export interface ApplicationData {
  readonly organisation?: Organisation
  readonly contacts?: Contacts
  readonly server?: ServerData
  readonly remarks?: string
  /** Of a reissue. */
  readonly reissue?: { readonly because: RevocationWish; readonly former: 'later' | 'at-once' }
  /** Of a revocation; the proof is a signature by the key, or the key itself (CRT-17). */
  readonly revocation?: { readonly wish: RevocationWish; readonly isProved: boolean }
  /** Of a cancellation: of an application before issue, or of a contract's further terms. */
  readonly cancels?: 'application' | 'contract'
  /** Documents that staff wait for, and what staff have noted for the customer. */
  readonly documents?: readonly string[]
  readonly note?: string
  /** What staff have made sure of (OFF-6). */
  readonly examination?: Examination
  /** Why the certificate that was approved could not be made, for staff (CRT-42). */
  readonly issueFaults?: readonly IssueFault[]
}
