import { addSharedUser } from './account/add-shared-user.tsx'
import { agree } from './account/agree.tsx'
import { applyForCode } from './account/apply-for-code.tsx'
import { askMainUser } from './account/ask-main-user.tsx'
import { changeMail } from './account/change-mail.tsx'
import { changeNames } from './account/change-names.tsx'
import { changePassword } from './account/change-password.tsx'
import { confirmHandOver } from './account/confirm-hand-over.tsx'
import { confirmMail } from './account/confirm-mail.tsx'
import { deleteAccount } from './account/delete-account.tsx'
import { exportData } from './account/export-data.tsx'
import { handOver } from './account/hand-over.tsx'
import { home } from './account/home.tsx'
import { inquiry } from './account/inquiry.tsx'
import { ownAccount } from './account/own-account.tsx'
import { recoverByLink } from './account/recover-by-link.tsx'
import { enterTemporaryPassword, recoverByTemporaryPassword } from './account/recover-by-temporary-password.tsx'
import { register } from './account/register.tsx'
import { remindCode } from './account/remind-code.tsx'
import { sharedUsers } from './account/shared-users.tsx'
import { signIn } from './account/sign-in.tsx'
import { signOut } from './account/sign-out.tsx'
import { undoMail } from './account/undo-mail.tsx'
import type { Flow } from './flow.ts'

// A flow's steps take their own states; from outside every flow is one that knows its states itself.
const any = (one: unknown): Flow => one as Flow

/** Every procedure of the counter. Which of them a portal has, each flow says itself by its `first`. */
export const flows: readonly Flow[] = [
  any(signIn),
  any(signOut),
  any(recoverByLink),
  any(recoverByTemporaryPassword),
  any(enterTemporaryPassword),
  any(register),
  any(remindCode),
  any(askMainUser),
  any(sharedUsers),
  any(addSharedUser),
  any(handOver),
  any(confirmHandOver),
  any(home),
  any(ownAccount),
  any(changePassword),
  any(changeNames),
  any(changeMail),
  any(confirmMail),
  any(undoMail),
  any(exportData),
  any(deleteAccount),
  any(agree),
  any(applyForCode),
  any(inquiry),
]
