import type { Field } from '../flow.ts'

/** A field that may be left empty; what is typed is judged all the same. */
export const optional = (field: Field<string>): Field<string> => ({
  ...field,
  read: (raw, all) => (raw.trim() === '' ? { ok: true, value: '' } : field.read(raw, all)),
  draw: (props) => field.draw({ ...props, need: () => props.need(false) }),
})

/** A field that is kept as it was typed, for a button that only leads elsewhere: nothing is judged and nothing is lost. */
export const asTyped = <T>({ file: _, ...field }: Field<T>): Field<string> => ({
  ...field,
  read: (raw) => ({ ok: true, value: raw.isWellFormed() ? raw : '' }),
})

/** The same for a whole page of fields. */
export const allAsTyped = (fields: Readonly<Record<string, Field<unknown>>>): Readonly<Record<string, Field<string>>> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, asTyped(field)]))
