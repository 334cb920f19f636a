import type { Account } from '../../domain/accounts/account.ts'
import { usedBefore } from '../../domain/accounts/password.ts'
import { judgePassword } from '../../domain/accounts/password-policy.ts'
import type { Desk } from '../desk.ts'
import type { Problem } from '../flow.ts'
import { passwordFault } from '../password-words.ts'

/** Every rule of the portal that a new password of this account breaks, in words (ACC-10, ACC-11); none: it may be set. */
export const judgeNewPassword = async (
  typed: string,
  account: Pick<Account, 'id' | 'mail'> | null,
  field: { readonly name: string; readonly label: string },
  desk: Desk,
  identifiers: readonly string[] = [],
): Promise<readonly Problem[]> => {
  const policy = desk.portal.account.password
  const known = account ? (await desk.stores.accounts.identifiersOf(account.id)).map((one) => one.canonical) : []
  const faults = judgePassword(typed, policy, {
    identifiers: [...known, ...identifiers, ...(account?.mail ? [account.mail] : [])],
    isCommon: (password) => desk.isCommon(password),
  })
  if (faults.length === 0 && account && policy.history > 0) {
    const hashes = await desk.stores.accounts.passwordsOf(account.id, policy.history)
    if (await usedBefore(typed, hashes, (stored, password) => desk.hasher.verify(stored, password)))
      faults.push({ is: 'used-before', history: policy.history })
  }
  return faults.map((fault) => ({ field: field.name, text: passwordFault(fault, field.label, desk.words) }))
}
