import { createPrivateKey, createPublicKey } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AuthorityName, IssuedCertificate } from '../domain/certificates/authority.ts'
import { type ReadCertificate, readCertificate, serialText } from '../domain/certificates/certificate.ts'
import { judgeLoginCertificate, presented } from '../domain/certificates/login-certificate.ts'
import type { KeptAuthority } from '../domain/certificates/status.ts'
import { systemRandom } from '../kit/random.ts'
import { holdCeremony, usualPlan } from './ceremony.ts'
import { type CertificateFacts, signed, toBeSigned } from './certificate.ts'
import { makeLoginKey } from './login-key.ts'
import { keySigner } from './signer.ts'

const now = new Date('2026-11-21T01:02:03.456Z')
const none = () => 'http://counter.example/pki'
const places = { crl: none, ocsp: none, certificate: none }

let ours: readonly KeptAuthority[]
/** Another house with authorities of the same names. */
let theirs: readonly KeptAuthority[]
let spki: Buffer
beforeAll(async () => {
  const plan = usualPlan({ country: 'JP', name: 'Suzukake Trust Co., Ltd.' }, 'Suzukake')
  ours = await holdCeremony(plan, places, systemRandom, now)
  theirs = await holdCeremony(plan, places, systemRandom, now)
  spki = (await makeLoginKey()).spki
})

const certify = async (
  house: readonly KeptAuthority[],
  name: AuthorityName,
  facts: Partial<CertificateFacts> = {},
): Promise<Buffer> => {
  const { certificate, key } = house.find((one) => one.name === name)!
  const signer = keySigner(createPrivateKey({ key: Buffer.from(key!), format: 'der', type: 'pkcs8' }))
  const bytes = toBeSigned(
    {
      serial: Buffer.alloc(16, 7),
      issuer: readCertificate(certificate).subjectDer,
      subject: [{ type: 'CN', value: 'HN4Q7RTA' }],
      notBefore: new Date('2026-11-21T00:00:00Z'),
      notAfter: new Date('2027-11-20T23:59:59Z'),
      spki,
      keyUsage: ['digitalSignature'],
      purposes: ['clientAuth'],
      authority: null,
      names: [],
      policies: [],
      authorityKey: null,
      crl: null,
      ocsp: null,
      issuerAt: null,
      ocspNoCheck: false,
      ...facts,
    },
    signer.algorithm,
  )
  return signed(bytes, signer.algorithm, await signer.sign(bytes))
}

const memberOf = (house: readonly KeptAuthority[]): ReadCertificate =>
  readCertificate(house.find(({ name }) => name === 'member')!.certificate)

/** What the journal says of a certificate of ours. */
const rowOf = (der: Buffer, rest: Partial<IssuedCertificate> = {}): IssuedCertificate => {
  const { serial, notBefore, notAfter } = readCertificate(der)
  return {
    issuer: 'member',
    serial: serialText(serial),
    profile: 'member',
    der,
    applicationId: null,
    contractId: null,
    accountId: 'an account',
    names: [],
    notBefore,
    notAfter,
    issuedAt: notBefore,
    revokedAt: null,
    reason: null,
    revokeDueAt: null,
    ...rest,
  }
}

describe('CRT-2 a login certificate', () => {
  interface Case {
    readonly der: Buffer | null
    readonly row?: IssuedCertificate | null
    readonly issuer?: ReadCertificate | null
    readonly at?: Date
  }
  const judge = async ({ der, row, issuer = memberOf(ours), at = now }: Case): Promise<string> => {
    const asked: string[] = []
    const facts = {
      issuer,
      issued: async (serial: string) => {
        asked.push(serial)
        return row === undefined ? rowOf(der!) : row
      },
    }
    const { is } = await judgeLoginCertificate(der && presented(der), facts, at)
    // What is not the authority's own is no reason to ask the database.
    return `${is}${asked.length > 0 ? ', asked for' : ''}`
  }

  it.each<readonly [what: string, make: () => Promise<Case>, verdict: string]>([
    ['ours', async () => ({ der: await certify(ours, 'member') }), 'good, asked for'],
    ['none', async () => ({ der: null }), 'missing'],
    ['bytes that are none', async () => ({ der: Buffer.from('no certificate') }), 'foreign'],
    ['of another house with the same names', async () => ({ der: await certify(theirs, 'member') }), 'foreign'],
    ['of our own authority for servers', async () => ({ der: await certify(ours, 'sr') }), 'foreign'],
    ['the authority’s own', async () => ({ der: memberOf(ours).der }), 'foreign'],
    [
      'for another purpose',
      async () => ({ der: await certify(ours, 'member', { purposes: ['serverAuth'] }) }),
      'foreign',
    ],
    ['before the ceremony', async () => ({ der: await certify(ours, 'member'), issuer: null }), 'foreign'],
    [
      'a byte of which was changed',
      async () => {
        const der = await certify(ours, 'member')
        der[der.indexOf('HN4Q7RTA')]! ^= 1
        return { der, row: rowOf(await certify(ours, 'member')) }
      },
      'foreign',
    ],
    [
      'that the journal does not know',
      async () => ({ der: await certify(ours, 'member'), row: null }),
      'foreign, asked for',
    ],
    [
      // An issuer's key can sign one number twice only where it is in other hands.
      'with a number that was issued with other bytes',
      async () => ({
        der: await certify(ours, 'member'),
        row: rowOf(await certify(ours, 'member', { subject: [{ type: 'CN', value: 'kM8PzW3c' }] })),
      }),
      'foreign, asked for',
    ],
    [
      'of nobody',
      async () => {
        const der = await certify(ours, 'member')
        return { der, row: rowOf(der, { accountId: null }) }
      },
      'foreign, asked for',
    ],
    [
      'revoked',
      async () => {
        const der = await certify(ours, 'member')
        return { der, row: rowOf(der, { revokedAt: now, reason: 'superseded' }) }
      },
      'revoked, asked for',
    ],
    [
      'revoked, and past its end',
      async () => {
        const der = await certify(ours, 'member')
        return { der, row: rowOf(der, { revokedAt: now, reason: 'superseded' }), at: new Date('2028-01-01T00:00:00Z') }
      },
      'revoked, asked for',
    ],
    [
      'a moment before its first second',
      async () => ({ der: await certify(ours, 'member'), at: new Date('2026-11-20T23:59:59.999Z') }),
      'not-yet, asked for',
    ],
    [
      'in its last second',
      async () => ({ der: await certify(ours, 'member'), at: new Date('2027-11-20T23:59:59.999Z') }),
      'good, asked for',
    ],
    [
      'after its last second',
      async () => ({ der: await certify(ours, 'member'), at: new Date('2027-11-21T00:00:00Z') }),
      'expired, asked for',
    ],
  ])('%s', async (_what, make, verdict) => {
    expect(await judge(await make())).toBe(verdict)
  })

  it('comes with a key that every system reads', () => {
    expect(createPublicKey({ key: spki, format: 'der', type: 'spki' }).asymmetricKeyDetails).toEqual({
      namedCurve: 'prime256v1',
    })
  })
})
