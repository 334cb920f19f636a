import { expect, test } from 'vitest'
import { seededRandom } from '../../kit/random.ts'
import { drawCustomerCode } from './customer-code.ts'
import { readIdentifier } from './identifier.ts'

test('TRD-10 a drawn code has the form JP and 7 digits, and is its own canonical spelling', () => {
  const random = seededRandom('codes')
  const drawn = Array.from({ length: 500 }, () => drawCustomerCode('JP#######', random))
  for (const code of drawn) {
    expect(code).toMatch(/^JP\d{7}$/)
    expect(readIdentifier({ kind: 'customer-code', pattern: 'JP#######' }, code)).toMatchObject({ canonical: code })
  }
  expect(new Set(drawn).size).toBeGreaterThan(495)
})

test('letters, dashes and small letters of a pattern', () => {
  const pattern = 'k-??-##'
  const code = drawCustomerCode(pattern, seededRandom('letters'))
  expect(code).toMatch(/^K-[A-Z]{2}-\d{2}$/)
  expect(readIdentifier({ kind: 'customer-code', pattern }, code)).toMatchObject({ ok: true })
})
