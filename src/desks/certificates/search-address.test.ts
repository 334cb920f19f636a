import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ApplicationSearch } from '../../domain/certificates/records.ts'
import {
  dateKinds,
  readSearch,
  readTypedDay,
  searchedKinds,
  sortKeys,
  textFields,
  writeSearch,
} from './search-address.ts'

const rule = { sells: [{ id: 'sr3' }, { id: 'ev2' }], serverTypes: ['apache', 'nginx'] } as never

const read = (query: string) => {
  const parts = new URLSearchParams(query)
  return readSearch((name) => parts.get(name), rule)
}

describe('CRT-21 a search in an address', () => {
  it.each([
    ['2026/11/20', '2026-11-20'],
    ['２０２６／１１／２０', '2026-11-20'],
    ['2026年1月5日', '2026-01-05'],
    ['2026.2.28', '2026-02-28'],
    ['2026-02-30', null],
    ['20261120', null],
    ['きょう', null],
    ['', null],
  ])('reads the day %s as %s', (typed, day) => expect(readTypedDay(typed)).toBe(day))

  it.each([
    ['', {}, []],
    ['from=2026/11/1', { date: { of: 'applied', from: '2026-11-01' } }, []],
    ['date=ends&to=2026-12-31', { date: { of: 'ends', to: '2026-12-31' } }, []],
    // A kind of date without a day asks for nothing.
    ['date=ends', {}, []],
    [
      'kind=new&service=ev2&downloaded=no&server=nginx',
      { kind: 'new', service: 'ev2', downloaded: false, serverType: 'nginx' },
      [],
    ],
    ['in1=server&text1=%E6%A5%93&in2=coupon', { contains: [{ field: 'server', text: '楓' }] }, []],
    ['sort=ends&order=down&past=yes', { sort: { by: 'ends', down: true }, past: true }, []],
    ['kind=x&service=y&from=z&sort=q&server=w', {}, ['from', 'kind', 'service', 'server', 'sort']],
  ])('%s', (query, search, unread) => expect(read(query)).toEqual({ search, page: 1, unread }))

  it.each([
    ['page=3', 3],
    ['page=0', 1],
    ['page=1e9', 1],
    ['page=x', 1],
  ])('%s is page %d', (query, page) => expect(read(query).page).toBe(page))

  it('what is written is read again', () => {
    const text = fc
      .string({ minLength: 1, maxLength: 30 })
      .map((one) => one.trim())
      .filter((one) => one !== '')
    const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
    const searches = fc.record({
      date: maybe(fc.constantFrom(...dateKinds).map((of) => ({ of, from: '2026-11-01', to: '2026-11-30' }))),
      kind: maybe(fc.constantFrom(...searchedKinds)),
      service: maybe(fc.constantFrom('sr3', 'ev2')),
      downloaded: maybe(fc.boolean()),
      serverType: maybe(fc.constantFrom('apache', 'nginx')),
      contains: maybe(
        fc.array(fc.record({ field: fc.constantFrom(...textFields), text }), { minLength: 1, maxLength: 3 }),
      ),
      past: maybe(fc.constant(true)),
      sort: maybe(fc.record({ by: fc.constantFrom(...sortKeys), down: fc.boolean() })),
    })
    fc.assert(
      fc.property(searches, fc.integer({ min: 1, max: 999 }), (given, page) => {
        const search = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
        expect(read(writeSearch(search as ApplicationSearch, page))).toEqual({ search, page, unread: [] })
      }),
    )
  })

  it('an address of anything is read without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(read(text).page).toBeGreaterThan(0)
        expect(() => readTypedDay(text)).not.toThrow()
        expect(() => readSearch(() => text, rule)).not.toThrow()
      }),
    )
  })
})
