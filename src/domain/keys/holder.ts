import type { Account } from '../accounts/account.ts'
import type { HolderId } from './devices.ts'

/** Whose what an account issues is, and whose devices it sees: its customer's, or its own where it stands alone (KEY-41). */
export const holderOf = ({ id, customerId }: Pick<Account, 'id' | 'customerId'>): HolderId => customerId ?? id
