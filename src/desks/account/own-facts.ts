import type { Account, Customer, IdentifierOf } from '../../domain/accounts/account.ts'
import type { Details } from '../../domain/accounts/details.ts'
import { countryName } from '../../kit/countries.ts'
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
  /** What was registered, where the portal asks for it. */
  readonly details: Details | null
}

export const readOwnRecord = async (desk: Desk): Promise<OwnRecord> => {
  const { accounts, customers, details } = desk.stores
  const [account, identifiers, registered] = await Promise.all([
    accounts.byId(desk.me()),
    accounts.identifiersOf(desk.me()),
    hasDetails(desk) ? details.of(desk.me()) : null,
  ])
  if (!account) throw new Error('a session without its account')
  return {
    account,
    identifiers,
    customer: account.customerId === null ? null : await customers.byId(account.customerId),
    details: registered,
  }
}

/** Whether the portal's accounts have details: then all of it, the names included, is corrected in one form (KEY-8). */
export const hasDetails = ({ portal }: Pick<Desk, 'portal'>): boolean => portal.account.facts.includes('details')

/**
 * Which of the names a person may correct in a form of their own: those that the portal shows, and a customer's name only where there are no
 * customers.
 */
export const ownNames = (desk: Desk): readonly ('name' | 'company')[] => {
  const { facts, customers } = desk.portal.account
  if (hasDetails(desk)) return []
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
  'registration-id': ({ identifiers }, desk) => [
    {
      label: desk.words.ownFacts['registration-id'],
      value: identifiers.find(({ kind }) => kind === 'registration-id')?.canonical,
      change: { href: desk.path('reissue-id'), label: desk.words.reissueId.title },
    },
  ],
  'access-key': ({ identifiers }, { words }) => [
    {
      label: words.ownFacts['access-key'],
      value: identifiers.find(({ kind }) => kind === 'access-key')?.canonical,
    },
  ],
  details: ({ details }, desk) => detailRows(details, desk),
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
    const every = then === 'nothing' ? 'sign-in' : then.mailedCode.every
    const next = lastCheckAt === null || every === 'sign-in' ? null : addSeconds(lastCheckAt, every)
    return [
      { label: words.ownFacts['last-check'], value: lastCheckAt && words.common.date(lastCheckAt) },
      { label: words.ownFacts.nextCheck, value: next && words.common.date(next) },
    ]
  },
}

const toDetails = (desk: Desk): SummaryItem['change'] => ({
  href: desk.path('change-details'),
  label: desk.words.common.change,
})

/** What was registered beside the names; one row that says so where there is nothing yet, as after an import. */
const detailRows = (details: Details | null, desk: Desk): readonly SummaryItem[] => {
  if (details === null) return [{ label: desk.words.ownFacts.details, change: toDetails(desk) }]
  const { fields, news } = desk.words.registeredData
  return [
    { label: fields.country.label, value: countryName(details.country, desk.language) },
    { label: fields.postalCode.label, value: details.postalCode },
    { label: desk.words.ownFacts.details, value: details.address.filter((line) => line !== '').join(' ') },
    { label: fields.phone.label, value: details.phone },
    { label: news.item, value: details.wantsNews ? news.yes : news.no },
  ].map((item) => ({ ...item, change: toDetails(desk) }))
}

const changeable = (fact: 'name' | 'company', value: string, desk: Desk): SummaryItem => ({
  label: desk.words.ownFacts[fact],
  value,
  ...(hasDetails(desk)
    ? { change: toDetails(desk) }
    : ownNames(desk).includes(fact)
      ? { change: { href: desk.path('change-names'), label: desk.words.common.change } }
      : {}),
})
