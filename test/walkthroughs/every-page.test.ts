import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { languages } from '../../src/kit/language.ts'
import { openAlbum } from './tour/album.ts'
import { lookAtAll } from './tour/look.ts'
import { takePictures } from './tour/pictures.ts'
import { faultsOf, titleOf } from './tour/rules.ts'
import { takeTour } from './tour/take-tour.ts'

/**
 * Every page of every portal in each of its states, in both languages: the tours reach them through the program itself, and Chromium shows
 * them at three widths. PICTURES=1 leaves a picture of each under `artifacts/pages`; EVERY_STATE=1 lets axe look at states that differ in
 * their words alone, too.
 */
const album = openAlbum()
let there: readonly string[] = []

beforeAll(async () => {
  ;[there = []] = await Promise.all(languages.map((language) => takeTour(language, album)))
}, 300_000)

/** Steps that nobody can come to in a portal, and why. */
const unreachable: readonly (readonly [RegExp, string])[] = [
  [/^partner\/sign-in\/credentials$/, 'signs in on two pages'],
  [/^(member|trade|keys)\/sign-in\/(identify|password|code)$/, 'signs in on one page, without a mailed code'],
  [/^member\/recover\/(ask|sent)$/, 'recovers by a temporary password; an invitation’s link opens the other steps'],
  [/^member\/recover-by-temporary-password\/find$/, 'is where the mail leads, in a procedure of its own'],
  [/^member\/temporary-password\/(ask|enter)$/, 'begins where the mail leads'],
  [/^(member|trade)\/register\//, 'registers nobody'],
  [/^keys\/register\//, 'issues IDs to who registers'],
  [/^(partner|member|trade)\/register-by-consent\//, 'issues no IDs'],
  [/^keys\/register-by-consent\/known$/, 'confirms the address first; its journey looks at the other way'],
  [/^keys\/recover\/(ask|sent)$/, 'recovers by a fresh password; an invitation’s link opens the other steps'],
  [/^(partner|member|keys)\/(confirm-hand-over|apply-for-code)\//, 'has no customers'],
  [
    /^certs\/sign-in\/(credentials|identify|password|code|own-password)$/,
    'has two ways in, each a procedure of its own',
  ],
  [/^certs\/register(-by-consent)?\//, 'registers nobody'],
  [/^certs\/recover\/(ask|sent)$/, 'recovers by staff; an invitation’s link opens the other steps'],
  [/^certs\/(confirm-hand-over|apply-for-code)\//, 'has no customers'],
  [/^(partner|member|trade|keys)\/sign-in\/(ways|with-certificate|no-certificate)$/, 'has one way in'],
  [/^keys\/(issue|extend)\/closed$/, 'is open to everybody'],
]

/**
 * The screen that a page is, for its title. A result is titled by what came out: where two procedures come out alike, the titles are alike.
 * The manual calls all of recovery by a temporary password by one name up to the new password, which has one name wherever it is set first.
 */
const screenOf = (page: string): string =>
  page
    .replace(/-(signed-in|type)$/, '')
    .replace(/(failure\/linkUnknown|[^/]+\/(sent|asked|ended|done|taken))$/, 'result')
    .replace(/^member\/(recover-by-)?temporary-password\/(ask|enter|find)$/, 'member/recovery')
    .replace(/[^/]+\/(choose|own-password)$/, 'new password')

describe('every page', () => {
  test('is reached: each step of each procedure, in both languages', () => {
    const isThere = (step: string) => !unreachable.some(([steps]) => steps.test(step))
    const missing = languages.flatMap((language) =>
      there.filter((step) => isThere(step) && !album.has(language, step)).map((step) => `${language} ${step}`),
    )
    expect(missing).toEqual([])
    expect(there.filter((step) => !isThere(step) && album.has('ja', step))).toEqual([])
    for (const [steps] of unreachable) expect(there.filter((step) => steps.test(step))).not.toEqual([])
  })

  test('has one h1, its title, its language, valid HTML and no word of the other language', {
    timeout: 300_000,
  }, async () => {
    const faults: string[] = []
    for (const shot of album.shots)
      for (const fault of await faultsOf(shot)) faults.push(`${shot.language} ${shot.page} #${shot.nth} ${fault}`)
    expect(faults).toEqual([])
  })

  test('has a title that no other page of its portal has', () => {
    const pages = new Map<string, Set<string>>()
    for (const { language, page, html } of album.shots) {
      const title = `${language} ${titleOf(html).replace(/^(エラー：|Error: )/, '')}`
      pages.set(title, (pages.get(title) ?? new Set()).add(screenOf(page)))
    }
    expect([...pages].filter(([, of]) => of.size > 1).map(([title, of]) => `${title}: ${[...of].join(' ')}`)).toEqual(
      [],
    )
  })

  test('has no WCAG 2.2 AA fault and fits at 320, 768 and 1280 px, empty, filled in and refused', {
    timeout: 1_500_000,
  }, async () => {
    expect(await lookAtAll(album)).toEqual([])
  })

  test('is written, in Japanese, in characters that its fonts have', () => {
    const sheet = readFileSync(new URL('../../assets/fonts.css', import.meta.url), 'utf8')
    const ranges = [...sheet.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].map(
      ([, from, to = from]) => [Number.parseInt(from!, 16), Number.parseInt(to!, 16)] as const,
    )
    const isDrawn = (character: string) => {
      const code = character.codePointAt(0)!
      return code < 0x7f || ranges.some(([from, to]) => from <= code && code <= to)
    }
    const used = new Set(album.shots.flatMap(({ language, html }) => (language === 'ja' ? [...html] : [])))
    expect([...used].filter((character) => !isDrawn(character))).toEqual([])
  })

  test('shows its faults: these checks can fail', { timeout: 60_000 }, async () => {
    const good = album.shots.find(({ page, language }) => page === 'trade/inquiry/ask' && language === 'ja')!
    const more = `<h1>二</h1><p style="color:#999;white-space:nowrap">This is no Japanese sentence.${' not'.repeat(99)}</p><p id="name">…</p></main>`
    const html = good.html.replace('class="skip"', '').replace('<label for="mail">', '<label>').replace('</main>', more)
    const bad = { ...good, page: 'bad', html, headers: new Headers() }
    const found = await lookAtAll({ ...album, shots: [good, bad] })
    expect(found.filter((one) => !one.startsWith('ja bad'))).toEqual([])
    for (const one of [
      'first stop',
      '320 px: label',
      '1280 px: label',
      '320 px: color-contrast',
      '320 px: scrolls sideways',
    ])
      expect(found.join('\n')).toContain(one)
    const faults = (await faultsOf(bad)).join('\n')
    for (const one of ['has 2 h1', 'has an id twice', 'This is no Japanese sentence.', 'input-missing-label'])
      expect(faults).toContain(one)
  })

  test.runIf(process.env.PICTURES === '1')('is pictured', { timeout: 600_000 }, () =>
    takePictures(album, fileURLToPath(new URL('../../artifacts/pages', import.meta.url))),
  )
})
