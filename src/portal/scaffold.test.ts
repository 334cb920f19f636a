import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { en } from '../words/en.ts'
import { ja } from '../words/ja.ts'
import { reservedNames } from './check.ts'
import { loadPortals } from './load.ts'
import { registerOf } from './register.ts'
import { PortalNameRefused, scaffoldPortal } from './scaffold.ts'

const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'scaffold-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

test('PLT-8 a new portal loads as it was written, and departs from no standard in its password', async () => {
  const folder = emptyFolder()
  const files = scaffoldPortal(folder, 'swan-lake', '2026-11-21')
  expect(files.map((file) => file.slice(folder.length + 1)).toSorted()).toEqual([
    'swan-lake/brand.css',
    'swan-lake/logo.svg',
    'swan-lake/portal.ts',
    'swan-lake/terms/privacy.ts',
    'swan-lake/words.en.ts',
    'swan-lake/words.ja.ts',
  ])
  const [loaded] = await loadPortals(folder, { ja, en })
  expect(loaded!.portal).toMatchObject({
    id: 'swan-lake',
    title: { en: 'Swan Lake' },
    terms: [{ version: '2026-11-21' }],
  })
  expect(loaded!.logo).toContain('logo.svg')
  expect(registerOf(loaded!.portal).password.filter(({ severity }) => severity === 'departs')).toEqual([])
})

test('PLT-8 a name that is taken is refused in words, and nothing is written', () => {
  const folder = emptyFolder()
  mkdirSync(join(folder, 'swan'))
  expect(() => scaffoldPortal(folder, 'swan', '2026-11-21')).toThrow(PortalNameRefused)
  expect(() => scaffoldPortal(folder, 'swan', '2026-11-21')).toThrow('“swan” is there already')
  expect(readdirSync(join(folder, 'swan'))).toEqual([])
})

test.each(['', 'Swan', '../swan', 'a', ...reservedNames])('PLT-8 %j is refused, and nothing is written', (name) => {
  const folder = emptyFolder()
  expect(() => scaffoldPortal(folder, name, '2026-11-21')).toThrow(PortalNameRefused)
  expect(readdirSync(folder)).toEqual([])
})

test('a name with many hyphens still makes a title', () => {
  const folder = emptyFolder()
  scaffoldPortal(folder, 'a--b-', '2026-11-21')
  expect(readFileSync(join(folder, 'a--b-', 'logo.svg'), 'utf8')).toContain('<title>A B</title>')
})
