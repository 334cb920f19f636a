import type { Account } from '../../domain/accounts/account.ts'
import { generatePassword } from '../../domain/accounts/generate-password.ts'
import { newRegistrationId } from '../../domain/accounts/registration-id.ts'
import type { Stores } from '../../domain/stores.ts'
import type { Desk } from '../desk.ts'
import type { Work } from '../flow.ts'
import { detailsOf } from './registered-data.tsx'
import { type Application, consentText } from './registration-by-consent.ts'

/** An account that is about to be made: its ID, for the page, and the work that makes it. */
export interface Issue {
  readonly registrationId: string
  readonly work: Work
}

/**
 * Draws an ID and a password and hashes it; the work makes the account with all that belongs to it and mails the password, which is nowhere
 * else. `spend` uses up what led here, if anything did. The database makes a second account of the same address impossible (KEY-5).
 */
export const issueAccount = async (
  application: Application,
  desk: Desk,
  spend: (stores: Stores) => Promise<boolean> = async () => true,
): Promise<Issue> => {
  const { data, mail } = application
  const { now: at, language, random } = desk
  const words = desk.words.registerByConsent
  const password = generatePassword(desk.portal.account.password, random)
  const passwordHash = await desk.hasher.hash(password)
  const registrationId = newRegistrationId(random)
  const accountId = desk.newId()
  return {
    registrationId,
    work: async (stores) => {
      if (!(await spend(stores))) return [{ text: words.ended.spent.lead }]
      const made = await stores.accounts.create({
        id: accountId,
        role: 'sole',
        name: data.name,
        company: data.company,
        mail,
        language,
        passwordHash,
        identifiers: [
          { kind: 'registration-id', canonical: registrationId },
          { kind: 'mail', canonical: mail },
        ],
        at,
      })
      if (!made) {
        const taken = await stores.accounts.byIdentifier({ kind: 'mail', canonical: mail })
        return [{ text: taken ? words.taken : words.again }]
      }
      await stores.details.set(accountId, detailsOf(data))
      await desk.noteIn(stores, { event: 'account.registered', accountId, by: 'account' })
      await giveConsent(accountId, application, desk, stores)
      await stores.post.send(
        {
          id: desk.newId(),
          letter: 'registered',
          to: mail,
          language,
          accountId,
          facts: { registrationId, company: data.company },
          secret: password,
        },
        at,
      )
      return undefined
    },
  }
}

/** Takes what was typed over into an account that exists; its ID and its password stay (KEY-6). */
export const takeOver = async (
  account: Account,
  application: Application,
  desk: Desk,
  stores: Stores,
): Promise<void> => {
  const { data } = application
  await stores.accounts.setNames(account.id, { name: data.name, company: data.company })
  await stores.details.set(account.id, detailsOf(data))
  await desk.noteIn(stores, { event: 'account.details-changed', accountId: account.id, by: 'account' })
  await giveConsent(account.id, application, desk, stores)
}

const giveConsent = async (
  accountId: string,
  { agreed: { version, at } }: Application,
  desk: Desk,
  stores: Stores,
): Promise<void> => {
  const { id } = consentText(desk)
  await stores.consents.give(accountId, id, version, new Date(at))
  await desk.noteIn(stores, { event: 'consent.given', accountId, by: 'account', facts: { terms: id, version } })
}
