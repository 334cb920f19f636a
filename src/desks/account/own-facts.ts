import type { Account, Customer, IdentifierOf } from '../../domain/accounts/account.ts'
import { addSeconds } from '../../kit/time.ts'
import type { Link } from '../../pages/frame.ts'
import type { SummaryItem } from '../../pages/summary-list.tsx'
import type { AccountFact } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'

export type OwnFactsWords = Readonly<Record<AccountFact, string>> & { readonly nextCheck: string }

/** What is on record of the person who is signed in. */
export interface OwnRecord {
  readonly account: Account
  readonly identifiers: readonly IdentifierOf[]
  readonly customer: Customer | null
}

export const readOwnRecord = async (desk: Desk): Promise<OwnRecord> => {
  const { accounts, customers } = desk.stores
  const [account, identifiers] = await Promise.all([accounts.byId(desk.me()), accounts.identifiersOf(desk.me())])
  if (!account) throw new Error('a session without its account')
  return {
    account,
    identifiers,
    customer: account.customerId === null ? null : await customers.byId(account.customerId),
  }
}

/** Which of the names a person may correct: those that the portal shows, and a customer's name only where there are no customers. */
export const ownNames = ({ portal }: Desk): readonly ('name' | 'company')[] => {
  const { facts, customers } = portal.account
  return (['name', 'company'] as const).filter((one) => facts.includes(one) && (one === 'name' || customers === 'none'))
}

/** The way back to the account page, below a form. */
export const backToAccount = (desk: Desk): Link => ({
  label: desk.words.ownAccount.back,
  href: desk.path('account'),
})

/** The facts that the portal declares, in its order, with the way to change those that can be changed. */
export const ownFacts = (record: OwnRecord, desk: Desk): readonly SummaryItem[] =>
  desk.portal.account.facts.flatMap((fact) => rows[fact](record, desk))

const rows: Readonly<Record<AccountFact, (record: OwnRecord, desk: Desk) => readonly SummaryItem[]>> = {
  name: ({ account }, desk) => [changeable('name', account.name, desk)],
  company: ({ account, customer }, desk) => [changeable('company', account.company || (customer?.company ?? ''), desk)],
  'customer-code': ({ customer }, { words }) => [{ label: words.ownFacts['customer-code'], value: customer?.code }],
  'login-id': ({ identifiers }, { words, portal }) => {
    const { by } = portal.account.signIn
    const id = identifiers.find(({ kind }) => kind === 'login-id')?.canonical
    return [
      {
        label: words.ownFacts['login-id'],
        value: id !== undefined && by.identifier === 'login-id' ? `${id}@${by.domain}` : id,
      },
    ]
  },
  'registration-id': ({ identifiers }, { words }) => [
    {
      label: words.ownFacts['registration-id'],
      value: identifiers.find(({ kind }) => kind === 'registration-id')?.canonical,
    },
  ],
  details: () => [],
  mail: ({ account }, desk) => [
    {
      label: desk.words.ownFacts.mail,
      value: account.mail,
      change: { href: desk.path('change-mail'), label: desk.words.common.change },
    },
  ],
  contract: ({ account }, { words }) => [{ label: words.ownFacts.contract, value: account.contract }],
  'last-check': ({ account: { lastCheckAt } }, { words, portal }) => {
    const { then } = portal.account.signIn
    const next = lastCheckAt === null || then === 'nothing' ? null : addSeconds(lastCheckAt, then.mailedCode.every)
    return [
      { label: words.ownFacts['last-check'], value: lastCheckAt && words.common.date(lastCheckAt) },
      { label: words.ownFacts.nextCheck, value: next && words.common.date(next) },
    ]
  },
}

const changeable = (fact: 'name' | 'company', value: string, desk: Desk): SummaryItem => ({
  label: desk.words.ownFacts[fact],
  value,
  ...(ownNames(desk).includes(fact)
    ? { change: { href: desk.path('change-names'), label: desk.words.common.change } }
    : {}),
})
