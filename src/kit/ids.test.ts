import { expect, test } from 'vitest'
import { idOf, newId } from './ids.ts'
import { systemRandom } from './random.ts'

const at = new Date('2026-11-20T01:00:00Z')

test('an id is a UUID of version 7, and one that is made later sorts later', () => {
  const ids = [0, 1, 1000].map((later) => newId(new Date(at.getTime() + later), systemRandom))
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect([...ids].sort()).toEqual(ids)
  expect(ids[0]!.slice(0, 13)).toBe('01a1f677-aa80'.slice(0, 13))
})

test('a name has one id, a UUID of version 8, and no two names have the same', () => {
  const ids = ['hdcom 0123456789ABCDEF 1', 'hdcom 0123456789ABCDEF 2', ''].map(idOf)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(ids).size).toBe(3)
  expect(idOf('hdcom 0123456789ABCDEF 1')).toBe(ids[0])
})
