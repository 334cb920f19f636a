import type { Portal, RecoveryRule } from './define.ts'
import {
  type Finding,
  ofCertificate,
  ofChange,
  ofInitialPassword,
  ofMailChange,
  ofMailedLife,
  ofMailedRecovery,
  ofPassword,
  ofRegistration,
  ofSignIn,
  ofUndoneMailChange,
  type Severity,
} from './register-findings.ts'
import { spellEvery, spellTime } from './spell-time.ts'

/**
 * How sure a way makes of who comes, from the weakest up. `mailbox`: whoever reads the mailbox on record. `password`: whoever knows the
 * password. `password-and-mailbox`: both, at times or each time. `password-and-key`: the password, and a key in the browser. `staff`: as sure as what staff ask for, which no definition tells.
 */
export type Assurance = 'mailbox' | 'password' | 'password-and-mailbox' | 'password-and-key' | 'staff'

/** Where a way begins: at a page of the portal, at a link that was mailed, or with staff. */
export type Entrance = 'page' | 'mailed link' | 'staff'

/** One way into an account, or to a password of it. */
export interface WayIn {
  /** The flows that carry it out; where there are several, each is a door of its own to the same way. */
  readonly flows: readonly string[]
  readonly entrance: Entrance
  readonly name: string
  /** Whether it leads into an account that exists, to a new one, or is open to its owner only. */
  readonly into: 'account' | 'new account' | 'own account'
  /** What has to be shown on the way. */
  readonly proves: string
  readonly assurance: Assurance
  readonly findings: readonly Finding[]
}

/** Everything that leads into a portal's accounts, as declared (ACC-61; ASVS 5.0 6.1.3). */
export interface Register {
  readonly portal: string
  readonly ways: readonly WayIn[]
  /** What is said of the password, on whichever way it is set. */
  readonly password: readonly Finding[]
  /** The weakest way into an account that exists. */
  readonly weakest: WayIn
}

const proofNames = {
  identifier: 'the identifier',
  mail: 'the e-mail address on record',
  'customer-code': 'the customer code',
  'postal-code': 'the postal code',
} as const

const signInWays = ({ account }: Portal): readonly WayIn[] => {
  const { by, then, certificate } = account.signIn
  const identifier = {
    mail: 'e-mail address',
    'login-id': 'login ID',
    'customer-code-or-mail': 'customer code or e-mail address',
    'registration-id': 'registration ID',
    'access-key': 'access key',
  }[by.identifier]
  const proves = `the ${identifier} with its password`
  const byCode: WayIn = {
    flows: ['sign-in'],
    entrance: 'page',
    name: 'sign-in',
    into: 'account',
    proves:
      then === 'nothing' ? proves : `${proves}, and ${spellEvery(then.mailedCode)} a code from the mailbox on record`,
    assurance: then === 'nothing' ? 'password' : 'password-and-mailbox',
    findings: ofSignIn(account),
  }
  if (certificate === 'none') return [byCode]
  return [
    { ...byCode, flows: ['sign-in', 'sign-in-by-code'], name: 'sign-in with a one-time password' },
    {
      flows: ['sign-in-by-certificate'],
      entrance: 'page',
      name: 'sign-in with a login certificate',
      into: 'account',
      proves: `${proves}, and the key of a login certificate of the same account, over TLS`,
      assurance: 'password-and-key',
      findings: ofCertificate(account),
    },
  ]
}

/** The flows of each recovery that begin at a page; a temporary password may be typed in another browser than it was asked for in. */
const recoveryFlows: Readonly<Record<Exclude<RecoveryRule['by'], 'operator'>, readonly string[]>> = {
  link: ['recover'],
  'temporary-password': ['recover-by-temporary-password', 'temporary-password'],
  // The fresh password is typed where every password is.
  reissue: ['recover-by-reissue', 'sign-in'],
}

const mailedThings: Readonly<Record<Exclude<RecoveryRule['by'], 'operator'>, string>> = {
  link: 'link',
  'temporary-password': 'temporary password',
  reissue: 'fresh password',
}

const recoveryWays = ({ account }: Portal): readonly WayIn[] => {
  const { recovery } = account
  if (recovery.by === 'operator') return []
  const given = recovery.proofs.map((proof) => proofNames[proof]).join(' and ')
  const mailed = mailedThings[recovery.by]
  return [
    {
      flows: recoveryFlows[recovery.by],
      entrance: 'page',
      name: `recovery by a mailed ${mailed}`,
      into: 'account',
      proves: `the ${mailed} from the mailbox on record, within ${spellTime(recovery.lifetime)}; the account is selected by ${given}`,
      assurance: 'mailbox',
      findings: ofMailedRecovery(recovery, account),
    },
  ]
}

const staffWays = ({ account }: Portal): readonly WayIn[] => [
  {
    flows: ['recover'],
    entrance: 'mailed link',
    name: 'first password by invitation',
    into: 'account',
    proves: `the link from the mailbox that ${account.customers === 'none' ? 'staff' : 'staff or the main user'} entered, within ${spellTime(
      account.customers === 'none'
        ? account.invitation
        : Math.max(account.invitation, account.customers.sharedUsers.invitation),
    )}`,
    assurance: 'mailbox',
    findings: [ofMailedLife(account.invitation)],
  },
  {
    flows: account.signIn.certificate === 'none' ? ['sign-in'] : ['sign-in-by-code', 'sign-in-by-certificate'],
    entrance: 'staff',
    name: 'initial password from staff',
    into: 'account',
    proves: `the password that staff gave, within ${spellTime(account.initialPassword)}${
      account.initial === 'must-change'
        ? '; then an own one has to be set'
        : '; an own one is asked for on every page until it is set'
    }`,
    assurance: 'staff',
    findings: ofInitialPassword(account),
  },
]

const registrationWays = ({ account }: Portal): readonly WayIn[] => {
  const { registration } = account
  if (registration === 'closed') return []
  const issued = registration.by === 'consent'
  const within = `within ${spellTime(registration.lifetime)}`
  return [
    {
      flows: [issued ? 'register-by-consent' : 'register'],
      entrance: 'page',
      name: 'registration',
      into: 'new account',
      proves:
        issued && registration.confirmAddress === 'after'
          ? 'the password that is mailed to the newcomer'
          : `the link from the newcomer's mailbox, ${within}${issued ? ', and the password that is mailed there' : ''}`,
      assurance: 'mailbox',
      findings: ofRegistration(registration),
    },
  ]
}

const changeWay = ({ account }: Portal): WayIn => ({
  flows: ['change-password'],
  entrance: 'page',
  name: 'change of the password',
  into: 'own account',
  proves: account.passwordChange === 'session' ? 'a session' : 'a session and the present password',
  assurance: 'password',
  findings: ofChange(account),
})

// The address on record is where a recovery goes: who changes it decides who comes in next.
const mailChangeWays: readonly WayIn[] = [
  {
    flows: ['confirm-mail'],
    entrance: 'mailed link',
    name: 'change of the address on record',
    into: 'own account',
    proves: 'a session, the present password and the link from the new mailbox',
    assurance: 'password-and-mailbox',
    findings: ofMailChange,
  },
  {
    flows: ['undo-mail'],
    entrance: 'mailed link',
    name: 'undoing a change of the address',
    into: 'account',
    proves: 'the link from the mailbox that was on record before; then a recovery, which goes there again',
    assurance: 'mailbox',
    findings: ofUndoneMailChange,
  },
]

const order: readonly Assurance[] = ['mailbox', 'password', 'password-and-mailbox', 'password-and-key', 'staff']

/** The register of a portal's ways in and back in, computed from its definition alone. */
export const registerOf = (portal: Portal): Register => {
  const ways = [
    ...signInWays(portal),
    ...recoveryWays(portal),
    ...registrationWays(portal),
    ...staffWays(portal),
    changeWay(portal),
    ...mailChangeWays,
  ]
  const into = ways.filter((way) => way.into === 'account')
  // Of equals the one that is open to everybody at any time.
  const weakest = into.toSorted((one, other) => order.indexOf(one.assurance) - order.indexOf(other.assurance))[0]!
  return { portal: portal.id, ways, password: ofPassword(portal.account), weakest }
}

/** The flows that lead to a session or a password and begin at a page of this portal. */
export const waysIn = (portal: Portal): readonly string[] =>
  registerOf(portal)
    .ways.filter(({ entrance }) => entrance === 'page')
    .flatMap(({ flows }) => flows)

const assuranceWords: Readonly<Record<Assurance, string>> = {
  mailbox: 'one thing shown: control of a mailbox',
  password: 'one factor: a password',
  'password-and-mailbox': 'one factor, a password, and the mailbox again; no second factor',
  'password-and-key': 'two factors: a password, and a key that only this browser or card has',
  staff: 'as sure as what staff ask for before they give it',
}

const signs: Readonly<Record<Severity, string>> = {
  departs: 'departs from',
  advises: 'short of advice',
  remark: 'remark on',
  meets: 'meets',
}

const printFindings = (findings: readonly Finding[]): string[] => {
  const severities = Object.keys(signs) as Severity[]
  return findings
    .toSorted((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity))
    .map(({ severity, rule, says }) => `    ${signs[severity]} ${rule}: ${says}`)
}

/** The register as text, for `madoguchi check`. What departs from a standard comes first, what meets it last. */
export const printRegister = (portal: Portal): string => {
  const { ways, password, weakest } = registerOf(portal)
  return [
    `${portal.id}: ${portal.title.ja} (${portal.title.en})`,
    '',
    ...ways.flatMap((way) => [
      `  ${way.name} (${way.flows.join(', ')}; begins at: ${way.entrance}; leads into: ${way.into})`,
      `    shown: ${way.proves}`,
      `    strength: ${assuranceWords[way.assurance]}`,
      ...printFindings(way.findings),
      '',
    ]),
    '  the password, on whichever way it is set',
    ...printFindings(password),
    '',
    `  The weakest way into an account: ${weakest.name} (${assuranceWords[weakest.assurance]}).`,
  ].join('\n')
}
