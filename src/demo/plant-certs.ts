import { type IssueParts, issueApplication } from '../desks/certificates/issue-application.ts'
import type { Application, Contract, NewApplication, OwnerId } from '../domain/certificates/records.ts'
import { reasonOf } from '../domain/certificates/revocation.ts'
import { daysFrom, japanDay, lastSecondOfDay, plusDays, reminders } from '../domain/certificates/term.ts'
import { furtherFrom, limitAt, longestLives } from '../domain/certificates/validity.ts'
import { holderOf } from '../domain/keys/holder.ts'
import { newId } from '../kit/ids.ts'
import { addSeconds, days, hours, type Seconds } from '../kit/time.ts'
import { type CertificatesRule, type Portal, serviceOf } from '../portal/define.ts'
import type { House } from '../web/house.ts'
import { makeSampleRequest } from './make-request.ts'
import { certificateCustomers, type SampleCertificateCustomer } from './sample-certs.ts'
import {
  type SampleApplication,
  type SampleContract,
  type SampleSequel,
  sampleApplications,
  sampleContact,
  sampleContracts,
  sampleCoupons,
  sampleOrganisations,
  withPreset,
} from './sample-contracts.ts'

/** A sample customer with the account that the records belong to. */
interface Owner {
  readonly customer: SampleCertificateCustomer
  readonly account: string
  readonly owner: OwnerId
}

interface Planting {
  readonly house: House
  readonly portal: Portal
  readonly rule: CertificatesRule
  readonly parts: IssueParts
  readonly owners: ReadonlyMap<string, Owner>
  readonly now: Date
  /** The moment so many days ago. */
  ago(daysAgo: number): Date
}

/**
 * Plants what the sample customers have applied for, each at its time. Certificates are issued by the portal's own authorities in the way that
 * all are, so lists and answers know them. A start that was killed in between goes on with the servers that have no record yet.
 */
export const plantCertificates = async (house: House): Promise<void> => {
  const portal = house.portals.get('certs')?.portal
  const rule = portal && serviceOf(portal, 'certificates')
  const ca = house.authorities.get('certs')
  if (!portal || !rule || !ca) return
  const now = house.clock.now()
  const planting: Planting = {
    ...{ house, portal, rule, now, owners: await ownersOf(house) },
    parts: {
      ...{ portal: portal.id, atomically: house.stores.atomically, issuing: ca.issuing },
      services: Object.fromEntries(rule.sells.map((one) => [one.id, one])),
      newId: () => newId(now, house.random),
    },
    ago: (daysAgo) => addSeconds(now, -days(daysAgo) as Seconds),
  }
  await plantCouponsAndPresets(planting)
  const planted = new Map<string, readonly string[]>()
  for (const [accessKey, owner] of planting.owners) planted.set(accessKey, await plantedOf(owner, planting))
  for (const contract of sampleContracts)
    if (planted.get(contract.customer)?.includes(contract.server) === false) await plantContract(contract, planting)
  for (const application of sampleApplications) await plantApplication(application, planting)
}

const ownersOf = async (house: House): Promise<ReadonlyMap<string, Owner>> => {
  const { accounts } = house.stores.of('certs')
  const owners = new Map<string, Owner>()
  for (const customer of certificateCustomers) {
    const account = await accounts.byIdentifier({ kind: 'access-key', canonical: customer.accessKey })
    if (account) owners.set(customer.accessKey, { customer, account: account.id, owner: holderOf(account) })
  }
  return owners
}

const plantCouponsAndPresets = ({ house, portal, owners, now }: Planting): Promise<void> =>
  house.stores.atomically(portal.id, async ({ coupons, presets }) => {
    const today = japanDay(now)
    for (const { days: left, ...coupon } of sampleCoupons)
      await coupons.create({ ...coupon, until: plusDays(today, left) }, addSeconds(now, -days(360) as Seconds))
    for (const { customer, account } of owners.values())
      if (withPreset.includes(customer.accessKey))
        await presets.set(account, {
          agentCode: customer.agentCode,
          data: { organisation: sampleOrganisations[customer.accessKey]!, contacts: contactsOf(customer) },
        })
  })

const contactsOf = (customer: SampleCertificateCustomer) => ({
  registration: sampleContact(customer, '総務部'),
  technical: sampleContact(customer, '情報システム部'),
  billing: sampleContact(customer, '経理部'),
  contract: sampleContact(customer, '役員室'),
})

/** What an application says, from what is told of it; its key is new, as everybody's should be. */
const applicationOf = async (
  { customer, account, owner }: Owner,
  { server, serverType, service }: Pick<SampleContract, 'server' | 'serverType' | 'service'>,
  at: Date,
  { parts }: Planting,
): Promise<NewApplication> => {
  const { registration, technical, billing, contract } = contactsOf(customer)
  const { csr } = await makeSampleRequest(server)
  return {
    ...{ id: parts.newId(), account, owner, kind: 'new', status: 'examining', service },
    ...{ contractId: null, previousId: null, appliedAt: at, agentCode: customer.agentCode },
    ...{ organisation: customer.company, serverName: server, serverType },
    ...{ coupon: null, keyFingerprint: null, dueAt: null },
    data: {
      organisation: sampleOrganisations[customer.accessKey]!,
      contacts: { registration, technical, billing, ...(service === 'ev2' && { contract }) },
      server: { names: [server], serverType, csr, wantsSeal: true },
    },
  }
}

interface Concluded {
  readonly application: Application
  readonly contract: Contract
}

/** Files what staff have approved, and issues its certificate at that time. */
const issueAt = async (
  application: NewApplication,
  at: Date,
  { house, portal, parts }: Planting,
): Promise<Concluded> => {
  await house.stores.atomically(portal.id, async ({ applications, coupons }) => {
    if (!(await applications.create(application))) throw new Error(`${application.serverName} is under way already`)
    if (application.coupon !== null) {
      const { coupon, id, agentCode, service } = application
      await coupons.hold(coupon, id, agentCode, service, japanDay(at), application.appliedAt)
    }
    await applications.move((await applications.any(application.id))!, 'staff', 'approve', {}, at)
  })
  const issued = await issueApplication(parts, application.id, at)
  if (issued.is !== 'issued') throw new Error(`${application.serverName} was not issued: ${JSON.stringify(issued)}`)
  const { contracts } = house.stores.of(portal.id)
  return { application: issued.application, contract: (await contracts.byId(issued.application.contractId!))! }
}

/** The servers that an owner has records of already: a start may have been killed. */
const plantedOf = async ({ owner }: Owner, { house, portal, now }: Planting): Promise<readonly string[]> => {
  const { applications } = house.stores.of(portal.id)
  const [present, past] = [
    await applications.list(owner, {}, all, now),
    await applications.list(owner, { past: true }, all, now),
  ]
  return [...present, ...past].map(({ application }) => application.serverName)
}

/** More than the sample customers have together. */
const all = { from: 0, count: 500 }

const plantContract = async (sample: SampleContract, planting: Planting): Promise<void> => {
  const owner = planting.owners.get(sample.customer)
  if (!owner) return
  const begun = planting.ago(sample.begun === 'further' ? whenFurtherIsDue(planting.now) : sample.begun)
  const application = await applicationOf(owner, sample, addSeconds(begun, -days(3) as Seconds), planting)
  const first = await issueAt({ ...application, coupon: sample.coupon ?? null }, begun, planting)
  const last = await issueFurther(owner, sample, first, planting)
  const { sequel } = sample
  if (sequel) await sequels[sequel.is](owner, sample, last, planting.ago(sequel.daysAgo), planting)
  await settle(first.contract.id, planting)
}

/** So many days ago has a certificate to be issued whose further one can be asked for now: in the last third of its life. */
const whenFurtherIsDue = (now: Date): number => Math.round((limitAt(longestLives, now).days * 3) / 4)

/** Certificates that followed within the term, since none lives as long as it: each asked for two days after it could be. */
const issueFurther = async (
  owner: Owner,
  sample: SampleContract,
  first: Concluded,
  planting: Planting,
): Promise<Concluded> => {
  const { house, portal, now } = planting
  const { certificates, contracts } = house.stores.of(portal.id)
  for (let last = first; ; ) {
    const [newest] = await certificates.ofContract(first.contract.id)
    const from = furtherFrom(newest!, lastSecondOfDay(first.contract.ends))
    const at = from && addSeconds(from, days(2))
    if (at === null || at > now || sample.begun === 'further') return last
    // What it says was looked at again where the first examination is too old for it.
    await contracts.change(first.contract.id, { examinedAt: at })
    const application = await applicationOf(owner, sample, addSeconds(at, -hours(3) as Seconds), planting)
    last = await issueAt(
      { ...application, kind: 'further', contractId: first.contract.id, previousId: last.application.id },
      at,
      planting,
    )
  }
}

type Sequel = (owner: Owner, sample: SampleContract, last: Concluded, at: Date, planting: Planting) => Promise<void>

const sequels: Readonly<Record<SampleSequel['is'], Sequel>> = {
  async renewed(owner, sample, { application, contract }, at, planting) {
    const filed = await applicationOf(owner, sample, addSeconds(at, -days(4) as Seconds), planting)
    const about = { kind: 'renewal', contractId: contract.id, previousId: application.id } as const
    await issueAt({ ...filed, ...about }, at, planting)
  },

  async reissued(owner, sample, { application, contract }, at, planting) {
    const filed = await applicationOf(owner, sample, addSeconds(at, -days(1) as Seconds), planting)
    const about = { kind: 'reissue', contractId: contract.id, previousId: application.id } as const
    await issueAt(
      { ...filed, ...about, data: { ...filed.data, reissue: { because: 'replaced', former: 'later' } } },
      at,
      planting,
    )
  },

  async contacts(owner, sample, { application, contract }, at, planting) {
    const { contacts } = application.data
    const changed = { ...contacts, technical: { ...contacts!.technical!, department: 'システム運用部', title: '課長' } }
    await planting.house.stores.atomically(planting.portal.id, async ({ applications, contracts }) => {
      const filed = aboutContract(owner, sample, { application, contract }, at, planting)
      const data = { contacts: changed }
      if (await applications.create({ ...filed, kind: 'contacts', status: 'done', data }))
        await contracts.change(contract.id, { data: { ...contract.data, contacts: changed } })
    })
  },

  async revoked(owner, sample, { application, contract }, at, planting) {
    const wish = 'out-of-use'
    await planting.house.stores.atomically(planting.portal.id, async (stores) => {
      const filed = aboutContract(owner, sample, { application, contract }, at, planting)
      const data = { revocation: { wish, isProved: false } } as const
      if (!(await stores.applications.create({ ...filed, kind: 'revocation', status: 'done', data }))) return
      for (const { issuer, serial, notAfter } of await stores.certificates.ofContract(contract.id))
        if (notAfter > at) await stores.certificates.revoke(issuer, serial, reasonOf[wish], at)
      await stores.contracts.change(contract.id, { state: 'revoked' })
    })
  },
}

/** A record about a contract that asks for no certificate. */
const aboutContract = (
  { account, owner, customer }: Owner,
  { server, serverType, service }: SampleContract,
  { application, contract }: Concluded,
  at: Date,
  { parts }: Planting,
) => ({
  ...{ id: parts.newId(), account, owner, service, contractId: contract.id, previousId: application.id },
  ...{ appliedAt: at, agentCode: customer.agentCode, organisation: customer.company, serverName: server, serverType },
  ...{ coupon: null, keyFingerprint: null, dueAt: null },
})

/** What the desk would have done by itself up to now: contracts ended, and the last reminder of their end was sent. */
const settle = async (contract: string, { house, portal, now }: Planting): Promise<void> =>
  house.stores.atomically(portal.id, async ({ contracts, notices }) => {
    const one = (await contracts.byId(contract))!
    const left = daysFrom(japanDay(now), one.ends)
    if (left < 0 && one.state === 'active') await contracts.change(contract, { state: 'ended' })
    const told = reminders.filter((before) => left <= before).at(-1)
    if (left >= 0 && told !== undefined) await notices.give(contract, `ends-${told}`, now)
  })

const plantApplication = async (sample: SampleApplication, planting: Planting): Promise<void> => {
  const { house, portal, ago, owners, now } = planting
  const owner = owners.get(sample.customer)
  if (!owner) return
  const { applications } = house.stores.of(portal.id)
  const records = await applications.list(owner.owner, {}, all, now)
  const same = records.filter(({ application }) => application.serverName === sample.server)
  const renewed = sample.renews ? same.find(({ contract }) => contract?.state === 'active') : undefined
  const isThere = sample.renews ? same.some(({ application }) => application.kind === 'renewal') : same.length > 0
  if (isThere || (sample.renews && !renewed)) return
  const at = addSeconds(ago(sample.daysAgo), -hours(1) as Seconds)
  const filed = await applicationOf(owner, sample, at, planting)
  const about = renewed && {
    ...({ kind: 'renewal', contractId: renewed.contract!.id, previousId: renewed.application.id } as const),
  }
  const { documents, note, status, coupon = null } = sample
  const data = { ...filed.data, ...(documents && { documents }), ...(note !== undefined && { note }) }
  await house.stores.atomically(portal.id, async (stores) => {
    const application: NewApplication = { ...filed, ...about, status, coupon, data }
    if ((await stores.applications.create(application)) && coupon !== null)
      await stores.coupons.hold(coupon, filed.id, filed.agentCode, filed.service, japanDay(at), at)
  })
}
