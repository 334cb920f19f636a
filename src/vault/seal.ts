import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { SealBroken, type Vault } from '../domain/vault.ts'

/** Master secrets, the newest first: it seals; all of them open; the last one makes the look-up keys of `mac`. */
export type Keyring = readonly [newest: string, ...older: string[]]

const version = 1
const idLength = 4
const ivLength = 12
const tagLength = 16
const headLength = 1 + idLength
const shortestSecret = 32

/**
 * Seals with AES-256-GCM (PLT-24). Every purpose has its own key, derived from the master secret by HKDF-SHA-256 (RFC 5869); the
 * purpose and the head of the envelope are authenticated with the content.
 *
 * Envelope: version (1 byte), key id (4), initialisation vector (12), tag (16), content. The id is derived from the master secret,
 * so that a secret carries its own name and the order of the ring may change.
 *
 * To rotate, put a new secret in front and seal anew what is kept for long. Taking the last secret off the ring changes every
 * `mac`: links and codes that are on their way then end, and counts of tries begin again.
 *
 * Throws a RangeError for a secret of fewer than 32 characters, or the same one twice.
 */
export function createVault(secret: string | Keyring): Vault {
  const keys = (typeof secret === 'string' ? [secret] : secret).map((master) => masterKey(master))
  const newest = keys[0]
  const last = keys.at(-1)
  if (!newest || !last) throw new RangeError('a keyring holds at least one secret')
  if (new Set(keys.map((key) => key.id.toString('hex'))).size < keys.length) {
    throw new RangeError('a keyring holds the same secret twice')
  }

  const open = (purpose: string, sealed: Uint8Array): Buffer => {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
    if (bytes.length < headLength + ivLength + tagLength || bytes[0] !== version)
      throw new SealBroken('no sealed secret')
    const key = keys.find((one) => one.id.equals(bytes.subarray(1, headLength)))
    if (!key) throw new SealBroken('sealed with a key that is not held')
    const iv = bytes.subarray(headLength, headLength + ivLength)
    const tag = bytes.subarray(headLength + ivLength, headLength + ivLength + tagLength)
    const cipher = createDecipheriv('aes-256-gcm', key.derive(`seal:${purpose}`), iv, { authTagLength: tagLength })
    cipher.setAAD(associated(bytes.subarray(0, headLength), purpose)).setAuthTag(tag)
    try {
      return Buffer.concat([cipher.update(bytes.subarray(headLength + ivLength + tagLength)), cipher.final()])
    } catch (cause) {
      throw new SealBroken('a sealed secret was changed, or is of another purpose', { cause })
    }
  }

  return {
    seal(purpose, plain) {
      const head = Buffer.concat([Buffer.of(version), newest.id])
      const iv = randomBytes(ivLength)
      const cipher = createCipheriv('aes-256-gcm', newest.derive(`seal:${purpose}`), iv, { authTagLength: tagLength })
      cipher.setAAD(associated(head, purpose))
      const bytes = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain
      const content = Buffer.concat([cipher.update(bytes), cipher.final()])
      return Buffer.concat([head, iv, cipher.getAuthTag(), content])
    },
    open,
    openText: (purpose, sealed) => open(purpose, sealed).toString('utf8'),
    isStale: (sealed) => !newest.id.equals(sealed.subarray(1, headLength)),
    mac: (purpose, text) =>
      createHmac('sha256', last.derive(`mac:${purpose}`))
        .update(text, 'utf8')
        .digest('hex'),
  }
}

const associated = (head: Uint8Array, purpose: string): Buffer => Buffer.concat([head, Buffer.from(purpose, 'utf8')])

function masterKey(secret: string) {
  if (secret.length < shortestSecret) throw new RangeError(`a master secret has at least ${shortestSecret} characters`)
  const derive = (use: string, length = 32) => Buffer.from(hkdfSync('sha256', secret, 'madoguchi', use, length))
  // Purposes are few and constant; deriving a key costs more than using it.
  const derived = new Map<string, Buffer>()
  const keep = (use: string): Buffer => {
    const key = derived.get(use) ?? derive(use)
    derived.set(use, key)
    return key
  }
  return { id: derive('id', idLength), derive: keep }
}
