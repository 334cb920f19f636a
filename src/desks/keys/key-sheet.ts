import type { Sheet } from '../../domain/documents.ts'
import type { ConnectionNumber } from '../../domain/keys/connection-number.ts'
import type { Device } from '../../domain/keys/device.ts'
import { showRegistrationKey } from '../../domain/keys/registration-key.ts'
import type { Standing } from '../../domain/keys/term.ts'
import type { Desk } from '../desk.ts'
import type { Move } from '../flow.ts'
import { saveSheet } from '../save-sheet.ts'
import { showDevice, showStanding } from './term-words.ts'

/** What came of an application, as it is printed and kept (KEY-21, KEY-34). */
export interface KeySheetFacts {
  readonly asked: 'new' | 'extension'
  readonly device: Device
  /** Null where the device has none any more. */
  readonly number: ConnectionNumber | null
  /** 16 digits; null where the sheet is of an extension that shows none. */
  readonly key: string | null
  /** How the device stood afterwards. */
  readonly stands: Standing
  /** When the card was used; null where that is another customer's business. */
  readonly at: Date | null
}

export interface KeySheetWords {
  readonly title: Readonly<Record<KeySheetFacts['asked'], string>>
  readonly lead: Readonly<Record<KeySheetFacts['asked'], string>>
  readonly at: Readonly<Record<KeySheetFacts['asked'], string>>
  readonly keep: { readonly title: string; readonly items: readonly string[] }
  readonly notes: { readonly title: string; readonly names: readonly string[] }
  readonly help: { readonly title: string; readonly desk: string; readonly mail: string; readonly hours: string }
  readonly foot: (company: string) => string
  /** The file's name, by the number that devices are told apart by; no key belongs there. */
  readonly file: (title: string, number: string) => string
}

/** The sheet that goes with 「申請完了」 and 「延長完了」. The key stands on the page alone, never in the file's name or properties. */
export const keySheet = (facts: KeySheetFacts, desk: Pick<Desk, 'portal' | 'words' | 'language' | 'now'>): Sheet => {
  const { portal, language } = desk
  const { keySheet: words, keyTerms, common } = desk.words
  const device = showDevice(facts.device, keyTerms)
  const { help } = portal
  return {
    portal: portal.id,
    language,
    title: words.title[facts.asked],
    from: portal.title[language],
    at: desk.now,
    foot: words.foot(portal.company[language]),
    parts: [
      { is: 'text', text: words.lead[facts.asked] },
      ...(facts.key === null
        ? []
        : [{ is: 'code', label: keyTerms.labels.key, value: showRegistrationKey(facts.key) } as const]),
      {
        is: 'facts',
        rows: [
          ...(facts.number === null ? [] : [{ label: keyTerms.labels.number, value: facts.number }]),
          device,
          { label: keyTerms.labels.end, value: showStanding(facts.stands, keyTerms) },
          ...(facts.at === null ? [] : [{ label: words.at[facts.asked], value: common.dateTime(facts.at) }]),
        ],
      },
      ...(facts.key === null
        ? []
        : ([
            { is: 'heading', text: words.keep.title },
            { is: 'list', items: words.keep.items },
          ] as const)),
      { is: 'to-fill-in', title: words.notes.title, names: words.notes.names },
      { is: 'heading', text: words.help.title },
      {
        is: 'facts',
        rows: [
          { label: words.help.desk, value: help.title[language] },
          { label: words.help.mail, value: help.mail },
          { label: words.help.hours, value: help.hours[language] },
        ],
      },
    ],
  }
}

/** 「PDFで保存」 on the page of a result: the sheet as a file, or in words why there is none at the moment. */
export const saveKeySheet = (facts: KeySheetFacts, desk: Desk): Promise<Move<never>> => {
  const sheet = keySheet(facts, desk)
  return saveSheet(desk.words.keySheet.file(sheet.title, facts.number ?? facts.device.id), sheet, desk)
}
