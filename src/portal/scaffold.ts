import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { nameFault } from './check.ts'
import { scaffoldFiles } from './scaffold-files.ts'

/** A portal that cannot be made: its name is taken, or can be none. The message says which, and what to do. */
export class PortalNameRefused extends Error {
  override readonly name = 'PortalNameRefused'
}

/**
 * Writes a new portal's folder below `folder` and returns the paths of its files: a working portal, whose data are to be changed. Throws
 * `PortalNameRefused` and writes nothing where the name is taken or no name for a portal (PLT-8). `today` is the day from which its texts
 * hold, as `2026-10-01`.
 */
export const scaffoldPortal = (folder: string, name: string, today: string): readonly string[] => {
  const fault = nameFault(name)
  if (fault !== null) throw new PortalNameRefused(fault)
  const home = join(folder, name)
  if (existsSync(home))
    throw new PortalNameRefused(`“${name}” is there already (${home}): choose another name, or change that one`)
  return Object.entries(scaffoldFiles(name, today)).map(([file, content]) => {
    const path = join(home, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content, { flag: 'wx' })
    return path
  })
}
