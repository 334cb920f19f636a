import type { Mover } from '../../domain/certificates/application.ts'
import type { ApplicationData } from '../../domain/certificates/desk-data.ts'
import type { Application } from '../../domain/certificates/records.ts'
import { type Teller, tellContacts } from './tell.ts'

/** What is written down beside: in the application, and in the audit trail. */
export interface Kept {
  readonly data?: ApplicationData
  readonly who?: Readonly<Record<string, string>>
}

/**
 * Cancels an application before issue, in the caller's transaction: what it held of a coupon is given back, and its registration contact is
 * told (CRT-18). Null where it has moved on meanwhile.
 */
export const cancelOne = async (
  application: Application,
  by: Extract<Mover, 'customer' | 'staff'>,
  teller: Teller,
  { data, who = {} }: Kept = {},
): Promise<Application | null> => {
  const { stores, now } = teller
  const cancelled = await stores.applications.move(application, by, 'cancel', data ? { data } : {}, now)
  if (!cancelled) return null
  await stores.coupons.giveBack(application.id)
  await stores.audit.note(
    {
      event: 'application.moved',
      by: by === 'staff' ? 'operator' : 'account',
      accountId: application.account,
      facts: { ...who, application: application.id, to: 'cancelled' },
    },
    now,
  )
  await tellContacts('record-cancelled', cancelled, cancelled.data.contacts, ['registration'], {}, teller)
  return cancelled
}
