import type { LetterWords } from '../../domain/letters.ts'
import { link, p, value } from '../letter-blocks.ts'
import { clicking, deadline, lasting, mail, named, notes, thanks, unasked } from './letter-phrases.ts'

type CustomerLetters =
  | 'customer-code'
  | 'shared-user-asks'
  | 'confirm-application'
  | 'application-received'
  | 'application-refused'
  | 'inquiry-received'
  | 'hand-over-asked'
  | 'handed-over'

/** The mails about customers, their main user and shared users, and what is asked of staff. */
export const customerLetters: Pick<LetterWords, CustomerLetters> = {
  'customer-code': ({ customerCode }, frame) =>
    mail(
      named(frame.name),
      'Your customer code',
      [
        p(`${thanks(frame)} Here is the customer code you asked for.`),
        value('Customer code', customerCode),
        p('You can sign in on the following page.'),
        link('Sign in', frame.pages.signIn),
        p('If you did not ask for this, delete this mail. Nothing about your account changes.'),
      ],
      frame,
    ),

  'shared-user-asks': ({ name, mail: address }, frame) =>
    mail(
      named(frame.name),
      'A shared user asks for a new password',
      [
        p(`${thanks(frame)} One of your shared users asks for a new password.`),
        value('Name', name),
        value('Mail address', address),
        p(
          'Make sure that the request really comes from that person. Then sign in and reset the password on the page for shared users; the person gets a mail with a link.',
        ),
        link('Sign in', frame.pages.signIn),
        p('If you know nothing of this request, do nothing. The password of the shared user stays as it is.'),
      ],
      frame,
    ),

  'confirm-application': ({ until, hours, company }, frame) =>
    mail(
      named(company),
      'Confirm your mail address',
      [
        p(
          `Thank you for asking for a customer code of ${frame.portal}. Open the link below and press “Complete the application”.`,
        ),
        link('Complete the application', frame.secret),
        deadline(until, frame),
        notes(
          lasting(hours, 'After that, fill in the application form again.'),
          'Your application is not complete yet.',
          clicking,
        ),
        p(unasked),
      ],
      frame,
    ),

  'application-received': ({ number, company }, frame) =>
    mail(
      named(company),
      'We received your application',
      [
        p(
          `We received your application for a customer code of ${frame.portal}. Our staff will look at it and send you the result by mail.`,
        ),
        value('Reference number', number),
        p('Name this number when you write to us about it.'),
      ],
      frame,
    ),

  'application-refused': ({ number, company, reason }, frame) =>
    mail(
      named(company),
      'The result of your application',
      [
        p(
          `Thank you for asking for a customer code of ${frame.portal}. We have looked at your application and cannot give you a customer code this time.`,
        ),
        value('Reference number', number),
        value('Reason', reason),
        p('You are welcome to apply again with other details. For questions, name the number above.'),
      ],
      frame,
    ),

  'inquiry-received': ({ number, subject }, frame) =>
    mail(
      named(frame.name),
      'We received your question',
      [
        p(`Thank you for writing to ${frame.portal}. We received your question, and our staff will answer it.`),
        value('Reference number', number),
        ...(subject === '' ? [] : [value('Subject', subject)]),
        p('Name this number when you write again about it. If you did not write to us, delete this mail.'),
      ],
      frame,
    ),

  'hand-over-asked': ({ from, to, you, until }, frame) =>
    mail(
      named(you === 'main' ? from : to),
      'Confirm the change of main user',
      [
        p(
          `${thanks(frame)} The main user's place is to pass from ${from} to ${to}. It passes when both of you have confirmed it.`,
        ),
        p('If that is right, open the link below and confirm it.'),
        link('Confirm the change of main user', frame.secret),
        deadline(until, frame),
        notes(
          you === 'main'
            ? 'Afterwards you will be a shared user.'
            : 'Afterwards you will be the main user and manage the shared users.',
          'The link is valid until the time above (Japan time). After that, the main user begins again.',
          clicking,
        ),
        p(
          'If you know nothing of this, do not open the link, and tell our help desk. Nothing changes unless both confirm.',
        ),
      ],
      frame,
    ),

  'handed-over': ({ from, to, customerCode }, frame) =>
    mail(
      named(frame.name),
      'The main user has changed',
      [
        p(`${thanks(frame)} The main user's place has passed from ${from} to ${to}.`),
        value('Customer code', customerCode),
        p(
          `From now on ${to} signs in with the customer code and manages the shared users. ${from} signs in with their own mail address.`,
        ),
        link('Sign in', frame.pages.signIn),
        p('If you did not expect this, tell our help desk.'),
      ],
      frame,
    ),
}
