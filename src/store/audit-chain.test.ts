import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuditNote } from '../domain/office/audit.ts'
import { auditBody, type ChainedRow, type ChainFault, chainHash, emptyChain, followChain } from './audit-chain.ts'

const text = fc.string({ unit: 'grapheme' })
const note: fc.Arbitrary<AuditNote> = fc.record(
  {
    event: fc.constantFrom('sign-in.accepted', 'sign-in.refused', 'password.changed'),
    by: fc.constantFrom('account', 'stranger', 'job', 'operator'),
    accountId: fc.uuid(),
    address: fc.ipV6(),
    facts: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean())),
  },
  { requiredKeys: ['event', 'by'] },
)
const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
const entries = fc.array(fc.tuple(note, moment), { minLength: 3, maxLength: 12 })

const chained = (written: readonly [AuditNote, Date][]): ChainedRow[] => {
  let previous: Uint8Array = emptyChain.hash
  return written.map(([note, at], index) => {
    const body = auditBody('trade', note, at)
    const hash = chainHash(previous, index + 1, body)
    const row = {
      number: index + 1,
      at,
      event: note.event,
      account_id: note.accountId ?? null,
      body,
      previous,
      hash,
    }
    previous = hash
    return row
  })
}

const firstFault = (rows: readonly ChainedRow[], portal = 'trade'): ChainFault | null => {
  let head = emptyChain
  for (const row of rows) {
    const next = followChain(portal, head, row)
    if ('what' in next) return next
    head = next
  }
  return null
}

const replaced = (rows: readonly ChainedRow[], index: number, change: Partial<ChainedRow>): ChainedRow[] =>
  rows.map((row, at) => (at === index ? { ...row, ...change } : row))

/** A chain and a place in it, not the last one. */
const chainAndPlace = entries.chain((written) =>
  fc.record({ rows: fc.constant(chained(written)), index: fc.nat(written.length - 2) }),
)

describe('PLT-32 ACC-50 the audit chain', () => {
  it('ACC-50 an untouched chain is followed to its end', () => {
    fc.assert(
      fc.property(entries, (written) => {
        expect(firstFault(chained(written))).toBeNull()
      }),
    )
  })

  it('ACC-50 a chain of another portal is not this one’s', () => {
    fc.assert(
      fc.property(entries, (written) => {
        expect(firstFault(chained(written), 'partner')).toEqual({ number: 1, what: 'changed' })
      }),
    )
  })

  it('ACC-50 finds a row whose text was changed, at any place of it', () => {
    fc.assert(
      fc.property(
        chainAndPlace,
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        ({ rows, index }, place, sign) => {
          const { body } = rows[index]!
          const at = place % body.length
          const changed = body.slice(0, at) + sign + body.slice(at + 1)
          fc.pre(changed !== body && changed.isWellFormed() && body.isWellFormed())
          expect(firstFault(replaced(rows, index, { body: changed }))).toEqual({ number: index + 1, what: 'changed' })
        },
      ),
    )
  })

  it('ACC-50 finds a row whose columns say something else than its text', () => {
    const other = fc.constantFrom<Partial<ChainedRow>>(
      { at: new Date('2001-01-01') },
      { event: 'import.done' },
      { account_id: '01900000-0000-7000-8000-000000000000' },
    )
    fc.assert(
      fc.property(chainAndPlace, other, ({ rows, index }, change) => {
        expect(firstFault(replaced(rows, index, change))).toEqual({ number: index + 1, what: 'changed' })
      }),
    )
  })

  it('ACC-50 finds a row that was written anew with a fitting hash, by the row after it', () => {
    fc.assert(
      fc.property(chainAndPlace, note, moment, ({ rows, index }, forged, at) => {
        const row = rows[index]!
        const body = auditBody('trade', forged, at)
        fc.pre(body !== row.body)
        const hash = chainHash(row.previous, row.number, body)
        const change = { at, event: forged.event, account_id: forged.accountId ?? null, body, hash }
        expect(firstFault(replaced(rows, index, change))).toEqual({ number: index + 2, what: 'out-of-place' })
      }),
    )
  })

  it('ACC-50 finds a row that is missing, even where those after it were given its number', () => {
    fc.assert(
      fc.property(chainAndPlace, ({ rows, index }) => {
        const left = rows.filter((_, at) => at !== index)
        expect(firstFault(left)).toEqual({ number: index + 1, what: 'missing' })
        const numbered = left.map((row, at) => ({ ...row, number: at + 1 }))
        expect(firstFault(numbered)?.number).toBe(index + 1)
      }),
    )
  })

  it('ACC-50 finds two rows that changed places', () => {
    fc.assert(
      fc.property(chainAndPlace, fc.nat(), ({ rows, index }, far) => {
        const other = index + 1 + (far % (rows.length - index - 1))
        const [a, b] = [rows[index]!, rows[other]!]
        const swapped = replaced(replaced(rows, index, { ...b, number: a.number }), other, { ...a, number: b.number })
        expect(firstFault(swapped)?.number).toBe(index + 1)
      }),
    )
  })

  it('says one thing in one way: names are sorted, absent ones left out', () => {
    const at = new Date('2026-11-20T01:00:00Z')
    const note = { event: 'sign-out', facts: { b: 1, a: '髙' }, by: 'account' } as const
    expect(auditBody('trade', note, at)).toBe(
      '{"at":"2026-11-20T01:00:00.000Z","by":"account","event":"sign-out","facts":{"a":"髙","b":1},"portal":"trade","version":1}',
    )
    expect(auditBody('trade', { by: 'account', facts: { a: '髙', b: 1 }, event: 'sign-out' }, at)).toBe(
      auditBody('trade', note, at),
    )
  })
})
