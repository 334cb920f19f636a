import type { TermsText } from '../../domain/accounts/consent.ts'
import type { Permission } from '../../domain/accounts/permission.ts'
import { gmtDay } from '../../domain/keys/calendar.ts'
import type { CardId, PrintedCard } from '../../domain/keys/cards.ts'
import type { ConnectionNumber } from '../../domain/keys/connection-number.ts'
import type { Device, DeviceKind } from '../../domain/keys/device.ts'
import type { Applying } from '../../domain/keys/numbers.ts'
import { type ProductId, products } from '../../domain/keys/product.ts'
import type { Stores } from '../../domain/stores.ts'
import { serviceOf } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import { type CardForDevice, type CardOutlook, outlookOf } from './apply-card.ts'
import { inFourInputs } from './fields.tsx'
import { keysRuleOf, termFactsOf } from './own-keys.ts'

/** One of the procedures in which a card is used: 「新規申請」 or 「期間の延長」, for a kind of devices (manual 003 §5, §6, §8). */
export interface Procedure {
  /** The flow's id. */
  readonly id: string
  readonly asked: CardForDevice['asked']
  readonly kind: DeviceKind
  /** The flow that is the way on where this one is the wrong one of the two (KEY-28). */
  readonly other: string
}

/** What an application is about once its card is proved. */
export interface Chosen {
  readonly device: Device
  readonly printed: PrintedCard
  readonly card: CardId
  readonly product: ProductId
}

/** Where an application stands; each is a page of its own. */
export type Input = {
  readonly at: 'input'
  readonly typed?: { readonly device: Device; readonly printed: PrintedCard }
}
/** Only somebody staff have allowed may go on (KEY-50). */
export type Closed = { readonly at: 'closed' }
export type Terms = { readonly at: 'terms'; readonly version: string } & Chosen
export type Numbered = { readonly at: 'number'; readonly told: 'nothing' | 'renewed' | 'replaced' } & Agreed
export type Confirm = { readonly at: 'confirm'; readonly number: ConnectionNumber | null } & Agreed
export type Refused = { readonly at: 'refused' } & Chosen
/** `again`: the card was used for this device before, so nothing was used up now (KEY-24). */
export type Done = { readonly at: 'done'; readonly again: boolean } & Chosen

/** With the text that was agreed to, in its version, for this application (KEY-21). */
export interface Agreed extends Chosen {
  readonly agreed: { readonly id: string; readonly version: string }
}

/** What staff give an account that may apply for this kind of devices; null for what needs nothing. */
export const permissionFor: Readonly<Record<DeviceKind, Permission | null>> = { hdcom: null, mpcs: 'mpcs' }

/** Whether the portal has such a procedure at all: it sells cards for this kind of devices. */
export const isOffered = ({ kind }: Procedure, { portal }: Pick<Desk, 'portal'>): boolean =>
  serviceOf(portal, 'keys')?.products.some((id) => products[id].deviceKind === kind) ?? false

/** Whether the person who is signed in may apply for this kind of devices (KEY-50). */
export const mayApply = async (
  { kind }: Procedure,
  desk: Desk,
  stores: Pick<Stores, 'permissions'> = desk.stores,
): Promise<boolean> => {
  const permission = permissionFor[kind]
  if (permission === null || keysRuleOf(desk).openTo.includes(kind)) return true
  return (await stores.permissions.of(desk.me())).includes(permission)
}

/** What using the card would do as things stand now (KEY-36). */
export const outlookNow = async (asked: Procedure['asked'], chosen: Chosen, desk: Desk): Promise<CardOutlook> => {
  const facts = await termFactsOf(desk)
  const state = (await desk.stores.cards.stateOf(chosen.card)) ?? { is: 'void' as const }
  const card = { id: chosen.card, product: chosen.product, state }
  return outlookOf(desk.stores, { asked, device: chosen.device, card }, facts)
}

/** The text that is agreed to for a product: the trial costs nothing (KEY-21). */
export const termsFor = (product: ProductId, desk: Pick<Desk, 'portal'>): TermsText => {
  const { terms } = keysRuleOf(desk)
  return textOf(product === 'trial' ? terms.free : terms.paid, desk)
}

const textOf = (id: string, { portal }: Pick<Desk, 'portal'>): TermsText => {
  const text = portal.terms.find((one) => one.id === id)
  if (!text) throw new Error(`the portal ${portal.id} has no text ${id}`)
  return text
}

/** This application, as one that numbers are held for (KEY-22). */
export const applyingAt = (desk: Desk): Applying => ({
  id: desk.flowId,
  account: desk.me(),
  rule: keysRuleOf(desk).numbers,
  now: desk.now,
  today: gmtDay(desk.now),
  random: desk.random,
})

/** The names of the fields, the same in each procedure: what was typed in one can be taken over by another. */
export const names = { device: 'device', card: 'card', registrationId: 'registrationId' } as const

/** What was typed, by the names of the inputs. */
export const typedValues = (device: Device, printed: PrintedCard): Readonly<Record<string, string>> => ({
  ...(device.kind === 'hdcom' ? inFourInputs(names.device, device.id) : { [names.device]: device.id }),
  ...inFourInputs(names.card, printed.number),
  [names.registrationId]: printed.registrationId,
})
