import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toAgree } from '../../src/domain/accounts/consent.ts'
import type { IssuedCertificate } from '../../src/domain/certificates/authority.ts'
import type { Contact, Organisation } from '../../src/domain/certificates/desk-data.ts'
import type { Application, NewApplication } from '../../src/domain/certificates/records.ts'
import { newId } from '../../src/kit/ids.ts'
import { addSeconds, hours } from '../../src/kit/time.ts'
import type { Browser, BrowserOptions, Counter } from './counter.ts'

/** Somebody of a company that buys certificates, signed in without the pages of sign-in, which have journeys of their own. */
export interface Customer {
  readonly account: string
  readonly mail: string
  readonly browser: Browser
}

let customers = 0

export const newCustomer = async (counter: Counter, options: BrowserOptions = {}): Promise<Customer> => {
  const { house } = counter.program
  const now = counter.clock.now()
  const id = newId(now, house.random)
  const number = String(++customers).padStart(4, '0')
  const mail = `tantou-${number}@yuzuki-works.example`
  await house.stores.atomically('certs', async ({ accounts, consents }) => {
    await accounts.create({
      id,
      role: 'sole',
      name: `柚木 葵${number}`,
      company: '株式会社柚木工業',
      mail,
      language: options.language ?? 'ja',
      identifiers: [{ kind: 'access-key', canonical: `Yuzu${number}` }],
      at: now,
    })
    for (const text of toAgree(house.portals.get('certs')!.portal.terms))
      await consents.give(id, text.id, text.version, now)
  })
  return comeBack(counter, { account: id, mail }, options)
}

/** The same person signed in anew, with another browser: sessions end while the clock is moved by days. */
export const comeBack = async (
  counter: Counter,
  { account, mail }: Pick<Customer, 'account' | 'mail'>,
  options: BrowserOptions = {},
): Promise<Customer> => {
  const { house } = counter.program
  const now = counter.clock.now()
  const token = house.random.token()
  await house.stores.of('certs').sessions.start({
    id: newId(now, house.random),
    tokenHash: house.vault.mac('session', token),
    accountId: account,
    browser: 'Chrome / Windows',
    address: options.address ?? '203.0.113.5',
    at: now,
    endsAt: addSeconds(now, hours(12)),
  })
  const browser = counter.browser(options)
  ;(browser.cookies as Map<string, string>).set('madoguchi-certs-session', token)
  return { account, mail, browser }
}

export const yuzuki: Organisation = {
  name: '株式会社柚木工業',
  kana: 'カブシキガイシャユズキコウギョウ',
  registrationNumber: '010001012345',
  registeredPostalCode: '541-0041',
  registeredAddress: '大阪府大阪市中央区北浜9-9-9',
  postalCode: '541-0041',
  address: '大阪府大阪市中央区北浜9-9-9',
  phone: '06-1234-5678',
  english: { name: 'Yuzuki Works Co., Ltd.', prefecture: 'Osaka', city: 'Osaka-shi', country: 'JP' },
}

export const contactOf = (mail: string, rest: Partial<Contact> = {}): Contact => ({
  organisation: '株式会社柚木工業',
  department: '情報システム部',
  title: '部長',
  name: '柚木 葵',
  postalCode: '541-0041',
  address: '大阪府大阪市中央区北浜9-9-9',
  phone: '06-1234-5678',
  fax: '',
  mail,
  notices: true,
  ...rest,
})

/** A key and a request made by openssl, as people make them. */
export const newRequest = (
  name = 'www.yuzuki-works.example',
  kind: readonly string[] = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  more: readonly string[] = [],
): { readonly csr: string; readonly key: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-request-'))
  try {
    const [key, request] = [join(folder, 'key'), join(folder, 'request')]
    const { status, stderr } = spawnSync('openssl', [
      ...['req', '-new', ...kind, '-nodes', '-keyout', key, '-subj', `/CN=${name}`, '-out', request, ...more],
    ])
    if (status !== 0) throw new Error(stderr.toString())
    return { csr: readFileSync(request, 'utf8'), key: readFileSync(key, 'utf8') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** An application of a customer as the desk keeps it. */
export const applicationOf = (
  counter: Counter,
  { account, mail }: Pick<Customer, 'account' | 'mail'>,
  rest: Partial<NewApplication> = {},
): NewApplication => {
  const now = counter.clock.now()
  const contact = contactOf(mail)
  return {
    id: newId(now, counter.program.house.random),
    account,
    owner: account,
    kind: 'new',
    status: 'received',
    service: 'sr3',
    contractId: null,
    previousId: null,
    appliedAt: now,
    agentCode: 'T100482',
    organisation: yuzuki.name,
    serverName: 'www.yuzuki-works.example',
    serverType: 'nginx',
    coupon: null,
    keyFingerprint: null,
    dueAt: null,
    ...rest,
    data: {
      organisation: yuzuki,
      contacts: { registration: contact, technical: contact, billing: contact },
      server: {
        names: [rest.serverName ?? 'www.yuzuki-works.example'],
        serverType: 'nginx',
        csr: newRequest(rest.serverName).csr,
        wantsSeal: true,
      },
      ...rest.data,
    },
  }
}

/** Files an application in whatever state it says. */
export const file = async (counter: Counter, application: NewApplication): Promise<Application> => {
  const { applications } = counter.program.stores.of('certs')
  if (!(await applications.create(application))) throw new Error('one is under way')
  return (await applications.any(application.id))!
}

export interface Issued {
  readonly customer: Customer
  readonly application: Application
  readonly certificate: IssuedCertificate
}

/** A certificate that was applied for, approved and issued by the program's own job. */
export const issueFor = async (
  counter: Counter,
  given: { readonly customer?: Customer; readonly application?: Partial<NewApplication> } = {},
): Promise<Issued> => {
  const customer = given.customer ?? (await newCustomer(counter))
  const stores = counter.program.stores.of('certs')
  const filed = await file(counter, applicationOf(counter, customer, { ...given.application, status: 'examining' }))
  if (!(await stores.applications.move(filed, 'staff', 'approve', {}, counter.clock.now())))
    throw new Error('not approved')
  await counter.settle()
  const application = (await stores.applications.any(filed.id))!
  const [certificate] = await stores.certificates.ofApplication(filed.id)
  if (!certificate) throw new Error(`not issued: ${JSON.stringify(application.data.issueFaults)}`)
  return { customer, application, certificate }
}
