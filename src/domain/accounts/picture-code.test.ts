import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomFrom, seededRandom, systemRandom } from '../../kit/random.ts'
import { minutes } from '../../kit/time.ts'
import { createVault } from '../../vault/seal.ts'
import {
  isAnswer,
  newPictureCode,
  openPictureCode,
  PICTURE_CHARACTERS,
  pictureHash,
  pictureSeed,
} from './picture-code.ts'

const vault = createVault('a secret that is only used in these tests')
const now = new Date('2026-11-20T01:00:00Z')
const rule = { characters: 6, lifetime: minutes(5) }
const draw = () => newPictureCode('keys', rule, { vault, random: systemRandom, now })

describe('the characters', () => {
  /** Groups that people mistake for each other: at most one of each may be here. */
  const alike = {
    'to the eye': ['0DOQ', '1IL', '2Z', '5S', '6G', '8B3', 'UV', '7T', 'TY', 'EF', 'CG', 'PR'],
    'to the ear in Japanese': ['AJK', 'BDGPTCEVZ', 'FLMNS', '18', 'QU9'],
    'to the ear in English, without a word behind': ['3BCDEGPTVZ', '59', '8AJK'],
  }
  it.each(Object.entries(alike))('KEY-1 none is like another %s', (_, groups) => {
    for (const group of groups)
      expect(
        [...group].filter((one) => PICTURE_CHARACTERS.includes(one)).length,
        `${group} in ${PICTURE_CHARACTERS}`,
      ).toBeLessThan(2)
  })

  it('KEY-1 are capitals and digits, each once, and enough of them that six are not guessed', () => {
    expect(PICTURE_CHARACTERS).toMatch(/^[0-9A-Z]+$/)
    expect(new Set(PICTURE_CHARACTERS).size).toBe(PICTURE_CHARACTERS.length)
    expect(PICTURE_CHARACTERS.length ** 6).toBeGreaterThan(1_000_000)
  })

  it('KEY-1 are drawn each as likely as the others', () => {
    const random = seededRandom('pictures')
    const counts = new Map<string, number>()
    for (let count = 0; count < 1300; count++)
      for (const one of newPictureCode('keys', { ...rule, characters: 10 }, { vault, random, now }).answer)
        counts.set(one, (counts.get(one) ?? 0) + 1)
    expect([...counts.keys()].sort().join('')).toBe([...PICTURE_CHARACTERS].sort().join(''))
    // 13,000 draws: 1,000 each, standard deviation 30.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })
})

describe('the id', () => {
  it('KEY-1 holds the characters and the end, sealed, and is safe in a path', () => {
    const code = draw()
    expect(code.endsAt).toEqual(new Date('2026-11-20T01:05:00Z'))
    expect(code.id).toMatch(/^[A-Za-z0-9_-]{60,120}$/)
    expect(Buffer.from(code.id, 'base64url').toString('latin1')).not.toContain(code.answer)
    expect(openPictureCode(code.id, vault)).toEqual({ ...code, portal: 'keys' })
  })

  it('KEY-1 of the same characters at the same moment is another one', () => {
    const random = randomFrom((length) => new Uint8Array(length))
    const ids = Array.from({ length: 20 }, () => newPictureCode('keys', rule, { vault, random, now }).id)
    expect(new Set(ids).size).toBe(20)
  })

  it('KEY-1 changed in any place, cut, lengthened or of another vault opens nothing', () => {
    const { id } = draw()
    const other = createVault('another secret that is only used in these tests')
    expect(openPictureCode(id, other)).toBeNull()
    const replace = (at: number, letter: string) => id.slice(0, at) + letter + id.slice(at + 1)
    for (let at = 0; at < id.length; at++) {
      expect(openPictureCode(replace(at, id[at] === 'A' ? 'B' : 'A'), vault), String(at)).toBeNull()
      expect(openPictureCode(id.slice(0, at), vault), String(at)).toBeNull()
    }
    for (const wrong of [`${id}A`, `${id}=`, ` ${id}`, `${id}\n`, `${id}${id}`, '', 'x'.repeat(10_000)])
      expect(openPictureCode(wrong, vault)).toBeNull()
  })

  it('KEY-1 has one spelling: bits that mean nothing cannot make a second use of it', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    for (let characters = 4; characters < 8; characters++) {
      const { id } = newPictureCode('keys', { ...rule, characters }, { vault, random: systemRandom, now })
      const spellings = [...letters].map((last) => id.slice(0, -1) + last)
      expect(spellings.filter((one) => openPictureCode(one, vault) !== null)).toEqual([id])
      expect(openPictureCode(id.replaceAll('-', '+').replaceAll('_', '/'), vault) === null).toBe(/[-_]/.test(id))
    }
  })

  it('KEY-1 anything else is no picture', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => openPictureCode(text, vault) === null))
    // Sealed by us, but for something else.
    const sealed = Buffer.from(vault.seal('outbox', 'keys\n1\nHHHHHH')).toString('base64url')
    expect(openPictureCode(sealed, vault)).toBeNull()
  })

  it('KEY-1 gives its picture and its mark in the store by two keys', () => {
    const { id } = draw()
    expect(pictureSeed(id, vault)).toMatch(/^[0-9a-f]{64}$/)
    expect(pictureSeed(id, vault)).toBe(pictureSeed(id, vault))
    expect(pictureSeed(id, vault)).not.toBe(pictureHash(id, vault))
    expect(pictureSeed(draw().id, vault)).not.toBe(pictureSeed(id, vault))
  })
})

describe('what is typed', () => {
  it.each([
    ['H4K9X2', true],
    ['h4k9x2', true],
    ['Ｈ４Ｋ９Ｘ２', true],
    ['ｈ４ｋ９ｘ２', true],
    [' H4K 9X2　', true],
    ['H4K-9X2', true],
    ['H4K9XZ', true],
    ['HaKqX2', true],
    ['H4K9X', false],
    ['H4K9X22', false],
    ['H4K9X3', false],
    ['', false],
    ['H4K9X2'.repeat(100), false],
    ['画像の文字', false],
  ])('KEY-1 %s', (typed, is) => expect(isAnswer(typed, 'H4K9X2')).toBe(is))

  it('KEY-1 whoever types what is there is right', () => {
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(`^[${PICTURE_CHARACTERS}]{4,10}$`)), (one) => isAnswer(one, one)),
    )
  })
})
