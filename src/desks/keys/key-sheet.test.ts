import { afterAll, describe, expect, it } from 'vitest'
import keysPortal from '../../../portals/keys/portal.ts'
import { readPdf } from '../../../test/fakes/pdf-text.ts'
import { openPress } from '../../documents/press.ts'
import { readDay } from '../../domain/keys/calendar.ts'
import { en } from '../../words/en.ts'
import { ja } from '../../words/ja.ts'
import type { Desk } from '../desk.ts'
import { type KeySheetFacts, saveKeySheet } from './key-sheet.ts'

const portal = { ...keysPortal, id: 'keys' }
const press = openPress({ markOf: () => '', log: { error: (facts) => expect(facts).toBeNull() } })
afterAll(() => press.close())
const desk = (language: 'ja' | 'en', documents: Desk['documents'] = press) =>
  ({ portal, language, words: { ja, en }[language], documents, now: new Date('2026-11-21T03:00:00Z') }) as Desk

const issued: KeySheetFacts = {
  asked: 'new',
  device: { kind: 'hdcom', id: '0123456789ABCDEF' },
  number: '117-04321',
  key: '07588BDE10CFA0B8',
  stands: { is: 'waiting', run: 1, months: 12 },
  at: new Date('2026-11-20T01:00:00Z'),
}

describe('KEY-21 the sheet of what was issued', () => {
  it.each([
    [
      'ja',
      '申請完了_117-04321.pdf',
      ['申請完了', '接続番号117-04321', '利用期限初回利用時から1年', '2026/11/20 10:00'],
    ],
    ['en', 'Application complete_117-04321.pdf', ['Application complete', '117-04321', '1 year from first use']],
  ] as const)(
    'in %s: whose it is, number, device, key in fours, term, when, whom to ask',
    async (language, name, parts) => {
      const move = await saveKeySheet(issued, desk(language))
      expect(move).toMatchObject({ is: 'file', name, type: 'application/pdf' })
      const { text, rest, pages } = readPdf((move as { content: Uint8Array }).content)
      expect(pages).toBe(1)
      for (const part of [...parts, '0758-8BDE-10CF-A0B8', '0123-4567-89AB-CDEF', 'keys@tsubame.example'])
        expect(text).toContain(part)
      expect(text).toContain(portal.title[language])
      expect(text).toContain(portal.company[language])
      expect(text).not.toContain('\uFFFD')
      // The key is on the page and nowhere else.
      expect(rest).toContain(portal.title[language])
      for (const spelled of ['07588BDE10CFA0B8', '0758-8BDE-10CF-A0B8']) expect(rest.includes(spelled)).toBe(false)
    },
  )

  it('KEY-34 「延長完了」: the new end; without a key where there is none to show', async () => {
    const last = readDay('2028-11-20')
    const extended: KeySheetFacts = {
      ...issued,
      asked: 'extension',
      key: null,
      stands: { is: 'running', run: 1, last, daysLeft: 731 },
    }
    const move = await saveKeySheet(extended, desk('ja'))
    expect(move).toMatchObject({ name: '延長完了_117-04321.pdf' })
    const { text } = readPdf((move as { content: Uint8Array }).content)
    expect(text).toContain('延長完了')
    expect(text).toContain('2028年11月20日 (GMT)')
    expect(text).not.toContain('Registration Key')
  })

  it.each(['busy', 'failed'] as const)('says so in words where the press is %s', async (why) => {
    const broken = { ...press, write: async () => ({ ok: false, why }) as const }
    expect(await saveKeySheet(issued, desk('ja', broken))).toEqual({
      is: 'refuse',
      problems: [{ text: ja.saveSheet.problem[why] }],
    })
  })
})
