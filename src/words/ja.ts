import type { Words } from '../desks/words.ts'
import { accountData } from './ja/account-data.ts'
import { application } from './ja/application.ts'
import { applicationForm, formSheet, sendDocuments } from './ja/application-form.ts'
import { applyForCode } from './ja/apply-for-code.ts'
import { askMainUser } from './ja/ask-main-user.ts'
import { askStaff, initialPassword } from './ja/ask-staff.ts'
import { bulk } from './ja/bulk.ts'
import { couponPage } from './ja/certificate-coupons.ts'
import { applicationDetail, termLadder } from './ja/certificate-detail.ts'
import { contactFields, organisationFields, serverFields } from './ja/certificate-fields.ts'
import {
  cancelApplication,
  changeContacts,
  recordProcedures,
  revokeCertificate,
  terminateContract,
} from './ja/certificate-procedures.ts'
import { applicationList, applicationSearch, certificateRecords } from './ja/certificate-records.ts'
import { certificateWizard } from './ja/certificate-wizard.ts'
import { changeMail, confirmMail, undoMail } from './ja/change-mail.ts'
import { changeNames, changePassword, ownPassword } from './ja/change-own.ts'
import { common, faults, notices } from './ja/common.ts'
import { failures } from './ja/failures.ts'
import { confirmHandOver, handOver } from './ja/hand-over.ts'
import { home, ownFacts } from './ja/home.ts'
import { importing } from './ja/importing.ts'
import { inquiry } from './ja/inquiry.ts'
import { keyFields } from './ja/key-fields.ts'
import { keySheet, saveSheet } from './ja/key-sheet.ts'
import { keyTerms } from './ja/key-terms.ts'
import { letters } from './ja/letters.ts'
import { maintenance } from './ja/maintenance.ts'
import { ownAccount, ownSessions } from './ja/own-account.ts'
import { agree, deleteAccount, exportData } from './ja/own-data.ts'
import { devicesFile, deviceTable, keysMenu, ownDevices, searchKeys } from './ja/own-keys.ts'
import { password } from './ja/password.ts'
import { pictureCode } from './ja/picture-code.ts'
import { places } from './ja/places.ts'
import { recentActivity } from './ja/recent-activity.ts'
import { recoverByLink } from './ja/recover-by-link.ts'
import { recoverByReissue } from './ja/recover-by-reissue.ts'
import { recoverByTemporaryPassword } from './ja/recover-by-temporary-password.ts'
import { register } from './ja/register.ts'
import { registerByConsent } from './ja/register-by-consent.ts'
import { changeDetails, registeredData, reissueId } from './ja/registered-data.ts'
import { remindCode } from './ja/remind-code.ts'
import { addSharedUser, sharedUsers } from './ja/shared-users.ts'
import { signIn } from './ja/sign-in.ts'
import { stopNews } from './ja/stop-news.ts'
import { seal, takeHome } from './ja/take-home.ts'

/** Every word in Japanese. */
export const ja: Words = {
  common,
  faults,
  password,
  notices,
  failures,
  front: {
    title: '窓口の一覧',
    lead: 'ご利用になる窓口をお選びください。',
    demo: {
      title: 'デモについて',
      lead: 'どの窓口も、実際と同じように最後までお試しいただけます。会社も人もデータも、すべて架空のものです。',
      samples: { label: '見本のアカウント', about: 'すぐにログインできるIDとパスワードの一覧です。' },
      inbox: '窓口から送られるメールは、外には出ず、すべてここに届きます。',
      clock: 'リンクの有効期限や90日ごとの確認などを、待たずに確かめられます。',
    },
  },
  maintenance,
  welcome: { lead: (portal) => `${portal}へようこそ。` },
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
