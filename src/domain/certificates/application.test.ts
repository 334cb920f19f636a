import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ApplicationKind,
  type ApplicationStatus,
  isEnded,
  type MoveName,
  type Mover,
  move,
  moves,
} from './application.ts'

const kinds: ApplicationKind[] = ['new', 'renewal', 'reissue', 'further', 'contacts', 'revocation', 'cancellation']
const movers: Mover[] = ['customer', 'staff', 'program']
const names = Object.keys(moves) as MoveName[]
const statuses: ApplicationStatus[] = [
  'received',
  'awaiting-documents',
  'examining',
  'issuing',
  'done',
  'refused',
  'cancelled',
]

/** Everything that is allowed, as one table for the eye. */
const allowed = kinds.flatMap((kind) =>
  statuses.flatMap((status) =>
    names.flatMap((name) =>
      movers.flatMap((by) => {
        const to = move({ kind, status }, name, by)
        return to ? [`${kind}: ${status} → ${to} by ${by} (${name})`] : []
      }),
    ),
  ),
)

describe('CRT-13 the moves of an application', () => {
  it('are these and no others, for a new certificate', () => {
    expect(allowed.filter((line) => line.startsWith('new:'))).toEqual([
      'new: received → awaiting-documents by staff (ask-for-documents)',
      'new: received → awaiting-documents by program (ask-for-documents)',
      'new: received → examining by staff (examine)',
      'new: received → examining by program (examine)',
      'new: received → refused by staff (refuse)',
      'new: received → cancelled by customer (cancel)',
      'new: received → cancelled by staff (cancel)',
      'new: awaiting-documents → examining by staff (examine)',
      'new: awaiting-documents → examining by program (examine)',
      'new: awaiting-documents → refused by staff (refuse)',
      'new: awaiting-documents → cancelled by customer (cancel)',
      'new: awaiting-documents → cancelled by staff (cancel)',
      'new: examining → awaiting-documents by staff (ask-for-documents)',
      'new: examining → issuing by staff (approve)',
      'new: examining → refused by staff (refuse)',
      'new: examining → cancelled by customer (cancel)',
      'new: examining → cancelled by staff (cancel)',
      'new: issuing → done by program (issued)',
      'new: issuing → examining by program (issue-failed)',
    ])
  })

  it('are these and no others, for a revocation: nobody withdraws it (CRT-17)', () => {
    expect(allowed.filter((line) => line.startsWith('revocation:'))).toEqual([
      'revocation: received → examining by staff (examine)',
      'revocation: received → done by staff (carry-out)',
      'revocation: received → done by program (carry-out)',
      'revocation: received → refused by staff (refuse)',
      'revocation: examining → done by staff (carry-out)',
      'revocation: examining → done by program (carry-out)',
      'revocation: examining → refused by staff (refuse)',
    ])
  })

  it.each(['contacts', 'cancellation'])('are these and no others, for %s: they take effect at once', (kind) => {
    const lines = allowed.filter((line) => line.startsWith(`${kind}:`))
    expect(lines).toEqual([`${kind}: received → done by program (carry-out)`])
  })

  it('of further certificates never ask for documents', () => {
    expect(allowed.filter((line) => /^further: .*→ awaiting-documents/.test(line))).toEqual([])
  })

  it('lead out of nothing that has ended', () => {
    for (const status of statuses.filter(isEnded))
      expect(allowed.filter((line) => line.includes(`: ${status} →`))).toEqual([])
  })

  it('never end in a certificate that staff did not approve, whatever the order (PLT-32)', () => {
    const step = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...movers))
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.array(step, { maxLength: 40 }), (kind, steps) => {
        let status: ApplicationStatus = 'received'
        let isApproved = false
        let ends = 0
        for (const [name, by] of steps) {
          const to = move({ kind, status }, name, by)
          if (!to) continue
          // What a further certificate says was approved with the first one.
          if (name === 'approve') isApproved = by === 'staff' || kind === 'further'
          if (name === 'issue-failed') isApproved = false
          if (name === 'issued') expect(isApproved).toBe(true)
          if (isEnded(to)) ends += 1
          status = to
        }
        expect(ends).toBeLessThanOrEqual(1)
      }),
    )
  })
})
