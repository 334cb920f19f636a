import type { ApplicationKind } from '../../domain/certificates/application.ts'
import type { ContactRole } from '../../domain/certificates/desk-data.ts'
import type { OfferName } from '../../domain/certificates/offers.ts'
import type { RevocationWish } from '../../domain/certificates/revocation.ts'
import type { CertificatesRule, SoldService } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import { certificatesOf } from './own-record.ts'
import type { Closed, Terms } from './record-procedures.tsx'

/**
 * The procedures that end in a certificate (CRT-10, CRT-14, CRT-15, CRT-41) are one wizard: service, terms, basics, organisation, contacts,
 * confirmation. This says what differs.
 */
export interface Wizard {
  /** The flow's id. */
  readonly id: 'apply' | 'renew' | 'switch' | 'reissue' | 'further'
  readonly kind: Extract<ApplicationKind, 'new' | 'renewal' | 'reissue' | 'further'>
  /** What a record has to offer for it; null for what begins with nothing. */
  readonly offer: Extract<OfferName, 'renewal' | 'switch' | 'reissue' | 'further'> | null
  /** The text that is agreed to. */
  readonly text: Extract<keyof CertificatesRule['terms'], 'application' | 'reissue'>
  /** The service is chosen; else it is the contract's. */
  readonly choosesService: boolean
  /** `key`: all else is as it was examined with the contract (CRT-41). */
  readonly asks: 'everything' | 'key'
  /** A new term begins, so it is paid for. */
  readonly beginsTerm: boolean
  /** Why, and what becomes of the certificate before (CRT-15). */
  readonly asksReason: boolean
}

/** A page of fields, or the last one, which shows them all. */
export type PageName = 'reason' | 'basics' | 'organisation' | ContactRole | 'confirm'

/** What was typed, by the names of the inputs, which are different on every page. */
export type Typed = Readonly<Record<string, string>>

/** An application that is being filled in. It is kept as a draft with every step, so that it outlives browser and session (CRT-10). */
export interface Filled {
  /** The draft and its version as this browser knows it; null before it was kept first. */
  readonly draft: { readonly id: string; readonly version: number }
  /** The record that it was begun from; empty for a new one. */
  readonly of: string
  readonly service: string
  /** The text that was agreed to, in its version. */
  readonly agreed: { readonly id: string; readonly version: string }
  readonly typed: Typed
  /** The confirmation has been seen: whoever changes something comes back to it at once. */
  readonly isComplete: boolean
  /** What the page before has to tell. */
  readonly told?: 'apart' | 'preset' | 'nothing-preset' | 'same'
}

export type Page<P extends PageName = PageName> = P extends PageName ? { readonly at: P } & Filled : never

/** 「サービス選択」; `kept` is what was filled in already, of somebody who came back. */
export type ChooseService = {
  readonly at: 'service'
  readonly of: string
  /** What was chosen before. */
  readonly service?: string
  readonly kept?: Filled
}
export type Agree = Terms & { readonly service: string; readonly kept?: Filled }
/** A draft is offered again. */
export type Resume = { readonly at: 'resume'; readonly draft: string }
/** It was sent, or thrown away, in another window. */
export type Gone = { readonly at: 'gone' }
export type Done = { readonly at: 'done'; readonly id: string }

export type WizardState = ChooseService | Agree | Resume | Page | Gone | Closed | Done

/** The pages of an application for a service, in their order. */
export const pagesOf = (wizard: Wizard, service: SoldService): readonly PageName[] => [
  ...(wizard.asksReason ? (['reason'] as const) : []),
  'basics',
  ...(wizard.asks === 'everything' ? (['organisation', ...service.contacts] as const) : []),
  'confirm',
]

export const pageAfter = (wizard: Wizard, service: SoldService, at: PageName): PageName => {
  const pages = pagesOf(wizard, service)
  return pages[pages.indexOf(at) + 1] ?? 'confirm'
}

/** Null before the first page: there lie the terms. */
export const pageBefore = (wizard: Wizard, service: SoldService, at: PageName): PageName | null => {
  const pages = pagesOf(wizard, service)
  return pages[pages.indexOf(at) - 1] ?? null
}

/** Services that can be chosen: of somebody who switches, all but the present one. */
export const servicesFor = (wizard: Wizard, present: string, desk: Desk): readonly SoldService[] =>
  certificatesOf(desk).sells.filter(({ id }) => wizard.id !== 'switch' || id !== present)

/** A service by its id. Throws where the portal does not sell it: drafts of such were not taken up. */
export const serviceAt = (id: string, desk: Desk): SoldService => {
  const found = certificatesOf(desk).sells.find((one) => one.id === id)
  if (!found) throw new RangeError(`no service ${id} in this portal`)
  return found
}

/** The names of the inputs that no other form has. */
export const inputs = { coupon: 'coupon', because: 'because', former: 'former' } as const

export const wishes: readonly RevocationWish[] = ['changed-data', 'replaced', 'out-of-use', 'key-compromise']

/** Why a reissue is asked for, as far as that has been said. */
export const reasonIn = ({ typed }: Pick<Filled, 'typed'>): RevocationWish | null =>
  wishes.find((one) => one === typed[inputs.because]) ?? null
