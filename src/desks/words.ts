import type { PasswordRule } from '../domain/accounts/password-policy.ts'
import type { LetterWords } from '../domain/letters.ts'
import type { IdentifierRule } from '../portal/define.ts'
import type { AddSharedUserWords } from './account/add-shared-user.tsx'
import type { AgreeWords } from './account/agree.tsx'
import type { ApplyForCodeWords } from './account/apply-for-code.tsx'
import type { AskMainUserWords } from './account/ask-main-user.tsx'
import type { AskStaffWords } from './account/ask-staff.tsx'
import type { ChangeDetailsWords } from './account/change-details.tsx'
import type { ChangeMailWords } from './account/change-mail.tsx'
import type { ChangeNamesWords } from './account/change-names.tsx'
import type { ChangePasswordWords } from './account/change-password.tsx'
import type { ConfirmHandOverWords } from './account/confirm-hand-over.tsx'
import type { ConfirmMailWords } from './account/confirm-mail.tsx'
import type { OwnPasswordWords } from './account/confirm-own-password.ts'
import type { DeleteAccountWords } from './account/delete-account.tsx'
import type { ExportDataWords } from './account/export-data.tsx'
import type { HandOverWords } from './account/hand-over.tsx'
import type { HomeWords } from './account/home.tsx'
import type { InitialPasswordWords } from './account/initial-password.tsx'
import type { InquiryWords } from './account/inquiry.tsx'
import type { OwnAccountWords } from './account/own-account.tsx'
import type { OwnFactsWords } from './account/own-facts.ts'
import type { OwnSessionsWords } from './account/own-sessions.tsx'
import type { RecentActivityWords } from './account/recent-activity.tsx'
import type { RecoverByLinkWords } from './account/recover-by-link.tsx'
import type { RecoverByReissueWords } from './account/recover-by-reissue.tsx'
import type { RecoverByTemporaryPasswordWords } from './account/recover-by-temporary-password.tsx'
import type { RegisterWords } from './account/register.tsx'
import type { RegisteredDataWords } from './account/registered-data.tsx'
import type { RegisterByConsentWords } from './account/registration-words.ts'
import type { ReissueIdWords } from './account/reissue-id.tsx'
import type { RemindCodeWords } from './account/remind-code.tsx'
import type { SharedUsersWords } from './account/shared-users.tsx'
import type { SignInWords } from './account/sign-in.tsx'
import type { StopNewsWords } from './account/stop-news.tsx'
import type { UndoMailWords } from './account/undo-mail.tsx'
import type { AccountDataWords } from './certificates/account-data.tsx'
import type { ApplicationDetailWords } from './certificates/application.tsx'
import type { ApplicationFormWords } from './certificates/application-form.tsx'
import type { CancelApplicationWords } from './certificates/cancel-application.tsx'
import type { ChangeContactsWords } from './certificates/change-contacts.tsx'
import type { ContactFieldWords } from './certificates/contact-fields.tsx'
import type { CouponPageWords } from './certificates/coupons.tsx'
import type { FormSheetWords } from './certificates/form-sheet.ts'
import type { OrganisationFieldWords } from './certificates/organisation-fields.tsx'
import type { RecordProceduresWords } from './certificates/record-procedures.tsx'
import type {
  ApplicationListWords,
  ApplicationSearchWords,
  CertificateRecordWords,
} from './certificates/record-words.ts'
import type { RevokeCertificateWords } from './certificates/revoke-certificate.tsx'
import type { SealWords } from './certificates/seal.tsx'
import type { SendDocumentsWords } from './certificates/send-documents.tsx'
import type { ServerFieldWords } from './certificates/server-fields.tsx'
import type { TakeHomeWords } from './certificates/take-home.tsx'
import type { TermLadderWords } from './certificates/term-ladder.tsx'
import type { TerminateContractWords } from './certificates/terminate-contract.tsx'
import type { CertificateWizardWords } from './certificates/wizard-words.ts'
import type { FieldWords } from './fields.tsx'
import type { ApplicationWords } from './keys/application-words.ts'
import type { BulkWords } from './keys/bulk-words.ts'
import type { DeviceTableWords } from './keys/device-table.tsx'
import type { DevicesFileWords } from './keys/devices-file.ts'
import type { KeyFieldWords } from './keys/fields.tsx'
import type { KeySheetWords } from './keys/key-sheet.ts'
import type { KeysMenuWords } from './keys/menu.tsx'
import type { OwnDevicesWords } from './keys/own-devices.tsx'
import type { SearchKeysWords } from './keys/search.tsx'
import type { TermWords } from './keys/term-words.ts'
import type { MaintenanceWords } from './maintenance-words.ts'
import type { ImportWords } from './office/check-import.ts'
import type { PictureCodeWords } from './picture-field.tsx'
import type { PlacesWords } from './places.ts'
import type { SaveSheetWords } from './save-sheet.ts'

/** What stands on every page, whatever it is about. */
export interface CommonWords {
  readonly skip: string
  readonly required: string
  readonly optional: string
  readonly errorPrefix: string
  /** The heading of the summary of what has to be mended. */
  readonly problems: (count: number) => string
  readonly reveal: { readonly show: string; readonly hide: string }
  readonly language: { readonly label: string; readonly own: string }
  readonly signIn: string
  readonly signOut: string
  readonly account: string
  readonly home: string
  readonly privacy: string
  readonly help: string
  readonly back: string
  readonly blank: string
  readonly change: string
  readonly steps: { readonly done: string; readonly current: string }
  readonly demo: { readonly note: string; readonly inbox: string; readonly clock: string; readonly portals: string }
  /** The passed-on wait: shown at once, counting down with script, and when it is over. */
  readonly wait: { readonly text: (seconds: number) => string; readonly running: string; readonly over: string }
  /** A date, and a date with its time, as a person reads them in this language; Japanese time. */
  readonly date: (at: Date) => string
  readonly dateTime: (at: Date) => string
}

/** Sentences beside a field: what happened and what to do; each names the field. */
export interface FaultWords {
  readonly empty: (label: string) => string
  readonly tooLong: (label: string) => string
  readonly longerThan: (label: string, most: number) => string
  readonly characters: (label: string) => string
  readonly identifier: Readonly<Record<IdentifierRule['identifier'], (label: string) => string>>
  readonly customerCode: (label: string, example: string) => string
  readonly postalCode: (label: string) => string
  readonly phone: (label: string) => string
  readonly kana: (label: string) => string
  readonly notAgreed: (label: string) => string
  readonly notChosen: (label: string) => string
  readonly notTheSame: (label: string) => string
}

/** A password's rules, each in words as a rule and as a fault. */
export interface PasswordWords {
  readonly title: string
  readonly met: string
  readonly unmet: string
  readonly rule: { readonly [R in PasswordRule as R['is']]: (rule: R) => string }
  readonly fault: {
    readonly [R in PasswordRule as R['is']]: (rule: R & { readonly which?: readonly string[] }, label: string) => string
  }
}

/** What is said above the page that somebody was led to. */
export interface NoticeWords {
  readonly signedOut: string
  readonly signInFirst: string
  readonly saved: string
  readonly sessionEnded: string
  readonly passwordChanged: string
  readonly accountDeleted: string
  /** Who does not agree to the terms of an application; nothing was used up. */
  readonly applicationEnded: string
  readonly signedOutByTries: string
  readonly documentSent: string
  readonly sharedUserAdded: string
  readonly sharedUserInvited: string
  readonly sharedUserReset: string
  readonly sharedUserSuspended: string
  readonly sharedUserResumed: string
  readonly sharedUserDeleted: string
}

export type NoticeName = keyof NoticeWords

/** A page for what went wrong: what happened, and what to do. */
export interface FailureWords {
  readonly title: string
  readonly happened: string
  readonly todo: readonly string[]
}

export type FailureName =
  | 'notFound'
  | 'forbidden'
  | 'otherSite'
  | 'method'
  | 'tooLarge'
  | 'unreadable'
  | 'tooMany'
  | 'busy'
  | 'away'
  | 'fault'
  | 'flowEnded'
  | 'linkUnknown'

/** Every word a person reads, in one language. A forgotten one does not compile. */
export interface Words {
  readonly common: CommonWords
  readonly faults: FaultWords
  readonly password: PasswordWords
  readonly notices: NoticeWords
  readonly failures: Readonly<Record<FailureName, FailureWords>> & {
    readonly reference: string
    readonly toFront: string
    readonly startAgain: string
  }
  readonly front: {
    readonly title: string
    readonly lead: string
    readonly demo: {
      readonly title: string
      readonly lead: string
      readonly samples: { readonly label: string; readonly about: string }
      readonly inbox: string
      readonly clock: string
    }
  }
  readonly maintenance: MaintenanceWords
  readonly welcome: { readonly lead: (portal: string) => string }
  readonly places: PlacesWords
  readonly signIn: SignInWords
  readonly pictureCode: PictureCodeWords
  readonly recoverByLink: RecoverByLinkWords
  readonly recoverByTemporaryPassword: RecoverByTemporaryPasswordWords
  readonly recoverByReissue: RecoverByReissueWords
  readonly askStaff: AskStaffWords
  readonly register: RegisterWords
  readonly registerByConsent: RegisterByConsentWords
  readonly registeredData: RegisteredDataWords
  readonly inquiry: InquiryWords
  readonly remindCode: RemindCodeWords
  readonly askMainUser: AskMainUserWords
  readonly sharedUsers: SharedUsersWords
  readonly addSharedUser: AddSharedUserWords
  readonly home: HomeWords
  readonly ownFacts: OwnFactsWords
  readonly ownAccount: OwnAccountWords
  readonly ownSessions: OwnSessionsWords
  readonly recentActivity: RecentActivityWords
  readonly ownPassword: OwnPasswordWords
  readonly changePassword: ChangePasswordWords
  readonly initialPassword: InitialPasswordWords
  readonly changeNames: ChangeNamesWords
  readonly changeDetails: ChangeDetailsWords
  readonly reissueId: ReissueIdWords
  readonly changeMail: ChangeMailWords
  readonly confirmMail: ConfirmMailWords
  readonly undoMail: UndoMailWords
  readonly stopNews: StopNewsWords
  readonly exportData: ExportDataWords
  readonly deleteAccount: DeleteAccountWords
  readonly agree: AgreeWords
  readonly applyForCode: ApplyForCodeWords
  readonly importing: ImportWords
  readonly handOver: HandOverWords
  readonly confirmHandOver: ConfirmHandOverWords
  readonly keysMenu: KeysMenuWords
  readonly searchKeys: SearchKeysWords
  readonly ownDevices: OwnDevicesWords
  readonly deviceTable: DeviceTableWords
  readonly devicesFile: DevicesFileWords
  readonly keyTerms: TermWords
  readonly keyFields: KeyFieldWords
  readonly application: ApplicationWords
  readonly saveSheet: SaveSheetWords
  readonly keySheet: KeySheetWords
  readonly bulk: BulkWords
  readonly certificateRecords: CertificateRecordWords
  readonly organisationFields: OrganisationFieldWords
  readonly contactFields: ContactFieldWords
  readonly serverFields: ServerFieldWords
  readonly certificateWizard: CertificateWizardWords
  readonly applicationList: ApplicationListWords
  readonly applicationSearch: ApplicationSearchWords
  readonly recordProcedures: RecordProceduresWords
  readonly revokeCertificate: RevokeCertificateWords
  readonly cancelApplication: CancelApplicationWords
  readonly terminateContract: TerminateContractWords
  readonly applicationDetail: ApplicationDetailWords
  readonly termLadder: TermLadderWords
  readonly couponPage: CouponPageWords
  readonly takeHome: TakeHomeWords
  readonly seal: SealWords
  readonly applicationForm: ApplicationFormWords
  readonly formSheet: FormSheetWords
  readonly sendDocuments: SendDocumentsWords
  readonly accountData: AccountDataWords
  readonly changeContacts: ChangeContactsWords
  readonly letters: LetterWords
}

/** A part of the words, as a portal says it differently. */
export type PortalWords = DeepPartial<Words>

type DeepPartial<T> = T extends (...facts: never[]) => unknown
  ? T
  : T extends readonly unknown[]
    ? T
    : T extends object
      ? { readonly [K in keyof T]?: DeepPartial<T[K]> }
      : T

/** The general words with a portal's own in their place. */
export const withPortalWords = (words: Words, own: PortalWords): Words => merge(words, own) as Words

const merge = (base: unknown, own: unknown): unknown => {
  if (own === undefined) return base
  if (typeof base !== 'object' || base === null || Array.isArray(base) || typeof own !== 'object' || own === null)
    return own
  const merged: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(own)) merged[key] = merge(merged[key], value)
  return merged
}

export type { FieldWords }
