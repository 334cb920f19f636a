import { expect, test } from 'vitest'
import { seededRandom } from '../../kit/random.ts'
import { readIdentifier } from './identifier.ts'
import { newRegistrationId } from './registration-id.ts'

test('KEY-5 an issued ID is ten letters and digits that do not look alike, and reads as it was issued', () => {
  const random = seededRandom('ids')
  const drawn = Array.from({ length: 2000 }, () => newRegistrationId(random))
  expect(new Set(drawn).size).toBe(drawn.length)
  for (const id of drawn) {
    expect(id).toMatch(/^[A-HJ-NP-Z2-9]{10}$/)
    expect(readIdentifier({ kind: 'registration-id' }, id)).toEqual({
      ok: true,
      kind: 'registration-id',
      canonical: id,
    })
  }
  // Every sign comes at every place: none is left out by the draw.
  for (let place = 0; place < 10; place++) expect(new Set(drawn.map((id) => id[place])).size).toBe(32)
})
