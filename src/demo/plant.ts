import type { NewAccount } from '../domain/accounts/account.ts'
import { toAgree } from '../domain/accounts/consent.ts'
import type { Stores } from '../domain/stores.ts'
import { newId } from '../kit/ids.ts'
import { addSeconds } from '../kit/time.ts'
import type { House } from '../web/house.ts'
import type { KeptFacts } from './clock.ts'
import { rememberKey } from './device/memory.ts'
import { plantCertificates } from './plant-certs.ts'
import { plantKeys } from './plant-keys.ts'
import { plantLoginCertificate } from './plant-login-certificate.ts'
import { memberWithoutMail, sampleData } from './sample-data.ts'
import { deviceOf } from './sample-keys.ts'

const samplePortals = ['partner', 'member', 'trade', 'keys', 'certs'] as const

/**
 * Plants the sample data into portals that have none yet. Each portal's are planted in one transaction, the mark that they are there comes
 * after it; a start that was killed in between plants again, and accounts that are there already stay as they are.
 */
export const plantSampleData = async (house: House, facts: KeptFacts): Promise<void> => {
  for (const portal of samplePortals) {
    if (!house.portals.has(portal) || (await facts.read(markOf(portal))) !== null) continue
    await planters[portal](house, facts)
    await facts.write(markOf(portal), 'planted')
  }
}

/** Begins the names of the facts that say that sample data were planted: by it the demo's database is known. */
export const demoMark = 'demo-sample-data-'

const markOf = (portal: string): string => `${demoMark}${portal}`

const hashOf = (house: House, password: string | null): Promise<string | undefined> =>
  password === null ? Promise.resolve(undefined) : house.hasher.hash(password)

/** One account with its password, ready to be written. */
const prepare = async (
  house: House,
  password: string | null,
  account: Omit<NewAccount, 'id' | 'language' | 'at' | 'passwordHash'>,
): Promise<NewAccount> => {
  const now = house.clock.now()
  const hash = await hashOf(house, password)
  return {
    ...account,
    id: newId(now, house.random),
    language: 'ja',
    at: now,
    ...(hash === undefined ? {} : { passwordHash: hash }),
  }
}

/** The demo's people have agreed to the portal's texts already, as those have who were there before the counter. */
const create = async (portal: string, account: NewAccount, house: House, stores: Stores): Promise<boolean> => {
  if (!(await stores.accounts.create(account))) return false
  for (const { id, version } of toAgree(house.portals.get(portal)?.portal.terms ?? []))
    await stores.consents.give(account.id, id, version, account.at)
  return true
}

const planters = {
  partner: async (house: House) => {
    const prepared = await Promise.all(
      sampleData.partner.accounts.map(async ({ loginId, name, company, password, state }) => ({
        state,
        account: await prepare(house, password, {
          role: 'sole',
          name,
          company,
          mail: loginId,
          identifiers: [{ kind: 'mail', canonical: loginId }],
        }),
      })),
    )
    await house.stores.atomically('partner', async (stores) => {
      for (const { account, state } of prepared) {
        if (!(await create('partner', account, house, stores))) continue
        if (state === 'suspended') await stores.accounts.setState(account.id, 'suspended')
      }
    })
  },

  member: async (house: House) => {
    const members = [...sampleData.member.accounts, { ...memberWithoutMail, email: null }]
    const prepared = await Promise.all(
      members.map(({ loginId, name, email, contract, password }) =>
        prepare(house, password, {
          role: 'sole',
          name,
          contract,
          mail: email,
          identifiers: [{ kind: 'login-id', canonical: loginId }],
        }),
      ),
    )
    await house.stores.atomically('member', async (stores) => {
      for (const account of prepared) await create('member', account, house, stores)
    })
  },

  trade: async (house: House) => {
    const now = house.clock.now()
    const prepared = await Promise.all(
      sampleData.trade.customers.map(async (customer) => {
        const customerId = newId(now, house.random)
        const main = prepare(house, customer.password, {
          customerId,
          role: 'main',
          name: customer.name,
          company: customer.company,
          mail: customer.email,
          identifiers: [{ kind: 'customer-code', canonical: customer.code }],
        })
        const shared = customer.sharedUsers.map((user) =>
          prepare(house, user.password, {
            customerId,
            role: 'shared',
            name: user.name,
            company: customer.company,
            mail: user.email,
            identifiers: [{ kind: 'mail', canonical: user.email }],
          }),
        )
        return { customer, customerId, accounts: await Promise.all([main, ...shared]) }
      }),
    )
    await house.stores.atomically('trade', async (stores) => {
      for (const { customer, customerId, accounts } of prepared) {
        const { code, company, kana, postalCode, address, phone } = customer
        if (!(await stores.customers.create({ id: customerId, code, company, kana, postalCode, address, phone }, now)))
          continue
        for (const account of accounts) await create('trade', account, house, stores)
      }
    })
  },

  certs: async (house: House, facts: KeptFacts) => {
    const prepared = await Promise.all(
      sampleData.certs.accounts.map(async (sample) => ({
        sample,
        account: await prepare(house, sample.password, {
          role: 'sole',
          name: sample.name,
          company: sample.company,
          mail: sample.email,
          identifiers: [{ kind: 'access-key', canonical: sample.accessKey }],
        }),
      })),
    )
    const { initialPassword } = house.portals.get('certs')!.portal.account
    await house.stores.atomically('certs', async (stores) => {
      for (const { sample, account } of prepared) {
        if (!(await create('certs', account, house, stores)) || !sample.isInitial) continue
        const until = addSeconds(account.at, initialPassword)
        await stores.accounts.setInitialPassword(account.id, account.passwordHash!, account.at, until)
      }
    })
    for (const { sample } of prepared) await plantLoginCertificate(house, facts, sample)
    await plantCertificates(house)
  },

  keys: async (house: House, facts: KeptFacts) => {
    const registered = await plantKeys(
      house,
      house.portals.get('keys')!.portal,
      (password, account) => prepare(house, password, account),
      (account, stores) => create('keys', account, house, stores),
    )
    for (const { sample, key } of registered) await rememberKey(facts, deviceOf(sample.device), key)
  },
}
