import { spawnSync } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { performance } from 'node:perf_hooks'

/** A kind of issuer's key, with what `openssl speed` calls it. */
export const signingKinds = {
  'RSA 2048': { speed: 'rsa2048', keys: () => generateKeyPairSync('rsa', { modulusLength: 2048 }) },
  'P-256': { speed: 'ecdsap256', keys: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }) },
} as const

export type SigningKind = keyof typeof signingKinds

/** The machine's bare rate of signing with one core, and who measured it. */
export interface BareRate {
  readonly perSecond: number
  readonly by: string
}

/**
 * Signatures a second that the machine makes with one core and does nothing else: as `openssl speed` says where the machine has it, else by
 * signing through Node for as long.
 */
export const bareRate = (kind: SigningKind, seconds: number): BareRate => {
  const { speed } = signingKinds[kind]
  const ran = spawnSync('openssl', ['speed', '-mr', '-seconds', String(seconds), speed], { encoding: 'utf8' })
  // `+F2:2:2048:signatures a second:verifications a second`, `+F4:3:256:…` for ECDSA.
  const perSecond = Number(/^\+F[24]:\d+:\d+:([\d.]+):/m.exec(ran.stdout ?? '')?.[1])
  return perSecond > 0 ? { perSecond, by: 'openssl speed' } : { perSecond: bySigning(kind, seconds), by: 'node:crypto' }
}

const bySigning = (kind: SigningKind, seconds: number): number => {
  const { privateKey } = signingKinds[kind].keys()
  const bytes = Buffer.alloc(64, 7)
  const began = performance.now()
  let count = 0
  for (; performance.now() - began < seconds * 1000; count++) sign('sha256', bytes, privateKey)
  return (count * 1000) / (performance.now() - began)
}
