import type { Report } from './shapes.ts'

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Sort = 'a text' | 'a function that returns a text' | 'a list of texts' | 'a group of words' | 'nothing known'

const sortOf = (value: unknown): Sort => {
  if (typeof value === 'string') return 'a text'
  if (typeof value === 'function') return 'a function that returns a text'
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string') ? 'a list of texts' : 'nothing known'
  return isGroup(value) ? 'a group of words' : 'nothing known'
}

// Words that the general ones may leave out, so that a portal may add them: a hint below a field.
const mayBeAdded = new Set(['hint'])

/**
 * Whether a portal's own words stand where the general ones have words of the same sort: a misspelled place would be passed over in
 * silence, and the general word would be read in its stead.
 */
export const checkWords = (own: unknown, general: unknown, report: Report, field = ''): void => {
  const [has, needs] = [sortOf(own), sortOf(general)]
  if (has !== needs) report(field, `has to be ${needs}, and is ${has === 'nothing known' ? `a ${typeof own}` : has}`)
  if (has !== needs || !isGroup(own) || !isGroup(general)) return
  for (const [name, word] of Object.entries(own)) {
    const place = field === '' ? name : `${field}.${name}`
    if (Object.hasOwn(general, name)) checkWords(word, general[name], report, place)
    else if (!mayBeAdded.has(name) || typeof word !== 'string' || !Object.hasOwn(general, 'label'))
      report(place, 'is not a word that exists here')
  }
}
