import type { Period } from './calendar.ts'
import type { DeviceKind } from './device.ts'

/** What a card can be of (KEY-27). `M` stands for the multi-point server's. */
export type ProductId = 'trial' | '701W' | '703W' | 'M701W' | 'M703W'

/** One thing that is sold on cards. Data only. */
export interface Product {
  readonly id: ProductId
  /** The kind of device it is for; a card of another kind's product is refused (KEY-23). */
  readonly deviceKind: DeviceKind
  readonly period: Period
  /** A device takes it once, ever (KEY-27). */
  readonly oncePerDevice: boolean
}

/** The products of manual 003 §1: one year and three years, a trial of three months (§3.3), and the multi-point server's (§8). */
export const products: Readonly<Record<ProductId, Product>> = {
  trial: { id: 'trial', deviceKind: 'hdcom', period: 'P3M', oncePerDevice: true },
  '701W': { id: '701W', deviceKind: 'hdcom', period: 'P1Y', oncePerDevice: false },
  '703W': { id: '703W', deviceKind: 'hdcom', period: 'P3Y', oncePerDevice: false },
  M701W: { id: 'M701W', deviceKind: 'mpcs', period: 'P1Y', oncePerDevice: false },
  M703W: { id: 'M703W', deviceKind: 'mpcs', period: 'P3Y', oncePerDevice: false },
}
