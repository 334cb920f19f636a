import { describe, expect, it } from 'vitest'
import { withoutData } from './log-errors.ts'

describe('PLT-5 errors in the log', () => {
  it('keep code and place, and nothing that was typed', () => {
    const error = Object.assign(new Error('duplicate key: hanako@example.jp'), {
      name: 'error',
      severity: 'ERROR',
      routine: '_bt_check_unique',
      code: '23505',
      table: 'identifiers',
      constraint: 'identifiers_pkey',
      detail: 'Key (canonical)=(hanako@example.jp) already exists.',
    })
    const kept = withoutData(new Error('outer', { cause: error }))
    expect(JSON.stringify(kept)).not.toContain('hanako')
    expect(kept).toMatchObject({
      message: 'outer',
      cause: { code: '23505', table: 'identifiers', constraint: 'identifiers_pkey' },
    })
    expect((kept['cause'] as { stack: string }).stack).toMatch(/log-errors\.test/)
  })
})
