import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const script = new URL('../../scripts/portal-reference.mjs', import.meta.url)
const page = readFileSync(new URL('../../docs/portal-reference.md', import.meta.url), 'utf8')

test('docs/portal-reference.md is what the doc comments say now (npm run docs:portal writes it)', async () => {
  const { portalReference } = (await import(script.href)) as { portalReference(): string }
  expect(portalReference()).toBe(page)
})

test('docs/portal-reference.md describes every variant of a choice', () => {
  expect(page).toContain(
    "- `{ by: 'temporary-password'; proofs: Proof[]; lifetime: Seconds; tries: number }`: A mailed temporary password",
  )
  expect(page).toContain("- `{ identifier: 'login-id'; domain: string }`: A login ID with a fixed domain")
})
