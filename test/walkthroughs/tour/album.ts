import type { Language } from '../../../src/kit/language.ts'

/** One page in one state, as the program sent it. */
export interface Shot {
  readonly language: Language
  /** `portal/flow/step`, or the path of a page that belongs to no flow, or `failure/name`. */
  readonly page: string
  /** Counts the states of one page in one language. */
  readonly nth: number
  readonly status: number
  readonly html: string
  readonly headers: Headers
}

/** Every state that the tours came by, each once. */
export interface Album {
  readonly shots: readonly Shot[]
  /** Documents that pages hold in frames, by path. */
  readonly framed: Map<string, string>
  /** Pictures that pages of the program draw for one visit, by path. */
  readonly pictures: Map<string, Uint8Array>
  has(language: Language, page: string): boolean
  keep(language: Language, page: string, status: number, html: string, headers: Headers): void
}

/** What differs by chance between two answers of the same state. */
const plain = (html: string): string =>
  html
    .replace(/[A-Za-z0-9_-]{43}/g, 'TOKEN')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replace(/\d{4}年\d+月\d+日\(.\)|\d\d:\d\d|\d+ [A-Z][a-z]+ \d{4} \([A-Z][a-z]{2}\)|[AQ]-\d{6}/g, 'TIME')
    .replace(/198\.5\d\.\d+\.\d+/g, 'ADDRESS')
    // The tours' own people are counted.
    .replace(/(hitori-?|之助|JP700)\d{4}/g, '$1')
    .replace(/(ichi|ni|san|yon)-\w+@/g, '@')

export const openAlbum = (): Album => {
  const shots: Shot[] = []
  const known = new Set<string>()
  const counts = new Map<string, number>()
  return {
    shots,
    framed: new Map(),
    pictures: new Map(),
    has: (language, page) => counts.has(`${language} ${page}`),
    keep: (language, page, status, html, headers) => {
      const key = `${language} ${page} ${status} ${plain(html)}`
      if (known.has(key)) return
      known.add(key)
      const nth = (counts.get(`${language} ${page}`) ?? 0) + 1
      counts.set(`${language} ${page}`, nth)
      shots.push({ language, page, nth, status, html, headers })
    },
  }
}
