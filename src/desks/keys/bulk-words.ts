import type { BulkField, BulkState, RowRefusal, StopReason } from '../../domain/keys/bulk.ts'
import type { FieldWords } from '../fields.tsx'
import type { Words } from '../words.ts'
import { refusalText } from './application-words.ts'

/** The words of 「まとめて登録」: many cards at once (KEY-70). */
export interface BulkWords {
  readonly name: string
  readonly upload: {
    readonly title: string
    readonly lead: (most: number) => string
    readonly asked: FieldWords
    readonly file: FieldWords
    readonly rows: FieldWords
    readonly example: { readonly title: string; readonly lead: string; readonly lines: readonly string[] }
    readonly submit: string
    readonly faults: {
      readonly none: string
      readonly both: string
      readonly encoding: string
      readonly quotes: (line: number | null) => string
      readonly noRows: string
      readonly tooManyRows: (rows: number, most: number) => string
      readonly underWay: string
      /** Not checked: too many files today. */
      readonly tooMany: (until: string) => string
    }
    readonly earlier: {
      readonly title: string
      readonly caption: string
      readonly at: string
      readonly asked: string
      readonly rows: string
      readonly state: string
      readonly acts: string
      readonly open: string
      readonly states: Readonly<Record<BulkState, string>>
    }
  }
  readonly checking: { readonly title: string; readonly lead: string }
  readonly running: { readonly title: string; readonly lead: string; readonly stop: string; readonly stopAbout: string }
  readonly progress: {
    readonly label: string
    readonly done: (done: number, all: number) => string
    readonly reload: string
    readonly known: string
  }
  readonly fates: {
    readonly title: (page: number) => string
    readonly lead: string
    readonly nothingNew: string
    readonly nothingReady: string
    readonly next: string
    readonly giveUp: string
    readonly save: string
  }
  readonly counts: {
    readonly all: string
    readonly ready: string
    readonly done: string
    readonly same: string
    readonly refused: string
    readonly open: string
    readonly rows: (count: number) => string
  }
  readonly table: {
    readonly caption: (from: number, to: number, all: number) => string
    readonly line: string
    readonly lineOf: (line: number) => string
    readonly device: string
    readonly card: string
    readonly fate: string
    readonly none: string
    readonly pages: { readonly label: string; readonly next: string; readonly previous: string }
  }
  /** What becomes of a row, or became of it; `end` is 「利用期限」 in words. */
  readonly fate: {
    readonly possible: (end: string) => string
    readonly issued: (number: string, end: string) => string
  }
  readonly refusal: {
    readonly field: Readonly<Record<BulkField, string>>
    readonly spreadsheet: (label: string) => string
    readonly cardTwice: (line: number) => string
    readonly kindNotOpen: string
    readonly noNumber: string
    readonly deviceLength: string
  }
  readonly confirm: {
    readonly title: string
    readonly lead: (rows: number) => string
    readonly notYet: string
    readonly agree: (text: string) => string
    readonly submit: string
    readonly back: string
  }
  readonly result: {
    readonly title: (page: number) => string
    readonly done: string
    readonly stopped: Readonly<Record<StopReason, string>>
    readonly kept: (until: string) => string
    readonly save: string
    readonly again: string
    readonly menu: string
  }
  /** The file: its name without the ending, and its columns. */
  readonly file: {
    readonly name: Readonly<Record<'check' | 'result', string>>
    readonly columns: Readonly<
      Record<'device' | 'card' | 'registrationId' | 'line' | 'state' | 'number' | 'key' | 'end' | 'reason', string>
    >
    readonly states: Readonly<Record<'ready' | 'done' | 'same' | 'refused' | 'open', string>>
  }
}

type FieldRefusal = Extract<RowRefusal, { why: 'field' }>

/** What is wrong with a number, in the words of the fields of the pages; a device may have twelve digits or sixteen. */
const fieldText = ({ field, fault }: FieldRefusal, { bulk: { refusal }, keyFields: { faults } }: Words): string => {
  const label = refusal.field[field]
  switch (fault) {
    case 'spreadsheet':
      return refusal.spreadsheet(label)
    case 'length':
      return field === 'device' ? refusal.deviceLength : faults.length(label, field === 'card' ? 16 : 12)
    case 'empty':
    case 'characters':
    case 'slip':
      return faults[fault](label)
  }
}

/** Why a row was refused, in the words of the pages where one card is used. */
export const rowRefusalText = (refusal: RowRefusal, words: Words): string => {
  const { bulk, application, common } = words
  switch (refusal.why) {
    case 'field':
      return fieldText(refusal, words)
    case 'card-twice':
      return bulk.refusal.cardTwice(refusal.line)
    case 'kind-not-open':
      return bulk.refusal.kindNotOpen
    case 'no-number':
      return bulk.refusal.noNumber
    case 'wrong-pair':
      return application.proof.wrong
    case 'card-closed':
    case 'account-closed':
      return application.proof[refusal.why](common.dateTime(new Date(refusal.until)))
    default:
      return refusalText(refusal, application)
  }
}
