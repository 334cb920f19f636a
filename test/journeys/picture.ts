import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Program } from '../../src/app.ts'
import { openPictureCode } from '../../src/domain/accounts/picture-code.ts'

/** Reads pictures as a person does, by the vault of the program that drew them. */
export const readPicture =
  (program: Program) =>
  (challenge: string): string => {
    const code = openPictureCode(challenge, program.house.vault)
    if (!code) throw new Error(`no picture: ${challenge}`)
    return code.answer
  }

/** The id of the picture on a page. */
export const challengeIn = (html: string): string => {
  const found = /<input type="hidden" name="challenge" value="([^"]+)"/.exec(html)
  if (!found) throw new Error('no picture on the page')
  return found[1]!
}

/** Portals that ship with the program, changed so that sign-in asks for the characters of a picture. */
export const withPictures = (...portals: readonly string[]): { readonly folder: string; remove(): void } => {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-pictures-'))
  for (const portal of portals) {
    cpSync(new URL(`../../portals/${portal}/`, import.meta.url), join(folder, portal), { recursive: true })
    const file = join(folder, portal, 'portal.ts')
    const changed = readFileSync(file, 'utf8').replace(
      "picture: 'none'",
      'picture: { characters: 6, lifetime: minutes(5) }',
    )
    if (!changed.includes('characters: 6')) throw new Error(`${portal} has a picture already`)
    writeFileSync(file, changed)
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}
