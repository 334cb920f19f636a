import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Folders that git does not keep either; see `.gitignore`. */
const passedOver = new Set(['.git', 'node_modules', 'dist', 'data', 'artifacts'])

const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    // Of a second work tree `.git` is a file.
    if (entry.isDirectory()) return passedOver.has(entry.name) ? [] : filesBelow(path)
    return entry.isFile() && path !== '.git' && !path.endsWith('.log') ? [path] : []
  })

/** Every file of the repository; its own folder need not be git's, so that a copy can be tested, too. */
const files = filesBelow('')

const isText = (path: string): boolean => !/\.(png|woff2|ico|pdf)$/.test(path)
const pages = files.filter((path) => path.endsWith('.md'))

/** Lines in which a pattern is found, as `file:line: text`. */
const linesWith = (pattern: RegExp, paths: readonly string[]): string[] =>
  paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim().slice(0, 100)}`] : [])),
  )

/** A heading's anchor as GitHub makes it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[`*]/g, '')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-')

/** A page without its code, in which brackets mean something else. */
const prose = (page: string): string => read(page).replace(/```[\s\S]*?```/g, '')

describe('the repository', () => {
  it('has files to look at', () => {
    expect(files.length).toBeGreaterThan(200)
    expect(pages.length).toBeGreaterThan(20)
  })

  it('names no path that exists only on somebody’s machine', () => {
    // Put together from parts, so that this file does not name what it looks for.
    const somebodys = new RegExp(`(^|[^\\w.])/(${['home', 'Users', 'work', 'root', 'mnt'].join('|')})/\\w`)
    expect(linesWith(somebodys, files.filter(isText))).toEqual([])
  })

  it('names no package registry: npm’s own settings say where packages come from', () => {
    // In parts: this file is looked through too.
    const hosts = [
      ['registry', 'npmjs'],
      ['npm', 'pkg', 'github'],
      ['registry', 'yarnpkg'],
      ['docker', 'io/'],
      ['ghcr', 'io/'],
      ['quay', 'io/'],
    ].map((parts) => parts.join('.'))
    const host = new RegExp(hosts.map((one) => one.replaceAll('.', '\\.')).join('|'))
    const here = 'test/rules/repository.test.ts'
    expect(
      linesWith(
        host,
        files.filter(isText).filter((path) => path !== here),
      ),
    ).toEqual([])
    expect(linesWith(/"resolved":/, ['package-lock.json'])).toEqual([])
  })

  it('links lead to files and headings that are there', () => {
    const broken = pages.flatMap((page) =>
      [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
        if (/^(https?:|mailto:)/.test(target)) return []
        const [path = '', anchor] = target.split('#')
        const file = path === '' ? page : join(dirname(page), path)
        if (!existsSync(join(root, file))) return [`${page}: ${target}`]
        if (anchor === undefined) return []
        const anchors = [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!))
        return anchors.includes(anchor) ? [] : [`${page}: ${target} has no such heading`]
      }),
    )
    expect(broken).toEqual([])
  })

  it('files that pages name in code are there', () => {
    const name = /`((?:src|test|docs|portals|migrations|assets|scripts|deploy|bench|\.ci)\/[\w./-]+)`/g
    const gone = pages.flatMap((page) =>
      [...prose(page).matchAll(name)].flatMap(([, path = '']) =>
        existsSync(join(root, path)) ? [] : [`${page}: ${path}`],
      ),
    )
    expect(gone).toEqual([])
  })

  it('pictures are there, and none is heavy', () => {
    const pictures = files.filter((path) => path.startsWith('docs/pictures/'))
    expect(pictures.filter((path) => readFileSync(join(root, path)).length > 120 * 1024)).toEqual([])
    const shown = pages.flatMap((page) => [...prose(page).matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)])
    expect(shown.filter(([, words]) => words === '')).toEqual([])
    expect(pictures.filter((path) => !shown.some(([, , target]) => path.endsWith(target!)))).toEqual([])
  })
})

describe('docs/decisions', () => {
  const folder = 'docs/decisions'
  const records = readdirSync(join(root, folder)).sort()

  it('are numbered without a gap, each with its number in the title', () => {
    expect(records.map((name) => name.slice(0, 4))).toEqual(
      records.map((_, place) => String(place + 1).padStart(4, '0')),
    )
    for (const name of records) expect(read(`${folder}/${name}`).split('\n')[0]).toMatch(`# ${name.slice(0, 4)} `)
  })

  it.each(records)('%s says its context, its decision and its consequences, on one page', (name) => {
    const text = read(`${folder}/${name}`)
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
      'Context',
      'Decision',
      'Consequences',
    ])
    expect(text.split('\n').length).toBeLessThan(60)
  })
})

describe('what is said twice is said alike', () => {
  it('CHANGELOG.md begins with the version of package.json', () => {
    const { version } = JSON.parse(read('package.json'))
    expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(version)
    for (const path of ['Containerfile', 'compose.yaml', 'deploy/kubernetes.yaml'])
      expect(new Set([...read(path).matchAll(/madoguchi:(\d+\.\d+\.\d+)/g)].map(([, one]) => one))).toEqual(
        new Set([version]),
      )
  })

  it('docs/map.md names every folder of src/', () => {
    const map = read('docs/map.md')
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((one) => one.isDirectory())
    expect(folders.map(({ name }) => name).filter((name) => !map.includes(`${name}/`))).toEqual([])
  })

  it('every setting is explained to operators, and in both READMEs', () => {
    const settings = [...read('src/settings.ts').matchAll(/given\('([A-Z_]+)'\)/g)].map(([, name]) => name!)
    expect(new Set(settings).size).toBeGreaterThan(5)
    for (const page of ['docs/operating.md', 'README.md', 'README.ja.md']) {
      const text = read(page)
      expect(settings.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
    }
  })

  it('every command is explained to operators', () => {
    const list = /const commands[^=]*= (?:\(?\{)([\s\S]*?)\n\}/.exec(read('src/main.ts'))?.[1] ?? ''
    const commands = [...list.matchAll(/^ {2}'?([a-z][a-z -]*)'?: (?:\{|load\()/gm)].map(([, name]) => name!)
    expect(commands.length).toBeGreaterThan(10)
    const text = read('docs/operating.md')
    expect(commands.filter((name) => !text.includes(`madoguchi ${name}`))).toEqual([])
  })
})
