import type { Selectable } from 'kysely'
import type { Application } from '../domain/certificates/records.ts'
import type { ApplicationsTable } from './schema-certificates.ts'

/** An application's row without what it says in full. */
export const applicationRecord = (row: Omit<Selectable<ApplicationsTable>, 'data'>): Omit<Application, 'data'> => ({
  id: row.id,
  account: row.account_id,
  owner: row.holder_id,
  kind: row.kind,
  status: row.status,
  version: row.version,
  service: row.service,
  contractId: row.contract_id,
  previousId: row.previous_id,
  appliedAt: row.applied_at,
  changedAt: row.changed_at,
  completedAt: row.completed_at,
  agentCode: row.agent_code,
  organisation: row.organisation,
  serverName: row.server_name,
  serverType: row.server_type,
  coupon: row.coupon,
  keyFingerprint: row.key_fingerprint,
  downloadedAt: row.downloaded_at,
  dueAt: row.due_at,
})

/** The columns of `applications as a` that make a record: all but what it says in full. */
export const recordColumns = [
  ...(['a.portal', 'a.id', 'a.account_id', 'a.holder_id', 'a.kind', 'a.status', 'a.version', 'a.service'] as const),
  ...(['a.contract_id', 'a.previous_id', 'a.applied_at', 'a.changed_at', 'a.completed_at', 'a.agent_code'] as const),
  ...(['a.organisation', 'a.organisation_folded', 'a.server_name', 'a.server_type', 'a.coupon'] as const),
  ...(['a.key_fingerprint', 'a.downloaded_at', 'a.due_at'] as const),
] as const
