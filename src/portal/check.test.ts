import { describe, expect, test } from 'vitest'
import keys from '../../portals/keys/portal.ts'
import member from '../../portals/member/portal.ts'
import partner from '../../portals/partner/portal.ts'
import trade from '../../portals/trade/portal.ts'
import { checkPortal, nameFault, reservedNames } from './check.ts'

/** A portal with one field changed: `account.recovery.tries` to a value, or away where the value is undefined. */
const broken = (definition: object, path: string, value: unknown): object => {
  const copy = structuredClone(definition) as any
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '')
  const last = steps.pop()!
  const inner = steps.reduce((at, step) => at[step], copy)
  if (value === undefined) delete inner[last]
  else inner[last] = value
  return copy
}

const fieldsOf = (definition: unknown): string[] => checkPortal(definition).map(({ field }) => field)

test.each([
  ['partner', partner],
  ['member', member],
  ['trade', trade],
  ['keys', keys],
])('%s is in order', (_name, definition) => expect(checkPortal(definition)).toEqual([]))

describe('PLT-8 a broken definition is told by field and reason', () => {
  test.each<[path: string, value: unknown, reason: string]>([
    ['languages', [], 'needs at least 1'],
    ['languages', ['ja', 'fr'], "has to be 'ja' or 'en'"],
    ['languages', ['ja', 'ja'], 'stands there twice'],
    ['languages', ['en', 'ja'], "has to begin with 'ja'"],
    ['title.en', '', 'not empty'],
    ['title.ja', ' こばと', 'begins or ends with a space'],
    ['summary.ja', '一行\n二行', 'one line'],
    ['summary.fr', 'Pour les clients', 'not a field that exists here'],
    ['mailTitle', 'こばと', 'has to be an object'],
    ['company', undefined, 'is missing'],
    ['front', 'page', "has to be 'welcome' or 'sign-in'"],
    ['signInLink', 'yes', 'has to be true or false'],
    ['help.mail', 'service@', 'has to be an e-mail address'],
    ['mailFrom', 'Kobato <no-reply@kobato.example>', 'has to be an e-mail address'],
    ['account.sigIn', {}, 'not a field that exists here'],
    ['account.signIn.by.identifier', 'phone', "has to be 'mail' or 'login-id' or 'customer-code-or-mail'"],
    ['account.signIn.by', { identifier: 'login-id', domain: 'Kobato' }, 'has to be a domain name'],
    ['account.signIn.lockAfter', 3, 'from 5 to 100'],
    ['account.signIn.lockAfter', 'always', 'from 5 to 100'],
    ['account.recovery.by', 'letter', "has to be 'link' or 'temporary-password' or 'reissue' or 'operator'"],
    ['account.recovery.lifetime', 0, 'from 5 minutes to 7 days'],
    ['account.recovery.lifetime', -60, 'from 5 minutes to 7 days'],
    ['account.recovery.lifetime', '24h', 'from 5 minutes to 7 days, such as minutes(5)'],
    ['account.recovery.proofs', [], 'needs at least 1'],
    ['account.recovery.proofs[2]', 'birthday', "has to be 'identifier' or 'mail'"],
    ['account.recovery.proofs[1]', 'customer-code', 'stands there twice'],
    ['account.password.length', [64, 8], 'the least has to come first'],
    ['account.password.length', [8], 'has to be [least, most]'],
    ['account.password.length', [0, 64], 'from 1 to 512'],
    ['account.password.symbols', '--', 'each once'],
    ['account.password.symbols', 'ä', 'each once'],
    ['account.password.kinds', [[]], 'needs at least 1'],
    ['account.password.kinds', [['emoji']], "has to be 'upper'"],
    ['account.password.classes', 5, 'from 1 to 4'],
    ['account.password.history', 1.5, 'from 0 to 24'],
    ['account.session.idle', Number.NaN, 'from 1 minute to 24 hours'],
    ['account.initialPassword', 0, 'from 1 hour to 365 days'],
    ['account.initial', 'whenever', "has to be 'must-change' or 'may-put-off'"],
    ['account.initial', 'may-put-off', 'for passwords that staff alone give'],
    ['account.passwordChange', undefined, 'is missing'],
    ['account.signIn.certificate', 'member', 'has to be an object'],
    ['account.signIn.certificate', { issuer: 'sr' }, "has to be 'member'"],
    ['account.signIn.certificate', { issuer: 'member' }, "services has no 'certificates'"],
    ['account.signIn.certificate', { issuer: 'member' }, 'a mailed code at every sign-in'],
    ['help.phone', 'call us', 'has to be a telephone number'],
    ['account.customers.code', 'JP', 'four #'],
    ['account.customers.sharedUsers.atMost', -1, 'from 0 to 10000'],
    ['account.customers.codeApplication', true, 'has to be an object'],
    ['account.facts', ['name', 'shoe-size'], "has to be 'name'"],
    ['terms[0].version', '2026-02-30', 'a day of the calendar'],
    ['terms[0].version', '1', 'a day of the calendar'],
    ['terms[1].id', 'terms', 'stands there twice'],
    ['terms[1].consent', 'no', 'has to be true or false'],
    ['terms[0].title.en', undefined, 'is missing'],
    ['terms[0].text.ja', [], 'needs at least 1'],
  ])('%s = %j: %s', (path, value, reason) => {
    const faults = checkPortal(broken(trade, path, value))
    expect(faults.map((fault) => fault.reason).join('\n')).toContain(reason)
    expect(faults[0]!.field.startsWith(path.split('[')[0]!)).toBe(true)
  })

  test.each<[path: string, value: unknown, reason: string]>([
    ['cookieNotice', 'necessary only', 'has to be true or false'],
    ['account.signIn.picture', 'yes', 'has to be an object'],
    ['account.signIn.picture.characters', 3, 'from 4 to 10'],
    ['account.signIn.picture.lifetime', 3600, 'from 1 minute to 30 minutes'],
    ['account.recovery.lifetime', undefined, 'is missing'],
    ['account.recovery.tries', 5, 'not a field that exists here'],
    ['account.registration.by', 'letter', "has to be 'link' or 'consent'"],
    ['account.registration.confirmAddress', 'never', "has to be 'before' or 'after'"],
    ['account.registration.asks', ['name'], 'not a field that exists here'],
    ['services', undefined, 'is missing'],
    ['services[0].service', 'coffee', "has to be 'keys'"],
    ['services[1]', keys.services[0], 'stands there twice'],
    ['services[0].products', [], 'needs at least 1'],
    ['services[0].products[0]', '702W', "has to be 'trial'"],
    ['services[0].term.grace', '6 months', "such as 'P6M'"],
    ['services[0].term.grace', 'P', "such as 'P6M'"],
    ['services[0].term.most', 'P180D', "such as 'P6M'"],
    ['services[0].term.quarantine', undefined, 'is missing'],
    ['services[0].numbers.prefixes[1]', '11', 'three digits'],
    ['services[0].numbers.prefixes[1]', '111', 'stands there twice'],
    ['services[0].numbers.candidates', 0, 'from 1 to 10'],
    ['services[0].numbers.redraws', -1, 'from 0 to 20'],
    ['services[0].numbers.held', 0, 'from 1 minute to 24 hours'],
    ['services[0].terms.free', '', 'not empty'],
    ['services[0].openTo[0]', 'kettle', "has to be 'hdcom' or 'mpcs'"],
  ])('keys: %s = %j: %s', (path, value, reason) => {
    const faults = checkPortal(broken(keys, path, value))
    expect(faults.map((fault) => fault.reason).join('\n')).toContain(reason)
    expect(faults[0]!.field.startsWith(path.split('[')[0]!)).toBe(true)
  })

  test.each([null, undefined, 'portal', [], 5])('%j is no definition', (exported) =>
    expect(checkPortal(exported)).toEqual([{ field: '', reason: 'has to be an object' }]),
  )

  test('all faults at once', () => {
    const worst = broken(broken(broken(trade, 'title.en', ''), 'help.mail', 'x'), 'account.recovery.lifetime', 0)
    expect(fieldsOf(worst)).toEqual(['title.en', 'help.mail', 'account.recovery.lifetime'])
  })
})

describe('PLT-8 parts that do not fit together', () => {
  test.each<[what: string, definition: unknown, field: string]>([
    ['a customer code without customers', broken(trade, 'account.customers', 'none'), 'account.signIn.by.identifier'],
    [
      'customers whose main user cannot sign in',
      broken(trade, 'account.signIn.by', { identifier: 'mail' }),
      'account.customers',
    ],
    [
      'a proof nobody has',
      broken(partner, 'account.recovery.proofs', ['identifier', 'postal-code']),
      'account.recovery.proofs',
    ],
    ['a postal code alone', broken(trade, 'account.recovery.proofs', ['postal-code']), 'account.recovery.proofs'],
    ['an address twice', broken(partner, 'account.recovery.proofs', ['identifier', 'mail']), 'account.recovery.proofs'],
    [
      'a temporary password for nobody known',
      broken(member, 'account.recovery.proofs', ['mail']),
      'account.recovery.proofs',
    ],
    [
      'registration by address, sign-in by login ID',
      broken(member, 'account.registration', partner.account.registration),
      'account.registration',
    ],
    [
      'a code that is sent again after its end',
      broken(partner, 'account.signIn.then.mailedCode.resendAfter', 600),
      'account.signIn.then.mailedCode.resendAfter',
    ],
    ['a session idle for longer than it lasts', broken(member, 'account.session.atMost', 60), 'account.session.idle'],
    ['symbols asked for, none allowed', broken(partner, 'account.password.symbols', ''), 'account.password.kinds[3]'],
    [
      'more kinds than there are',
      broken(broken(trade, 'account.password.symbols', ''), 'account.password.classes', 4),
      'account.password.classes',
    ],
    [
      'a password too short for its kinds',
      broken(partner, 'account.password.length', [1, 3]),
      'account.password.length',
    ],
    ['a last check that is never made', broken(member, 'account.facts', ['last-check']), 'account.facts'],
    ['a login ID nobody has', broken(partner, 'account.facts', ['login-id']), 'account.facts'],
    ['a customer code nobody has', broken(partner, 'account.facts', ['customer-code']), 'account.facts'],
    [
      'registration by consent, sign-in by an address',
      broken(keys, 'account.signIn.by', { identifier: 'mail' }),
      'account.registration',
    ],
    [
      'registration by a link, sign-in by an issued ID',
      broken(keys, 'account.registration', partner.account.registration),
      'account.registration',
    ],
    [
      'a text for newcomers that is not there',
      broken(keys, 'account.registration.terms', 'welcome'),
      'account.registration.terms',
    ],
    [
      'a text for newcomers that is not agreed to',
      broken(keys, 'account.registration.terms', 'privacy'),
      'account.registration.terms',
    ],
    ['details that nobody is asked for', broken(partner, 'account.facts', ['details']), 'account.facts'],
    ['a registration ID nobody has', broken(member, 'account.facts', ['registration-id']), 'account.facts'],
    ['terms of a service that are not there', broken(keys, 'services[0].terms.paid', 'gone'), 'services[0].terms.paid'],
    [
      'open to a kind of device without a product',
      broken(broken(keys, 'services[0].products', ['701W']), 'services[0].openTo', ['mpcs']),
      'services[0].openTo',
    ],
    ['no privacy policy', broken(member, 'terms[0].id', 'about'), 'terms'],
    ['newcomers with nothing to agree to', broken(partner, 'terms', member.terms), 'terms'],
    ['a text that lacks a part in English', broken(member, 'terms[0].text.en', ['One line.']), 'terms[0].text'],
  ])('%s', (_what, definition, field) => expect(fieldsOf(definition)).toContain(field))

  test('demands that share their characters are met by few', () =>
    expect(
      checkPortal(
        broken(
          broken(partner, 'account.password.kinds', [['upper'], ['upper', 'digit']]),
          'account.password.length',
          [1, 1],
        ),
      ),
    ).toEqual([]))
})

describe('PLT-8 names of portals', () => {
  test.each(['partner', 'a1', 'ab-cd', 'a'.repeat(31)])('%s', (name) => expect(nameFault(name)).toBeNull())
  test.each(['', 'a', 'Ab', '1a', '-ab', 'a_b', 'a b', '../x', 'a'.repeat(32), ...reservedNames])('not %j', (name) =>
    expect(nameFault(name)).toContain(`“${name}” cannot be a portal's name`),
  )
})
