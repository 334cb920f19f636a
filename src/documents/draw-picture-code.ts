import { encodeGrey } from './png.ts'
import { type Chance, chanceFrom } from './seeded-chance.ts'
import { glyphOf, type Point, trace } from './strokes.ts'

/** Pixels; the page shows them one to one. */
export const PICTURE_SIZE = { width: 320, height: 112 } as const
const { width, height } = PICTURE_SIZE

/** How much of each pixel is ink: 0 to 1. */
type Ink = Float32Array
const blank = (): Ink => new Float32Array(width * height)

/**
 * The characters as a PNG. Each has its own height, slant, turn and stroke, neighbours touch, waves bend all of it, and lines of the same
 * thickness run through: people read on, programs have to find out first where a character ends. The seed decides everything.
 */
export const drawPictureCode = (answer: string, seed: string): Uint8Array<ArrayBuffer> => {
  const chance = chanceFrom(seed)
  const [writing, taken, crossing] = [blank(), blank(), blank()]
  const bend = waves(chance)
  for (const { lines, radius, hollow } of layOut(answer, chance))
    for (const points of lines.map((line) => line.map(bend))) {
      draw(writing, points, radius)
      if (hollow > 0) draw(taken, points, hollow)
    }
  for (let at = 0; at < writing.length; at++) writing[at] = Math.max(0, writing[at]! - taken[at]!)
  for (const line of lines(chance)) draw(crossing, line.points, line.radius)
  return encodeGrey(width, height, shade(writing, crossing, chance))
}

interface Written {
  readonly lines: readonly (readonly Point[])[]
  /** Half the width of the pen. */
  readonly radius: number
  /** Half the width of what is left white in the middle; 0: nothing. */
  readonly hollow: number
}

/** Puts the characters beside each other, over the whole width. */
const layOut = (answer: string, chance: Chance): readonly Written[] => {
  const glyphs = [...answer].map(glyphOf)
  const sizes = glyphs.map(() => chance.between(50, 62))
  const gaps = glyphs.map(() => chance.between(6, 12))
  const needed = glyphs.reduce((sum, glyph, place) => sum + glyph.width * sizes[place]! + gaps[place]!, 0)
  // Long codes are squeezed rather than cut off.
  const squeeze = Math.min(1, (width - 24) / needed)
  let left = 12 + chance.between(0, Math.max(0, width - 24 - needed * squeeze))
  return glyphs.map((glyph, place): Written => {
    const size = sizes[place]! * squeeze
    const [turn, slant, lift] = [chance.between(-0.2, 0.2), chance.between(-0.18, 0.18), chance.between(-9, 9)]
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    const middle = left + (glyph.width * size) / 2
    left += glyph.width * size + gaps[place]! * squeeze
    const wobble = (): number => chance.between(-0.03, 0.03)
    const placed = ([x, y]: Point): Point => {
      const [down, right] = [(y - 0.5) * size, (x - glyph.width / 2) * size - (y - 0.5) * size * slant]
      return [middle + right * cos - down * sin, height / 2 + lift + right * sin + down * cos]
    }
    const radius = chance.between(2.6, 3.9)
    return {
      lines: glyph.strokes.map(({ through, smooth }) =>
        trace({ smooth, through: through.map(([x, y]): Point => [x + wobble(), y + wobble()]) }).map(placed),
      ),
      radius,
      hollow: chance.below(4) === 0 ? radius - 1.4 : 0,
    }
  })
}

/** Two waves, one up and down, one sideways. */
const waves = (chance: Chance): ((point: Point) => Point) => {
  const [high, long, begin] = [chance.between(2, 5), chance.between(0.02, 0.045), chance.between(0, 6.3)]
  const [wide, tall, start] = [chance.between(1.5, 3.5), chance.between(0.05, 0.1), chance.between(0, 6.3)]
  return ([x, y]) => [x + wide * Math.sin(y * tall + start), y + high * Math.sin(x * long + begin)]
}

/** Lines from edge to edge, and a few short ones. */
const lines = (chance: Chance): readonly { readonly points: readonly Point[]; readonly radius: number }[] => {
  const across = Array.from({ length: 3 }, () => {
    const [middle, high, long] = [chance.between(24, height - 24), chance.between(6, 22), chance.between(0.012, 0.04)]
    const [begin, tilt] = [chance.between(0, 6.3), chance.between(-0.12, 0.12)]
    const at = (x: number): Point => [x, middle + (x - width / 2) * tilt + high * Math.sin(x * long + begin)]
    return {
      points: Array.from({ length: width / 5 + 1 }, (_, place) => at(place * 5)),
      radius: chance.between(0.7, 1.3),
    }
  })
  const short = Array.from({ length: 9 }, () => {
    const [x, y, turn, length] = [
      chance.between(0, width),
      chance.between(0, height),
      chance.between(0, 6.3),
      chance.between(8, 24),
    ]
    const end: Point = [x + length * Math.cos(turn), y + length * Math.sin(turn)]
    return { points: [[x, y], end] satisfies Point[], radius: chance.between(0.8, 1.6) }
  })
  return [...across, ...short]
}

/** Draws with a round pen: a pixel is inked by how near its middle is to the line. */
const draw = (ink: Ink, points: readonly Point[], radius: number): void => {
  const reach = radius + 0.5
  for (let place = 0; place + 1 < points.length; place++) {
    const [[x, y], [toX, toY]] = [points[place]!, points[place + 1]!]
    const [dx, dy] = [toX - x, toY - y]
    const length = dx * dx + dy * dy || 1
    const [top, bottom] = within(y, toY, reach, height)
    const [left, right] = within(x, toX, reach, width)
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) {
        const t = Math.min(1, Math.max(0, ((column - x) * dx + (row - y) * dy) / length))
        const [across, down] = [column - x - t * dx, row - y - t * dy]
        const square = across * across + down * down
        if (square >= reach * reach) continue
        const at = row * width + column
        ink[at] = Math.max(ink[at]!, Math.min(1, reach - Math.sqrt(square)))
      }
  }
}

/** The first and the last pixel that a pen of this reach touches between two places. */
const within = (one: number, other: number, reach: number, size: number): readonly [number, number] => [
  Math.max(0, Math.ceil(Math.min(one, other) - reach)),
  Math.min(size - 1, Math.floor(Math.max(one, other) + reach)),
]

/** Ink as shades. Where a line crosses a character the two turn each other over; paper and ink are uneven, and specks lie over all of it. */
const shade = (writing: Ink, crossing: Ink, chance: Chance): Uint8Array => {
  const shades = new Uint8Array(width * height)
  const [slope, ripple, begin] = [chance.between(-1, 1), chance.between(0.01, 0.03), chance.between(0, 6.3)]
  for (let at = 0; at < shades.length; at++) {
    const [w, c] = [writing[at]!, crossing[at]!]
    const ink = w + c - 1.5 * w * c
    const x = at % width
    const paper = 13.6 + slope * (x / width - 0.5) + 0.7 * Math.sin(x * ripple + begin)
    shades[at] = Math.min(15, Math.max(0, Math.round(paper - 11 * ink + chance.between(-1.6, 1.6))))
  }
  return shades
}
