import type { AddressInfo } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import { serve } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Counter, openCounter } from '../journeys/counter.ts'
import { type PortalName, people, signInAs } from '../journeys/sign-in-as.ts'
import { startBrowser } from './browser.ts'

let counter: Counter
let browser: Browser
let server: ReturnType<typeof serve>
let origin: string

beforeAll(async () => {
  counter = await openCounter()
  await new Promise<void>((ready) => {
    server = serve({ fetch: counter.program.server.fetch, port: 0, hostname: '127.0.0.1' }, () => ready())
  })
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  await counter?.close()
})

/** A real browser with the session of somebody who is signed in. */
const openAs = async (portal: PortalName, options: Parameters<Browser['newContext']>[0] = {}) => {
  const { cookies } = await signInAs(counter, portal)
  const context = await browser.newContext({ locale: 'ja-JP', ...options })
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: origin })))
  return context.newPage()
}

describe('signing out', () => {
  it.each([true, false])('ACC-5 Back shows no private page afterwards (script: %s)', async (javaScriptEnabled) => {
    const page = await openAs('partner', { javaScriptEnabled })
    const { name, mail } = people.partner
    for (const path of ['', 'account', 'change-mail']) {
      await page.goto(`${origin}/partner/${path}`)
      expect(await page.textContent('body')).toContain(mail)
    }
    await page.getByRole('button', { name: 'ログアウト', exact: true }).click()
    await page.getByText('ログアウトしました。').waitFor()
    for (let steps = 0; steps < 3; steps++) {
      await page.goBack()
      const shown = (await page.textContent('body')) ?? ''
      expect(shown).not.toContain(name)
      expect(shown).not.toContain(mail)
      expect(shown).toContain('ログイン')
    }
    await page.context().close()
  })
})

describe('the pages of somebody signed in', () => {
  const paths = ['', 'account', 'change-password', 'change-mail', 'export-data', 'delete-account', 'agree']
  it.each(['partner', 'member', 'trade'] as const)(
    'have no barrier, and nothing scrolls sideways at 320 px: %s',
    async (portal) => {
      const page = await openAs(portal, { viewport: { width: 320, height: 800 }, reducedMotion: 'reduce' })
      for (const lang of ['ja', 'en'])
        for (const path of paths) {
          if (portal === 'member' && path === 'agree') continue
          await page.goto(`${origin}/${portal}/${path}?lang=${lang}`)
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
          expect(`${path} ${lang} ${wide <= 0}`).toBe(`${path} ${lang} true`)
          const report = await new AxeBuilder({ page })
            .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
            .analyze()
          expect(report.violations.map(({ id, nodes }) => `${path} ${lang} ${id} ${nodes[0]?.html}`)).toEqual([])
        }
      await page.context().close()
    },
  )
})
