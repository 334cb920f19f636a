import { existsSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { readPdf } from '../../test/fakes/pdf-text.ts'
import type { Sheet } from '../domain/documents.ts'
import { openPress, type Press, type PressOptions } from './press.ts'

const sheet = (rest: Partial<Sheet> = {}): Sheet => ({
  portal: 'keys',
  language: 'ja',
  title: '申請完了',
  from: 'つばめビジョン',
  at: new Date('2026-11-20T01:00:00Z'),
  parts: [],
  foot: 'つばめビジョン株式会社',
  ...rest,
})

const mark = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path fill="#036" d="M0 0h10v10z"/></svg>'
const logged: string[] = []
const presses: Press[] = []
const open = (options: Partial<PressOptions> = {}): Press => {
  const log = { error: (facts: object, words: string) => void logged.push(`${words} ${JSON.stringify(facts)}`) }
  const press = openPress({ markOf: () => mark, log, ...options })
  presses.push(press)
  return press
}
afterEach(async () => {
  for (const press of presses.splice(0)) await press.close()
  logged.length = 0
})

describe('documents as PDF', () => {
  it('sets every part of a sheet so that it can be read, searched and copied again', async () => {
    const made = await open().write(
      sheet({
        parts: [
          { is: 'text', text: '申請が完了しました。' },
          { is: 'code', label: 'Registration Key', value: '0758-8BDE-10CF-A0B8' },
          { is: 'facts', rows: [{ label: '接続番号', value: '111-01234' }] },
          { is: 'heading', text: '保管のお願い' },
          { is: 'list', items: ['㈱髙﨑①', 'No. Ⅲ ～ №'] },
          { is: 'text', text: '小さな字', small: true },
          { is: 'to-fill-in', title: '控え', names: ['設置場所', '保管場所'] },
        ],
      }),
    )
    expect(made.ok).toBe(true)
    const pdf = readPdf((made as { pdf: Uint8Array }).pdf)
    expect(pdf.pages).toBe(1)
    expect(pdf.text).toContain('つばめビジョン申請完了申請が完了しました。')
    for (const part of ['Registration Key', '0758-8BDE-10CF-A0B8', '接続番号111-01234', '保管のお願い'])
      expect(pdf.text).toContain(part)
    for (const part of ['㈱髙﨑①', 'No. Ⅲ ～ №', '小さな字', '控え設置場所']) expect(pdf.text).toContain(part)
    expect(pdf.text).toContain('つばめビジョン株式会社1 / 1')
    expect(pdf.text).not.toContain('\uFFFD')
    expect(pdf.rest).toMatch(/\/MediaBox \[0 0 595\.28 841\.89\]/)
    expect(pdf.rest).toContain('D:20261120010000Z')
    expect(pdf.rest).toMatch(/\/Lang \(ja\)/)
    expect(pdf.rest).toContain('申請完了')
    expect(pdf.rest).not.toContain('0758')
  })

  it('goes on over pages, each with its number, and keeps what is to be filled in together', async () => {
    const long = { is: 'text', text: 'キッチン・ラッキーマーク、「ッ」や「ー」で行を始めません。'.repeat(20) } as const
    const made = await open().write(
      sheet({ parts: [...Array(9).fill(long), { is: 'to-fill-in', title: '控え', names: ['あ', 'い'] }] }),
    )
    const pdf = readPdf((made as { pdf: Uint8Array }).pdf)
    expect(pdf.pages).toBeGreaterThan(1)
    const pages = pdf.text.split('\n')
    for (const [place, page] of pages.entries()) expect(page).toContain(`${place + 1} / ${pdf.pages}`)
    expect(pages.filter((page) => /控えあ\s*い/.test(page))).toHaveLength(1)
  })

  it('opens no file and no address, whatever a mark asks for', async () => {
    const here = new URL(import.meta.url).pathname
    expect(existsSync(here)).toBe(true)
    for (const href of [here, 'http://127.0.0.1:9/a.png', 'file:///etc/hostname']) {
      const image = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="${href}" width="9" height="9"/></svg>`
      const made = await open({ markOf: () => image }).write(sheet())
      if (made.ok) expect(readPdf(made.pdf).rest).not.toMatch(/\/Subtype \/Image/)
    }
  })
})

describe('the thread that makes documents', () => {
  const thread = new URL('../../test/fakes/broken-press.mjs', import.meta.url)
  const as = (title: string) => sheet({ title })

  it.each(['throws', 'exits', 'hangs', 'fault'])(
    'one that %s fails in words; the next one is made by a thread that works',
    async (title) => {
      const press = open({ thread, longest: 2000 })
      const both = await Promise.all([press.write(as(title)), press.write(as('good'))])
      expect(both[0]).toEqual({ ok: false, why: 'failed' })
      expect(both[1]).toEqual({ ok: true, pdf: new TextEncoder().encode(mark) })
      expect(logged).toHaveLength(1)
      expect(logged[0]).toContain('a document could not be made')
    },
  )

  it('takes only as many as may wait, first come, first served', async () => {
    const press = open({ thread, backlog: 3 })
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => press.write(as('good'))))
    expect(outcomes.map((one) => (one.ok ? 'made' : one.why))).toEqual(['made', 'made', 'made', 'made', 'busy', 'busy'])
    expect((await press.write(as('good'))).ok).toBe(true)
  })

  it('ends when nobody needs it, and starts again', async () => {
    const press = open({ thread, idle: 0 })
    for (let turn = 0; turn < 3; turn++) {
      expect((await press.write(as('good'))).ok).toBe(true)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(logged).toEqual([])
  })

  it('leaves nobody waiting at its end', async () => {
    const press = open({ thread })
    const waiting = [press.write(as('hangs')), press.write(as('good'))]
    await press.close()
    for (const one of waiting) expect(await one).toEqual({ ok: false, why: 'busy' })
    expect(await press.write(as('good'))).toEqual({ ok: false, why: 'busy' })
  })
})
