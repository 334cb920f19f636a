import type { LetterWords } from '../../domain/letters.ts'
import { link, p, secret, value } from '../letter-blocks.ts'
import { clicking, deadline, lasting, mail, named, notes, thanks, unasked } from './letter-phrases.ts'

type Registration = 'confirm-details' | 'confirm-update' | 'registered' | 'fresh-password' | 'registration-id-changed'

/** The mails of issued IDs and passwords. */
export const registrationLetters: Pick<LetterWords, Registration> = {
  'confirm-details': ({ until, hours }, frame) =>
    mail(
      named(''),
      'Please confirm your e-mail address',
      [
        p(
          `Thank you for registering for ${frame.portal}. Open the link below, check what you entered and press “Register”.`,
        ),
        link('Check the registration', frame.secret),
        deadline(until, frame),
        notes(
          lasting(hours, 'After that, please register again from the sign-in page.'),
          'You are not registered yet. Your user ID and password come once you are.',
          clicking,
        ),
        p(unasked),
      ],
      frame,
    ),

  'confirm-update': ({ until, hours }, frame) =>
    mail(
      named(frame.name),
      'Update of your registered data',
      [
        p(`${thanks(frame)} Somebody asked to register with this e-mail address, which is registered already.`),
        p(
          'To replace your registered data with the new ones, open the link below, check them and press “Register”. The user ID and the password stay as they are.',
        ),
        link('Check the registered and the new data', frame.secret),
        deadline(until, frame),
        notes(
          lasting(hours, 'After that, you can still change your data on the page “Account” after signing in.'),
          'If your registered data are right, there is nothing to do.',
          clicking,
        ),
        p(unasked),
      ],
      frame,
    ),

  registered: ({ registrationId, company }, frame) =>
    mail(
      named([frame.name, company].filter((part) => part !== '').join(', ')),
      'You are registered as a dealer or corporate customer',
      [
        p(
          `You are registered for ${frame.portal}. Sign in with the following user ID and password to obtain registration keys.`,
        ),
        value('User ID', registrationId),
        secret('Password', frame.secret),
        link('Sign in', frame.pages.signIn),
        notes(
          'User ID and password are very important. Keep them safe and let nobody else know them.',
          'Upper and lower case differ in both.',
          'You can change the password on the page “Account” after signing in.',
          'If you forget the user ID, please ask your supplier or our sales representative.',
        ),
        p(
          'If you did not register, or do not agree to how we use personal data, please tell our help desk: the registration will be deleted.',
        ),
      ],
      frame,
    ),

  'fresh-password': ({ until, hours }, frame) =>
    mail(
      named(frame.name),
      'Your new password',
      [
        p(
          `${thanks(frame)} We received a request for a new password. Here it is: sign in with your user ID and this password.`,
        ),
        secret('New password', frame.secret),
        deadline(until, frame),
        link('Sign in', frame.pages.signIn),
        notes(
          `Please sign in with it for the first time within ${hours} ${hours === 1 ? 'hour' : 'hours'}, until the time above (Japan time). From then on the earlier password does not work any more.`,
          'If you asked several times, only the password in the newest mail works.',
          'On the page “Account” you can change it to one of your own.',
        ),
        p(
          'If you did not ask for this, delete this mail. As long as nobody signs in with the new password, your present one stays as it is.',
        ),
      ],
      frame,
    ),

  'registration-id-changed': ({ registrationId }, frame) =>
    mail(
      named(frame.name),
      'Your new user ID',
      [
        p(
          `${thanks(frame)} A new user ID was issued by somebody who was signed in to your account. The earlier one does not work any more; the password stays as it is.`,
        ),
        value('New user ID', registrationId),
        p(
          'If you did not ask for this, have a new password issued at once with the new user ID on the following page, and tell our help desk.',
        ),
        link('Have a new password issued', frame.pages.recovery),
      ],
      frame,
    ),
}
