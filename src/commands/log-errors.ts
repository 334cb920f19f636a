/**
 * An error as the log keeps it. PostgreSQL's own errors quote rows and typed values in their message and detail; what helps to find the
 * fault is the code, the names of table and constraint, and where in our code it came from (PLT-5).
 */
export const withoutData = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, table, constraint, routine, severity } = error as Error & Readonly<Record<string, unknown>>
  const isOfDatabase = severity !== undefined && routine !== undefined
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    ...(isOfDatabase ? { table, constraint, routine } : { message: error.message }),
    ...(code === undefined ? {} : { code }),
    stack: stack.join('\n'),
    ...(error.cause === undefined ? {} : { cause: withoutData(error.cause) }),
  }
}
