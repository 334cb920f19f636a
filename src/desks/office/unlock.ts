import type { Account } from '../../domain/accounts/account.ts'
import { liftWaits, noteOf, type Staff } from './staff.ts'

/** Lifts an account's lock and every wait after failed tries (ACC-4). Its password stays. */
export const unlock = async (account: Account, staff: Staff): Promise<void> => {
  await staff.stores.accounts.unlock(account.id)
  await liftWaits(account, staff)
  await noteOf('account.unlocked', account, staff, { wasLocked: account.lockedAt !== null })
}
