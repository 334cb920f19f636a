import type { RecoveryRule } from '../../portal/define.ts'

/** The flow by which each kind of recovery begins. */
export const recoveryPath: Readonly<Record<RecoveryRule['by'], string>> = {
  link: 'recover',
  'temporary-password': 'recover-by-temporary-password',
  reissue: 'recover-by-reissue',
  operator: 'ask-staff',
}
