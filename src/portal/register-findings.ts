import { demandsOf, printableSymbols, symbolsOf } from '../domain/accounts/password-policy.ts'
import { hours, minutes } from '../kit/time.ts'
import type { AccountRule, RecoveryRule, RegistrationRule } from './define.ts'
import { spellEvery, spellTime } from './spell-time.ts'

/**
 * What a standard says of a way in. `departs`: it demands otherwise. `advises`: it recommends otherwise. `remark`: what the way is not to
 * be taken for. `meets`: it demands this, and so it is. For ASVS the level from which the requirement holds stands behind its number.
 */
export type Severity = 'departs' | 'advises' | 'remark' | 'meets'

export interface Finding {
  readonly severity: Severity
  /** The standard and the place in it. */
  readonly rule: string
  readonly says: string
}

const nist = (section: string): string => `NIST SP 800-63B-4 §${section}`
const asvs = (number: string, level: 1 | 2 | 3): string => `ASVS 5.0 ${number} (L${level})`
const finding = (severity: Severity, rule: string, says: string): Finding => ({ severity, rule, says })

/** What is said of a password that is chosen under the portal's policy, wherever it is set. */
export const ofPassword = ({ password }: AccountRule): readonly Finding[] => {
  const [least, most] = password.length
  const composed = demandsOf(password).length > 0 || (password.classes ?? 0) > 0
  const narrow = password.letters === 'ascii' || symbolsOf(password) !== printableSymbols
  return [
    least < 15
      ? finding('departs', nist('3.1.1.2'), `a password that stands alone has at least 15 characters; here ${least}`)
      : finding('meets', nist('3.1.1.2'), `at least ${least} characters`),
    least < 8
      ? finding('departs', asvs('6.2.1', 1), `at least 8 characters; here ${least}`)
      : finding(least < 15 ? 'advises' : 'meets', asvs('6.2.1', 1), `at least 8 characters, better 15; here ${least}`),
    finding(most < 64 ? 'departs' : 'meets', asvs('6.2.9', 2), `64 characters have to be possible; here ${most} are`),
    ...(composed
      ? [
          finding('departs', nist('3.1.1.2'), 'no rules of composition; here kinds of characters are asked for'),
          finding('departs', asvs('6.2.5', 1), 'no rules of composition; here kinds of characters are asked for'),
        ]
      : []),
    ...(narrow
      ? [
          finding('advises', nist('3.1.1.2'), 'every character that can be shown should be allowed; here some are not'),
          finding('departs', asvs('6.2.5', 1), 'no limit on the characters; here some are not allowed'),
        ]
      : []),
    finding('meets', asvs('6.2.4', 1), 'compared with a list of common passwords, kept offline'),
    finding('remark', asvs('6.2.12', 2), 'the list is of common passwords; it is no collection of breached ones'),
  ]
}

/** What is said of the sign-in: tries, factors, the mailed code, the session. */
export const ofSignIn = (account: AccountRule): readonly Finding[] => {
  return [
    finding('departs', asvs('6.3.3', 2), 'several factors; a password is one, and a mailed code is none'),
    ...ofTries(account),
    ...ofMailedCode(account),
  ]
}

/** What is said of failed tries, of what strangers learn, and of the session: whichever way one comes in. */
const ofTries = ({ signIn, session }: AccountRule): readonly Finding[] => [
  signIn.lockAfter === 'never'
    ? finding(
        'departs',
        nist('3.2.2'),
        'at most 100 failed tries in a row; here each further try waits up to 60 seconds, and their number has no end',
      )
    : finding('meets', nist('3.2.2'), `closed after ${signIn.lockAfter} failed tries in a row (100 at most)`),
  signIn.lockAfter === 'never'
    ? finding('meets', asvs('6.3.1', 1), 'waits that grow, in a lane of its own for browsers that signed in before')
    : finding('remark', asvs('6.1.1', 1), 'a lock can be aimed at somebody by typing wrong passwords'),
  finding('meets', asvs('6.3.8', 3), 'one answer and the same work, whether the account exists or not'),
  finding('meets', asvs('7.3.1', 2), `the session ends after ${spellTime(session.idle)} without use`),
  finding('meets', asvs('7.3.2', 2), `the session ends after ${spellTime(session.atMost)} at the latest`),
]

/** What is said of the sign-in with a login certificate. */
export const ofCertificate = (account: AccountRule): readonly Finding[] => [
  finding('meets', asvs('6.3.3', 2), 'two factors: the password, and the key of a certificate'),
  finding(
    'remark',
    nist('3.1.6'),
    'the key is in a file at first: whoever copies the file and its passphrase has the key',
  ),
  finding('meets', asvs('7.4.1', 1), 'the session is good with this certificate only, and ends when it is revoked'),
  finding(
    'remark',
    asvs('6.3.4', 2),
    'who has a certificate can come in without it as well, with a one-time password by mail',
  ),
  ...ofTries(account),
]

const ofMailedCode = ({ signIn }: AccountRule): readonly Finding[] => {
  if (signIn.then === 'nothing') return []
  const { digits, lifetime, tries } = signIn.then.mailedCode
  return [
    finding(
      'remark',
      nist('3.1.3.1'),
      `mail is no authenticator: the code confirms the address again ${spellEvery(signIn.then.mailedCode)}, and is no second factor`,
    ),
    finding(
      'departs',
      asvs('6.3.6', 3),
      'mail is not used as a factor; here its code stands between the password and the account',
    ),
    finding(
      lifetime > minutes(10) ? 'departs' : 'meets',
      asvs('6.5.5', 2),
      `a code lives 10 minutes at most; here ${spellTime(lifetime)}`,
    ),
    finding('meets', asvs('6.5.4', 2), `a code of ${digits} digits (6 at least)`),
    finding('meets', asvs('6.6.3', 2), `${tries} tries a sign-in, counted on over codes that are sent again`),
    finding('meets', asvs('6.6.2', 2), 'bound to the sign-in it was asked for in, and used once'),
  ]
}

type MailedRecovery = Exclude<RecoveryRule, { by: 'operator' }>

/** What is said of a recovery by mail: the mailbox is the proof, all else only says whose account is meant. */
export const ofMailedRecovery = (recovery: MailedRecovery, account: AccountRule): readonly Finding[] => [
  finding('remark', nist('3.1.3.1'), 'a recovery code may go by mail: recovery is not authentication'),
  ofMailedLife(recovery.lifetime),
  finding('meets', nist('4.6'), 'every recovery is told to the address on record'),
  finding('meets', asvs('6.3.7', 3), 'every recovery is told to the address on record'),
  ...(recovery.proofs.some((proof) => proof === 'customer-code' || proof === 'postal-code')
    ? [
        finding(
          'remark',
          asvs('6.4.2', 1),
          'what is asked for selects the account and proves nothing; the mail is the proof',
        ),
      ]
    : []),
  ...(account.signIn.then === 'nothing'
    ? []
    : [finding('remark', asvs('6.4.3', 2), 'the mailed code goes to the same mailbox: who reads it passes both')]),
  ...(recovery.by === 'temporary-password'
    ? [
        finding(
          'meets',
          asvs('6.4.1', 1),
          'drawn by chance, ends, works once, and opens the page for a new password only',
        ),
        finding('meets', nist('3.2.2'), `${recovery.tries} tries, then it is void`),
      ]
    : []),
  ...(recovery.by === 'link' ? [finding('meets', asvs('6.5.1', 2), 'works once, and only the newest does')] : []),
  ...(recovery.by === 'reissue' ? ofReissue : []),
  finding('meets', asvs('6.3.8', 3), 'one page for everybody; the mail is sent after the answer has gone'),
]

// The manual mails a password that stays; only its first use is bounded.
const ofReissue: readonly Finding[] = [
  finding('departs', asvs('6.4.1', 1), 'what is mailed becomes the password; here nobody has to choose an own one'),
  finding(
    'meets',
    asvs('6.1.1', 1),
    'asking shuts nobody out: the password in use stays good until the fresh one is first used; only the newest works',
  ),
]

/** How long something mailed may open the way to a new password. */
export const ofMailedLife = (lifetime: number): Finding =>
  finding(
    lifetime > hours(24) ? 'departs' : 'meets',
    nist('4.2.1.2'),
    `what is mailed for a recovery lives 24 hours at most; here ${spellTime(lifetime)}`,
  )

/** What is said of a password that staff give. */
export const ofInitialPassword = ({ initialPassword, initial }: AccountRule): readonly Finding[] => [
  finding(
    initialPassword > hours(24) || initial === 'may-put-off' ? 'departs' : 'meets',
    asvs('6.4.1', 1),
    `ends after a short time or its first use; here after ${spellTime(initialPassword)}${initial === 'must-change' ? ', and after its first use' : ' or when an own one is set'}`,
  ),
  initial === 'must-change'
    ? finding(
        'meets',
        asvs('6.4.6', 3),
        'drawn by chance, not chosen by staff, and opens the page for a new password only',
      )
    : finding(
        'departs',
        asvs('6.4.6', 3),
        'staff never know a password that people use; here the one they gave opens the portal until an own one is set',
      ),
]

/** What is said of a newcomer's registration. */
export const ofRegistration = (registration: Exclude<RegistrationRule, string>): readonly Finding[] => {
  if (registration.by === 'link') return confirmedBefore(registration.lifetime)
  return [
    finding('departs', asvs('6.4.1', 1), 'the password that is mailed stays good; nobody has to choose an own one'),
    ...(registration.confirmAddress === 'before'
      ? confirmedBefore(registration.lifetime)
      : [
          finding('departs', asvs('6.3.8', 3), 'a page of its own tells that an address is registered already'),
          finding(
            'remark',
            nist('3.1.3.1'),
            'the address is confirmed by the first sign-in with what was mailed to it',
          ),
        ]),
  ]
}

const confirmedBefore = (lifetime: number): readonly Finding[] => [
  finding('remark', nist('3.1.3.1'), `the address is confirmed by a link that lives ${spellTime(lifetime)}`),
  finding(
    'meets',
    asvs('6.3.8', 3),
    'one page for everybody; only the mailbox learns whether the address is registered',
  ),
]

/** What is said of a change by somebody who is signed in. */
export const ofChange = ({ passwordChange }: AccountRule): readonly Finding[] => [
  passwordChange === 'session'
    ? finding(
        'departs',
        asvs('6.2.3', 1),
        'the present password is asked for; here the session is enough, and the change is told to the address on record',
      )
    : finding('meets', asvs('6.2.3', 1), 'asks for the present password, and is told to the address on record'),
  finding('meets', asvs('7.4.3', 2), 'ends all other sessions'),
]

/** What is said of a change of the address on record, to which every recovery goes. */
export const ofMailChange: readonly Finding[] = [
  finding('meets', asvs('7.5.1', 2), 'asks for the present password once more'),
  finding('meets', asvs('6.3.7', 3), 'is told to the earlier address, with a link that undoes it'),
]

/** What is said of the link that undoes it. */
export const ofUndoneMailChange: readonly Finding[] = [
  finding(
    'remark',
    nist('3.1.3.1'),
    'who reads the earlier mailbox gets the recovery back, and no session: all sessions end',
  ),
]
