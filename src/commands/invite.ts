import { invite } from '../desks/office/invite.ts'
import { formatJst } from '../kit/time.ts'
import { CommandRefused } from './command.ts'
import { aboutOneAccount } from './find-one.ts'

const help = `madoguchi invite PORTAL IDENTIFIER

Mails the person who signs in with IDENTIFIER a link to set the first password. An earlier invitation's link ends.
Ends with 0 when the mail is on its way, 1 when there is no such account or no address, 2 when it is called wrongly.`

export const run = (given: readonly string[]): Promise<void> =>
  aboutOneAccount(given, help, async ({ typed, within }) => {
    const invited = await within(invite)
    switch (invited.is) {
      case 'no-mail':
        throw new CommandRefused(
          `${typed} has no mail address on record: use “madoguchi reset” and hand over the password.`,
        )
      case 'not-active':
        throw new CommandRefused(`${typed} may not sign in: the account is suspended.`)
      case 'invited':
        console.log(
          `An invitation is on its way to ${invited.to}; its link works until ${formatJst(new Date(invited.until))} (JST).`,
        )
    }
  })
