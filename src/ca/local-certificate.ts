import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { encodeName } from '../domain/certificates/distinguished-name.ts'
import { wholeSecond } from '../domain/certificates/validity.ts'
import type { Random } from '../kit/random.ts'
import { addSeconds, days, type Seconds } from '../kit/time.ts'
import { signed, toBeSigned } from './certificate.ts'
import { keySigner } from './signer.ts'

/** A certificate of this machine with its key, both PEM, for a TLS listener that strangers never see. */
export interface LocalCertificate {
  readonly certificate: string
  readonly key: string
}

const LIFE: Seconds = days(365)

/** A certificate for `localhost`, 127.0.0.1 and ::1 that vouches for itself: browsers ask once whether it is to be trusted. */
export const makeLocalCertificate = async (random: Random, now: Date): Promise<LocalCertificate> => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const subject = [{ type: 'CN', value: 'localhost' }] as const
  const signer = keySigner(privateKey)
  const bytes = toBeSigned(
    {
      serial: random.bytes(16),
      issuer: encodeName(subject),
      subject,
      // A browser's clock may be somewhat behind ours.
      notBefore: wholeSecond(addSeconds(now, -days(1) as Seconds)),
      notAfter: wholeSecond(addSeconds(now, LIFE)),
      spki: publicKey.export({ type: 'spki', format: 'der' }),
      keyUsage: ['digitalSignature'],
      purposes: ['serverAuth'],
      authority: null,
      names: ['localhost'],
      addresses: [Uint8Array.of(127, 0, 0, 1), Uint8Array.from({ length: 16 }, (_, place) => (place === 15 ? 1 : 0))],
      policies: [],
      authorityKey: null,
      crl: null,
      ocsp: null,
      issuerAt: null,
      ocspNoCheck: false,
    },
    signer.algorithm,
  )
  const der = signed(bytes, signer.algorithm, await signer.sign(bytes))
  return {
    certificate: new X509Certificate(der).toString(),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  }
}

/** Whether it can be used for another day at least; what cannot be read cannot be used. */
export const isUsable = ({ certificate, key }: LocalCertificate, now: Date): boolean => {
  try {
    const read = new X509Certificate(certificate)
    return read.checkPrivateKey(createPrivateKey(key)) && new Date(read.validTo) > addSeconds(now, days(1))
  } catch {
    return false
  }
}
