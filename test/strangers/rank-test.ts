/** How two samples of times differ. */
export interface Ranked {
  /** The chance that a time out of `b` is longer than one out of `a`; 0.5: nobody can tell. */
  readonly longer: number
  /** Two-sided, by the normal approximation: how likely a difference like this is where there is none. */
  readonly p: number
}

/** Mann–Whitney's rank test (U, with ties corrected). For samples of twenty and more. */
export const rankTest = (a: readonly number[], b: readonly number[]): Ranked => {
  const all = [...a.map((value) => ({ value, of: 'a' })), ...b.map((value) => ({ value, of: 'b' }))].sort(
    (one, other) => one.value - other.value,
  )
  let rankSum = 0
  let ties = 0
  for (let from = 0; from < all.length; ) {
    let to = from
    while (to < all.length && all[to]!.value === all[from]!.value) to += 1
    const rank = (from + 1 + to) / 2
    for (let at = from; at < to; at++) if (all[at]!.of === 'b') rankSum += rank
    const same = to - from
    ties += same ** 3 - same
    from = to
  }
  const [m, n, total] = [a.length, b.length, all.length]
  const u = rankSum - (n * (n + 1)) / 2
  const deviation = Math.sqrt(((m * n) / 12) * (total + 1 - ties / (total * (total - 1))))
  const z = deviation === 0 ? 0 : (Math.abs(u - (m * n) / 2) - 0.5) / deviation
  return { longer: u / (m * n), p: Math.min(1, 2 * (1 - normal(Math.max(z, 0)))) }
}

/** The normal distribution's share below `z` (Abramowitz and Stegun 26.2.17, exact to 7.5e-8). */
const normal = (z: number): number => {
  const t = 1 / (1 + 0.2316419 * z)
  const tail = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429].reduce(
    (sum, factor, power) => sum + factor * t ** (power + 1),
    0,
  )
  return 1 - (Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail
}

export const median = (times: readonly number[]): number => {
  const sorted = [...times].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)]!
}
