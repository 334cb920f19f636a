import type { Account } from '../../domain/accounts/account.ts'
import type { Permission } from '../../domain/accounts/permission.ts'
import { noteOf, type Staff } from './staff.ts'

/** Allows an account what not everybody may, such as applications for 「HDVC-MPCS」 (KEY-50). False where it was allowed before. */
export const allow = async (account: Account, permission: Permission, staff: Staff): Promise<boolean> => {
  const { permissions } = staff.stores
  if ((await permissions.of(account.id)).includes(permission)) return false
  await permissions.give(account.id, permission, staff.now)
  await noteOf('permission.given', account, staff, { permission })
  return true
}

/** Takes it back. What was issued stays. False where it was not allowed. */
export const disallow = async (account: Account, permission: Permission, staff: Staff): Promise<boolean> => {
  const { permissions } = staff.stores
  if (!(await permissions.of(account.id)).includes(permission)) return false
  await permissions.take(account.id, permission)
  await noteOf('permission.taken', account, staff, { permission })
  return true
}
