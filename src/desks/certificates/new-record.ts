import type { ApplicationKind } from '../../domain/certificates/application.ts'
import type { Application, NewApplication } from '../../domain/certificates/records.ts'
import type { Stores } from '../../domain/stores.ts'
import type { Desk } from '../desk.ts'
import type { OwnRecord } from './own-record.ts'
import type { Teller } from './tell.ts'

/** What somebody at the counter is told by, within a move's work. */
export const tellerAt = ({ portal, now, newId }: Desk, stores: Stores): Teller => ({ portal, stores, now, newId })

/**
 * Files what a record's owner applied for about it: a record of its own, which links to the one that it was begun from (CRT-13). Null where
 * one of its kind is under way already.
 */
export const fileAbout = async (
  id: string,
  { application, contract }: Pick<OwnRecord, 'application' | 'contract'>,
  kind: Extract<ApplicationKind, 'contacts' | 'revocation' | 'cancellation'>,
  says: Pick<NewApplication, 'data'> & Partial<Pick<NewApplication, 'dueAt'>>,
  desk: Desk,
  stores: Stores,
): Promise<Application | null> => {
  const filed = await stores.applications.create({
    id,
    account: desk.me(),
    owner: application.owner,
    kind,
    status: 'received',
    service: application.service,
    contractId: contract?.id ?? null,
    previousId: application.id,
    appliedAt: desk.now,
    agentCode: application.agentCode,
    organisation: application.organisation,
    serverName: application.serverName,
    serverType: application.serverType,
    coupon: null,
    keyFingerprint: null,
    dueAt: null,
    ...says,
  })
  if (!filed) return null
  await desk.noteIn(stores, {
    event: 'application.received',
    accountId: desk.me(),
    facts: { application: id, kind, contract: contract?.code ?? '' },
  })
  return stores.applications.any(id)
}
