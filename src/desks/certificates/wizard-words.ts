import type { FieldWords } from '../fields.tsx'
import type { PageName, Wizard } from './wizard.ts'

/** The procedures that end in a certificate (CRT-10, CRT-14, CRT-15, CRT-41); labels of manual 004 §2.1.1 – 2.1.3. */
export interface CertificateWizardWords {
  /** 「新規申請」, 「更新申請」 … */
  readonly name: Readonly<Record<Wizard['id'], string>>
  /** 「次へ」, 「戻る」 */
  readonly next: string
  readonly back: string
  readonly steps: string
  readonly service: {
    readonly title: string
    readonly lead: Readonly<Record<'apply' | 'switch', string>>
    readonly field: FieldWords
    /** Beside a service: whom it asks for, and how long it lasts. */
    readonly about: (renewsItself: boolean, isExtended: boolean) => string
  }
  /** The titles of pages that are not about a contact, whose title is the role. */
  readonly title: Readonly<Record<'reason' | 'basics' | 'organisation' | 'confirm', string>>
  readonly lead: Readonly<Record<Exclude<PageName, 'registration' | 'technical' | 'billing' | 'contract'>, string>>
  readonly contactLead: (role: string) => string
  /** Of what was examined before, only what has changed is typed anew. */
  readonly prefilled: string
  /** That what is typed is kept, and for how many days. */
  readonly keeps: (days: number) => string
  readonly remaining: (ends: string, days: number) => string
  readonly why: FieldWords
  readonly former: FieldWords
  readonly formerChoices: Readonly<Record<'later' | 'at-once', { readonly label: string; readonly hint: string }>>
  /** Where the former certificate may not go on. */
  readonly formerAtOnce: string
  readonly agent: { readonly label: string }
  readonly noAgent: string
  readonly coupon: FieldWords
  readonly noCoupon: string
  readonly couponChoice: (number: string, left: number, until: string) => string
  readonly couponGone: (number: string) => string
  /** A further certificate says what the contract says (CRT-41). */
  readonly otherNames: (names: string) => string
  /** 「アカウント情報を反映」, and copying the first contact. */
  readonly preset: string
  readonly same: string
  readonly told: Readonly<Record<'apart' | 'preset' | 'nothing-preset' | 'same', string>>
  readonly busy: string
  readonly drafts: {
    readonly title: string
    readonly about: (service: string, changed: string, until: string) => string
    readonly goOn: string
    readonly discard: string
  }
  readonly resume: {
    readonly title: string
    readonly lead: string
    readonly labels: Readonly<Record<'procedure' | 'service' | 'page' | 'changed' | 'until', string>>
  }
  readonly gone: { readonly title: string; readonly lead: string; readonly again: string }
  readonly confirm: {
    /** What these pages ask for, as parts of the confirmation. */
    readonly basics: string
    readonly organisation: string
    readonly change: (part: string) => string
    readonly submit: string
    readonly incomplete: (page: string) => string
    readonly changedElsewhere: string
    readonly refusedNow: string
    readonly couponTaken: string
  }
  readonly done: {
    readonly title: string
    readonly lead: Readonly<Record<Wizard['kind'], string>>
    readonly examined: string
    readonly mailed: string
    readonly form: string
    readonly formAbout: string
    readonly labels: Readonly<Record<'procedure' | 'service' | 'server' | 'status' | 'appliedAt', string>>
  }
}
