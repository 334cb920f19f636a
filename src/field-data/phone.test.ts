import { describe, expect, test } from 'vitest'
import { readPhone } from './phone.ts'

describe('telephone numbers (ACC-2, TRD-10)', () => {
  test.each([
    ['0612345678', '06-1234-5678'],
    ['06-1234-5678', '06-1234-5678'],
    ['０６ー１２３４ー５６７８', '06-1234-5678'],
    ['06−1234‐5678', '06-1234-5678'],
    ['(06) 1234 5678', '06-1234-5678'],
    ['+81 6 1234 5678', '06-1234-5678'],
    ['09012345678', '090-1234-5678'],
    ['0120-828-828', '0120-828-828'],
    ['+44 20 7946 0958', '+44 20 7946 0958'],
  ])('%s is read as %s', (typed, number) => {
    expect(readPhone(typed)).toBe(number)
  })

  test.each(['', '1234', '06-1234-567', '06-1234-5678 内線123', '0120-FLOWERS', 'こばと', '\ud800', '0'.repeat(70)])(
    '%j is no number',
    (typed) => {
      expect(readPhone(typed)).toBeNull()
    },
  )
})
