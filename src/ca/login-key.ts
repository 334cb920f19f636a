import { generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { Random } from '../kit/random.ts'
import { makePkcs12, type Pkcs12Kind } from './pkcs12.ts'

/** A key for a login certificate, made here because people get both in one file. It is kept nowhere else. */
export interface LoginKey {
  readonly key: KeyObject
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Buffer
}

const generate = promisify(generateKeyPair)

/** P-256: every system that reads the file knows it, the old ones too. */
export const makeLoginKey = async (): Promise<LoginKey> => {
  const { publicKey, privateKey } = await generate('ec', { namedCurve: 'P-256' })
  return { key: privateKey, spki: publicKey.export({ type: 'spki', format: 'der' }) }
}

/**
 * The file to take home (PKCS #12) with its passphrase, which is of 24 characters: the file is for one way to its holder, the passphrase for
 * another (CRT-5). `chain` are the issuers' certificates, DER, the nearest first.
 */
export const packLoginKey = async (
  { key }: Pick<LoginKey, 'key'>,
  certificate: Uint8Array,
  chain: readonly Uint8Array[],
  name: string,
  kind: Pkcs12Kind,
  random: Random,
): Promise<{ readonly file: Buffer; readonly passphrase: string }> => {
  const passphrase = Array.from({ length: 24 }, () => random.pick([...PASSPHRASE])).join('')
  const file = await makePkcs12({ key, certificates: [certificate, ...chain], name }, passphrase, kind, random)
  return { file, passphrase }
}

/** No two of them look alike, for who types it from paper. */
const PASSPHRASE = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
