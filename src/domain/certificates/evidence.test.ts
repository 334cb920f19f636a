import { expect, it } from 'vitest'
import { evidenceEnds, evidenceHolds } from './evidence.ts'

it.each([
  // 398 days until 14 March 2026, then 200, from 15 March 2027 on 100, from 15 March 2029 on 10 (BR 4.2.1).
  ['2026-03-14T23:59:59Z', '2026-01-01T00:00:00Z', '2027-02-03T00:00:00Z'],
  ['2026-03-15T00:00:00Z', '2026-01-01T00:00:00Z', '2026-07-20T00:00:00Z'],
  ['2027-03-15T00:00:00Z', '2027-01-01T00:00:00Z', '2027-04-11T00:00:00Z'],
  ['2029-03-15T00:00:00Z', '2029-03-10T00:00:00Z', '2029-03-20T00:00:00Z'],
])('CRT-41 for what is issued at %s, what was examined at %s is good until %s', (now, examinedAt, ends) => {
  const [at, examined, end] = [new Date(now), new Date(examinedAt), new Date(ends)]
  expect(evidenceEnds('baselineRequirements', examined, at)).toEqual(end)
  expect(evidenceHolds('baselineRequirements', examined, at)).toBe(true)
  expect(evidenceEnds('term', examined, at)).toBeNull()
  expect(evidenceHolds('term', examined, at)).toBe(true)
})

it('CRT-41 it is good to its last moment and not beyond', () => {
  const examined = new Date('2026-04-01T00:00:00Z')
  expect(evidenceHolds('baselineRequirements', examined, new Date('2026-10-18T00:00:00Z'))).toBe(true)
  expect(evidenceHolds('baselineRequirements', examined, new Date('2026-10-18T00:00:01Z'))).toBe(false)
})
