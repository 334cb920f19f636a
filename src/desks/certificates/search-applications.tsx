import type { ApplicationSearch } from '../../domain/certificates/records.ts'
import { Select, TextField } from '../../pages/form.tsx'
import { BackLink } from '../../pages/link-list.tsx'
import { serviceOf } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import { drawn } from '../fields.tsx'
import { act, type Field, type Fields, flow, leave, type Problem, refuse } from '../flow.ts'
import { certificatesOf } from './own-record.ts'
import {
  dateKinds,
  readSearch,
  readTypedDay,
  searchedKinds,
  sortKeys,
  textFields,
  textRows,
  writeSearch,
} from './search-address.ts'

/** 「検索」: what is typed becomes the address of the list, so that a search can be kept and come back to (CRT-21, manual 004 §4). */
type State = { readonly at: 'ask' }

export const searchApplications = flow<State>({
  id: 'search-applications',
  who: 'account',
  first: ({ portal }) => (serviceOf(portal, 'certificates') ? { at: 'ask' } : null),
  steps: {
    ask: {
      title: ({ applicationSearch }) => applicationSearch.title,
      lead: ({ applicationSearch }) => applicationSearch.lead,
      page: ({ form, desk, words: { applicationSearch: words } }) => (
        <>
          <BackLink link={{ label: words.back, href: desk.path('applications') }} />
          {form({ submit: words.submit })}
        </>
      ),
      acts: {
        main: act<State, State, Record<string, Field<string>>>(
          (desk) => fields(desk),
          async (typed, _here, desk) => {
            const problems = faultsOf(typed, desk)
            if (problems.length > 0) return refuse(...problems)
            const search = searchOf(typed, desk)
            const query = writeSearch(search)
            return leave(`applications${query === '' ? '' : `?${query}`}`)
          },
          (desk) => initialOf(desk),
        ),
      },
    },
  },
})

/** What is typed is read as an address is: both say the same thing. */
const searchOf = (typed: Readonly<Record<string, string>>, desk: Desk): ApplicationSearch =>
  readSearch((name) => typed[name] ?? null, certificatesOf(desk)).search

const initialOf = (desk: Desk): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(fields(desk)).flatMap((name) => {
      const value = desk.query(name)
      return value === null ? [] : [[name, value]]
    }),
  )

const optional = (words: { readonly label: string; readonly hint?: string }): Field<string> => ({
  label: words.label,
  read: (raw) => ({ ok: true, value: raw.toWellFormed().trim() }),
  draw: (props) => <TextField {...drawn(props, words, false)} width="medium" autocomplete="off" />,
})

const among = (label: string, empty: string, choices: readonly (readonly [string, string])[]): Field<string> => ({
  label,
  read: (raw) => ({ ok: true, value: choices.some(([value]) => value === raw) ? raw : '' }),
  draw: (props) => (
    <Select
      {...drawn(props, { label }, false)}
      empty={empty}
      choices={choices.map(([value, text]) => ({ value, label: text }))}
    />
  ),
})

const fields = (desk: Desk): Fields & Record<string, Field<string>> => {
  const { applicationSearch: words, certificateRecords: records } = desk.words
  const { labels, anything } = words
  const rule = certificatesOf(desk)
  const pairs = <V extends string>(values: readonly V[], texts: Readonly<Record<V, string>>) =>
    values.map((value) => [value, texts[value]] as const)
  return {
    date: among(labels.date, anything, pairs(dateKinds, words.dates)),
    from: optional({ label: labels.from, hint: words.dayHint }),
    to: optional({ label: labels.to, hint: words.dayHint }),
    kind: among(labels.kind, anything, pairs(searchedKinds, records.kind)),
    service: among(
      labels.service,
      anything,
      rule.sells.map(({ id, title }) => [id, title[desk.language]] as const),
    ),
    downloaded: among(labels.downloaded, anything, pairs(['yes', 'no'] as const, words.downloads)),
    server: among(labels.server, anything, pairs(rule.serverTypes, records.serverType)),
    ...Object.fromEntries(
      Array.from({ length: textRows }, (_, row) => [
        [`in${row + 1}`, among(words.field(row + 1), anything, pairs(textFields, words.fields))],
        [`text${row + 1}`, optional({ label: words.text(row + 1), ...(row === 0 ? { hint: words.contains } : {}) })],
      ]).flat(),
    ),
    sort: among(labels.sort, anything, pairs(sortKeys, words.sorts)),
    order: among(labels.order, words.up, [['down', words.down]]),
  }
}

/** Days that are none, a stretch that runs backwards, words without a place to look for them. */
const faultsOf = (
  typed: Readonly<Record<string, string>>,
  { words: { applicationSearch: words } }: Desk,
): readonly Problem[] => {
  const days = (['from', 'to'] as const).map((name) => ({
    name,
    raw: typed[name] ?? '',
    day: readTypedDay(typed[name] ?? ''),
  }))
  const [from, to] = days
  return [
    ...days.flatMap(({ name, raw, day }) =>
      raw !== '' && day === null ? [{ field: name, text: words.badDay(words.labels[name]) }] : [],
    ),
    ...(from?.day && to?.day && to.day < from.day ? [{ field: 'to', text: words.backwards(words.labels.to) }] : []),
    ...Array.from({ length: textRows }, (_, row) => row + 1).flatMap((row) =>
      typed[`text${row}`] && !typed[`in${row}`]
        ? [{ field: `in${row}`, text: words.fieldMissing(words.field(row)) }]
        : [],
    ),
  ]
}
