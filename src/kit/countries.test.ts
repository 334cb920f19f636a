import { expect, test } from 'vitest'
import { countriesIn, countryName } from './countries.ts'

test.each(['ja', 'en'] as const)('KEY-3 every country once, Japan first, in %s', (language) => {
  const all = countriesIn(language)
  expect(all).toHaveLength(249)
  expect(new Set(all.map(({ code }) => code)).size).toBe(249)
  expect(new Set(all.map(({ name }) => name)).size).toBe(249)
  expect(all[0]!.code).toBe('JP')
  // A code that the runtime has no name for would be shown as itself.
  expect(all.filter(({ code, name }) => code === name)).toEqual([])
  const rest = all.slice(1).map(({ name }) => name)
  expect(rest).toEqual(rest.toSorted(new Intl.Collator(language).compare))
})

test('KEY-3 a country in both languages', () => {
  expect(countryName('JP', 'ja')).toBe('日本')
  expect(countryName('JP', 'en')).toBe('Japan')
  expect(countryName('DE', 'ja')).toBe('ドイツ')
  expect(countryName('DE', 'en')).toBe('Germany')
  expect(countryName('ZZ', 'en')).toBe('ZZ')
})
