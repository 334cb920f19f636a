import { pbkdf2Sync, scryptSync } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import * as library from '@node-rs/argon2'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { HasherBusy } from '../domain/accounts/password.ts'
import { createHasher, leastParameters } from './argon2.ts'

// The library's own functions, seen through so that the work of a check can be counted.
vi.mock(import('@node-rs/argon2'), async (original) => {
  const real = await original()
  return { ...real, verify: vi.fn(real.verify) }
})
const verifications = vi.mocked(library.verify)
afterEach(() => verifications.mockClear())

/** The parameters (`m=…,t=…,p=…`) of every Argon2 hash that was checked. */
const workDone = () => verifications.mock.calls.map(([stored]) => String(stored).split('$')[3])

const quick = { memory: 64, passes: 2, lanes: 1 }
const hasher = createHasher({ parameters: quick })
const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
const salt = Buffer.from('sixteen bytes :)')
const pbkdf2 = (password: string, tag = 'i=1000') =>
  `$pbkdf2-sha256$${tag}$${base64(salt)}$${base64(pbkdf2Sync(password, salt, 1000, 32, 'sha256'))}`
const scrypt = (password: string) =>
  `$scrypt$ln=10,r=8,p=1$${base64(salt)}$${base64(scryptSync(password, salt, 32, { N: 1024, r: 8, p: 1 }))}`

describe('hashing', () => {
  test('ACC-12 the hash is Argon2id with 19 MiB and two passes, and says so', async () => {
    expect(leastParameters).toEqual({ memory: 19_456, passes: 2, lanes: 1 })
    const stored = await createHasher().hash('kaze-fuku')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(await createHasher().verify(stored, 'kaze-fuku')).toBe(true)
    expect(await createHasher().verify(stored, 'Kaze-fuku')).toBe(false)
  })

  test('the same password never gives the same hash', async () => {
    expect(await hasher.hash('kaze-fuku')).not.toBe(await hasher.hash('kaze-fuku'))
  })

  test('ACC-2 a password is the same however its accents were typed, but not in another width', async () => {
    const stored = await hasher.hash('cafe\u0301 か\u3099 Ａ')
    expect(await hasher.verify(stored, 'café が Ａ')).toBe(true)
    expect(await hasher.verify(stored, 'café が A')).toBe(false)
  })

  test('nothing of a long password is left out', async () => {
    const long = '長い'.repeat(64)
    const stored = await hasher.hash(long)
    expect(await hasher.verify(stored, long)).toBe(true)
    expect(await hasher.verify(stored, `${long.slice(0, -1)}く`)).toBe(false)
  })

  test.each([
    ['empty', ''],
    ['ill-formed', 'a\uD800'],
    ['endless', 'a'.repeat(5000)],
  ])('an %s password is not hashed', async (_is, password) => {
    await expect(hasher.hash(password)).rejects.toThrow(RangeError)
  })
})

describe('ACC-3 ACC-60 equal work', () => {
  const today = 'm=64,t=2,p=1'

  test('right, wrong, unknown: one check with the parameters of today', async () => {
    const stored = await hasher.hash('kaze-fuku')
    for (const check of [
      () => hasher.verify(stored, 'kaze-fuku'),
      () => hasher.verify(stored, 'wrong'),
      () => hasher.verifyDecoy('wrong'),
    ]) {
      verifications.mockClear()
      await check()
      expect(workDone()).toEqual([today])
    }
  })

  test.each([
    ['empty', ''],
    ['ill-formed', 'a\uD800'],
    ['endless', 'a'.repeat(5000)],
  ])('an %s password is wrong after the same work', async (_is, password) => {
    const stored = await hasher.hash('kaze-fuku')
    expect(await hasher.verify(stored, password)).toBe(false)
    expect(await hasher.verifyDecoy(password)).toBe(false)
    expect(workDone()).toEqual([today, today])
  })

  test('a stored hash of the empty password lets nobody in', async () => {
    expect(await hasher.verify(pbkdf2(''), '')).toBe(false)
    expect(workDone()).toEqual([today])
  })

  test.each([
    '',
    'plain text',
    '$argon2id$',
    '$argon2id$v=19$m=64,t=2,p=1$AAAA$AAAA',
    '$2b$12$abcdefghijklmnopqrstuv',
    '$argon2id$v=19$m=4194304,t=9,p=1$c2l4dGVlbiBieXRlcyA6KQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  ])('a stored hash that is none (%j) fits no password after the same work', async (stored) => {
    expect(await hasher.verify(stored, 'kaze-fuku')).toBe(false)
    expect(workDone()).toEqual([today])
    expect(hasher.needsRenewal(stored)).toBe(true)
  })

  test('a weaker Argon2 hash is checked with a decoy beside it', async () => {
    const weak = await createHasher({ parameters: { memory: 32, passes: 1, lanes: 1 } }).hash('kaze-fuku')
    expect(await hasher.verify(weak, 'kaze-fuku')).toBe(true)
    expect(workDone().toSorted()).toEqual(['m=32,t=1,p=1', today])
  })

  test('a decoy fits no password', async () => {
    for (const password of ['', 'a', 'kaze-fuku']) expect(await hasher.verifyDecoy(password)).toBe(false)
  })
})

describe('imported hashes', () => {
  test.each([
    ['PBKDF2', pbkdf2('kaze-fuku')],
    ['PBKDF2 as passlib writes it', pbkdf2('kaze-fuku', '1000').replaceAll('+', '.')],
    ['scrypt', scrypt('kaze-fuku')],
  ])('ACC-60 %s is understood, with a decoy beside it, and renewed at sign-in', async (_scheme, stored) => {
    expect(await hasher.verify(stored, 'kaze-fuku')).toBe(true)
    expect(await hasher.verify(stored, 'kaze-fukE')).toBe(false)
    expect(workDone()).toEqual(['m=64,t=2,p=1', 'm=64,t=2,p=1'])
    expect(hasher.needsRenewal(stored)).toBe(true)
  })

  test.each([
    '$pbkdf2-sha256$i=0$c2FsdA$AAAAAAAAAAAAAAAAAAAAAA',
    '$pbkdf2-sha256$i=99999999$c2FsdA$AAAAAAAAAAAAAAAAAAAAAA',
    '$pbkdf2-sha256$i=1000$c2FsdA$AAAA',
    '$scrypt$ln=30,r=8,p=1$c2FsdA$AAAAAAAAAAAAAAAAAAAAAA',
    '$scrypt$ln=0,r=8,p=1$c2FsdA$AAAAAAAAAAAAAAAAAAAAAA',
    '$scrypt$ln=10,r=8$c2FsdA$AAAAAAAAAAAAAAAAAAAAAA',
    '$scrypt$ln=10,r=8,p=1$$AAAAAAAAAAAAAAAAAAAAAA',
  ])('%s is not, and asks for no work beyond that of today', async (stored) => {
    expect(await hasher.verify(stored, 'kaze-fuku')).toBe(false)
    expect(workDone()).toEqual(['m=64,t=2,p=1'])
  })
})

test('ACC-12 hashes of weaker parameters or another kind are renewed, stronger ones are kept', async () => {
  const make = (memory: number, passes: number) => createHasher({ parameters: { memory, passes, lanes: 1 } }).hash('x')
  expect(hasher.needsRenewal(await make(64, 2))).toBe(false)
  expect(hasher.needsRenewal(await make(128, 3))).toBe(false)
  expect(hasher.needsRenewal(await make(32, 4))).toBe(true)
  expect(hasher.needsRenewal(await make(128, 1))).toBe(true)
  expect(hasher.needsRenewal((await make(64, 2)).replace('argon2id', 'argon2i'))).toBe(true)
})

test('ACC-12 all kinds of work share one line with one bound', async () => {
  const small = createHasher({ parameters: quick, concurrency: 1, backlog: 2 })
  const stored = await small.hash('kaze-fuku')
  const burst = [small.verify(stored, 'kaze-fuku'), small.verifyDecoy('x'), small.hash('y'), small.verify(stored, 'z')]
  const ends = await Promise.allSettled(burst)
  expect(ends.map((end) => end.status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
  expect(ends[3]).toMatchObject({ reason: expect.any(HasherBusy) })
  expect(await small.verify(stored, 'kaze-fuku')).toBe(true)
})

test('ACC-12 the event loop turns while a hash is made', async () => {
  let done = false
  const hashing = createHasher()
    .hash('kaze-fuku')
    .then(() => {
      done = true
    })
  let turns = 0
  while (!done) {
    await nextTurn()
    turns++
  }
  await hashing
  // A hash that blocked would be done before the loop turned at all.
  expect(turns).toBeGreaterThan(0)
})
