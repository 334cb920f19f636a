import { holdCeremony, usualPlan } from '../src/ca/ceremony.ts'
import { statusPlaces } from '../src/ca/status-places.ts'
import type { AuthorityName, CertificateOrder } from '../src/domain/certificates/authority.ts'
import type { KeptAuthority } from '../src/domain/certificates/status.ts'
import { systemRandom } from '../src/kit/random.ts'
import { addSeconds, days } from '../src/kit/time.ts'
import { type SigningKind, signingKinds } from './bare-signing.ts'

export const places = statusPlaces('http://counter.example', 'certs', true)
/** The policy that a profile of the bench names. */
export const policies = (): readonly string[] => ['2.23.140.1.2.2']

/** Authorities whose issuers of servers' certificates sign with keys of this kind. */
export const foundIssuers = (kind: SigningKind, now: Date): Promise<readonly KeptAuthority[]> => {
  const usual = usualPlan({ country: 'JP', name: 'Suzukake Trust Co., Ltd.' }, 'Suzukake')
  return holdCeremony({ ...usual, keys: { ...usual.keys, sr: kind } }, places, systemRandom, now)
}

export const authorityOf = (kept: readonly KeptAuthority[], name: AuthorityName): KeptAuthority =>
  kept.find((one) => one.name === name)!

const { publicKey } = signingKinds['P-256'].keys()
const spki = publicKey.export({ type: 'spki', format: 'der' })

/** The n-th certificate that is asked for: a server of a company, as most are. */
export const orderAt = (n: number, now: Date): CertificateOrder => ({
  issuer: 'sr',
  profile: 'server-ov',
  approval: `bench ${n}`,
  applicationId: null,
  contractId: null,
  accountId: null,
  subject: [
    { type: 'C', value: 'JP' },
    { type: 'ST', value: 'Osaka' },
    { type: 'L', value: 'Osaka-shi' },
    { type: 'O', value: 'Yuzuki Works Co., Ltd.' },
    { type: 'CN', value: `www${n}.yuzuki-works.example` },
  ],
  names: [`www${n}.yuzuki-works.example`, 'yuzuki-works.example'],
  spki,
  notBefore: now,
  notAfter: addSeconds(now, days(90)),
})
