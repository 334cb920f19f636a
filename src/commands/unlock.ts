import { unlock } from '../desks/office/unlock.ts'
import { aboutOneAccount } from './find-one.ts'

const help = `madoguchi unlock PORTAL IDENTIFIER

Lifts the lock and every wait after failed tries of the person who signs in with IDENTIFIER. The password stays.
Ends with 0 when it is done, 1 when there is no such account, 2 when it is called wrongly.`

export const run = (given: readonly string[]): Promise<void> =>
  aboutOneAccount(given, help, async ({ typed, within }) => {
    const wasLocked = await within(async (account, staff) => {
      await unlock(account, staff)
      return account.lockedAt !== null
    })
    console.log(`${typed} ${wasLocked ? 'is unlocked' : 'was not locked'}; waits are lifted.`)
  })
