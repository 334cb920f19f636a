import { answerRecovery } from './account/answer-recovery.ts'
import type { Answers } from './clerk.ts'

/** How each kind of request is answered. */
export const answers: Partial<Answers> = { recover: answerRecovery }
