import type { LoginCertificateFault } from '../../domain/certificates/login-certificate.ts'
import { PasswordOwner } from '../../pages/form.tsx'
import type { Link } from '../../pages/frame.ts'
import { LinkList } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Prose } from '../../pages/prose.tsx'
import type { RegistrationRule } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import {
  type FieldWords,
  identifier,
  mailedCode,
  newPassword,
  presentPassword,
  type TypedIdentifier,
} from '../fields.tsx'
import { act, type Flow, flow, go, refuse } from '../flow.ts'
import { demandPicture, pictureCode } from '../picture-field.tsx'
import { judgeFirstOwnPassword, judgePasswordTyped } from './judge-sign-in.ts'
import { codeRule, judgeCodeTyped, sendCode } from './mailed-code.ts'
import { ownCertificate } from './own-certificate.ts'
import { recoveryPath } from './recovery-path.ts'
import { NoCertificate, type NoCertificateWords, otherWay, Ways, type WaysWords } from './sign-in-ways.tsx'

/**
 * Sign-in. One page (`credentials`) or two (`identify`, `password`), as the portal says; then, where it is declared and due, the mailed
 * one-time password. A password given by an operator leads to a new one first. Where one can come in with a login certificate too, the
 * choice between the two comes before (`ways`), and each is a flow of its own.
 */
type State =
  | { readonly at: 'ways' }
  | { readonly at: 'with-certificate' }
  | { readonly at: 'no-certificate'; readonly fault: LoginCertificateFault }
  | { readonly at: 'credentials' }
  | { readonly at: 'identify' }
  | { readonly at: 'password'; readonly who: TypedIdentifier }
  | ({ readonly at: 'code' } & Proved)
  | ({ readonly at: 'own-password' } & Proved)

/** Whose password was right, and which one it was: set anew meanwhile, it has proved nothing. */
export interface Proved {
  readonly accountId: string
  /** A keyed hash of the stored password hash. */
  readonly password: string
}

export type SignInState = State

export interface SignInWords {
  readonly title: string
  readonly lead: string
  readonly identifier: FieldWords
  readonly password: FieldWords
  /** Which cookies there are, where the portal says so. */
  readonly cookies: string
  /** Hints below the form, such as where the login ID stands. */
  readonly hints: readonly string[]
  readonly next: string
  readonly submit: string
  readonly forgotten: string
  readonly register: string
  /** The choice between the two ways, where there are two (CRT-1). */
  readonly ways: WaysWords
  /** Certificates that open nothing (CRT-2). */
  readonly noCertificate: NoCertificateWords
  readonly passwordTitle: string
  readonly otherIdentifier: string
  readonly code: {
    readonly title: string
    readonly lead: (minutes: number) => string
    readonly field: FieldWords
    readonly submit: string
    readonly resend: string
  }
  readonly ownPassword: {
    readonly title: string
    readonly lead: string
    readonly field: FieldWords
    readonly submit: string
  }
  readonly problems: {
    /** One sentence for a wrong password, an unknown identifier, a closed account and one without a password (ACC-3). */
    readonly notAccepted: string
    /** For who typed the right password that staff gave, too late. */
    readonly initialExpired: string
    /** A code is to be mailed, and there is no address on record. */
    readonly noMailbox: string
    readonly tooManyFromHere: string
    readonly codeNotAccepted: string
    readonly codeExpired: string
    readonly codeExhausted: string
    readonly resendLater: (seconds: number) => string
    readonly tooManyCodes: string
  }
}

/** The way back in, and the way to an account of one's own; each only where the portal has it. */
const forgotten = (desk: Desk): readonly Link[] => {
  const { by } = desk.portal.account.recovery
  return [{ label: desk.words.signIn.forgotten, href: desk.path(recoveryPath[by], 'carry') }]
}

const registering = (desk: Desk): readonly Link[] =>
  desk.portal.account.registration === 'closed'
    ? []
    : [{ label: desk.words.signIn.register, href: desk.path(registrationPath(desk.portal.account.registration.by)) }]

/** The way back to the choice, where there is one. */
const waysBefore = (desk: Desk): readonly Link[] =>
  desk.portal.account.signIn.certificate === 'none' ? [] : [otherWay(desk)]

const registrationPath = (by: Exclude<RegistrationRule, 'closed'>['by']): string =>
  ({ link: 'register', consent: 'register-by-consent' })[by]

const steps: Flow<State>['steps'] = {
  ways: {
    title: ({ signIn }) => signIn.ways.title,
    lead: ({ signIn }) => signIn.ways.lead,
    page: ({ desk }) => <Ways desk={desk} />,
  },
  'with-certificate': {
    title: ({ signIn }) => signIn.title,
    lead: ({ signIn }) => signIn.ways.withCertificate,
    // The certificate may be another one by now, or have come to its end.
    review: async (_here, desk) => {
      const certificate = await ownCertificate(desk)
      return certificate.is === 'good' ? null : { at: 'no-certificate', fault: certificate.is }
    },
    page: ({ form, words, desk }) => form({ submit: words.signIn.submit, links: [...forgotten(desk), otherWay(desk)] }),
    acts: {
      main: act(
        (desk) => ({
          identifier: identifier(desk, desk.words.signIn.identifier),
          password: presentPassword(desk, desk.words.signIn.password),
          picture: pictureCode(desk),
        }),
        async (typed, _here, desk) => {
          const certificate = await ownCertificate(desk)
          if (certificate.is !== 'good') return go<State>({ at: 'no-certificate', fault: certificate.is })
          return (
            (await demandPicture(desk, typed.picture)) ??
            judgePasswordTyped(typed.identifier, typed.password, desk, certificate)
          )
        },
      ),
    },
  },
  'no-certificate': {
    title: ({ signIn }, { fault }) => signIn.noCertificate.faults[fault].title,
    lead: ({ signIn }, { fault }) => signIn.noCertificate.faults[fault].lead,
    review: async (here, desk) => {
      const { is } = await ownCertificate(desk)
      if (is === here.fault) return null
      return is === 'good' ? { at: 'with-certificate' } : { at: 'no-certificate', fault: is }
    },
    page: ({ here, desk }) => <NoCertificate fault={here.fault} desk={desk} />,
  },
  credentials: {
    title: ({ signIn }) => signIn.title,
    lead: ({ signIn }) => signIn.lead,
    page: ({ form, words, desk }) => (
      <>
        <CookieNotice desk={desk} />
        {form({ submit: words.signIn.submit })}
        <Hints words={words.signIn} />
        <LinkList links={[...forgotten(desk), ...registering(desk), ...waysBefore(desk)]} />
      </>
    ),
    acts: {
      main: act(
        (desk) => ({
          identifier: identifier(desk, desk.words.signIn.identifier),
          password: presentPassword(desk, desk.words.signIn.password),
          picture: pictureCode(desk),
        }),
        async (typed, _here, desk) =>
          (await demandPicture(desk, typed.picture)) ?? judgePasswordTyped(typed.identifier, typed.password, desk),
      ),
    },
  },
  identify: {
    title: ({ signIn }) => signIn.title,
    lead: ({ signIn }) => signIn.lead,
    page: ({ form, words, desk }) => (
      <>
        <CookieNotice desk={desk} />
        {form({ submit: words.signIn.next })}
        <Hints words={words.signIn} />
        <LinkList links={registering(desk)} />
      </>
    ),
    acts: {
      // Any well-formed identifier goes on: whether an account exists is nobody's business yet (PAR-2).
      main: act(
        (desk) => ({ identifier: identifier(desk, desk.words.signIn.identifier) }),
        async (typed) => go<State>({ at: 'password', who: typed.identifier }),
      ),
    },
  },
  password: {
    title: ({ signIn }) => signIn.passwordTitle,
    page: ({ form, words, desk, here }) => (
      <>
        <p class="chosen">{here.who.canonical}</p>
        {form({
          submit: words.signIn.submit,
          before: <PasswordOwner loginId={here.who.canonical} />,
          links: forgotten(desk),
        })}
        <LinkList links={[{ label: words.signIn.otherIdentifier, href: desk.path('sign-in') }]} />
      </>
    ),
    acts: {
      main: act(
        (desk) => ({ password: presentPassword(desk, desk.words.signIn.password), picture: pictureCode(desk) }),
        async (typed, here, desk) =>
          (await demandPicture(desk, typed.picture)) ?? judgePasswordTyped(here.who, typed.password, desk),
      ),
    },
  },
  code: {
    title: ({ signIn }) => signIn.code.title,
    lead: ({ signIn }, _here, desk) => signIn.code.lead(codeRule(desk).lifetime / 60),
    page: ({ form, button, words, desk }) => (
      <>
        {form({ submit: words.signIn.code.submit })}
        {button({ act: 'resend', label: words.signIn.code.resend, look: 'secondary' })}
        <LinkList links={[{ label: words.failures.startAgain, href: desk.path('sign-in') }]} />
      </>
    ),
    acts: {
      main: act(
        (desk) => ({ code: mailedCode(desk, desk.words.signIn.code.field) }),
        (typed, here, desk) => judgeCodeTyped(typed.code, here, desk),
      ),
      resend: act(
        () => ({}),
        async (_typed, here, desk) => {
          const rule = codeRule(desk)
          const held = await desk.stores.codes.held(desk.flowId)
          const left = held
            ? Math.ceil((held.sentAt.getTime() + rule.resendAfter * 1000 - desk.now.getTime()) / 1000)
            : 0
          if (left > 0) return refuse({ text: desk.words.signIn.problems.resendLater(left) })
          return go<State>(here, (stores) => sendCode(here.accountId, desk, stores))
        },
      ),
    },
  },
  // A password that staff gave opens this page and nothing else (ACC-23).
  'own-password': {
    title: ({ signIn }) => signIn.ownPassword.title,
    lead: ({ signIn }) => signIn.ownPassword.lead,
    page: ({ form, words }) => form({ submit: words.signIn.ownPassword.submit }),
    acts: {
      main: act(
        (desk) => ({ next: newPassword(desk, desk.words.signIn.ownPassword.field) }),
        (typed, here, desk) => judgeFirstOwnPassword(typed.next, here, desk),
      ),
    },
  },
}

/**
 * These steps and no others: what leads to the rest has no place in a portal with two ways, which `check-fit.ts` sees to (one page, and
 * passwords that staff gave open the portal).
 */
const only = (...names: readonly State['at'][]): Flow<State>['steps'] =>
  Object.fromEntries(names.map((name) => [name, steps[name]])) as Flow<State>['steps']

export const signIn = flow<State>({
  id: 'sign-in',
  who: 'stranger',
  announces: true,
  first: ({ portal }) => {
    const { certificate, pages } = portal.account.signIn
    if (certificate !== 'none') return { at: 'ways' }
    return pages === 'one' ? { at: 'credentials' } : { at: 'identify' }
  },
  carries: (state) => (state.at === 'password' ? { identifier: state.who.canonical } : {}),
  steps: only('ways', 'credentials', 'identify', 'password', 'code', 'own-password'),
})

/** 「ワンタイムパスワードご利用のお客様」: access key and password, then a mailed one-time password each time (CRT-3). */
export const signInByCode = flow<State>({
  id: 'sign-in-by-code',
  who: 'stranger',
  announces: true,
  caption: ({ signIn }) => signIn.ways.code.title,
  first: ({ portal }) => (portal.account.signIn.certificate === 'none' ? null : { at: 'credentials' }),
  steps: only('credentials', 'code'),
})

/** 「ログイン用電子証明書ご利用のお客様」: the certificate in the browser, then access key and password (CRT-2). */
export const signInByCertificate = flow<State>({
  id: 'sign-in-by-certificate',
  who: 'stranger',
  announces: true,
  caption: ({ signIn }) => signIn.ways.certificate.title,
  first: ({ portal }) => (portal.account.signIn.certificate === 'none' ? null : { at: 'with-certificate' }),
  steps: only('with-certificate', 'no-certificate'),
})

/** Only necessary cookies exist: it is said, and nothing is asked (KEY-1). */
const CookieNotice = ({ desk }: { desk: Desk }) =>
  desk.portal.cookieNotice ? <Notice kind="info">{desk.words.signIn.cookies}</Notice> : null

const Hints = ({ words }: { words: SignInWords }) =>
  words.hints.length === 0 ? null : <Prose pieces={[{ list: words.hints }]} />
