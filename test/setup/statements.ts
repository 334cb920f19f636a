import pg from 'pg'

/** Statements as they were sent to the database by this process, in their order; values are not kept. */
export interface Statements {
  /** What was sent since the last call. */
  take(): string[]
  stop(): void
}

/** Writes down every statement that any connection of this process sends. */
export const recordStatements = (): Statements => {
  const { query } = pg.Client.prototype as any
  let kept: string[] = []
  ;(pg.Client.prototype as any).query = function (this: pg.Client, ...given: any[]) {
    const [first] = given
    kept.push((typeof first === 'string' ? first : (first?.text ?? '')).replace(/\s+/g, ' ').trim())
    return query.apply(this, given)
  }
  return {
    take: () => {
      const taken = kept
      kept = []
      return taken
    },
    stop: () => {
      ;(pg.Client.prototype as any).query = query
    },
  }
}

/** Whether a statement writes anything. */
export const writes = (statement: string): boolean =>
  /\b(insert into|update|delete from|truncate|count_try|count_in_window|begin_sign_in|enter_sign_in|audit_append|hold_device|hold_numbers|use_card)\b/i.test(
    statement.replace(/for (no key )?update/gi, ''),
  )
