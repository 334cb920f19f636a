import type { AccountId } from './account.ts'

/** What staff can allow an account beyond what everybody may. `mpcs`: applications for 「HDVC-MPCS」 (KEY-50). */
export type Permission = 'mpcs'

export interface Permissions {
  of(account: AccountId): Promise<readonly Permission[]>
  give(account: AccountId, permission: Permission, at: Date): Promise<void>
  take(account: AccountId, permission: Permission): Promise<void>
}
