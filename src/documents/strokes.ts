/** A place in a picture or in a character's box, x to the right and y downwards. */
export type Point = readonly [x: number, y: number]

/** What a pen does without being lifted: corner to corner, or smoothly through all points. */
interface Stroke {
  readonly through: readonly Point[]
  readonly smooth: boolean
}

/** A character as a pen writes it, in a box of height 1. */
export interface Glyph {
  readonly width: number
  readonly strokes: readonly Stroke[]
}

const lines = (...through: Point[]): Stroke => ({ through, smooth: false })
const curve = (...through: Point[]): Stroke => ({ through, smooth: true })

const six: readonly Point[] = [
  [0.5, 0.02],
  [0.27, 0.18],
  [0.09, 0.46],
  [0.04, 0.73],
  [0.13, 0.93],
  [0.32, 1],
  [0.52, 0.91],
  [0.58, 0.71],
  [0.49, 0.53],
  [0.31, 0.47],
  [0.13, 0.55],
  [0.05, 0.7],
]

/** Skeletons of our own of the characters that picture codes are made of: no font is needed, and no two pictures have the same outlines. */
const glyphs: Readonly<Record<string, Glyph>> = {
  2: {
    width: 0.6,
    strokes: [
      curve([0.04, 0.26], [0.12, 0.07], [0.31, 0], [0.51, 0.08], [0.56, 0.27], [0.44, 0.5], [0.22, 0.76], [0.02, 1]),
      lines([0.02, 1], [0.6, 1]),
    ],
  },
  3: {
    width: 0.6,
    strokes: [
      curve([0.04, 0.13], [0.27, 0], [0.5, 0.08], [0.55, 0.26], [0.44, 0.42], [0.22, 0.47]),
      curve([0.22, 0.47], [0.48, 0.53], [0.6, 0.73], [0.5, 0.93], [0.27, 1], [0.01, 0.87]),
    ],
  },
  4: { width: 0.62, strokes: [lines([0.46, 1], [0.46, 0], [0.02, 0.69], [0.62, 0.69])] },
  6: { width: 0.6, strokes: [curve(...six)] },
  7: { width: 0.6, strokes: [lines([0.01, 0], [0.6, 0], [0.2, 1])] },
  9: { width: 0.6, strokes: [curve(...six.map(([x, y]): Point => [0.62 - x, 1 - y]))] },
  H: { width: 0.62, strokes: [lines([0.03, 0], [0.03, 1]), lines([0.6, 0], [0.6, 1]), lines([0.03, 0.5], [0.6, 0.5])] },
  K: {
    width: 0.62,
    strokes: [lines([0.04, 0], [0.04, 1]), lines([0.59, 0], [0.04, 0.62]), lines([0.24, 0.41], [0.62, 1])],
  },
  M: { width: 0.8, strokes: [lines([0.02, 1], [0.05, 0], [0.4, 0.72], [0.75, 0], [0.78, 1])] },
  R: {
    width: 0.62,
    strokes: [
      lines([0.04, 1], [0.04, 0], [0.3, 0]),
      curve([0.3, 0], [0.51, 0.07], [0.57, 0.26], [0.49, 0.45], [0.3, 0.52]),
      lines([0.04, 0.52], [0.3, 0.52], [0.61, 1]),
    ],
  },
  W: { width: 0.86, strokes: [lines([0, 0], [0.21, 1], [0.43, 0.22], [0.65, 1], [0.86, 0])] },
  X: { width: 0.62, strokes: [lines([0.02, 0], [0.6, 1]), lines([0.6, 0], [0.02, 1])] },
  Y: { width: 0.64, strokes: [lines([0, 0], [0.32, 0.52], [0.32, 1]), lines([0.64, 0], [0.32, 0.52])] },
}

/** The skeleton of a character; a fault where there is none. */
export const glyphOf = (character: string): Glyph => {
  const glyph = glyphs[character]
  if (!glyph) throw new RangeError(`no skeleton of ${character}`)
  return glyph
}

const PIECES = 8

/** The points of a stroke, close enough together to be bent: a Catmull-Rom spline through a smooth one's. */
export const trace = ({ through, smooth }: Stroke): readonly Point[] => {
  const at = (place: number): Point => through[Math.min(Math.max(place, 0), through.length - 1)]!
  const points: Point[] = [at(0)]
  for (let place = 0; place < through.length - 1; place++) {
    const [before, from, to, after] = [at(place - 1), at(place), at(place + 1), at(place + 2)]
    for (let piece = 1; piece <= PIECES; piece++) {
      const t = piece / PIECES
      points.push(
        smooth ? [spline(before, from, to, after, 0, t), spline(before, from, to, after, 1, t)] : between(from, to, t),
      )
    }
  }
  return points
}

const between = ([x, y]: Point, [toX, toY]: Point, t: number): Point => [x + (toX - x) * t, y + (toY - y) * t]

const spline = (before: Point, from: Point, to: Point, after: Point, axis: 0 | 1, t: number): number => {
  const [a, b, c, d] = [before[axis], from[axis], to[axis], after[axis]]
  return (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t) / 2
}
