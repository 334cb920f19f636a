import type { DeviceKind } from '../../domain/keys/device.ts'
import type { HolderId } from '../../domain/keys/devices.ts'
import { holderOf } from '../../domain/keys/holder.ts'
import { products } from '../../domain/keys/product.ts'
import { type KeysRule, serviceOf } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import { type FactsAt, termFacts } from './apply-card.ts'

/** The portal's rule of keys. Flows of keys are not there where there is none, so nothing else may ask. */
export const keysRuleOf = ({ portal }: Pick<Desk, 'portal'>): KeysRule => {
  const rule = serviceOf(portal, 'keys')
  if (!rule) throw new Error(`the portal ${portal.id} has no keys`)
  return rule
}

/** Kinds of devices that the portal has something for, in the order of its products. */
export const deviceKinds = (desk: Pick<Desk, 'portal'>): readonly DeviceKind[] => [
  ...new Set(keysRuleOf(desk).products.map((id) => products[id].deviceKind)),
]

/** Whose devices the person who is signed in sees, and whose what they issue will be (KEY-41). */
export const myHolder = async (desk: Desk): Promise<HolderId> => {
  const account = await desk.stores.accounts.byId(desk.me())
  if (!account) throw new Error('a session without its account')
  return holderOf(account)
}

/** What terms are judged by at this moment (KEY-31, KEY-33). */
export const termFactsOf = (desk: Desk): Promise<FactsAt> => termFacts(desk.stores, keysRuleOf(desk).term, desk.now)
