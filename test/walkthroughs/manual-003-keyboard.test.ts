import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { inFours } from '../../src/domain/keys/hex-fields.ts'
import { deviceFor, knowing, others, wordsOf } from './manual-003.ts'
import { walk } from './walk.ts'

walk('manual 003 keyboard', 'KEY-1 KEY-21 キーボードだけで、ログインから申請完了まで', {}, async (walker) => {
  const { page, step, open } = walker
  const { keyboard } = page
  const w = wordsOf({})
  const { isOn, readPicture, rows } = knowing(walker, w)
  const [{ registrationId, password }] = others as [(typeof others)[number]]
  const { device, card } = deviceFor(0)
  const { number, registrationId: cardId } = card('701W')

  /** Goes on with Tab until something has the focus, which shows wherever it is. */
  const tabTo = async (wanted: Locator): Promise<void> => {
    for (let stops = 0; stops < 60; stops++) {
      await keyboard.press('Tab')
      const unseen = await page.evaluate(() => {
        const { activeElement: here } = document
        // Within a sound's controls the browser shows by itself where the focus is.
        return here!.matches('audio') || getComputedStyle(here!).outlineStyle !== 'none' ? null : here!.outerHTML
      })
      expect(unseen).toBeNull()
      if (await wanted.evaluate((element) => element === document.activeElement)) return
    }
    throw new Error(`no way by Tab to ${wanted}`)
  }
  const enter = async (): Promise<void> => {
    await Promise.all([page.waitForEvent('load'), keyboard.press('Enter')])
  }
  const field = (label: string): Locator => page.getByLabel(label, { exact: true })
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true })
  const into = async (label: string, text: string): Promise<void> => {
    await tabTo(field(label))
    await keyboard.type(text)
  }

  await open('/keys/')
  await step('5.2 2)', '登録ID、パスワード、画面の文字を入力して、Enterキーを押します。', async () => {
    await into(w.registrationId, registrationId)
    await into(w.password, password)
    await into(w.picture, await readPicture())
    await enter()
  })
  await isOn(w.signedIn)
  await step('5.2 3)', 'Tabキーで「新規申請」に進み、Enterキーを押します。', async () => {
    await tabTo(page.getByRole('link', { name: w.issue, exact: true }).first())
    await enter()
  })
  await isOn(w.input)
  await step('5.2 4)', '機器とカードの番号を入力して、Enterキーを押します。', async () => {
    for (const [label, digits] of [
      [w.mprId, device.mprId!],
      [w.card, number],
    ] as const)
      for (const [place, part] of inFours(digits).split('-').entries()) await into(`${label} ${place + 1}`, part)
    await into(w.cardId, cardId)
    await enter()
  })
  await isOn(w.paidTerms)
  await step('5.2 5)', '約款を読み、Tabキーで「同意する」に進んで、Enterキーを押します。', async () => {
    await tabTo(button(w.agree))
    await enter()
  })
  const candidates = page.getByRole('radio')
  const wanted = await candidates.nth(1).inputValue()
  await step('5.2 6)', '矢印キーで接続番号を選び、Enterキーを押します。', async () => {
    await tabTo(candidates.first())
    await keyboard.press('ArrowDown')
    // Enter goes on with what is chosen; it never asks for other candidates.
    await enter()
  })
  await step('5.2 7)', '内容を確認し、Tabキーで「登録」に進んで、Enterキーを押します。', async () => {
    expect((await rows())[w.number]).toBe(wanted)
    await tabTo(button(w.submit))
    await enter()
  })
  await step('5.2 8)', '「Registration Key」が表示されます。', async () => {
    await isOn(w.done)
    expect((await rows())[w.key]).toMatch(/^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/)
  })
})
