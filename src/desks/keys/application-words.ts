import type { Refusal } from '../../domain/keys/application.ts'
import type { CardForDevice } from './apply-card.ts'
import type { Proof } from './prove-card.ts'

type Asked = CardForDevice['asked']

/** The words of 「新規申請」 and 「期間の延長」; labels and titles are those of manual 003 §5 and §6. */
export interface ApplicationWords {
  /** What the procedures are called: 「新規申請」, 「期間の延長」. */
  readonly name: Readonly<Record<Asked, string>>
  readonly caption: (kind: string, name: string) => string
  readonly back: string
  readonly next: string
  readonly menu: string
  readonly again: string
  readonly input: {
    readonly title: string
    readonly lead: (kind: string) => string
    /** 「約款の確認」 with 「無償」 and 「有償」. */
    readonly texts: { readonly label: string; readonly free: string; readonly paid: string }
  }
  readonly closed: { readonly title: string; readonly lead: string; readonly body: string }
  readonly terms: {
    readonly lead: (version: string) => string
    readonly agree: string
    readonly decline: string
  }
  readonly number: {
    readonly title: string
    /** 「有効期間 1年 のカードを登録します。」 stands in it, as on the confirmation of an extension. */
    readonly lead: (period: string) => string
    readonly choose: string
    readonly others: string
    readonly left: (redraws: number) => string
    readonly noneLeft: string
    readonly renewed: string
    readonly replaced: string
    /** The number that was chosen is none of the present candidates: others were asked for in another window. */
    readonly gone: string
    readonly empty: string
  }
  readonly confirm: {
    readonly title: Readonly<Record<Asked, string>>
    readonly lead: Readonly<Record<Asked, (period: string) => string>>
    readonly notYet: string
    readonly now: string
    readonly after: string
    readonly lost: string
    readonly nothingLost: string
    /** The days between the old end and today, which an extension does not make good (KEY-31). */
    readonly without: (days: string) => string
    readonly submit: string
    /** Somebody else took the number at the last moment. */
    readonly numberTaken: string
  }
  readonly refused: {
    readonly title: Readonly<Record<Asked, string>>
    /** No card is used up by a refusal (KEY-23). */
    readonly unused: string
    readonly takeOther: (name: string) => string
    readonly why: { readonly [W in Refusal['why']]: (refusal: Extract<Refusal, { why: W }>) => string }
  }
  readonly done: {
    readonly title: Readonly<Record<Asked, string>>
    readonly lead: Readonly<Record<Asked, string>>
    /** The same card and device as before (KEY-24). */
    readonly before: string
    readonly keep: string
    /** Where a key can be seen again: by the search, or for somebody else’s by the same application. */
    readonly search: string
    readonly same: string
    readonly mailed: string
    readonly reaches: string
  }
  /** Too many applications were begun within an hour. */
  readonly tooMany: (until: string) => string
  /** A card that was not proved (KEY-23); times in words. */
  readonly proof: {
    readonly [P in Exclude<Proof['is'], 'proved'>]: P extends 'wrong' ? string : (until: string) => string
  }
}

/** What a refusal says; one with many numbers has a line for each. */
export const refusalText = (refusal: Refusal, { refused: { why } }: ApplicationWords): string =>
  (why[refusal.why] as (one: Refusal) => string)(refusal)
