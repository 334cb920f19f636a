import { answerRecovery } from './account/answer-recovery.ts'
import { answerAskMainUser } from './account/ask-main-user.tsx'
import { answerRemindCode } from './account/remind-code.tsx'
import type { Answers } from './clerk.ts'

/** How each kind of request is answered. */
export const answers: Partial<Answers> = {
  recover: answerRecovery,
  'remind-code': answerRemindCode,
  'ask-main-user': answerAskMainUser,
}
