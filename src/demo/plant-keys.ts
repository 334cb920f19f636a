import { applyCard } from '../desks/keys/apply-card.ts'
import type { AccountId, NewAccount } from '../domain/accounts/account.ts'
import { withChanges } from '../domain/keys/application.ts'
import { gmtDay } from '../domain/keys/calendar.ts'
import type { HolderId } from '../domain/keys/devices.ts'
import { holderOf } from '../domain/keys/holder.ts'
import { firstUse, keptEnds } from '../domain/keys/term.ts'
import type { Stores } from '../domain/stores.ts'
import { newId } from '../kit/ids.ts'
import { addSeconds, days, seconds } from '../kit/time.ts'
import { type KeysRule, type Portal, serviceOf } from '../portal/define.ts'
import type { House } from '../web/house.ts'
import {
  dealers,
  deviceOf,
  freshCards,
  freshDevices,
  type IssuedSample,
  issuedSamples,
  type SampleDealer,
  sampleOffice,
} from './sample-keys.ts'

/** A key that a sample device was registered with before the demo began. */
export interface RegisteredSample {
  readonly sample: IssuedSample
  readonly key: string
}

/** Makes an account with its password, ready to be written; `accounts` of `plant.ts` share how that is done. */
export type Prepare = (
  password: string,
  account: Omit<NewAccount, 'id' | 'language' | 'at' | 'passwordHash'>,
) => Promise<NewAccount>
export type Create = (account: NewAccount, stores: Stores) => Promise<boolean>

/**
 * Plants the portal `keys` in one transaction: accounts with what they registered with, devices as the factory tells of them, cards, and some
 * devices whose key was issued before. Gives the keys of those.
 */
export async function plantKeys(
  house: House,
  portal: Portal,
  prepare: Prepare,
  create: Create,
): Promise<readonly RegisteredSample[]> {
  const rule = serviceOf(portal, 'keys')
  if (!rule) return []
  const now = house.clock.now()
  const customerId = newId(now, house.random)
  const people = await Promise.all(
    dealers.map(async (dealer) => ({
      dealer,
      account: await prepare(dealer.password, {
        role: 'sole',
        ...(dealer.office === null ? {} : { customerId }),
        name: dealer.name,
        company: dealer.company,
        mail: dealer.email,
        // As registration itself does: the address keeps a second account of it from being made.
        identifiers: [
          { kind: 'registration-id', canonical: dealer.registrationId },
          { kind: 'mail', canonical: dealer.email },
        ],
      }),
    })),
  )
  return house.stores.atomically(portal.id, async (stores) => {
    // Of a start that was killed after this the customer is there already, and with it everything else.
    if (await stores.customers.create({ id: customerId, ...sampleOffice }, now))
      for (const { dealer, account } of people)
        if (await create(account, stores)) await describe(account.id, dealer, stores, now)
    const all = [...freshDevices, ...issuedSamples.map(({ device }) => device)]
    await stores.devices.know(
      all.map((device) => ({ device: deviceOf(device), macAddress: device.macAddress })),
      now,
    )
    const cards = [...freshCards, ...issuedSamples.map(({ card }) => card)]
    await stores.cards.create(
      cards.map((card) => ({ ...card, id: newId(now, house.random) })),
      'sample',
      now,
    )
    const [{ registrationId }] = dealers as readonly [SampleDealer]
    const issuer = await stores.accounts.byIdentifier({ kind: 'registration-id', canonical: registrationId })
    if (!issuer) return []
    const issuing: Issuing = { rule, portal, house, stores, now }
    const registered: RegisteredSample[] = []
    for (const sample of issuedSamples) {
      const key = await issue(sample, { account: issuer.id, holder: holderOf(issuer) }, issuing)
      if (key !== null) registered.push({ sample, key })
    }
    return registered
  })
}

const describe = async (account: AccountId, dealer: SampleDealer, stores: Stores, now: Date): Promise<void> => {
  const { country, postalCode, address, phone, wantsNews, mpcs } = dealer
  await stores.details.set(account, { country, postalCode, address, phone, wantsNews })
  if (mpcs) await stores.permissions.give(account, 'mpcs', now)
}

interface By {
  readonly account: AccountId
  readonly holder: HolderId
}

interface Issuing {
  readonly rule: KeysRule
  readonly portal: Portal
  readonly house: House
  readonly stores: Stores
  readonly now: Date
}

/** Issues a key as it was done some days ago, and uses it on the same day; the one it has where that was done before. */
const issue = async (sample: IssuedSample, by: By, issuing: Issuing): Promise<string | null> => {
  const { rule, portal, house, stores, now } = issuing
  const device = deviceOf(sample.device)
  const card = await stores.cards.prove(sample.card)
  if (!card) return null
  const at = addSeconds(now, seconds(-days(sample.daysAgo)))
  const facts = { rule: rule.term, away: [], today: gmtDay(at), now: at }
  const application = newId(now, house.random)
  const number = await stores.numbers.take({
    id: application,
    account: by.account,
    rule: rule.numbers,
    now,
    today: gmtDay(now),
    random: house.random,
  })
  const text = card.product === 'trial' ? rule.terms.free : rule.terms.paid
  const version = portal.terms.find(({ id }) => id === text)?.version ?? ''
  const applied = await applyCard(
    stores,
    { asked: 'new', device, card, founding: number && { number, application }, ...by, terms: { id: text, version } },
    facts,
  )
  if (applied.is === 'again') await stores.numbers.release(application)
  if (applied.is !== 'done') return applied.is === 'again' ? applied.key : null
  const held = await stores.devices.hold(device, at)
  const begun = firstUse(held.ledger, facts.today)
  if (begun) await stores.devices.append(held, [begun], keptEnds(withChanges(held.ledger, [begun]), facts), at)
  return applied.key
}
