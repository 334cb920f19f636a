import { addSharedUser } from './account/add-shared-user.tsx'
import { agree } from './account/agree.tsx'
import { applyForCode } from './account/apply-for-code.tsx'
import { askMainUser } from './account/ask-main-user.tsx'
import { askStaff } from './account/ask-staff.tsx'
import { changeDetails } from './account/change-details.tsx'
import { changeMail } from './account/change-mail.tsx'
import { changeNames } from './account/change-names.tsx'
import { changePassword } from './account/change-password.tsx'
import { confirmHandOver } from './account/confirm-hand-over.tsx'
import { confirmMail } from './account/confirm-mail.tsx'
import { deleteAccount } from './account/delete-account.tsx'
import { exportData } from './account/export-data.tsx'
import { handOver } from './account/hand-over.tsx'
import { home } from './account/home.tsx'
import { initialPassword } from './account/initial-password.tsx'
import { inquiry } from './account/inquiry.tsx'
import { ownAccount } from './account/own-account.tsx'
import { recoverByLink } from './account/recover-by-link.tsx'
import { recoverByReissue } from './account/recover-by-reissue.tsx'
import { enterTemporaryPassword, recoverByTemporaryPassword } from './account/recover-by-temporary-password.tsx'
import { register } from './account/register.tsx'
import { registerByConsent } from './account/register-by-consent.tsx'
import { reissueId } from './account/reissue-id.tsx'
import { remindCode } from './account/remind-code.tsx'
import { sharedUsers } from './account/shared-users.tsx'
import { signIn, signInByCertificate, signInByCode } from './account/sign-in.tsx'
import { signOut } from './account/sign-out.tsx'
import { stopNews } from './account/stop-news.tsx'
import { undoMail } from './account/undo-mail.tsx'
import { accountData } from './certificates/account-data.tsx'
import { application } from './certificates/application.tsx'
import { applicationForm } from './certificates/application-form.tsx'
import { applications } from './certificates/applications.tsx'
import { cancelApplication } from './certificates/cancel-application.tsx'
import { changeContacts } from './certificates/change-contacts.tsx'
import { coupons } from './certificates/coupons.tsx'
import { revokeCertificate } from './certificates/revoke-certificate.tsx'
import { seal } from './certificates/seal.tsx'
import { searchApplications } from './certificates/search-applications.tsx'
import { sendDocuments } from './certificates/send-documents.tsx'
import { takeHome } from './certificates/take-home.tsx'
import { terminateContract } from './certificates/terminate-contract.tsx'
import { apply, further, reissue, renew, switchService } from './certificates/wizards.ts'
import type { Flow } from './flow.ts'
import { extend, extendMpcs, issue, issueMpcs } from './keys/applications.ts'
import { bulk } from './keys/bulk.tsx'
import { ownDevices } from './keys/own-devices.tsx'
import { searchKeys } from './keys/search.tsx'

// A flow's steps take their own states; from outside every flow is one that knows its states itself.
const any = (one: unknown): Flow => one as Flow

/** Every procedure of the counter. Which of them a portal has, each flow says itself by its `first`. */
export const flows: readonly Flow[] = [
  any(signIn),
  any(signInByCode),
  any(signInByCertificate),
  any(signOut),
  any(recoverByLink),
  any(recoverByTemporaryPassword),
  any(enterTemporaryPassword),
  any(recoverByReissue),
  any(askStaff),
  any(register),
  any(registerByConsent),
  any(remindCode),
  any(askMainUser),
  any(sharedUsers),
  any(addSharedUser),
  any(handOver),
  any(confirmHandOver),
  any(home),
  any(ownAccount),
  any(changePassword),
  any(initialPassword),
  any(changeNames),
  any(changeDetails),
  any(reissueId),
  any(changeMail),
  any(confirmMail),
  any(undoMail),
  any(stopNews),
  any(exportData),
  any(deleteAccount),
  any(agree),
  any(applyForCode),
  any(inquiry),
  any(searchKeys),
  any(ownDevices),
  any(issue),
  any(extend),
  any(issueMpcs),
  any(extendMpcs),
  any(bulk),
  any(changeContacts),
  any(accountData),
  any(applicationForm),
  any(sendDocuments),
  any(takeHome),
  any(seal),
  any(application),
  any(applications),
  any(searchApplications),
  any(coupons),
  any(revokeCertificate),
  any(cancelApplication),
  any(terminateContract),
  any(apply),
  any(renew),
  any(switchService),
  any(reissue),
  any(further),
]
