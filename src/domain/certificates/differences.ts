import type { ApplicationData } from './desk-data.ts'

/** One place where an application says something else than was examined before. */
export interface Difference {
  /** `organisation.address`, `contacts.registration.phone`. */
  readonly field: string
  readonly before: string
  readonly now: string
}

/** What customers say of themselves and their server; all else about an application is the desk's. */
const said = ({ organisation, contacts, server }: ApplicationData): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...flat('organisation', organisation),
    ...flat('contacts', contacts),
    ...flat('server', server && { ...server, names: server.names.join(' ') }),
  ])

const flat = (name: string, value: unknown): readonly (readonly [string, string])[] => {
  if (value === undefined || value === null) return []
  if (typeof value !== 'object') return [[name, String(value)]]
  return Object.entries(value).flatMap(([key, inner]) => flat(`${name}.${key}`, inner))
}

/**
 * What is new in an application, field by field, in the order in which it is said; what it leaves unsaid as a whole (a further certificate
 * says no contacts) is no difference.
 */
export const differences = (before: ApplicationData, now: ApplicationData): readonly Difference[] => {
  const [old, present] = [said(before), said(now)]
  const parts = new Set(Object.keys(present).map((field) => field.split('.')[0]!))
  return [...new Set([...Object.keys(present), ...Object.keys(old)])]
    .filter((field) => parts.has(field.split('.')[0]!) && (old[field] ?? '') !== (present[field] ?? ''))
    .map((field) => ({ field, before: old[field] ?? '', now: present[field] ?? '' }))
}
