import type { TermsText } from '../domain/accounts/consent.ts'
import { readIdentifier } from '../domain/accounts/identifier.ts'
import type { MailedCode } from '../domain/accounts/one-time-code.ts'
import {
  type Kind,
  type KindDemand,
  type PasswordPolicy,
  printableSymbols,
} from '../domain/accounts/password-policy.ts'
import { languages } from '../kit/language.ts'
import { days, hours, minutes, seconds } from '../kit/time.ts'
import { checkFit } from './check-fit.ts'
import { services } from './check-services.ts'
import type {
  AccountFact,
  AccountRule,
  CertificateWay,
  CustomersRule,
  IdentifierRule,
  PictureRule,
  PortalDefinition,
  RecoveryRule,
  RegistrationRule,
  SessionRule,
  SignInRule,
} from './define.ts'
import { flag, list, object, oneBy, oneOf, type Shape, text, textLike, time, titled, whole, wordOr } from './shapes.ts'

/** What is wrong with a portal's folder: in which file, at which field (empty: the whole file), and how it has to be (PLT-8). */
export interface PortalFault {
  readonly file: string
  readonly field: string
  readonly reason: string
}

/** Names that no portal may have, since the site's own pages lie there. */
export const reservedNames: readonly string[] = [
  'api',
  'assets',
  'demo',
  'device',
  'healthz',
  'metrics',
  'office',
  'pki',
  'readyz',
]

/** Why a folder's name cannot be a portal's name; null where it can. */
export const nameFault = (name: string): string | null => {
  if (!/^[a-z][a-z0-9-]{1,30}$/.test(name))
    return `“${name}” cannot be a portal's name: 2 to 31 small letters, digits and hyphens, a letter first`
  return reservedNames.includes(name) ? `“${name}” cannot be a portal's name: the site's own pages lie there` : null
}

const same = (one: unknown): unknown => one
const mail = textLike((value) => {
  const read = readIdentifier({ kind: 'mail' }, value)
  return read.ok && read.canonical === value.toLowerCase()
}, 'has to be an e-mail address')
const domain = textLike(
  (value) => value === value.toLowerCase() && readIdentifier({ kind: 'mail' }, `a@${value}`).ok,
  'has to be a domain name in small letters, such as midori.example',
)
const isDay = (value: string): boolean => {
  try {
    return Temporal.PlainDate.from(value).toString() === value
  } catch {
    return false
  }
}

const oneKind = oneOf(...(['upper', 'lower', 'digit', 'symbol'] satisfies Kind[]))
const kinds = list(oneKind, 1, same)
const demand: Shape = (value, field, report) =>
  Array.isArray(value)
    ? kinds(value, field, report)
    : object<Exclude<KindDemand, readonly Kind[]>>({ of: kinds, atLeast: whole(1, 16) })(value, field, report)
const length: Shape = (value, field, report) => {
  if (!Array.isArray(value) || value.length !== 2) return report(field, 'has to be [least, most]')
  const faults: string[] = []
  for (const end of value) whole(1, 512)(end, field, (_field, reason) => faults.push(reason))
  if (faults.length > 0) report(field, `both ends ${faults[0]}`)
  else if (value[0] > value[1]) report(field, 'the least has to come first')
}
const password = object<PasswordPolicy>(
  {
    length,
    symbols: textLike(
      (value) =>
        value === 'printable' ||
        ([...value].every((sign) => printableSymbols.includes(sign)) && new Set(value).size === value.length),
      `has to be 'printable' or the marks that are allowed, each once, such as '-_/@'`,
    ),
    letters: oneOf('ascii', 'any'),
    kinds: list(demand),
    classes: whole(1, 4),
    history: whole(0, 24),
  },
  ['classes'],
)

const mailedCode = object<MailedCode>({
  digits: whole(6, 10),
  lifetime: time(minutes(1), hours(1)),
  tries: whole(1, 10),
  resendAfter: time(seconds(10), minutes(30)),
  every: wordOr('sign-in', time(hours(1), days(3650))),
})
const signIn = object<SignInRule>({
  by: oneBy('identifier', {
    mail: object<Extract<IdentifierRule, { identifier: 'mail' }>>({ identifier: text }),
    'login-id': object<Extract<IdentifierRule, { identifier: 'login-id' }>>({ identifier: text, domain }),
    'customer-code-or-mail': object<Extract<IdentifierRule, { identifier: 'customer-code-or-mail' }>>({
      identifier: text,
    }),
    'registration-id': object<Extract<IdentifierRule, { identifier: 'registration-id' }>>({ identifier: text }),
    'access-key': object<Extract<IdentifierRule, { identifier: 'access-key' }>>({ identifier: text }),
  } satisfies Record<IdentifierRule['identifier'], Shape>),
  pages: oneOf('one', 'two'),
  // biome-ignore lint/suspicious/noThenProperty: it is data and no function, so nothing ever waits for it.
  then: wordOr('nothing', object<Exclude<SignInRule['then'], string>>({ mailedCode })),
  certificate: wordOr('none', object<CertificateWay>({ issuer: oneOf('member') })),
  picture: wordOr('none', object<PictureRule>({ characters: whole(4, 10), lifetime: time(minutes(1), minutes(30)) })),
  // Fewer than 5 would lock people out who only mistype; NIST SP 800-63B-4 §3.2.2 allows 100 at most.
  lockAfter: wordOr('never', whole(5, 100)),
})
const proofs = list(oneOf('identifier', 'mail', 'customer-code', 'postal-code'), 1, same)
const recovery = oneBy('by', {
  link: object<Extract<RecoveryRule, { by: 'link' }>>({ by: text, proofs, lifetime: time(minutes(5), days(7)) }),
  'temporary-password': object<Extract<RecoveryRule, { by: 'temporary-password' }>>({
    by: text,
    proofs,
    lifetime: time(minutes(5), days(7)),
    tries: whole(1, 10),
  }),
  reissue: object<Extract<RecoveryRule, { by: 'reissue' }>>({ by: text, proofs, lifetime: time(minutes(5), days(7)) }),
  operator: object<Extract<RecoveryRule, { by: 'operator' }>>({ by: text }),
} satisfies Record<RecoveryRule['by'], Shape>)
type RegistrationBy<B> = Extract<RegistrationRule, { by: B }>
const registration = oneBy('by', {
  link: object<RegistrationBy<'link'>>({
    by: text,
    lifetime: time(minutes(5), days(7)),
    asks: list(oneOf('name', 'company'), 1, same),
  }),
  consent: object<RegistrationBy<'consent'>>({
    by: text,
    confirmAddress: oneOf('before', 'after'),
    lifetime: time(minutes(5), days(7)),
    terms: text,
  }),
} satisfies Record<Exclude<RegistrationRule, string>['by'], Shape>)
const customers = object<CustomersRule>({
  code: textLike(
    (value) => /^[A-Z0-9#-]{4,20}$/.test(value) && (value.match(/#/g) ?? []).length >= 4,
    'has to be capital letters, digits and hyphens as they are and at least four #, each for a digit, such as JP#######',
  ),
  sharedUsers: object<CustomersRule['sharedUsers']>({
    atMost: whole(0, 10_000),
    invitation: time(minutes(5), days(30)),
  }),
  codeReminder: flag,
  codeApplication: wordOr(
    false,
    object<Exclude<CustomersRule['codeApplication'], false>>({ confirmation: time(minutes(5), days(7)) }),
  ),
})

const facts = {
  name: true,
  company: true,
  'customer-code': true,
  'login-id': true,
  'registration-id': true,
  'access-key': true,
  mail: true,
  contract: true,
  details: true,
  'last-check': true,
} satisfies Record<AccountFact, true>

const account = object<AccountRule>({
  signIn,
  recovery,
  password,
  initialPassword: time(hours(1), days(365)),
  initial: oneOf('must-change', 'may-put-off'),
  passwordChange: oneOf('present-password', 'session'),
  invitation: time(minutes(5), days(30)),
  session: object<SessionRule>({ idle: time(minutes(1), days(1)), atMost: time(minutes(1), days(30)) }),
  registration: wordOr('closed', registration),
  customers: wordOr('none', customers),
  facts: list(oneOf(...(Object.keys(facts) as AccountFact[])), 1, same),
})

const paragraphs = list(text, 1)
const terms = object<TermsText>({
  id: textLike(
    (value) => /^[a-z][a-z0-9-]{0,30}$/.test(value),
    'has to be small letters, digits and hyphens, a letter first',
  ),
  version: textLike(isDay, 'has to be a day of the calendar, such as 2026-10-01'),
  consent: flag,
  title: titled,
  text: object<TermsText['text']>({ ja: paragraphs, en: paragraphs }),
})

const definition = object<PortalDefinition>({
  languages: list(oneOf(...languages), 1, same),
  title: titled,
  mailTitle: titled,
  company: titled,
  summary: titled,
  place: whole(0, 10_000),
  front: oneOf('welcome', 'sign-in'),
  signInLink: flag,
  help: object<PortalDefinition['help']>(
    {
      title: titled,
      mail,
      phone: textLike((value) => /^[0-9+][0-9 ()-]{5,19}$/.test(value), 'has to be a telephone number'),
      hours: titled,
    },
    ['phone'],
  ),
  mailFrom: mail,
  inquiry: flag,
  cookieNotice: flag,
  account,
  services,
  terms: list(terms, 1, (one) => (one as TermsText | null)?.id),
})

/**
 * Everything that is wrong with a definition, by field; none: a portal can be opened with it. `definition` is whatever the file exports:
 * the compiler's word is not taken for it, since Node does not ask the compiler.
 */
export const checkPortal = (exported: unknown): readonly Omit<PortalFault, 'file'>[] => {
  const faults: Omit<PortalFault, 'file'>[] = []
  const report = (field: string, reason: string): void => {
    faults.push({ field, reason })
  }
  definition(exported, '', report)
  // What has to fit together can only be looked at where everything is there.
  if (faults.length === 0) checkFit(exported as PortalDefinition, report)
  return faults
}
