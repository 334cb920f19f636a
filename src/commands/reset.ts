import { resetToInitial } from '../desks/office/reset.ts'
import { generatePassword } from '../domain/accounts/generate-password.ts'
import { formatJst } from '../kit/time.ts'
import { aboutOneAccount } from './find-one.ts'

const help = `madoguchi reset PORTAL IDENTIFIER

Gives the person who signs in with IDENTIFIER an initial password and shows it once: hand it over to the person and to nobody else. It opens
nothing but the page for a password of their own. The present password, all sessions and whatever was mailed end; a notice is mailed.
Make sure beforehand who is asking.
Ends with 0 when it is done, 1 when there is no such account, 2 when it is called wrongly.`

export const run = (given: readonly string[]): Promise<void> =>
  aboutOneAccount(given, help, async ({ program, portal, within }) => {
    const password = generatePassword(portal.account.password, program.random)
    const hash = await program.hasher.hash(password)
    const { until, name } = await within(async (account, staff) => ({
      until: await resetToInitial(account, hash, staff),
      name: account.name,
    }))
    console.log(`${name === '' ? 'The account' : name}: initial password ${password}`)
    console.log(`It works until ${formatJst(until)} (JST) and is not shown again.`)
  })
