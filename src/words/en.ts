import type { Words } from '../desks/words.ts'
import { accountData } from './en/account-data.ts'
import { application } from './en/application.ts'
import { applicationForm, formSheet, sendDocuments } from './en/application-form.ts'
import { applyForCode } from './en/apply-for-code.ts'
import { askMainUser } from './en/ask-main-user.ts'
import { askStaff, initialPassword } from './en/ask-staff.ts'
import { bulk } from './en/bulk.ts'
import { couponPage } from './en/certificate-coupons.ts'
import { applicationDetail, termLadder } from './en/certificate-detail.ts'
import { contactFields, organisationFields, serverFields } from './en/certificate-fields.ts'
import {
  cancelApplication,
  changeContacts,
  recordProcedures,
  revokeCertificate,
  terminateContract,
} from './en/certificate-procedures.ts'
import { applicationList, applicationSearch, certificateRecords } from './en/certificate-records.ts'
import { certificateWizard } from './en/certificate-wizard.ts'
import { changeMail, confirmMail, undoMail } from './en/change-mail.ts'
import { changeNames, changePassword, ownPassword } from './en/change-own.ts'
import { common, faults, notices } from './en/common.ts'
import { failures } from './en/failures.ts'
import { confirmHandOver, handOver } from './en/hand-over.ts'
import { home, ownFacts } from './en/home.ts'
import { importing } from './en/importing.ts'
import { inquiry } from './en/inquiry.ts'
import { keyFields } from './en/key-fields.ts'
import { keySheet, saveSheet } from './en/key-sheet.ts'
import { keyTerms } from './en/key-terms.ts'
import { letters } from './en/letters.ts'
import { maintenance } from './en/maintenance.ts'
import { ownAccount, ownSessions } from './en/own-account.ts'
import { agree, deleteAccount, exportData } from './en/own-data.ts'
import { devicesFile, deviceTable, keysMenu, ownDevices, searchKeys } from './en/own-keys.ts'
import { password } from './en/password.ts'
import { pictureCode } from './en/picture-code.ts'
import { places } from './en/places.ts'
import { recentActivity } from './en/recent-activity.ts'
import { recoverByLink } from './en/recover-by-link.ts'
import { recoverByReissue } from './en/recover-by-reissue.ts'
import { recoverByTemporaryPassword } from './en/recover-by-temporary-password.ts'
import { register } from './en/register.ts'
import { registerByConsent } from './en/register-by-consent.ts'
import { changeDetails, registeredData, reissueId } from './en/registered-data.ts'
import { remindCode } from './en/remind-code.ts'
import { addSharedUser, sharedUsers } from './en/shared-users.ts'
import { signIn } from './en/sign-in.ts'
import { stopNews } from './en/stop-news.ts'
import { seal, takeHome } from './en/take-home.ts'

/** Every word in English. */
export const en: Words = {
  common,
  faults,
  password,
  notices,
  failures,
  front: {
    title: 'All portals',
    lead: 'Please choose the portal you want to use.',
    demo: {
      title: 'About this demo',
      lead: 'Every portal works to the end, just as it would for its customers. All companies, people and data are invented.',
      samples: { label: 'Sample accounts', about: 'IDs and passwords to sign in with right away.' },
      inbox: 'Mail that the portals send does not leave this machine; all of it arrives here.',
      clock: 'See links expire and checks fall due without waiting for them.',
    },
  },
  maintenance,
  welcome: { lead: (portal) => `Welcome to ${portal}.` },
  places,
  signIn,
  pictureCode,
  recoverByLink,
  recoverByTemporaryPassword,
  recoverByReissue,
  askStaff,
  register,
  registerByConsent,
  registeredData,
  inquiry,
  remindCode,
  askMainUser,
  sharedUsers,
  addSharedUser,
  home,
  ownFacts,
  ownAccount,
  ownSessions,
  recentActivity,
  ownPassword,
  changePassword,
  initialPassword,
  changeNames,
  changeDetails,
  reissueId,
  changeMail,
  confirmMail,
  undoMail,
  stopNews,
  exportData,
  deleteAccount,
  agree,
  applyForCode,
  importing,
  handOver,
  confirmHandOver,
  keysMenu,
  searchKeys,
  ownDevices,
  deviceTable,
  devicesFile,
  keyTerms,
  keyFields,
  application,
  saveSheet,
  keySheet,
  bulk,
  certificateRecords,
  organisationFields,
  contactFields,
  serverFields,
  certificateWizard,
  applicationList,
  applicationSearch,
  recordProcedures,
  revokeCertificate,
  cancelApplication,
  terminateContract,
  applicationDetail,
  termLadder,
  couponPage,
  takeHome,
  seal,
  applicationForm,
  formSheet,
  sendDocuments,
  accountData,
  changeContacts,
  letters,
}
