import { type TooLong, tooLongBy, withChanges } from './application.ts'
import { type Change, type Ledger, undoneIn } from './ledger.ts'
import { type Standing, standing, type TermFacts } from './term.ts'

/** What reversing an entry would do (KEY-35), told to staff before they do it. */
export type ReversalOutlook =
  | { readonly is: 'possible'; readonly before: Standing; readonly after: Standing; readonly change: Change }
  | { readonly is: 'refused'; readonly why: 'unknown-entry' | 'reversed-already' | 'no-reason' }
  /** Reversing a reversal, or a first use, brings time back, which may be more than may remain (KEY-32). */
  | ({ readonly is: 'refused'; readonly why: 'too-long' } & TooLong)

/**
 * Judges the reversal of one entry. A grant's period is taken out of its run's sum; the run keeps its anchor as long as it has another
 * grant, and a run without any counts no more. The card stays used: whether it can be used again is decided apart. Growth is found anew
 * as long as the outage stands in the books, so it is the outage that has to be put right there.
 */
export function judgeReversal(ledger: Ledger, entry: string, reason: string, facts: TermFacts): ReversalOutlook {
  if (!ledger.some(({ id }) => id === entry)) return { is: 'refused', why: 'unknown-entry' }
  if (undoneIn(ledger).has(entry)) return { is: 'refused', why: 'reversed-already' }
  if (reason.trim() === '') return { is: 'refused', why: 'no-reason' }
  const change: Change = { is: 'reversed', on: facts.today, entry, reason: reason.trim() }
  const changed = withChanges(ledger, [change])
  const after = standing(changed, facts)
  const tooLong = tooLongBy(after, facts)
  if (tooLong) return { is: 'refused', why: 'too-long', ...tooLong }
  return { is: 'possible', before: standing(ledger, facts), after, change }
}
