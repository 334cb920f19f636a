import type { LetterWords } from '../../domain/letters.ts'
import { link, p, secret, value } from '../letter-blocks.ts'
import { announcementLetters } from './announcement-letters.ts'
import { certificateLetters } from './certificate-letters.ts'
import { customerLetters } from './customer-letters.ts'
import { keyLetters } from './key-letters.ts'
import { clicking, deadline, inJapan, lasting, mail, named, notes, thanks, unasked } from './letter-phrases.ts'
import { registrationLetters } from './registration-letters.ts'

/** The mails in English. What one portal says differently stands in its own words. */
export const letters: LetterWords = {
  ...customerLetters,
  ...keyLetters,
  ...certificateLetters,
  ...registrationLetters,
  ...announcementLetters,

  'reset-link': ({ until, hours, customerCode, shared }, frame) =>
    mail(
      named(frame.name),
      'Set a new password',
      [
        p(
          shared
            ? `${thanks(frame)} Your main user asked us to let you set a new password.`
            : `${thanks(frame)} We received a request to set a new password.`,
        ),
        ...(customerCode === undefined ? [] : [value('Customer code', customerCode)]),
        p('Open the link below and choose a new password.'),
        link('Set a new password', frame.secret),
        deadline(until, frame),
        notes(
          lasting(
            hours,
            shared
              ? 'After that, ask your main user for another one.'
              : 'After that, ask again from the sign-in page and we will send a new link.',
          ),
          'The link works once. If you asked several times, use the link in the newest mail.',
          clicking,
        ),
        p(
          'If you did not ask for this, delete this mail. As long as nobody opens the link, your present password stays as it is.',
        ),
      ],
      frame,
    ),

  'temporary-password': ({ until, minutes }, frame) =>
    mail(
      named(frame.name),
      'Your temporary password',
      [
        p(`${thanks(frame)} Here is your temporary password. Type it into the page you have open.`),
        secret('Temporary password', frame.secret),
        deadline(until, frame),
        notes(
          `It is valid for ${minutes} minutes, until the time above (Japan time). After that, ask for a new temporary password.`,
          'A temporary password works once.',
        ),
        p('If you closed that page, or want to go on in another browser, you can type it here:'),
        link('Type the temporary password', frame.pages.temporary),
        p('If you did not ask for this, delete this mail. Your present password stays as it is.'),
      ],
      frame,
    ),

  'one-time-code': ({ until, minutes }, frame) =>
    mail(
      named(frame.name),
      'Your one-time password',
      [
        p(`${thanks(frame)} Here is the one-time password that confirms it is you. Type it into the sign-in page.`),
        secret('One-time password', frame.secret),
        deadline(until, frame),
        notes(
          `It is valid for ${minutes} minutes, until the time above (Japan time). After that, have a new one sent from that page.`,
          'Tell this one-time password to nobody. We never ask for it.',
        ),
        p(
          'If you were not signing in, somebody else may know your password. Set a new password from the sign-in page.',
        ),
      ],
      frame,
    ),

  invitation: ({ name, until, by, customerCode, registrationId }, frame) =>
    mail(
      named(name),
      'Your account is ready',
      [
        p(
          by === 'main-user'
            ? `Your company's main user has added you as a shared user of ${frame.portal}.`
            : `Your account for ${frame.portal} is ready.`,
        ),
        ...(customerCode === undefined ? [] : [value('Customer code', customerCode)]),
        ...(registrationId === undefined ? [] : [value('User ID', registrationId)]),
        p('Open the link below and choose your first password. After that you can sign in.'),
        link('Set your first password', frame.secret),
        deadline(until, frame),
        notes(
          by === 'main-user'
            ? 'The link is valid until the time above (Japan time). After that, ask your main user for a new invitation.'
            : 'The link is valid until the time above (Japan time). After that, ask for a new password from the sign-in page.',
          clicking,
        ),
        p('If you did not expect this mail, do not open the link, and tell our help desk.'),
      ],
      frame,
    ),

  'password-changed': ({ at, how }, frame) =>
    mail(
      named(frame.name),
      'Your password was changed',
      [
        p(
          `${thanks(frame)} ${
            {
              changed: 'Your password was changed by somebody who was signed in to your account.',
              recovered:
                'A new password was set for your account. To be safe, we signed you out of all other browsers.',
              reset:
                'Our staff gave your account an initial password, as you asked. Sign in with it and choose one of your own.',
            }[how]
          }`,
        ),
        value('Changed at', inJapan(at, frame)),
        p(
          how === 'reset'
            ? 'If you did not ask for this, set a new password on the following page at once, and tell our help desk.'
            : 'If this was you, there is nothing to do. If it was not, set a new password on the following page at once, and tell our help desk.',
        ),
        link('Set a new password', frame.pages.recovery),
      ],
      frame,
    ),

  'confirm-registration': ({ until, hours }, frame) =>
    mail(
      named(''),
      'Confirm your mail address',
      [
        p(`Thank you for registering with ${frame.portal}. Open the link below to go on.`),
        link('Go on with the registration', frame.secret),
        deadline(until, frame),
        notes(
          lasting(hours, 'After that, begin the registration again.'),
          'Your registration is not complete yet.',
          clicking,
        ),
        p(unasked),
      ],
      frame,
    ),

  'already-registered': (_facts, frame) =>
    mail(
      named(''),
      'You have an account already',
      [
        p(
          `Somebody asked to register this mail address with ${frame.portal}. This mail address is registered already.`,
        ),
        p(
          'Sign in with the account you have. If you have not set its password yet, or do not remember it, set one on the following page.',
        ),
        link('Reset the password', frame.pages.recovery),
        p('If you did not ask for this, delete this mail. Nothing about your account changes.'),
      ],
      frame,
    ),

  'confirm-mail': ({ until, hours }, frame) =>
    mail(
      named(''),
      'Confirm your new mail address',
      [
        p(
          `Somebody asked ${frame.portal} to make this their mail address on record. Open the link below and press “Change the address”.`,
        ),
        link('Complete the change of address', frame.secret),
        deadline(until, frame),
        notes(
          lasting(hours, 'After that, ask again on your account page.'),
          'Until then, the earlier address stays on record.',
          clicking,
        ),
        p(unasked),
      ],
      frame,
    ),

  'mail-taken': (_facts, frame) =>
    mail(
      named(''),
      'About your change of address',
      [
        p(
          `Somebody asked ${frame.portal} to make this their mail address on record. It belongs to another account already, so nothing was changed.`,
        ),
        p(
          'To change the address, choose another one. To use the account this address belongs to, sign in on the following page.',
        ),
        link('Sign in', frame.pages.signIn),
        p('If you did not ask for this, delete this mail. Nothing about your account changes.'),
      ],
      frame,
    ),

  'mail-changed': ({ at, newMail, until }, frame) =>
    mail(
      named(frame.name),
      'Your mail address was changed',
      [
        p(`${thanks(frame)} Your mail address on record was changed. Further mail goes to the new address.`),
        value('New mail address', newMail),
        value('Changed at', inJapan(at, frame)),
        p(
          'If this was you, there is nothing to do. If it was not, open the link below to undo the change, and tell our help desk.',
        ),
        link('Undo the change of address', frame.secret),
        value('Undo until', frame.when(until)),
        p('To undo it after that time (Japan time), write to our help desk.'),
      ],
      frame,
    ),

  'account-deleted': ({ at }, frame) =>
    mail(
      named(frame.name),
      'Your account was deleted',
      [
        p(
          `Your account for ${frame.portal} was deleted, and the personal data kept with it was erased. Thank you for having been with us.`,
        ),
        value('Deleted at', inJapan(at, frame)),
        p('If you did not ask for this, tell our help desk.'),
      ],
      frame,
    ),
}
