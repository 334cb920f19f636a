import type { ApplicationKind } from '../../domain/certificates/application.ts'
import type { ApplicationSearch } from '../../domain/certificates/records.ts'
import type { JapanDay } from '../../domain/certificates/term.ts'
import { foldCode } from '../../kit/fold.ts'
import type { CertificatesRule } from '../../portal/define.ts'

/** A search as it stands in an address, so that it can be kept as a bookmark (CRT-21). Every part may be left out. */
export interface SearchAddress {
  readonly search: ApplicationSearch
  /** From 1. */
  readonly page: number
  /** Parts that could not be read and are left out of the search: an address is typed and changed by people, too. */
  readonly unread: readonly string[]
}

type DateOf = NonNullable<ApplicationSearch['date']>['of']
type SortBy = NonNullable<ApplicationSearch['sort']>['by']
type ContainsIn = NonNullable<ApplicationSearch['contains']>[number]['field']

export const dateKinds: readonly DateOf[] = ['applied', 'completed', 'ends']
export const sortKeys: readonly SortBy[] = [
  ...(['applied', 'service', 'status', 'kind', 'ends', 'contract', 'organisation', 'server'] as const),
]
export const textFields: readonly ContainsIn[] = ['organisation', 'server', 'contract', 'agent', 'coupon']
/** Kinds that can be searched for, in the order of the list (manual 004 §4). */
export const searchedKinds: readonly ApplicationKind[] = [
  ...(['new', 'renewal', 'reissue', 'further', 'contacts', 'revocation', 'cancellation'] as const),
]
/** How many conditions of words there can be. */
export const textRows = 3
const longestText = 100
const mostPages = 100_000

/** A day as people type it: `2026/11/20`, `2026-11-20`, `2026年11月20日`, in any width. Null where it is none. */
export const readTypedDay = (typed: string): JapanDay | null => {
  const [, year, month, day] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(foldCode(typed.toWellFormed())) ?? []
  if (year === undefined) return null
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    ).toString() as JapanDay
  } catch {
    return null
  }
}

/** Reads a search from an address's query. */
export const readSearch = (
  ask: (name: string) => string | null,
  { sells, serverTypes }: Pick<CertificatesRule, 'sells' | 'serverTypes'>,
): SearchAddress => {
  const unread: string[] = []
  const one = <V extends string>(name: string, known: readonly V[]): V | undefined => {
    const raw = ask(name)
    if (raw === null || raw === '') return undefined
    const found = known.find((value) => value === raw)
    if (found === undefined) unread.push(name)
    return found
  }
  const day = (name: string): JapanDay | undefined => {
    const raw = ask(name)
    if (raw === null || raw === '') return undefined
    const read = readTypedDay(raw)
    if (read === null) unread.push(name)
    return read ?? undefined
  }
  const [of, from, to] = [one('date', dateKinds), day('from'), day('to')]
  const kind = one('kind', searchedKinds)
  const service = one(
    'service',
    sells.map(({ id }) => id),
  )
  const downloaded = one('downloaded', ['yes', 'no'])
  const serverType = one('server', serverTypes)
  const by = one('sort', sortKeys)
  const contains = Array.from({ length: textRows }, (_, row) => {
    const field = one(`in${row + 1}`, textFields)
    const text =
      ask(`text${row + 1}`)
        ?.toWellFormed()
        .trim() ?? ''
    if (text.length > longestText) {
      unread.push(`text${row + 1}`)
      return []
    }
    return field === undefined || text === '' ? [] : [{ field, text }]
  }).flat()
  const page = Number(ask('page') ?? 1)
  return {
    search: {
      ...(from || to ? { date: { of: of ?? 'applied', ...(from && { from }), ...(to && { to }) } } : {}),
      ...(kind && { kind }),
      ...(service !== undefined && { service }),
      ...(downloaded && { downloaded: downloaded === 'yes' }),
      ...(serverType && { serverType }),
      ...(contains.length > 0 && { contains }),
      ...(ask('past') === 'yes' && { past: true }),
      ...(by && { sort: { by, down: ask('order') === 'down' } }),
    },
    page: Number.isInteger(page) && page >= 1 && page <= mostPages ? page : 1,
    unread,
  }
}

/** A search as a query of an address; empty where it asks for nothing. */
export const writeSearch = (search: ApplicationSearch, page = 1): string => {
  const { date, kind, service, downloaded, serverType, contains = [], past, sort } = search
  const parts: Readonly<Record<string, string | undefined>> = {
    date: date?.of,
    from: date?.from,
    to: date?.to,
    kind,
    service,
    downloaded: downloaded === undefined ? undefined : downloaded ? 'yes' : 'no',
    server: serverType,
    ...Object.fromEntries(
      contains.flatMap(({ field, text }, row) => [
        [`in${row + 1}`, field],
        [`text${row + 1}`, text],
      ]),
    ),
    past: past ? 'yes' : undefined,
    sort: sort?.by,
    order: sort ? (sort.down ? 'down' : 'up') : undefined,
    page: page > 1 ? String(page) : undefined,
  }
  return new URLSearchParams(
    Object.entries(parts).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString()
}

/** Whether anything is asked for beside the order and the part of the list. */
export const asksForSomething = ({ sort: _sort, past: _past, ...asked }: ApplicationSearch): boolean =>
  Object.keys(asked).length > 0
