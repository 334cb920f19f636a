import { type CheckName, checklists, judgePhone } from '../../../domain/certificates/examination.ts'
import { certificatesOf } from '../../certificates/own-record.ts'
import { tellContacts } from '../../certificates/tell.ts'
import type { Staff } from '../staff.ts'
import {
  amendByStaff,
  contactsOf,
  examinationOf,
  logged,
  moveByStaff,
  type Outcome,
  onSeen,
  type Seen,
} from './acts.ts'

/** Takes an application up: 「審査中」. */
export const beginToExamine = (seen: Seen, staff: Staff): Promise<Outcome> =>
  onSeen(seen, staff, (application) =>
    moveByStaff(application, 'examine', 'began-to-examine', logged(application, 'began-to-examine', '', staff), staff),
  )

/**
 * Asks the customer for documents, or for something to be mended: 「書類提出待ち」. `note` goes to the customer word for word, and stands beside
 * the application until it is done.
 */
export const askForDocuments = (
  seen: Seen,
  asked: { readonly documents: readonly string[]; readonly note: string },
  staff: Staff,
): Promise<Outcome> =>
  onSeen(seen, staff, (application) => {
    const did = application.status === 'examining' ? 'sent-back' : 'asked-for-documents'
    const data = logged(application, did, [...asked.documents, asked.note].filter(Boolean).join(' / '), staff)
    const change = { ...data, documents: asked.documents, note: asked.note }
    return moveByStaff(application, 'ask-for-documents', did, change, staff, async (moved) =>
      tellContacts(
        'documents-awaited',
        moved,
        await contactsOf(moved, staff.stores),
        ['registration'],
        { documents: asked.documents, note: asked.note },
        staff,
      ),
    )
  })

/** Ticks a document that came in, by post or on the page; with the last one that is awaited the examination goes on. */
export const receiveDocument = (seen: Seen, document: string, staff: Staff): Promise<Outcome> =>
  onSeen(seen, staff, (application) => {
    const awaited = application.data.documents ?? []
    if (!awaited.includes(document)) return Promise.resolve({ is: 'no-such', there: awaited })
    const { received } = examinationOf(application)
    const deed = { document, by: staff.who, at: staff.now.toISOString() }
    const data = {
      ...logged(application, 'received-document', document, staff, { received: [...received, deed] }),
      documents: awaited.filter((one) => one !== document),
    }
    if (data.documents.length > 0 || application.status !== 'awaiting-documents')
      return amendByStaff(application, 'received-document', data, staff)
    // What the customer was asked for is there.
    const { note: _, ...answered } = data
    return moveByStaff(application, 'examine', 'received-document', answered, staff)
  })

/** Notes a call to the organisation: with whom, and by which number from where (EVG 3.2.2.5). */
export const notePhoneCheck = (
  seen: Seen,
  call: { readonly spokeTo: string; readonly number: string; readonly source: string },
  staff: Staff,
): Promise<Outcome> =>
  onSeen(seen, staff, async (application) => {
    const { contractId } = application
    const contract = contractId === null ? null : await staff.stores.contracts.byId(contractId)
    const judged = judgePhone(call, contract?.data.organisation ?? null)
    if (!judged.ok) return { is: 'bad-call', fault: judged.fault }
    const { number, source } = judged
    const phone = { spokeTo: call.spokeTo.trim(), number, source, by: staff.who, at: staff.now.toISOString() }
    return amendByStaff(application, 'called', logged(application, 'called', source, staff, { phone }), staff)
  })

/** The checks that an application's service has; none for what ends in no certificate. */
export const checksOf = (
  { kind, service }: { readonly kind: string; readonly service: string },
  staff: Pick<Staff, 'portal'>,
): readonly CheckName[] => {
  const sold = certificatesOf(staff).sells.find(({ id }) => id === service)
  return sold && kind !== 'revocation' ? checklists[sold.profile] : []
}

/** Ticks something that was made sure of. */
export const tick = (seen: Seen, check: string, staff: Staff): Promise<Outcome> =>
  onSeen(seen, staff, async (application) => {
    const there = checksOf(application, staff)
    const known = there.find((one) => one === check)
    if (!known) return { is: 'no-such', there }
    const { checks } = examinationOf(application)
    const deed = { by: staff.who, at: staff.now.toISOString() }
    const data = logged(application, 'ticked', check, staff, { checks: { ...checks, [known]: deed } })
    return amendByStaff(application, 'ticked', data, staff)
  })
