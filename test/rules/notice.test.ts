import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

interface LockedPackage {
  readonly license?: string
  readonly dev?: boolean
}

/**
 * Lines of NOTICE that name a package and its licence: `  name   LICENCE   whose`. A `*` at the end stands for a family; a name whose
 * versions are licensed differently stands there once for each licence.
 */
const named: ReadonlyMap<string, readonly string[]> = new Map(
  [...Map.groupBy(read('NOTICE').matchAll(/^ {2}(\S+) {2,}(\S+(?: \S+)*)(?: {2,}|$)/gm), ([, name]) => name!)].map(
    ([name, lines]) => [name, lines.map(([, , licence]) => licence!)],
  ),
)

const licencesOf = (name: string): readonly string[] =>
  named.get(name) ??
  [...named].find(([family]) => family.endsWith('*') && name.startsWith(family.slice(0, -1)))?.[1] ??
  []

/** What a package says of itself in its licence's file, where its package.json says nothing. */
const licenceTextOf = (path: string): string =>
  /Permission is hereby granted, free of charge, to any person obtaining a copy\s+of this software/.test(
    read(`${path}/LICENSE`),
  )
    ? 'MIT'
    : 'no licence'

describe('NOTICE', () => {
  const manifest = JSON.parse(read('package.json'))
  const locked: Readonly<Record<string, LockedPackage>> = JSON.parse(read('package-lock.json')).packages

  it('names every dependency with the licence its package states', () => {
    const own = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })
    expect(own.length).toBeGreaterThan(10)
    expect(Object.fromEntries(own.map((name) => [name, named.get(name)]))).toEqual(
      Object.fromEntries(own.map((name) => [name, [locked[`node_modules/${name}`]?.license]])),
    )
  })

  it('names what the dependencies bring along, too', () => {
    const shipped = Object.entries(locked).filter(([path, { dev }]) => path !== '' && !dev)
    const wrong = shipped.flatMap(([path, { license = licenceTextOf(path) }]) => {
      const name = path.replace(/^.*node_modules\//, '')
      return licencesOf(name).includes(license)
        ? []
        : [`${name}: ${license} in package-lock.json, ${licencesOf(name)} in NOTICE`]
    })
    expect(wrong).toEqual([])
  })

  it('names nothing that is no longer used', () => {
    const used = Object.keys(locked).map((path) => path.replace(/^.*node_modules\//, ''))
    const gone = [...named.keys()].filter(
      (name) => !used.some((one) => one === name || (name.endsWith('*') && one.startsWith(name.slice(0, -1)))),
    )
    expect(gone).toEqual([])
  })

  it('the licence is the one package.json states', () => {
    expect(manifest.license).toBe('Apache-2.0')
    expect(read('LICENSE')).toMatch(/Apache License\s+Version 2\.0, January 2004/)
  })
})
