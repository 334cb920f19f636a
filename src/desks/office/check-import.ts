import type { IdentifierOf } from '../../domain/accounts/account.ts'
import { readIdentifier } from '../../domain/accounts/identifier.ts'
import { readPostalCode } from '../../domain/accounts/postal-code.ts'
import { foldCode, isWellFormed, katakana, tidyName } from '../../kit/fold.ts'
import type { Language } from '../../kit/language.ts'
import type { Portal } from '../../portal/define.ts'
import { customerCodeOf, exampleOf } from '../fields.tsx'
import type { Reading } from '../flow.ts'
import type { Words } from '../words.ts'
import { type Column, type ColumnName, columnsOf, type HeaderFault, readHeader } from './import-columns.ts'

/** A table as it was read: rows of cells, each with the line of the file on which it begins. */
export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

/** One row that was understood. */
export interface ImportRow {
  readonly line: number
  readonly identifier: IdentifierOf
  readonly mail: string | null
  readonly name: string
  readonly company: string
  readonly contract: string
  readonly language: Language
  readonly passwordHash: string | null
  readonly customer: {
    readonly code: string
    readonly kana: string
    readonly postalCode: string
    readonly address: string
    readonly phone: string
  } | null
}

export interface ImportWords {
  /** A message about a line of the file. */
  readonly line: (line: number, text: string) => string
  /** The same message with what stood in the cell. */
  readonly found: (text: string, value: string) => string
  readonly header: { readonly [F in HeaderFault['is']]: (of: string, known: readonly string[]) => string }
  readonly empty: string
  readonly cells: (has: number, wanted: number) => string
  readonly sameAs: (label: string, line: number) => string
  readonly language: (label: string) => string
  readonly hash: Readonly<Record<'unreadable' | 'slow', (label: string) => string>>
}

export interface CheckedTable {
  readonly good: readonly ImportRow[]
  /** Faults of the header: then no row was looked at. */
  readonly broken: readonly string[]
  /** Every fault of every row, in words, in the order of the lines. */
  readonly faults: readonly string[]
}

const NAME = 100

/** Checks a whole table before anything is written. `judgeHash` says whether a password's hash may be taken over. */
export const checkImport = (
  table: Table,
  portal: Portal,
  words: Words,
  judgeHash: (hash: string) => 'good' | 'unreadable' | 'slow',
): CheckedTable => {
  const columns = columnsOf(portal)
  const { places, faults: broken } = readHeader(table.header, columns)
  const { importing } = words
  if (table.rows.length === 0 && table.header.length === 0) return { good: [], broken: [importing.empty], faults: [] }
  if (broken.length > 0) {
    const known = columns.map(({ spellings }) => spellings.join(' / '))
    return {
      good: [],
      broken: broken.map((fault) =>
        importing.header[fault.is](fault.is === 'missing' ? fault.spellings.join(' / ') : fault.heading, known),
      ),
      faults: [],
    }
  }
  const good: ImportRow[] = []
  const faults: string[] = []
  const seen = new Map<string, number>()
  for (const { line, cells } of table.rows) {
    const said = (text: string) => faults.push(importing.line(line, text))
    if (cells.length !== table.header.length) {
      said(importing.cells(cells.length, table.header.length))
      continue
    }
    const reader = readerOf({ cells, header: table.header, places, columns, portal, words, judgeHash, said })
    const row = readRow(line, portal, reader)
    if (!row) continue
    const before = seen.get(row.identifier.canonical)
    if (before === undefined) {
      seen.set(row.identifier.canonical, line)
      good.push(row)
    } else said(importing.sameAs(reader.label(identifierColumn(portal)), before))
  }
  return { good, broken: [], faults }
}

interface Cells {
  readonly cells: readonly string[]
  readonly header: readonly string[]
  readonly places: ReadonlyMap<ColumnName, number>
  readonly columns: readonly Column[]
  readonly portal: Portal
  readonly words: Words
  judgeHash(hash: string): 'good' | 'unreadable' | 'slow'
  said(text: string): void
}

interface Reader {
  label(name: ColumnName): string
  /** The value of a cell; '' where there is none and none is needed; undefined where it was faulty, which has been said then. */
  read(name: ColumnName): string | undefined
}

const readerOf = (of: Cells): Reader => {
  const label = (name: ColumnName): string => of.header[of.places.get(name) ?? -1]?.trim() ?? name
  const needs = new Map(of.columns.map(({ name, needed }) => [name, needed]))
  return {
    label,
    read: (name) => {
      const raw = of.cells[of.places.get(name) ?? -1] ?? ''
      if (raw.trim() === '') {
        if (!needs.get(name)) return ''
        of.said(of.words.faults.empty(label(name)))
        return undefined
      }
      const read = isWellFormed(raw)
        ? readCell(name, raw, label(name), of)
        : ({ ok: false, text: of.words.faults.characters(label(name)) } as const)
      if (read.ok) return read.value
      // A hash is nobody's business, also on an operator's screen.
      of.said(name === 'password-hash' ? read.text : of.words.importing.found(read.text, tidyName(raw).slice(0, 60)))
      return undefined
    },
  }
}

const good = (value: string): Reading<string> => ({ ok: true, value })
const bad = (text: string): Reading<string> => ({ ok: false, text })

const readCell = (
  name: ColumnName,
  raw: string,
  label: string,
  { portal, words, judgeHash }: Cells,
): Reading<string> => {
  const { faults, importing } = words
  const short = (value: string): Reading<string> =>
    [...value].length > NAME ? bad(faults.longerThan(label, NAME)) : good(value)
  switch (name) {
    case 'mail': {
      const read = readIdentifier({ kind: 'mail' }, raw)
      return read.ok ? good(read.canonical) : bad(faults.identifier.mail(label))
    }
    case 'login-id': {
      const rule = portal.account.signIn.by
      const read = readIdentifier({ kind: 'login-id', domain: rule.identifier === 'login-id' ? rule.domain : '' }, raw)
      return read.ok ? good(read.canonical) : bad(faults.identifier['login-id'](label))
    }
    case 'registration-id':
    case 'access-key': {
      const read = readIdentifier({ kind: name }, raw)
      return read.ok ? good(read.canonical) : bad(faults.identifier[name](label))
    }
    case 'customer-code': {
      const read = readIdentifier(customerCodeOf(portal), raw)
      return read.ok ? good(read.canonical) : bad(faults.customerCode(label, exampleOf(portal)))
    }
    case 'postal-code': {
      const read = readPostalCode(raw)
      return read.ok ? good(read.canonical) : bad(faults.postalCode(label))
    }
    case 'phone': {
      const phone = foldCode(raw)
      return /^[0-9+() -]{6,20}$/.test(phone) ? good(phone) : bad(faults.phone(label))
    }
    case 'language': {
      const spelled: Readonly<Record<string, Language>> = {
        ja: 'ja',
        日本語: 'ja',
        en: 'en',
        英語: 'en',
        english: 'en',
      }
      const language = spelled[foldCode(raw).toLowerCase()]
      return language ? good(language) : bad(importing.language(label))
    }
    case 'password-hash': {
      const verdict = judgeHash(raw.trim())
      return verdict === 'good' ? good(raw.trim()) : bad(importing.hash[verdict](label))
    }
    case 'kana':
      return short(katakana(raw))
    case 'name':
    case 'company':
    case 'address':
    case 'contract':
      return short(tidyName(raw.replace(/[\r\n]+/g, ' ')))
  }
}

const identifierColumn = (portal: Portal): 'mail' | 'login-id' | 'customer-code' | 'registration-id' | 'access-key' =>
  (
    ({
      mail: 'mail',
      'login-id': 'login-id',
      'customer-code-or-mail': 'customer-code',
      'registration-id': 'registration-id',
      'access-key': 'access-key',
    }) as const
  )[portal.account.signIn.by.identifier]

/** Reads every cell, so that all faults of a row are said at once; null where there is one. */
const readRow = (line: number, portal: Portal, { read }: Reader): ImportRow | null => {
  const names = columnsOf(portal).map(({ name }) => name)
  const values = new Map(names.map((name) => [name, read(name)]))
  if ([...values.values()].includes(undefined)) return null
  const value = (name: ColumnName): string => values.get(name) ?? ''
  const kind = identifierColumn(portal)
  return {
    line,
    identifier: { kind, canonical: value(kind) },
    mail: value('mail') || null,
    name: value('name'),
    company: value('company'),
    contract: value('contract'),
    language: (value('language') || portal.languages[0] || 'ja') as Language,
    passwordHash: value('password-hash') || null,
    customer:
      kind === 'customer-code'
        ? {
            code: value('customer-code'),
            kana: value('kana'),
            postalCode: value('postal-code'),
            address: value('address'),
            phone: value('phone'),
          }
        : null,
  }
}
