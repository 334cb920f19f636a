/**
 * Applications of the certificate desk (CRT-13): what kinds there are, where one can stand, and every move that is allowed. Anything that
 * is not in the table is impossible, whoever asks.
 */

/** 新規, 更新, 再発行, a further certificate within a term (CRT-41), 担当者変更, 失効, 取消. */
export type ApplicationKind = 'new' | 'renewal' | 'reissue' | 'further' | 'contacts' | 'revocation' | 'cancellation'

/** 「申込受付」, 「書類提出待ち」, 「審査中」, 「発行処理中」, 「完了」, 「却下」, 「取消」. */
export type ApplicationStatus =
  | 'received'
  | 'awaiting-documents'
  | 'examining'
  | 'issuing'
  | 'done'
  | 'refused'
  | 'cancelled'

/** `program`: what follows by itself, such as the end of an issue. */
export type Mover = 'customer' | 'staff' | 'program'

export type MoveName =
  | 'ask-for-documents'
  | 'examine'
  | 'approve'
  | 'issued'
  | 'issue-failed'
  | 'carry-out'
  | 'refuse'
  | 'cancel'

interface MoveRule {
  readonly kinds: readonly ApplicationKind[]
  readonly from: readonly ApplicationStatus[]
  readonly to: ApplicationStatus
  readonly by: readonly Mover[]
}

/** Applications that end in a certificate. */
export const certificateKinds: readonly ApplicationKind[] = ['new', 'renewal', 'reissue', 'further']

/** Every move there is. */
export const moves: Readonly<Record<MoveName, readonly MoveRule[]>> = {
  'ask-for-documents': [
    { kinds: ['new', 'renewal', 'reissue'], from: ['received'], to: 'awaiting-documents', by: ['staff', 'program'] },
    { kinds: ['new', 'renewal', 'reissue'], from: ['examining'], to: 'awaiting-documents', by: ['staff'] },
  ],
  examine: [
    { kinds: certificateKinds, from: ['received', 'awaiting-documents'], to: 'examining', by: ['staff', 'program'] },
    { kinds: ['revocation'], from: ['received'], to: 'examining', by: ['staff'] },
  ],
  approve: [
    { kinds: certificateKinds, from: ['examining'], to: 'issuing', by: ['staff'] },
    // What a further certificate says was examined with the first.
    { kinds: ['further'], from: ['examining'], to: 'issuing', by: ['program'] },
  ],
  issued: [{ kinds: certificateKinds, from: ['issuing'], to: 'done', by: ['program'] }],
  // The certificate that was approved cannot be made: back to who approved it.
  'issue-failed': [{ kinds: certificateKinds, from: ['issuing'], to: 'examining', by: ['program'] }],
  'carry-out': [
    { kinds: ['contacts', 'cancellation'], from: ['received'], to: 'done', by: ['program'] },
    // When staff have made sure of it on the phone; at once where the request proves that the key is in other hands (CRT-17).
    { kinds: ['revocation'], from: ['received', 'examining'], to: 'done', by: ['staff', 'program'] },
  ],
  refuse: [
    {
      kinds: certificateKinds,
      from: ['received', 'awaiting-documents', 'examining'],
      to: 'refused',
      by: ['staff'],
    },
    { kinds: ['revocation'], from: ['received', 'examining'], to: 'refused', by: ['staff'] },
  ],
  // Before issue only (CRT-18). A request to revoke cannot be withdrawn (CRT-17).
  cancel: [
    {
      kinds: certificateKinds,
      from: ['received', 'awaiting-documents', 'examining'],
      to: 'cancelled',
      by: ['customer', 'staff'],
    },
  ],
}

/** Where a move leads, or null where it is not allowed. */
export const move = (
  application: { readonly kind: ApplicationKind; readonly status: ApplicationStatus },
  name: MoveName,
  by: Mover,
): ApplicationStatus | null => {
  const { kind, status } = application
  const rule = moves[name].find((one) => one.kinds.includes(kind) && one.from.includes(status) && one.by.includes(by))
  return rule?.to ?? null
}

/** Statuses that nothing follows. */
export const isEnded = (status: ApplicationStatus): boolean =>
  status === 'done' || status === 'refused' || status === 'cancelled'
