import type { ApplicationKind, ApplicationStatus } from '../../domain/certificates/application.ts'
import type { ContactRole } from '../../domain/certificates/desk-data.ts'
import type { ApplicationSearch } from '../../domain/certificates/records.ts'
import type { ServerType } from '../../domain/certificates/server-type.ts'

/** How records of the certificate desk are spoken of wherever they are shown (CRT-13, CRT-20). */
export interface CertificateRecordWords {
  readonly status: Readonly<Record<ApplicationStatus, string>>
  readonly kind: Readonly<Record<ApplicationKind, string>>
  readonly serverType: Readonly<Record<ServerType, string>>
  readonly role: Readonly<Record<ContactRole, string>>
  /** 「!」 for the eye, and what it says for the ear. */
  readonly awaited: string
  readonly columns: Readonly<
    Record<
      | 'applied'
      | 'service'
      | 'status'
      | 'kind'
      | 'life'
      | 'contract'
      | 'organisation'
      | 'server'
      | 'coupon'
      | 'attention'
      | 'detail',
      string
    >
  >
  /** 「詳細」 */
  readonly detail: string
  readonly life: (from: string, until: string) => string
  readonly revoked: string
}

/** 「お申込一覧」 (CRT-20). */
export interface ApplicationListWords {
  readonly title: string
  readonly pastTitle: string
  readonly lead: string
  readonly notes: readonly string[]
  readonly drafts: {
    readonly title: string
    readonly about: (kind: string, changed: string, until: string) => string
    readonly goOn: string
  }
  readonly caption: string
  /** On the start page: the newest records, and the way to all. */
  readonly newest: string
  readonly toAll: string
  readonly none: string
  readonly noneFound: string
  /** 「過去案件表示」 and the way back. */
  readonly past: string
  readonly present: string
  readonly search: string
  readonly searched: string
  readonly all: string
  readonly unread: string
  /** 「1/1頁 1件」 */
  readonly pages: (page: number, pages: number, count: number) => string
  readonly previous: string
  readonly next: string
  readonly save: string
  readonly newApplication: string
}

/** 「検索条件入力」 (CRT-21). */
export interface ApplicationSearchWords {
  readonly title: string
  readonly lead: string
  readonly anything: string
  readonly labels: Readonly<
    Record<'date' | 'from' | 'to' | 'kind' | 'service' | 'downloaded' | 'server' | 'sort' | 'order', string>
  >
  readonly dayHint: string
  readonly badDay: (label: string) => string
  readonly backwards: (label: string) => string
  /** 「絞込条件1」: in which field, and what it contains. */
  readonly field: (row: number) => string
  readonly text: (row: number) => string
  readonly contains: string
  readonly fieldMissing: (label: string) => string
  readonly dates: Readonly<Record<NonNullable<ApplicationSearch['date']>['of'], string>>
  readonly fields: Readonly<Record<NonNullable<ApplicationSearch['contains']>[number]['field'], string>>
  readonly sorts: Readonly<Record<NonNullable<ApplicationSearch['sort']>['by'], string>>
  readonly downloads: { readonly yes: string; readonly no: string }
  readonly up: string
  readonly down: string
  readonly submit: string
  readonly back: string
}
