import type { AuditEntry, AuditEvent } from '../../domain/office/audit.ts'
import { SummaryList } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'

/** What happened with the account, in words: the person's share of the audit trail (ACC-31, ACC-50). */
export interface RecentActivityWords {
  readonly title: string
  readonly lead: string
  readonly from: (address: string) => string
  readonly none: string
  /** As it is told to the person it happened to. */
  readonly events: Readonly<Record<AccountEvent, string>>
}

/** Events of people's accounts; the others are the program's own and stand in nobody's share. */
type AccountEvent = Exclude<
  AuditEvent,
  | 'picture.refused'
  | 'card.voided'
  | 'cards.alarm'
  | 'cards.imported'
  | 'cards.made'
  | 'term.reversed'
  | 'customer.created'
  | 'device.closed'
  | 'device.first-used'
  | 'import.done'
  | 'keys.rotated'
  | 'maintenance.announced'
  | 'maintenance.changed'
  | 'maintenance.ended'
  | 'maintenance.withdrawn'
  | 'outage.recorded'
  | 'outage.withdrawn'
  | 'terms.grown'
  | 'news.sent'
  | 'certificate.not-issued'
  | 'application.noted'
  | 'coupon.made'
  | 'coupon.voided'
  | 'ceremony.held'
>

/** How many entries the account page shows. */
const SHOWN = 20

export const readRecentActivity = ({ stores, me }: Desk): Promise<readonly AuditEntry[]> =>
  stores.audit.recent(me(), SHOWN)

/** What an entry says beside its event. */
export interface ActivityFacts {
  readonly address?: string
  readonly facts?: Readonly<Record<string, string | number | boolean>>
}

export const activityFacts = (entry: AuditEntry): ActivityFacts => JSON.parse(entry.body) as ActivityFacts

/** Newest first. */
export const RecentActivity = ({ entries, desk }: { entries: readonly AuditEntry[]; desk: Desk }) => {
  const { recentActivity: words, common } = desk.words
  if (entries.length === 0) return <p class="empty">{words.none}</p>
  return (
    <>
      <p>{words.lead}</p>
      <SummaryList
        items={entries.map((entry) => {
          const { address } = activityFacts(entry)
          const event = words.events[entry.event as AccountEvent]
          return {
            label: common.dateTime(entry.at),
            value: address === undefined ? event : `${event}\n${words.from(address)}`,
          }
        })}
        blank={common.blank}
      />
    </>
  )
}
