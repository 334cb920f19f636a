import { addSharedUser } from './account/add-shared-user.tsx'
import { askMainUser } from './account/ask-main-user.tsx'
import { recoverByLink } from './account/recover-by-link.tsx'
import { enterTemporaryPassword, recoverByTemporaryPassword } from './account/recover-by-temporary-password.tsx'
import { register } from './account/register.tsx'
import { remindCode } from './account/remind-code.tsx'
import { sharedUsers } from './account/shared-users.tsx'
import { signIn } from './account/sign-in.tsx'
import { signOut } from './account/sign-out.tsx'
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
]
