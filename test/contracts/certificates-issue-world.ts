import { spawnSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { holdCeremony, usualPlan } from '../../src/ca/ceremony.ts'
import { createIssuing, type OpenAuthority, type StatusPlaces } from '../../src/ca/issuing.ts'
import { keySigner } from '../../src/ca/signer.ts'
import { type IssueParts, type IssueResult, issueApplication } from '../../src/desks/certificates/issue-application.ts'
import type { AuthorityName } from '../../src/domain/certificates/authority.ts'
import { readCertificate } from '../../src/domain/certificates/certificate.ts'
import type { Organisation, ServerData } from '../../src/domain/certificates/desk-data.ts'
import type { CertificateIssuing } from '../../src/domain/certificates/issuing.ts'
import type { Journal } from '../../src/domain/certificates/journal.ts'
import type { Application, NewApplication } from '../../src/domain/certificates/records.ts'
import type { KeptAuthority } from '../../src/domain/certificates/status.ts'
import { systemRandom } from '../../src/kit/random.ts'
import { ev, fresh, newApplication, sr } from './certificates-world.ts'
import { later, now, type World } from './world.ts'

const places: StatusPlaces = {
  crl: (issuer) => `http://counter.example/pki/${issuer}.crl`,
  ocsp: (issuer) => `http://counter.example/pki/ocsp/${issuer}`,
  certificate: (issuer) => `http://counter.example/pki/${issuer}.crt`,
}

export const kaede: Organisation = {
  name: '楓ワークス合同会社',
  kana: 'カエデワークス',
  registrationNumber: '120003012345',
  registeredPostalCode: '530-0001',
  registeredAddress: '大阪府大阪市北区梅田9-9-9',
  postalCode: '530-0001',
  address: '大阪府大阪市北区梅田9-9-9',
  phone: '06-1234-5678',
  english: { name: 'Kaede Works LLC', prefecture: 'Osaka', city: 'Osaka-shi', country: 'JP' },
}

/** A request for a new key, made by openssl. */
export const newRequest = (name = 'www.kaede.example'): string => {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-request-'))
  try {
    const [key, request] = [join(folder, 'key'), join(folder, 'request')]
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
    const { status, stderr } = spawnSync('openssl', [
      ...['req', '-new', ...kind, '-keyout', key, '-subj', `/CN=${name}`, '-out', request],
    ])
    if (status !== 0) throw new Error(stderr.toString())
    return readFileSync(request, 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const serverOf = (csr: string, names: readonly string[] = ['www.kaede.example']): ServerData => ({
  names,
  serverType: 'apache',
  csr,
  wantsSeal: false,
})

/** The desk of one portal with authorities of its own, and what staff's approvals lead to. */
export const openIssuing = async (world: World, portal = 'certs') => {
  const stores = world.stores.of(portal)
  const organisation = { country: 'JP', name: 'すずかけトラスト株式会社' }
  const kept: readonly KeptAuthority[] = await holdCeremony(
    usualPlan(organisation, 'Suzukake'),
    places,
    systemRandom,
    later(-3600),
  )
  for (const one of kept) await stores.authorities.create(one, now)
  const authority = async (name: AuthorityName): Promise<OpenAuthority> => {
    const { certificate, key } = kept.find((one) => one.name === name)!
    const opened = createPrivateKey({ key: Buffer.from(key!), format: 'der', type: 'pkcs8' })
    return { name, certificate: readCertificate(certificate), signer: keySigner(opened) }
  }
  /** As the program has it; a journal that breaks may be put in its place. */
  const issuingWith = (journal: Pick<Journal, 'reserve' | 'aboutToSign'>): CertificateIssuing =>
    createIssuing({
      journal,
      places,
      random: systemRandom,
      authority,
      policies: (profile) => (profile === 'server-ov' ? ['2.23.140.1.2.2'] : ['2.23.140.1.1']),
    })
  const parts: IssueParts = {
    portal,
    atomically: world.stores.atomically,
    issuing: issuingWith(stores.journal),
    services: { sr, ev },
    newId: fresh,
  }

  /** An application that staff have approved. */
  const approved = async (rest: Partial<NewApplication> = {}): Promise<Application> => {
    const data = { organisation: kaede, server: serverOf(newRequest()), ...rest.data }
    const application = newApplication({ ...rest, status: 'examining', data })
    if (!(await stores.applications.create(application))) throw new Error('one is under way')
    const read = (await stores.applications.any(application.id))!
    return (await stores.applications.move(read, 'staff', 'approve', {}, rest.appliedAt ?? now))!
  }
  const issue = (id: string, at: Date = now, other: Partial<IssueParts> = {}): Promise<IssueResult> =>
    issueApplication({ ...parts, ...other }, id, at)
  /** Approved and issued, with what is there afterwards. */
  const issued = async (rest: Partial<NewApplication> = {}, at: Date = rest.appliedAt ?? now) => {
    const application = await approved(rest)
    const result = await issue(application.id, at)
    if (result.is !== 'issued') throw new Error(JSON.stringify(result))
    const contract = (await stores.contracts.byId(result.application.contractId!))!
    return { ...result, contract }
  }
  /** What the journal has of an application, whatever became of it. */
  const journalOf = (application: string): Promise<readonly { state: string; revoked_at: Date | null }[]> =>
    world.asOwner('select state, revoked_at from certificates where application_id = $1 order by reserved_at, state', [
      application,
    ])
  return { stores, parts, kept, issuingWith, approved, issue, issued, journalOf }
}
