import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const src = join(root, 'src')

/**
 * Who may import whom: folders of `src/` and packages. `node:` modules are named where they are allowed; tests beside the code may import
 * what they like. A change here is a change of the house's plan and belongs in `docs/map.md` too.
 */
const table: Readonly<Record<string, { readonly folders: readonly string[]; readonly packages: readonly string[] }>> = {
  kit: { folders: [], packages: ['node:'] },
  domain: { folders: ['kit'], packages: ['node:crypto', 'node:url'] },
  portal: { folders: ['kit', 'domain'], packages: ['node:'] },
  pages: { folders: ['kit', 'portal'], packages: ['hono/jsx', 'hono/html'] },
  desks: { folders: ['kit', 'domain', 'portal', 'pages'], packages: ['hono/jsx'] },
  words: { folders: ['desks', 'domain', 'kit'], packages: [] },
  'field-data': { folders: ['kit', 'domain'], packages: ['node:', '*'] },
  store: { folders: ['kit', 'domain'], packages: ['node:', 'kysely', 'pg'] },
  mail: { folders: ['kit', 'domain'], packages: ['node:', 'nodemailer'] },
  documents: { folders: ['kit', 'domain'], packages: ['node:', '@resvg/resvg-wasm', 'fflate', 'pdfmake'] },
  jobs: { folders: ['kit', 'domain'], packages: [] },
  vault: {
    folders: ['kit', 'domain'],
    packages: ['node:', '@node-rs/argon2', '@zxcvbn-ts/language-common', '@zxcvbn-ts/language-ja'],
  },
  ca: { folders: ['kit', 'domain'], packages: ['node:crypto', 'node:util'] },
  web: {
    folders: ['kit', 'domain', 'portal', 'pages', 'desks', 'words', 'field-data'],
    packages: ['node:', 'hono', 'prom-client'],
  },
  demo: {
    folders: ['kit', 'domain', 'portal', 'pages', 'desks', 'ca', 'jobs', 'store', 'web', 'words'],
    packages: ['node:', 'hono'],
  },
}

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory()
      ? files(path)
      : /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name)
        ? [path]
        : []
  })

const importsOf = (path: string): string[] =>
  [
    ...readFileSync(path, 'utf8').matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s+'([^']+)'|import\('([^']+)'\)|(?:^|\n)import\s+'([^']+)'/g,
    ),
  ].map(([, one, two, three]) => (one ?? two ?? three)!)

/** What is loaded when the file is loaded: an `import type` is gone by then. */
const loadsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/(?:^|\n)(?:import|export)\s+(?!type\b)([^'"`;]*?)from\s+'(\.[^']+)'/g)]
    .filter(([, names]) => !/^\{(\s*type\s+\w+\s*,?)+\s*\}\s*$/.test(names!))
    .map(([, , name]) => resolve(dirname(path), name!))

const folderOf = (path: string): string => {
  const [first = '', second] = relative(src, path).split('/')
  return second === undefined ? '' : first
}

const trespasses = (path: string): string[] => {
  const folder = folderOf(path)
  // The composition root, the command line and the portal author's names lie directly in src/ or in commands/.
  if (folder === '' || folder === 'commands') return []
  const allowed = table[folder]
  if (!allowed) return [`${relative(root, path)}: the folder ${folder} is not in the table`]
  return importsOf(path).flatMap((name) => {
    if (name.startsWith('.')) {
      const target = folderOf(resolve(dirname(path), name))
      return target === folder || allowed.folders.includes(target) ? [] : [`${relative(root, path)} imports ${name}`]
    }
    const fits = allowed.packages.some(
      (one) => one === '*' || name === one || (one.endsWith(':') && name.startsWith(one)) || name.startsWith(`${one}/`),
    )
    return fits ? [] : [`${relative(root, path)} imports ${name}`]
  })
}

describe('the plan of the house', () => {
  const all = files(src)

  it('is kept: no folder imports what it may not know', () => {
    expect(all.length).toBeGreaterThan(100)
    expect(all.flatMap(trespasses)).toEqual([])
  })

  it('has no import cycles between files', () => {
    const graph = new Map(all.map((path) => [path, loadsOf(path)]))
    const state = new Map<string, 'open' | 'done'>()
    const cycles: string[] = []
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === 'done') return
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].map((one) => relative(src, one)).join(' → '))
        return
      }
      state.set(path, 'open')
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path])
      state.set(path, 'done')
    }
    for (const path of all) visit(path, [])
    expect(cycles).toEqual([])
  })

  it('keeps SQL in store/, the environment in settings.ts, and the clock and chance out of the rules', () => {
    const offences = all.flatMap((path) => {
      const text = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      const folder = folderOf(path)
      const found: string[] = []
      if (
        folder !== 'store' &&
        /\bsql`|\b(select|update|delete)\s+[\w*,\s]+\s+from\s+\w+\s+where|insert\s+into\s+\w+/i.test(text)
      )
        found.push('SQL')
      if (/process\.env/.test(text) && !['settings.ts'].includes(relative(src, path)) && folder !== 'commands')
        found.push('process.env')
      if (
        ['kit', 'domain', 'desks', 'portal', 'web', 'store', 'mail'].includes(folder) &&
        /new Date\(\)|Date\.now\(\)|Math\.random\(/.test(text)
      )
        found.push('its own clock or chance')
      if (folder === 'store' && /\bnow\(\)|current_timestamp/i.test(text)) found.push("the database's clock")
      return found.map((what) => `${relative(root, path)}: ${what}`)
    })
    expect(offences).toEqual([])
  })

  it('never asks which portal it is', () => {
    const asks = all
      .filter((path) => !['demo'].includes(folderOf(path)))
      .filter((path) => /portal(\.id)?\s*===?\s*'(partner|member|trade|keys|certs)'/.test(readFileSync(path, 'utf8')))
    expect(asks.map((path) => relative(root, path))).toEqual([])
  })

  it('has no file above 400 lines', () => {
    const long = all.filter((path) => readFileSync(path, 'utf8').split('\n').length > 401)
    expect(long.map((path) => relative(root, path))).toEqual([])
  })
})
