import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { PICTURE_CHARACTERS } from '../domain/accounts/picture-code.ts'
import { languages } from '../kit/language.ts'
import { PICTURE_SIZE } from './draw-picture-code.ts'
import { createPictureMaker } from './picture-maker.ts'
import { chanceFrom } from './seeded-chance.ts'
import { glyphOf, trace } from './strokes.ts'
import { encodeWave, readMuLaw } from './wave.ts'

const sounds = fileURLToPath(new URL('../../assets/sounds/', import.meta.url))
const maker = createPictureMaker(sounds)
const seed = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A grey PNG's pixels, 0 (black) to 15, read by the format's rules. */
const pixelsOf = (png: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(png)
  expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
  const data: Buffer[] = []
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8)
    const content = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at))
    if (type === 'IHDR') {
      expect([content.readUInt32BE(0), content.readUInt32BE(4)]).toEqual([PICTURE_SIZE.width, PICTURE_SIZE.height])
      expect([...content.subarray(8)]).toEqual([4, 0, 0, 0, 0])
    }
    if (type === 'IDAT') data.push(content)
  }
  const stride = PICTURE_SIZE.width / 2 + 1
  const rows = inflateSync(Buffer.concat(data))
  expect(rows.length).toBe(stride * PICTURE_SIZE.height)
  return Uint8Array.from({ length: PICTURE_SIZE.width * PICTURE_SIZE.height }, (_, pixel) => {
    const [x, y] = [pixel % PICTURE_SIZE.width, Math.floor(pixel / PICTURE_SIZE.width)]
    const pair = rows[y * stride + 1 + (x >> 1)]!
    return x % 2 === 0 ? pair >> 4 : pair & 15
  })
}

describe('a picture of characters', () => {
  it('KEY-1 is the same for the same seed, another for the next, and the seed alone decides nothing of its size', () => {
    expect(maker.draw('H4K9X2', seed('a'))).toEqual(maker.draw('H4K9X2', seed('a')))
    const many = Array.from({ length: 40 }, (_, nth) => maker.draw('H4K9X2', seed(String(nth))))
    expect(new Set(many.map((one) => createHash('sha256').update(one).digest('hex'))).size).toBe(40)
    for (const one of many) {
      expect(one.length).toBeGreaterThan(5_000)
      expect(one.length).toBeLessThan(20_000)
    }
  })

  it('KEY-1 shows every character it is given: each leaves far more ink than the lines alone', () => {
    const inked = (answer: string): number => {
      const seeds = Array.from({ length: 20 }, (_, nth) => seed(`${answer} ${nth}`))
      const dark = seeds.map((one) => pixelsOf(maker.draw(answer, one)).filter((shade) => shade < 7).length)
      return dark.reduce((sum, one) => sum + one, 0) / dark.length
    }
    const alone = inked('')
    // The shortest pen stroke of any is longer than 60 pixels, and the pen four pixels wide at least; a quarter of them are hollow.
    for (const character of PICTURE_CHARACTERS) expect(inked(character) - alone, character).toBeGreaterThan(180)
  })

  it('KEY-1 has paper and ink far enough apart to be read: a contrast of 4.5 to 1 at least', () => {
    const light = (shade: number): number => {
      const part = shade / 15
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    }
    for (let nth = 0; nth < 20; nth++) {
      const sorted = pixelsOf(maker.draw('H4K9X2', seed(`contrast ${nth}`))).toSorted()
      const [ink, paper] = [sorted[Math.floor(sorted.length * 0.03)]!, sorted[Math.floor(sorted.length * 0.6)]!]
      expect((light(paper) + 0.05) / (light(ink) + 0.05)).toBeGreaterThan(4.5)
    }
  })

  it('KEY-1 holds codes of four and of ten characters', () => {
    for (const answer of ['2222', 'WWWWWWWWWW', 'MMMMMMMMMM'])
      for (let nth = 0; nth < 10; nth++) {
        const pixels = pixelsOf(maker.draw(answer, seed(`${answer}${nth}`)))
        // Dark pixels at the edges come from the lines alone: a character is thicker than six in a column.
        for (const column of [0, PICTURE_SIZE.width - 1]) {
          const dark = Array.from({ length: PICTURE_SIZE.height }, (_, y) => pixels[y * PICTURE_SIZE.width + column]!)
          expect(dark.filter((shade) => shade < 6).length, answer).toBeLessThan(20)
        }
      }
  })

  it('KEY-1 no two characters have the same skeleton, and each stays near its box', () => {
    const shapes = [...PICTURE_CHARACTERS].map((one) => JSON.stringify(glyphOf(one)))
    expect(new Set(shapes).size).toBe(PICTURE_CHARACTERS.length)
    for (const one of PICTURE_CHARACTERS)
      for (const stroke of glyphOf(one).strokes)
        for (const [x, y] of trace(stroke)) {
          expect(x, one).toBeGreaterThan(-0.06)
          expect(x, one).toBeLessThan(glyphOf(one).width + 0.06)
          expect(y, one).toBeGreaterThan(-0.06)
          expect(y, one).toBeLessThan(1.06)
        }
    expect(() => maker.draw('あ', seed('a'))).toThrow(RangeError)
  })
})

describe('a spoken code', () => {
  /** The samples of a WAV of 8 bits, and its rate. */
  const heard = (wave: Uint8Array): { samples: Float32Array; rate: number } => {
    const bytes = Buffer.from(wave)
    expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ')
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8)
    expect([bytes.readUInt16LE(20), bytes.readUInt16LE(22), bytes.readUInt16LE(34)]).toEqual([1, 1, 8])
    const samples = Float32Array.from(bytes.subarray(44, 44 + bytes.readUInt32LE(40)), (byte) => (byte - 128) / 127)
    return { samples, rate: bytes.readUInt32LE(24) }
  }

  /** Stretches that are loud: from how many seconds to how many. */
  const loud = ({ samples, rate }: ReturnType<typeof heard>): readonly (readonly [number, number])[] => {
    const window = Math.round(rate / 50)
    const stretches: [number, number][] = []
    for (let at = 0; at + window <= samples.length; at += window) {
      const power = Math.sqrt(samples.subarray(at, at + window).reduce((sum, one) => sum + one * one, 0) / window)
      if (power < 0.07) continue
      const last = stretches.at(-1)
      // A stop within a word is shorter than the pause between two.
      if (last && at / rate - last[1] < 0.33) last[1] = (at + window) / rate
      else stretches.push([at / rate, (at + window) / rate])
    }
    return stretches
  }

  it.each(languages)('KEY-1 %s: every character is heard apart from the next, with time to type', (language) => {
    const digits = [...PICTURE_CHARACTERS].filter((one) => language === 'ja' || /\d/.test(one))
    for (let nth = 0; nth < 8; nth++) {
      const answer = Array.from({ length: 6 }, (_, place) => digits[(nth * 5 + place * 3) % digits.length]!).join('')
      const stretches = loud(heard(maker.speak(answer, seed(`${answer}${nth}`), language)))
      expect(stretches.length, `${answer}: ${JSON.stringify(stretches)}`).toBe(6)
    }
  })

  it.each(languages)('KEY-1 %s: is loud, never overdriven, and short enough to wait for', (language) => {
    for (let nth = 0; nth < 10; nth++) {
      const { samples, rate } = heard(maker.speak('HKMRWX', seed(`loud ${nth}`), language))
      const most = samples.reduce((high, one) => Math.max(high, Math.abs(one)), 0)
      expect(most).toBeGreaterThan(0.4)
      expect(most).toBeLessThan(1)
      expect(samples.length / rate).toBeLessThan(15)
    }
  })

  it('KEY-1 is the same for the same seed and another for the next, and never holds a recording unchanged', () => {
    expect(maker.speak('H4K9X2', seed('a'), 'ja')).toEqual(maker.speak('H4K9X2', seed('a'), 'ja'))
    const lengths = Array.from({ length: 20 }, (_, nth) => maker.speak('H4K9X2', seed(String(nth)), 'ja').length)
    expect(new Set(lengths).size).toBe(20)
    expect(maker.speak('H4K9X2', seed('a'), 'en')).not.toEqual(maker.speak('H4K9X2', seed('a'), 'ja'))
    expect(() => maker.speak('あ', seed('a'), 'ja')).toThrow(RangeError)
  })
})

describe('the recordings', () => {
  const files = readdirSync(sounds, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)

  it('KEY-1 are there for every character in every language and for no other, and are small', () => {
    const wanted = languages.flatMap((language) => [...PICTURE_CHARACTERS].map((one) => `${language}/${one}.wav`))
    expect(files.map((file) => file.replace(/\/+/g, '/').split('/').slice(-2).join('/')).sort()).toEqual(wanted.sort())
    expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(400 * 1024)
  })

  it('KEY-1 a folder that lacks one, or holds something else, is told at the start', () => {
    expect(() => createPictureMaker('/nowhere')).toThrow()
    expect(() => readMuLaw(Buffer.from('no sound at all'))).toThrow(RangeError)
    expect(() => readMuLaw(encodeWave({ samples: new Float32Array(10), rate: 8000 }))).toThrow('µ-law')
  })

  it('µ-law is read as G.711 says: its ends, its middle, both signs', () => {
    const head = Buffer.from(
      '524946462a00000057415645666d7420100000000700010011' + '2b0000112b00000100080064617461',
      'hex',
    )
    const file = Buffer.concat([head, Buffer.from([5, 0, 0, 0, 0xff, 0x7f, 0x80, 0x00, 0xef])])
    const { samples, rate } = readMuLaw(file)
    expect(rate).toBe(11025)
    expect([...samples].map((one) => Math.round(one * 32768))).toEqual([0, -0, 32124, -32124, 132])
  })
})

describe('chance for noise', () => {
  it('repeats itself for a seed, fills its range evenly, and takes only seeds', () => {
    const [one, other] = [chanceFrom(seed('a')), chanceFrom(seed('a'))]
    const draws = Array.from({ length: 10_000 }, () => one.between(0, 1))
    expect(Array.from({ length: 10_000 }, () => other.between(0, 1))).toEqual(draws)
    for (let tenth = 0; tenth < 10; tenth++) {
      const inside = draws.filter((draw) => Math.floor(draw * 10) === tenth).length
      // 1,000 each, standard deviation 30.
      expect(Math.abs(inside - 1000)).toBeLessThan(150)
    }
    expect(new Set(Array.from({ length: 200 }, () => one.below(6)))).toEqual(new Set([0, 1, 2, 3, 4, 5]))
    expect(() => chanceFrom('x')).toThrow(RangeError)
  })
})
