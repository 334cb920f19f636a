import { answerApplication } from './account/answer-application.ts'
import { answerConsent } from './account/answer-consent.ts'
import { answerMailChange } from './account/answer-mail-change.ts'
import { answerRecovery } from './account/answer-recovery.ts'
import { answerRegistration } from './account/answer-registration.ts'
import { answerAskMainUser } from './account/ask-main-user.tsx'
import { answerInquiry } from './account/inquiry.tsx'
import { answerRemindCode } from './account/remind-code.tsx'
import type { Answers } from './clerk.ts'

/** How each kind of request is answered. */
export const answers: Answers = {
  recover: answerRecovery,
  register: answerRegistration,
  'register-by-consent': answerConsent,
  'remind-code': answerRemindCode,
  'apply-for-code': answerApplication,
  inquire: answerInquiry,
  'ask-main-user': answerAskMainUser,
  'change-mail': answerMailChange,
}
