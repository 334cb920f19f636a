import type { Child } from 'hono/jsx'
import type { ServiceRule } from '../portal/define.ts'
import { certificatesMenu } from './certificates/menu.tsx'
import type { Desk } from './desk.ts'
import { keysMenu } from './keys/menu.tsx'

/** What the start page shows of a service: the ways to its procedures, and what its people want to see first. */
export type Menu = (desk: Desk) => Promise<Child>

/** By service, so that one without a menu does not compile. */
export const menus: Readonly<Record<ServiceRule['service'], Menu>> = {
  keys: keysMenu,
  certificates: certificatesMenu,
}
