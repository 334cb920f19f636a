import type { AccountId, CustomerId } from '../accounts/account.ts'
import type { ApplicationKind, ApplicationStatus, MoveName, Mover } from './application.ts'
import type { Coupon } from './coupon.ts'
import type { ApplicationData } from './desk-data.ts'
import type { JapanDay, Term } from './term.ts'

/** Whose records they are: the account's customer, or the account itself where it stands alone. */
export type OwnerId = AccountId | CustomerId

/** A contract with its term (CRT-41). */
export interface Contract extends Term {
  readonly id: string
  /** `B` and seven digits. */
  readonly code: string
  readonly account: AccountId
  readonly owner: OwnerId
  readonly service: string
  readonly renewsItself: boolean
  readonly previousId: string | null
  readonly state: 'active' | 'ended' | 'revoked'
  /** Of one that renews itself: it ends with its term (CRT-18). */
  readonly terminates: boolean
  readonly reissues: number
  readonly agentCode: string
  readonly organisation: string
  readonly serverName: string
  readonly data: ApplicationData
  readonly examinedAt: Date
}

/** One application, one record (CRT-13). */
export interface Application {
  readonly id: string
  readonly account: AccountId
  readonly owner: OwnerId
  readonly kind: ApplicationKind
  readonly status: ApplicationStatus
  /** Grows with every change: who decides on an older one is told (OFF-5). */
  readonly version: number
  readonly service: string
  /** The contract that it is about; of a new one null and of a renewal the contract that it follows, until it is done. */
  readonly contractId: string | null
  /** The record that it was begun from; the two link to each other. */
  readonly previousId: string | null
  readonly appliedAt: Date
  readonly changedAt: Date
  readonly completedAt: Date | null
  readonly agentCode: string
  readonly organisation: string
  readonly serverName: string
  readonly serverType: string
  readonly coupon: string | null
  readonly keyFingerprint: string | null
  readonly downloadedAt: Date | null
  readonly dueAt: Date | null
  readonly data: ApplicationData
}

export type NewApplication = Omit<Application, 'version' | 'changedAt' | 'completedAt' | 'downloadedAt'>

/** What a search asks for (CRT-21); everything is optional and all of it has to fit. */
export interface ApplicationSearch {
  readonly date?: { readonly of: 'applied' | 'completed' | 'ends'; readonly from?: JapanDay; readonly to?: JapanDay }
  readonly kind?: ApplicationKind
  readonly service?: string
  readonly downloaded?: boolean
  readonly serverType?: string
  readonly contains?: readonly {
    readonly field: 'organisation' | 'server' | 'contract' | 'agent' | 'coupon'
    readonly text: string
  }[]
  /** Ended contracts instead of present ones (「過去案件表示」). */
  readonly past?: boolean
  readonly sort?: {
    readonly by: 'applied' | 'service' | 'status' | 'kind' | 'ends' | 'contract' | 'organisation' | 'server'
    readonly down: boolean
  }
}

/** A line of the list: the record, its contract and its certificate's life where there are any. */
export interface ListedApplication {
  readonly application: Omit<Application, 'data'>
  readonly contract: Pick<Contract, 'id' | 'code' | 'begins' | 'ends' | 'state'> | null
  readonly certificate: { readonly notBefore: Date; readonly notAfter: Date; readonly revokedAt: Date | null } | null
}

/** A record that has to be worked on by a time. */
export interface RunningClock extends Pick<Application, 'id' | 'appliedAt' | 'serverName' | 'contractId'> {
  readonly dueAt: Date
  /** Names of notices that were given about it. */
  readonly told: readonly string[]
}

/** Applications of one portal. */
export interface Applications {
  /** False where its contract has one of the same kind under way: a renewal, reissue, further certificate or revocation. */
  create(application: NewApplication): Promise<boolean>
  byId(id: string, owner: OwnerId): Promise<Application | null>
  /** For staff and jobs, whoever's it is. */
  any(id: string): Promise<Application | null>
  /**
   * Moves it by the table of moves, on the condition that nobody changed it since `version`. The moved record; null where the move is not
   * allowed or somebody was faster.
   */
  move(
    application: Application,
    by: Mover,
    name: MoveName,
    change: Partial<Pick<Application, 'data' | 'contractId' | 'dueAt'>>,
    at: Date,
  ): Promise<Application | null>
  /** Changes what it says without a move, such as staff's notes; null where somebody changed it since `version`. */
  amend(
    application: Application,
    change: Partial<Pick<Application, 'data' | 'dueAt'>>,
    at: Date,
  ): Promise<Application | null>
  /** Notes the first download of its certificate. */
  downloaded(id: string, at: Date): Promise<void>
  /** A page of the list, without what its records say in full; `from` is counted from 0. */
  list(
    owner: OwnerId,
    search: ApplicationSearch,
    page: { readonly from: number; readonly count: number },
    now: Date,
  ): Promise<readonly ListedApplication[]>
  count(owner: OwnerId, search: ApplicationSearch, now: Date): Promise<number>
  /** Everything about a contract, the oldest first; a renewal that follows it is among them until it is done. */
  ofContract(contract: string): Promise<readonly Application[]>
  /** Records that were begun from this one, the oldest first. */
  following(id: string): Promise<readonly Application[]>
  /** What staff have to work on, the oldest first; what has a clock (revocations) before everything else, by what is due first. */
  waiting(count: number): Promise<readonly Application[]>
  /** Every record whose clock runs, the one that is due first first, with what was told about it (CRT-17). */
  clocks(): Promise<readonly RunningClock[]>
  /** What is approved and has no certificate yet: what was approved first is first. */
  approved(count: number): Promise<readonly string[]>
}

/** Contracts of one portal. */
export interface Contracts {
  /**
   * Concludes a contract: gives it the portal's next code. Null where another one follows the same contract already. Whoever else concludes
   * one in this portal waits until the transaction ends.
   */
  create(contract: Omit<Contract, 'code'>, at: Date): Promise<Contract | null>
  byId(id: string): Promise<Contract | null>
  byCode(code: string): Promise<Contract | null>
  change(
    id: string,
    change: Partial<Pick<Contract, 'data' | 'state' | 'terminates' | 'examinedAt' | 'organisation' | 'serverName'>>,
  ): Promise<void>
  /** Counts a reissue of one that is active; false where it had `most` (null: any number) already. */
  countReissue(id: string, most: number | null): Promise<boolean>
  /** The contract that took this one's place. */
  after(id: string): Promise<Contract | null>
  /**
   * Active ones whose end has come so near that it is to be called to mind (CRT-23): `days` is the nearest of the `before` days that has come,
   * of which, and of nearer ones, nobody was told yet (`ends-30` among the notices). Those that end first are first.
   */
  toRemind(
    today: JapanDay,
    before: readonly number[],
    count: number,
  ): Promise<readonly { readonly contract: Contract; readonly days: number }[]>
  /** Active ones that go on by themselves, end by this day and have nobody who applied for the next term (`renewal-filed` among the notices). */
  toGoOn(by: JapanDay, count: number): Promise<readonly Contract[]>
  /** Active ones whose term ended before this day, the longest ago first: for the job that ends them. */
  endedBefore(day: JapanDay, count: number): Promise<readonly Contract[]>
}

/** What was begun and not sent (CRT-10). */
export interface Draft {
  readonly id: string
  readonly account: AccountId
  readonly kind: ApplicationKind
  readonly contractId: string | null
  /** Where the person was, and what was typed, as it was typed. */
  readonly data: Readonly<Record<string, unknown>>
  readonly version: number
  readonly changedAt: Date
  readonly expiresAt: Date
}

/** Drafts of one portal: each belongs to one account, and nobody else gets at it. */
export interface Drafts {
  /** Written over only where nobody wrote since `version` (null: a new one); false where somebody did. */
  save(draft: Omit<Draft, 'version'>, version: number | null): Promise<boolean>
  byId(id: string, account: AccountId, now: Date): Promise<Draft | null>
  /** Those that are kept still, the one that was changed last first. */
  ofAccount(account: AccountId, now: Date): Promise<readonly Draft[]>
  remove(id: string, account: AccountId): Promise<void>
}

/** A document that was sent in for an application (CRT-19). */
export interface SentDocument {
  readonly id: string
  readonly applicationId: string
  readonly name: string
  readonly type: 'application/pdf' | 'image/jpeg' | 'image/png'
  readonly size: number
  readonly uploadedAt: Date
}

/** Documents of one portal. */
export interface SentDocuments {
  add(document: SentDocument & { readonly content: Uint8Array }): Promise<void>
  of(application: string): Promise<readonly SentDocument[]>
  read(id: string, application: string): Promise<Uint8Array | null>
}

/** Coupons and their uses (CRT-30): a use is held or used by one application, so it is never there twice. */
export interface Coupons {
  /** False where there is one of this number. */
  create(coupon: Omit<Coupon, 'held' | 'used' | 'voidedAt'>, at: Date): Promise<boolean>
  /** Takes it out of use; false where it is, or there is none. */
  voidOne(number: string, at: Date): Promise<boolean>
  byNumber(number: string): Promise<Coupon | null>
  /** Those of an agent with where they are held and were used, by number. */
  ofAgent(agentCode: string): Promise<
    readonly (Coupon & {
      readonly where: readonly { readonly application: string; readonly state: 'held' | 'used'; readonly at: Date }[]
    })[]
  >
  /** Holds one use for an application; false where none is left, it is not this agent's, service's, day's, or one is held already. */
  hold(
    number: string,
    application: string,
    agentCode: string,
    service: string,
    today: JapanDay,
    at: Date,
  ): Promise<boolean>
  /** What an application holds is used up, or given back. Nothing happens where it holds none. */
  use(application: string, at: Date): Promise<void>
  giveBack(application: string): Promise<void>
}

/** What an account fills its applications with (CRT-30). */
export interface Preset {
  readonly agentCode: string
  readonly data: Pick<ApplicationData, 'organisation' | 'contacts'>
}

/** Presets of one portal. */
export interface Presets {
  of(account: AccountId): Promise<Preset | null>
  set(account: AccountId, preset: Preset): Promise<void>
}
