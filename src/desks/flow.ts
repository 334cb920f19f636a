import type { Child } from 'hono/jsx'
import type { AccountId } from '../domain/accounts/account.ts'
import type { Grant, GrantVerdict, Purpose } from '../domain/accounts/grant.ts'
import type { Stores } from '../domain/stores.ts'
import type { Need } from '../pages/form.tsx'
import type { Link } from '../pages/frame.ts'
import type { Desk } from './desk.ts'
import type { NoticeName, Words } from './words.ts'

/**
 * A flow is one procedure, from its first page to its last. Its states are a discriminated union; every state has a page, and the page may
 * have forms. A form's act judges what was typed and answers with a move. The move's work is one transaction: with the new state it is
 * done, or nothing is. `web/run-flow.tsx` is the only place where a flow meets HTTP.
 */
export interface Flow<S extends { readonly at: string } = { readonly at: string }> {
  /** The path segment, and the flow's name everywhere. */
  readonly id: string
  /** Who may use it. A page of `account` or `main-user` opened without a session leads to sign-in and back (ACC-6). */
  readonly who: Who
  /** Its pages announce planned maintenance from the day it is made known; other pages do so in the last hour (KEY-10). */
  readonly announces?: true
  /** Open too to somebody who has yet to agree to a text of the portal: all else of `account` waits until then (ACC-33). */
  readonly beforeConsent?: true
  /** Where somebody begins; the flow is not there at all in a portal for which this is null. */
  first(desk: Desk): S | null
  readonly steps: { readonly [K in S['at']]: Step<S, Extract<S, { readonly at: K }>> }
  /** What the procedure is called, above the headings of pages that other procedures have alike, and in their titles. */
  caption?(words: Words): string
  /** What other flows may take over from this one (`?from=`): values by field name. */
  carries?(state: S): Readonly<Record<string, string>>
  /** Links in mails that lead into this flow. */
  readonly opens?: Opens<S>
}

/** `anybody` signed in or not; `stranger` leads a signed-in person to the start page. */
export type Who = 'anybody' | 'stranger' | 'account' | 'main-user'

export interface Opens<S> {
  readonly purposes: readonly Purpose[]
  /** The state in which a good link begins, and the one that explains a link that is past its use. */
  good(grant: Grant): S
  ended(verdict: Exclude<GrantVerdict, 'good'>): S
  /** What a mail program's own button does with a good link at once, without a page (RFC 8058); left out where it needs one. */
  oneClick?(grant: Grant, desk: Desk): Work
}

export interface Step<S extends { readonly at: string }, H> {
  /** The page's only h1 and the document's title. */
  title(words: Words, here: H, desk: Desk): string
  lead?(words: Words, here: H, desk: Desk): Child
  /** The page below its heading; where it is left out, the form `main` with its words stands there. */
  page(page: PageOf<H>): Child | Promise<Child>
  /** The forms of the page by name; `main` is the one that the page is about. */
  readonly acts?: Readonly<Record<string, Act<S, H>>>
  /** Looks again before the page is shown; another state leads there (a link that has ended meanwhile), from the first page too. */
  review?(here: H, desk: Desk): Promise<S | null>
}

/** What a page is drawn from. */
export interface PageOf<H> {
  readonly here: H
  readonly desk: Desk
  readonly words: Words
  /** The fields and the buttons of an act. */
  form(props: FormOf): Child
  /** An act without fields as a button of its own. */
  button(props: {
    readonly act: string
    readonly label: string
    /** What the button acts on, for the ear: a row's name where the eye sees the row. */
    readonly about?: string
    readonly look?: 'primary' | 'secondary' | 'quiet'
    readonly hidden?: Readonly<Record<string, string>>
  }): Child
}

export interface FormOf {
  /** The act's name; `main` where it is left out. */
  readonly act?: string
  readonly submit: string
  readonly links?: readonly Link[]
  /** Other acts that the same form may be sent for, such as 「戻る」: lesser buttons beside its own. Only of the form `main`. */
  readonly others?: readonly { readonly act: string; readonly label: string }[]
  /** What stands between the fields and the button. */
  readonly before?: Child
  readonly label?: string
}

/** One field of a form: how it is read and how it is drawn. Its label is exact; messages name it. */
export interface Field<T> {
  readonly label: string
  /** The value, or in words what is wrong and what to do. `all` are the form's other typed values. */
  read(raw: string, all: Readonly<Record<string, string>>): Reading<T>
  draw(props: DrawnField): Child
  /** Passwords and codes never come back to the page. */
  readonly secret?: boolean
  /** Where its value is a file: `read` is not asked then. What was chosen cannot come back to the page. */
  readonly file?: FileReader<T>
  /** The names of its inputs, where it has several: what is typed comes by these. */
  readonly parts?: readonly string[]
  /** Draws a button of its own that sends the form (`AGAIN`): Enter still presses the main one, wherever it stands. */
  readonly presses?: boolean
}

/**
 * The name of a field's button that only asks for the page anew, such as for another picture: nothing is judged and nothing kept, and what was
 * typed stands there again, passwords excepted.
 */
export const AGAIN = 'draw-again'

/** A file as a browser sends it. Its name is the sender's word and is believed nowhere. */
export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** How a field of a file is read; null where none was chosen. A form with such a field is sent as `multipart/form-data`. */
export interface FileReader<T> {
  /** The most bytes that are taken. */
  readonly most: number
  read(file: UploadedFile | null, all: Readonly<Record<string, string>>): Reading<T>
}

export interface DrawnField {
  readonly name: string
  readonly value: string
  /** All typed values of the form by name, for a field of several inputs. */
  readonly all: Readonly<Record<string, string>>
  readonly error: string | undefined
  /** The input the error is in, where the field has several. */
  readonly errorIn: string | undefined
  readonly need: (required: boolean) => Need
}

export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  /** `part`: the input that is to be mended, where the field has several. */
  | { readonly ok: false; readonly text: string; readonly part?: string }
export type Fields = Readonly<Record<string, Field<unknown>>>
export type Values<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never }

/** A form and what sending it does. Built by `act`, which ties the types of its fields to what `carryOut` receives. */
export interface Act<S, H> {
  /** What is asked for; a promise where the choices have to be looked up. */
  fields(desk: Desk, here: H): Fields | Promise<Fields>
  /** Values that stand in the fields at first, by name. */
  initial?(desk: Desk, here: H): Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>
  carryOut(typed: Readonly<Record<string, unknown>>, here: H, desk: Desk): Promise<Move<S>>
}

/** A form with its fields, and what sending it does with their values. */
export const act = <S, H, F extends Fields>(
  fields: (desk: Desk, here: H) => F | Promise<F>,
  carryOut: (typed: Values<F>, here: H, desk: Desk) => Promise<Move<S>>,
  initial?: Act<S, H>['initial'],
): Act<S, H> => ({
  fields,
  carryOut: (typed, here, desk) => carryOut(typed as Values<F>, here, desk),
  ...(initial === undefined ? {} : { initial }),
})

/** A sentence about one field, or about the form as a whole. */
export interface Problem {
  readonly field?: string
  readonly text: string
}

/** What is done in the move's transaction; problems undo it and are shown beside the form. */
export type Work = (stores: Stores) => Promise<readonly Problem[] | void>

export type Move<S> =
  | { readonly is: 'go'; readonly to: S; readonly work?: Work }
  | {
      readonly is: 'refuse'
      readonly problems: readonly Problem[] /** Seconds until the next try, shown where the person may know. */
      readonly wait?: number
    }
  /** Elsewhere in this portal, by path from the portal's root, with a notice there; null: where the person wanted to go (`?to=`). */
  | { readonly is: 'leave'; readonly path: string | null; readonly notice?: NoticeName; readonly work?: Work }
  /** Signed in: a new session begins, and the person goes where they wanted to go. */
  | {
      readonly is: 'enter'
      readonly accountId: AccountId
      /** Lanes of tries that start again, and the address's lane that gets its try back. */
      readonly clear: readonly string[]
      readonly giveBack: string | null
      /** The login certificate that the session is good with, and until when; left out where none is needed. */
      readonly certificate?: { readonly serial: string; readonly notAfter: Date }
      /** A page of this portal that is shown first, on the way to where the person wanted to go. */
      readonly via?: string
      readonly work?: Work
    }
  /** Signed out on the server: the session and this browser's flows end. */
  | { readonly is: 'exit'; readonly path: string; readonly notice?: NoticeName; readonly work?: Work }
  /** A file to take home. Its name may have any characters; nothing secret belongs there. */
  | {
      readonly is: 'file'
      readonly name: string
      readonly type: string
      /** Pieces are sent as they come, so that a long file is never in memory as a whole. */
      readonly content: string | Uint8Array<ArrayBuffer> | AsyncIterable<string>
      readonly work?: Work
    }

export const go = <S>(to: S, work?: Work): Move<S> => ({ is: 'go', to, ...(work ? { work } : {}) })
export const refuse = (...problems: readonly Problem[]): Extract<Move<never>, { is: 'refuse' }> => ({
  is: 'refuse',
  problems,
})
export const leave = (path: string | null, notice?: NoticeName, work?: Work): Move<never> => ({
  is: 'leave',
  path,
  ...(notice ? { notice } : {}),
  ...(work ? { work } : {}),
})

/** Declares a flow; its type is what the compiler checks the steps against. */
export const flow = <S extends { readonly at: string }>(declared: Flow<S>): Flow<S> => declared
