import { expect, test } from 'vitest'
import { checkWords } from './check-words.ts'

const general = {
  title: 'ログイン',
  field: { label: 'パスワード' },
  hints: ['一つ'],
  lead: (minutes: number) => `${minutes}分`,
}
const faultsOf = (own: unknown): string[] => {
  const faults: string[] = []
  checkWords(own, general, (field, reason) => faults.push(`${field} ${reason}`))
  return faults
}

test.each<[own: unknown]>([
  [{}],
  [{ title: 'サインイン' }],
  [{ field: { label: '合い言葉', hint: '8文字以上' } }],
  [{ hints: [] }],
  [{ lead: () => '10分' }],
])('%j fits', (own) => expect(faultsOf(own)).toEqual([]))

test('PLT-8 words in a place that does not exist, or of another sort, are told', () => {
  expect(
    faultsOf({ titel: 'x', title: ['x'], field: { label: () => 'x', note: 'x' }, hints: 'x', lead: 5, hint: 'x' }),
  ).toEqual([
    'titel is not a word that exists here',
    'title has to be a text, and is a list of texts',
    'field.label has to be a text, and is a function that returns a text',
    'field.note is not a word that exists here',
    'hints has to be a list of texts, and is a text',
    'lead has to be a function that returns a text, and is a number',
    'hint is not a word that exists here',
  ])
  expect(faultsOf('x')).toEqual([' has to be a group of words, and is a text'])
})
