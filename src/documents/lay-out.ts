import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Sheet, SheetPart } from '../domain/documents.ts'

/** The one typeface of documents, by the name under which it is registered. */
export const typeface = 'BIZ UDPGothic'

/** Millimetres as points, in which pages are set. */
const mm = (length: number): number => (length * 72) / 25.4

const ink = '#1a1a1c'
const faint = '#626264'
const rule = '#949494'
const ground = '#f2f2f2'
const hairline = 0.5

/**
 * A sheet as it is set: A4 with margins that every printer keeps, 10.5 points as business papers have them. `mark` is the portal's mark as
 * SVG, or empty. Nothing of what stands on the pages goes into the file's properties but title, company and date.
 */
export const layOut = (sheet: Sheet, mark: string): TDocumentDefinitions => ({
  pageSize: 'A4',
  pageMargins: [mm(20), mm(18), mm(20), mm(22)],
  language: sheet.language,
  info: { title: sheet.title, author: sheet.from, creator: sheet.from, producer: sheet.from, creationDate: sheet.at },
  displayTitle: true,
  version: '1.7',
  defaultStyle: { font: typeface, fontSize: 10.5, lineHeight: 1.5, color: ink },
  content: [
    head(sheet, mark),
    { text: sheet.title, fontSize: 20, bold: true, margin: [0, mm(8), 0, mm(3)] },
    ...sheet.parts.map(part),
  ],
  footer: (page, pages) => ({
    margin: [mm(20), mm(8), mm(20), 0],
    columns: [
      { width: '*', text: sheet.foot },
      { width: 'auto', text: `${page} / ${pages}` },
    ],
    fontSize: 8,
    color: faint,
  }),
})

const head = ({ from }: Sheet, mark: string): Content => ({
  columns: [
    ...(mark === '' ? [] : [{ width: mm(10), svg: mark, fit: [mm(10), mm(10)] as [number, number] }]),
    { width: '*' as const, text: from, fontSize: 12, bold: true, margin: [mark === '' ? 0 : mm(3), mm(1.8), 0, 0] },
  ],
})

const part = (one: SheetPart): Content => {
  switch (one.is) {
    case 'text':
      return one.small === true
        ? { text: one.text, fontSize: 9, margin: [0, 0, 0, mm(2)] }
        : { text: one.text, margin: [0, 0, 0, mm(3)] }
    case 'heading':
      return { text: one.text, fontSize: 12, bold: true, margin: [0, mm(5), 0, mm(2)], headlineLevel: 1 }
    case 'list':
      return { ul: [...one.items], margin: [0, 0, 0, mm(3)] }
    case 'facts':
      return lined(
        one.rows.map(({ label, value }) => [{ text: label, bold: true, fillColor: ground }, { text: value }]),
      )
    case 'code':
      return {
        table: {
          widths: ['*'],
          body: [
            [
              {
                stack: [
                  { text: one.label, bold: true },
                  { text: one.value, fontSize: 26, bold: true, characterSpacing: 1, noWrap: true, lineHeight: 1.2 },
                ],
                alignment: 'center',
              },
            ],
          ],
          dontBreakRows: true,
        },
        layout: frame(1.2, ink, mm(4)),
        margin: [0, mm(2), 0, mm(4)],
      }
    case 'to-fill-in':
      return {
        stack: [
          { text: one.title, fontSize: 12, bold: true, margin: [0, mm(5), 0, mm(2)] },
          lined(
            one.names.map((name) => [
              { text: name, fillColor: ground },
              { text: ' ', margin: [0, mm(1.5)] },
            ]),
          ),
        ],
        unbreakable: true,
      }
  }
}

const lined = (body: TableCell[][]): Content => ({
  table: { widths: [mm(45), '*'], body, dontBreakRows: true },
  layout: frame(hairline, rule, mm(1.5)),
  margin: [0, 0, 0, mm(3)],
})

/** Lines of one width and colour round every cell, with room inside. */
const frame = (width: number, color: string, room: number) => ({
  hLineWidth: () => width,
  vLineWidth: () => width,
  hLineColor: () => color,
  vLineColor: () => color,
  paddingTop: () => room,
  paddingBottom: () => room * 0.7,
  paddingLeft: () => mm(3),
  paddingRight: () => mm(3),
})
