import type { RecoveryRule } from '../../portal/define.ts'

/** The flow by which each kind of recovery begins; null where only staff can help. */
export const recoveryPath: Readonly<Record<RecoveryRule['by'], string | null>> = {
  link: 'recover',
  'temporary-password': 'recover-by-temporary-password',
  reissue: 'recover-by-reissue',
  operator: null,
}
