import type { Contract, NewApplication } from '../../src/domain/certificates/records.ts'
import type { CertificateService } from '../../src/domain/certificates/service.ts'
import { type JapanDay, termLengths } from '../../src/domain/certificates/term.ts'
import { newId } from '../../src/kit/ids.ts'
import { systemRandom } from '../../src/kit/random.ts'
import { now } from './world.ts'

/** A new id. */
export const fresh = (): string => newId(now, systemRandom)

export const day = (text: string): JapanDay => text as JapanDay

/** 「SR3.0」 as the shipped portal sells it. */
export const sr: CertificateService = {
  id: 'sr',
  issuer: 'sr',
  profile: 'server-ov',
  lengths: termLengths,
  validity: 'baselineRequirements',
  renewsItself: false,
  mostReissues: null,
  names: { wildcards: true, most: 20 },
}

/** 「EV2.0」: one reissue a contract, no wildcards. */
export const ev: CertificateService = {
  ...sr,
  id: 'ev',
  issuer: 'ev',
  profile: 'server-ev',
  mostReissues: 1,
  names: { wildcards: false, most: 20 },
}

/** An application for a new certificate that says as little as possible. */
export const newApplication = (rest: Partial<NewApplication> = {}): NewApplication => {
  const owner = rest.owner ?? fresh()
  return {
    id: fresh(),
    account: owner,
    owner,
    kind: 'new',
    status: 'received',
    service: 'sr',
    contractId: null,
    previousId: null,
    appliedAt: now,
    agentCode: 'A0001',
    organisation: '楓ワークス合同会社',
    serverName: 'www.kaede.example',
    serverType: 'apache',
    coupon: null,
    keyFingerprint: null,
    dueAt: null,
    data: { remarks: '急ぎでお願いします' },
    ...rest,
  }
}

/** A contract that was concluded with as little as possible. */
export const newContract = (rest: Partial<Omit<Contract, 'code'>> = {}): Omit<Contract, 'code'> => {
  const owner = rest.owner ?? fresh()
  return {
    id: fresh(),
    account: owner,
    owner,
    service: 'sr',
    renewsItself: false,
    begins: day('2026-11-20'),
    ends: day('2027-11-19'),
    carriedOver: 0,
    previousId: null,
    state: 'active',
    terminates: false,
    reissues: 0,
    agentCode: 'A0001',
    organisation: '楓ワークス合同会社',
    serverName: 'www.kaede.example',
    data: {},
    examinedAt: now,
    ...rest,
  }
}
