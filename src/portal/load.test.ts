import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { en } from '../words/en.ts'
import { ja } from '../words/ja.ts'
import { loadPortals, PortalsRefused, readPortals } from './load.ts'

const own = new URL('../../portals/', import.meta.url)

/** A folder of portals with these files in it. */
const folderOf = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'portals-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

const words = { 'words.ja.ts': 'export default {}', 'words.en.ts': 'export default {}' }
const inFolder = (name: string, files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([file, content]) => [`${name}/${file}`, content]))

const faultsOf = async (folder: string): Promise<string[]> =>
  (await readPortals(folder, { ja, en })).faults.map(({ file, field, reason }) => `${file}|${field}|${reason}`)

test('PLT-8 every folder is a portal, with its own words and face', async () => {
  const portals = await loadPortals(own, { ja, en })
  expect(portals.map(({ portal }) => portal.id)).toEqual(expect.arrayContaining(['keys', 'member', 'partner', 'trade']))
  for (const { portal, words, brandCss, logo } of portals) {
    expect(portal.title.ja).not.toBe('')
    expect(words).toHaveProperty('ja.signIn')
    expect(words).toHaveProperty('en.signIn')
    expect(
      [brandCss, logo].map((file) =>
        file?.endsWith(file.includes('css') ? `${portal.id}/brand.css` : `${portal.id}/logo.svg`),
      ),
    ).toEqual([true, true])
  }
})

test('PLT-8 a folder may be given as a path or as an address', async () =>
  expect((await loadPortals(fileURLToPath(own))).length).toBe((await loadPortals(own)).length))

test('PLT-8 broken portals stop the start with file, field and reason, all together', async () => {
  const folder = folderOf({
    ...inFolder('office', { 'portal.ts': 'export default {}', ...words }),
    ...inFolder('first', { 'portal.ts': 'export const definition = {}', ...words }),
    ...inFolder('second', {
      'portal.ts': 'throw new Error("the moon is full")',
      'words.ja.ts': 'export default { signIn: { titel: "x" } }',
    }),
    ...inFolder('third', {
      'brand.css': '@import "x.css"; :root { --brand: red }',
      'words.ja.ts': 'export default 5',
      'words.en.ts': 'export const x = 1',
    }),
    'notes.txt': 'files beside the folders are no portals',
    '.git/portal.ts': 'export default 1',
  })
  const faults = await faultsOf(folder)
  expect(faults).toEqual([
    'first/portal.ts||has no default export',
    "office||“office” cannot be a portal's name: the site's own pages lie there",
    ...[
      'languages',
      'title',
      'mailTitle',
      'company',
      'summary',
      'place',
      'front',
      'signInLink',
      'help',
      'mailFrom',
      'inquiry',
      'cookieNotice',
      'account',
      'services',
      'terms',
    ].map((field) => `office/portal.ts|${field}|is missing`),
    'second/portal.ts||cannot be read: the moon is full',
    'second/words.ja.ts|signIn.titel|is not a word that exists here',
    'second/words.en.ts||is missing',
    'third/portal.ts||is missing',
    'third/words.ja.ts||has to export its words as default',
    'third/words.en.ts||has no default export',
    'third/brand.css||must not load anything (@import, url)',
  ])
  const refused = await loadPortals(folder, { ja, en }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(PortalsRefused)
  expect((refused as Error).message).toContain('\n  office/portal.ts: languages is missing\n')
  expect((refused as PortalsRefused).faults).toHaveLength(faults.length)
})

test('PLT-8 a good portal is read beside a broken one', async () => {
  const folder = folderOf(inFolder('other', { 'portal.ts': 'export default 1', ...words }))
  cpSync(new URL('trade/', own), join(folder, 'trade'), { recursive: true })
  const { portals, faults } = await readPortals(folder, { ja, en })
  expect(portals.map(({ portal }) => portal.id)).toEqual(['trade'])
  expect(faults).toEqual([{ file: 'other/portal.ts', field: '', reason: 'has to be an object' }])
})

test.each(['', 'missing'])('PLT-8 no portal at all is a fault too (%j)', async (name) => {
  const folder = join(folderOf({}), name)
  await expect(loadPortals(folder)).rejects.toThrow('there is no portal in this folder')
})
