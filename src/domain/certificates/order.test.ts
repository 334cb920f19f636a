import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Organisation, ServerData } from './desk-data.ts'
import { type Approved, approvalOf, planIssue } from './order.ts'
import type { Application, Contract } from './records.ts'
import type { CertificateService } from './service.ts'
import { type JapanDay, termLengths } from './term.ts'

const now = new Date('2026-11-20T01:02:03.456Z')
const kaede: Organisation = {
  ...{ name: '楓ワークス合同会社', kana: 'カエデワークス', registrationNumber: '120003012345', phone: '06-1234-5678' },
  ...{ registeredPostalCode: '530-0001', registeredAddress: '大阪府大阪市北区梅田9-9-9' },
  ...{ postalCode: '530-0001', address: '大阪府大阪市北区梅田9-9-9' },
  english: { name: 'Kaede Works LLC', prefecture: 'Osaka', city: 'Osaka-shi', country: 'JP' },
}
const service: CertificateService = {
  ...{ id: 'sr', issuer: 'sr', profile: 'server-ov', lengths: termLengths, validity: 'baselineRequirements' },
  ...{ renewsItself: false, mostReissues: 1, names: { wildcards: false, most: 3 } },
}
let server: ServerData
beforeAll(() => {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', '/dev/null']
  const csr = spawnSync('openssl', ['req', '-new', ...key, '-subj', '/O=Somebody Else/CN=www.kaede.example']).stdout
  server = { names: ['www.kaede.example'], serverType: 'apache', csr: csr.toString(), wantsSeal: false }
})
const contract: Contract = {
  ...{ id: 'c', code: 'B0000001', account: 'a', owner: 'a', service: 'sr', renewsItself: false, carriedOver: 0 },
  ...{ begins: '2026-09-01' as JapanDay, ends: '2027-08-31' as JapanDay, previousId: null, state: 'active' },
  ...{ terminates: false, reissues: 0, agentCode: '', organisation: '', serverName: '', examinedAt: now },
  data: {},
}
const planned = (application: Partial<Application>, rest: Partial<Approved> = {}) =>
  planIssue({
    application: {
      ...{ id: 'one', account: 'a', owner: 'a', kind: 'new', status: 'issuing', version: 2, service: 'sr' },
      ...{ contractId: null, previousId: null, appliedAt: now, changedAt: now, completedAt: null, agentCode: '' },
      ...{ organisation: '', serverName: '', serverType: '', coupon: null, keyFingerprint: null },
      ...{ downloadedAt: null, dueAt: null },
      data: { organisation: kaede, server },
      ...application,
    },
    ...{ service, contract: null, isRenewed: false, key: { isBlocked: false, holder: null }, now, newContractId: 'n' },
    ...rest,
  })
const faultsOf = (...given: Parameters<typeof planned>) => {
  const planning = planned(...given)
  return planning.ok ? [] : planning.faults
}
const examined = {
  ...contract,
  data: { organisation: kaede, server: { names: ['www.kaede.example'], serverType: '', csr: '', wantsSeal: false } },
}

describe('CRT-41 what an approved application yields', () => {
  it('a new one: a contract that begins today, a certificate that says what was examined', () => {
    const planning = planned({})
    if (!planning.ok) throw new Error(JSON.stringify(planning.faults))
    const { order, concludes } = planning.plan
    expect(order).toMatchObject({ approval: approvalOf({ id: 'one' }), contractId: 'n', names: server.names })
    expect(order.subject.find(({ type }) => type === 'O')?.value).toBe('Kaede Works LLC')
    expect([order.notBefore, order.notAfter]).toEqual([
      ...[new Date('2026-11-20T01:02:03Z'), new Date('2027-06-08T01:02:02Z')],
    ])
    expect(concludes).toMatchObject({ begins: '2026-11-20', ends: '2027-11-19', previousId: null, examinedAt: now })
  })

  it('a root of the house’s own: as long as the term', () => {
    const planning = planned({}, { service: { ...service, validity: 'term' } })
    expect(planning.ok && planning.plan.order.notAfter).toEqual(new Date('2027-11-19T14:59:59Z'))
  })

  it('within a contract: its term, however it is prolonged', () => {
    const reissue = { because: 'replaced', former: 'later' } as const
    const late = new Date('2027-08-30T00:00:00Z')
    const data = { organisation: kaede, server, reissue }
    const planning = planned({ kind: 'reissue', data }, { contract, now: late })
    if (!planning.ok) throw new Error(JSON.stringify(planning.faults))
    expect(planning.plan).toMatchObject({ concludes: null, order: { contractId: 'c' } })
    expect(planning.plan.order.notAfter).toEqual(new Date('2027-08-31T14:59:59Z'))
  })

  it.each<[string, Partial<Application>, Partial<Approved>, readonly object[]]>([
    ['nothing to go by', { data: {} }, {}, [{ lacks: 'organisation' }, { lacks: 'server' }]],
    ['a renewal of nothing', { kind: 'renewal' }, {}, [{ is: 'incomplete', lacks: 'contract' }]],
    ['a renewal of what is renewed', { kind: 'renewal' }, { contract, isRenewed: true }, [{ fault: 'renewed' }]],
    [
      'of what was revoked',
      { kind: 'renewal' },
      { contract: { ...contract, state: 'revoked' } },
      [{ fault: 'revoked' }],
    ],
    ['a reissue without its reason', { kind: 'reissue' }, { contract }, [{ is: 'incomplete', lacks: 'reissue' }]],
    [
      'a further one of another service',
      { kind: 'further', service: 'ev' },
      { contract: examined },
      [{ fault: 'other-service' }],
    ],
    [
      'a further one when the term is over',
      { kind: 'further' },
      { contract: { ...examined, state: 'ended' } },
      [{ fault: 'over' }],
    ],
    [
      'a further one of nothing that was examined',
      { kind: 'further' },
      { contract },
      [{ lacks: 'organisation' }, { fault: 'names' }],
    ],
    [
      'a key in other hands',
      {},
      { key: { isBlocked: true, holder: 'b' } },
      [{ fault: 'blocked' }, { fault: 'other-owner' }],
    ],
  ])('%s is told', (_, application, rest, expected) => {
    expect(faultsOf(application, rest)).toMatchObject(expected)
  })

  it('names and requests that cannot be certified are told', () => {
    const names = ['*.kaede.example', 'mail']
    expect(faultsOf({ data: { organisation: kaede, server: { ...server, names } } })).toEqual([
      { is: 'names', fault: 'bad' },
      { is: 'names', fault: 'wildcard' },
    ])
    expect(faultsOf({ data: { organisation: kaede, server: { ...server, csr: 'x' } } })).toEqual([
      { is: 'request', fault: 'malformed' },
    ])
  })

  it('a renewal of a term that is over takes over nothing', () => {
    const planning = planned({ kind: 'renewal' }, { contract: { ...contract, ends: '2026-11-19' as JapanDay } })
    expect(planning.ok && planning.plan.concludes).toMatchObject({
      previousId: 'c',
      carriedOver: 0,
      ends: '2027-11-19',
    })
  })
})
