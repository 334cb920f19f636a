/** Chance for noise: fast, repeatable, not for secrets. Whoever knows the seed knows every draw; nobody learns the seed from what is drawn. */
export interface Chance {
  /** From `low` up to, and without, `high`. */
  between(low: number, high: number): number
  /** A whole number from 0 up to, and without, `limit`. */
  below(limit: number): number
}

/** `seed`: at least 32 hex digits. The generator is sfc32 (Chris Doty-Humphrey's Small Fast Chaotic, 128 bits of state). */
export const chanceFrom = (seed: string): Chance => {
  if (!/^[0-9a-f]{32}/.test(seed)) throw new RangeError('a seed has at least 32 hex digits')
  let [a = 0, b = 0, c = 0, counter = 0] = [0, 8, 16, 24].map((at) => Number.parseInt(seed.slice(at, at + 8), 16) | 0)
  const draw = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  // The first draws still show the seed.
  for (let i = 0; i < 12; i++) draw()
  return {
    between: (low, high) => low + (high - low) * draw(),
    below: (limit) => Math.floor(limit * draw()),
  }
}
