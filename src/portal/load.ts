import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Language, languages } from '../kit/language.ts'
import { checkPortal, nameFault, type PortalFault } from './check.ts'
import { checkFace } from './check-face.ts'
import { checkWords } from './check-words.ts'
import type { Portal, PortalDefinition } from './define.ts'

/** A portal as it lies in its folder. */
export interface LoadedPortal {
  readonly portal: Portal
  /** What it says differently, by language: a part of the general words. */
  readonly words: Readonly<Record<Language, object>>
  /** The files of its face, where it has them. */
  readonly brandCss?: string
  readonly logo?: string
}

/** Portals that cannot be opened as they are: every fault of every folder at once (PLT-8). */
export class PortalsRefused extends Error {
  override readonly name = 'PortalsRefused'
  readonly faults: readonly PortalFault[]
  constructor(faults: readonly PortalFault[]) {
    super(
      `these portals have to be mended before Madoguchi starts:\n${faults.map((fault) => `  ${describeFault(fault)}`).join('\n')}`,
    )
    this.faults = faults
  }
}

/** A fault on one line: file, field and reason. */
export const describeFault = ({ file, field, reason }: PortalFault): string =>
  field === '' ? `${file}: ${reason}` : `${file}: ${field} ${reason}`

/** What is in a folder of portals, and what is wrong with it. */
export interface ReadPortals {
  readonly portals: readonly LoadedPortal[]
  readonly faults: readonly PortalFault[]
}

/**
 * Every portal of a folder, in the order of their names; throws `PortalsRefused` where one of them is broken. The files are imported as
 * they are, in TypeScript. `general` are the general words, against which a portal's own are checked.
 */
export const loadPortals = async (
  folder: string | URL,
  general?: Readonly<Record<Language, object>>,
): Promise<readonly LoadedPortal[]> => {
  const { portals, faults } = await readPortals(folder, general)
  if (faults.length > 0) throw new PortalsRefused(faults)
  return portals
}

/** The same without throwing, for `madoguchi check`: the portals that are good, and every fault of the others. */
export const readPortals = async (
  folder: string | URL,
  general?: Readonly<Record<Language, object>>,
): Promise<ReadPortals> => {
  const root = folder instanceof URL ? fileURLToPath(folder) : resolve(folder)
  const names = existsSync(root)
    ? readdirSync(root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
        .map(({ name }) => name)
        .sort()
    : []
  if (names.length === 0)
    return { portals: [], faults: [{ file: root, field: '', reason: 'there is no portal in this folder' }] }
  const portals: LoadedPortal[] = []
  const faults: PortalFault[] = []
  for (const name of names) {
    const found: PortalFault[] = []
    const portal = await readPortal(root, name, general, found)
    if (portal !== null && found.length === 0) portals.push(portal)
    faults.push(...found)
  }
  return { portals, faults }
}

const readPortal = async (
  root: string,
  name: string,
  general: Readonly<Record<Language, object>> | undefined,
  faults: PortalFault[],
): Promise<LoadedPortal | null> => {
  const reportIn = (file: string) => (field: string, reason: string) => {
    faults.push({ file: join(name, file), field, reason })
  }
  const unfit = nameFault(name)
  if (unfit !== null) reportIn('')('', unfit)

  const definition = await exportOf(join(root, name, 'portal.ts'), reportIn('portal.ts'))
  if (definition !== undefined)
    for (const { field, reason } of checkPortal(definition)) reportIn('portal.ts')(field, reason)

  const words: Partial<Record<Language, object>> = {}
  for (const language of languages) {
    const file = `words.${language}.ts`
    const own = await exportOf(join(root, name, file), reportIn(file))
    if (own === undefined) continue
    if (typeof own !== 'object' || own === null) reportIn(file)('', 'has to export its words as default')
    else words[language] = own
    if (general && words[language]) checkWords(own, general[language], reportIn(file))
  }

  const face = (file: 'brand.css' | 'logo.svg'): string | undefined => {
    const path = join(root, name, file)
    if (!existsSync(path)) return undefined
    checkFace(file, readFileSync(path, 'utf8'), (reason) => reportIn(file)('', reason))
    return path
  }
  const [brandCss, logo] = [face('brand.css'), face('logo.svg')]

  if (faults.length > 0) return null
  return {
    portal: { ...(definition as PortalDefinition), id: name },
    words: words as Record<Language, object>,
    ...(brandCss === undefined ? {} : { brandCss }),
    ...(logo === undefined ? {} : { logo }),
  }
}

/** What a file exports as default; undefined where it is missing or broken, which has been reported then. */
const exportOf = async (path: string, report: (field: string, reason: string) => void): Promise<unknown> => {
  if (!existsSync(path)) {
    report('', 'is missing')
    return undefined
  }
  try {
    const module = (await import(pathToFileURL(path).href)) as { readonly default?: unknown }
    if (module.default === undefined) report('', 'has no default export')
    return module.default
  } catch (error) {
    report('', `cannot be read: ${(error instanceof Error ? error.message : String(error)).split('\n')[0]}`)
    return undefined
  }
}
