import type { ApplicationKind } from '../../domain/certificates/application.ts'
import type { Block, LetterFrame, LetterWords, RecordInMail } from '../../domain/letters.ts'
import { link, list, p, value } from '../letter-blocks.ts'
import { inJapan, mail, named, notes, thanks } from './letter-phrases.ts'

const kinds: Readonly<Record<ApplicationKind, string>> = {
  new: 'New certificate',
  renewal: 'Renewal',
  reissue: 'Reissue',
  further: 'Further certificate',
  contacts: 'Change of contacts',
  revocation: 'Revocation',
  cancellation: 'Cancellation',
}

/** What the record is about, as every mail about it says it. */
const about = ({ kind, service, server }: RecordInMail): readonly Block[] => [
  value('Application', kinds[kind]),
  value('Service', service),
  ...(server === '' ? [] : [value('Server', server)]),
]

const noApplication = 'If you did not apply, tell our help desk.'
const unasked = notes(noApplication)
const toDesk = (frame: LetterFrame): Block => link('Open the list of applications', frame.pages.front)

/** The mails of the certificate desk (CRT-10, CRT-17, CRT-23). */
export const certificateLetters: Pick<
  LetterWords,
  | 'record-received'
  | 'documents-awaited'
  | 'record-refused'
  | 'record-cancelled'
  | 'contacts-changed'
  | 'certificate-issued'
  | 'certificate-revoked'
  | 'contract-ending'
  | 'revocation-clock'
> = {
  'record-received': (facts, frame) =>
    mail(
      named(facts.name),
      `Your application has come in: ${kinds[facts.kind].toLowerCase()}`,
      [
        p(`${thanks(frame)}\nYour application has come in.`),
        ...about(facts),
        p('How far it is you see in the list of applications after signing in.'),
        toDesk(frame),
        unasked,
      ],
      frame,
    ),

  'documents-awaited': ({ documents, note, ...facts }, frame) =>
    mail(
      named(facts.name),
      'Please send us documents',
      [
        p(`${thanks(frame)}\nTo examine your application we need something from you.`),
        ...about(facts),
        ...(documents.length === 0 ? [] : [list('What we ask for', ...documents)]),
        ...(note === '' ? [] : [value('A word from the examiner', note)]),
        p('You can send documents on the page of the application.'),
        toDesk(frame),
        unasked,
      ],
      frame,
    ),

  'record-refused': ({ reason, ...facts }, frame) =>
    mail(
      named(facts.name),
      'Your application could not be accepted',
      [
        p(`${thanks(frame)}\nWe are sorry that this application could not be accepted.`),
        ...about(facts),
        value('Reason', reason),
        notes('If you used a coupon, its use was given back.', noApplication),
      ],
      frame,
    ),

  'record-cancelled': (facts, frame) =>
    mail(
      named(facts.name),
      'Your application was cancelled',
      [
        p(`${thanks(frame)}\nThis application was cancelled.`),
        ...about(facts),
        notes('If you did not cancel it, tell our help desk.'),
      ],
      frame,
    ),

  'contacts-changed': ({ code, ...facts }, frame) =>
    mail(
      named(facts.name),
      'The contacts have changed',
      [
        p(`${thanks(frame)}\nThe contacts of your contract have changed.`),
        value('Contract code', code),
        ...about(facts),
        notes('If you did not change them, tell our help desk at once.'),
      ],
      frame,
    ),

  'certificate-issued': ({ code, lastsUntil, ends, ...facts }, frame) =>
    mail(
      named(facts.name),
      'Your certificate has been issued',
      [
        p(`${thanks(frame)}\nYour certificate has been issued. You can download it on the page of the application.`),
        value('Contract code', code),
        ...about(facts),
        value('The certificate is valid until', inJapan(lastsUntil, frame)),
        value('Last day of the contract', ends),
        toDesk(frame),
        unasked,
      ],
      frame,
    ),

  'certificate-revoked': ({ code, serial, at, ...facts }, frame) =>
    mail(
      named(facts.name),
      'Your certificate has been revoked',
      [
        p(`${thanks(frame)}\nThis certificate has been revoked. If it is still in a server, take it out.`),
        value('Contract code', code),
        ...about(facts),
        value('Serial number', serial),
        value('Revoked at', inJapan(at, frame)),
        notes('If you did not ask for it, tell our help desk at once.'),
      ],
      frame,
    ),

  'contract-ending': ({ code, ends, days, renewsItself, ...facts }, frame) =>
    mail(
      named(facts.name),
      `Your contract ends in ${days} ${days === 1 ? 'day' : 'days'}`,
      [
        p(`${thanks(frame)}\nThe term of this contract will soon be over.`),
        value('Contract code', code),
        value('Service', facts.service),
        value('Server', facts.server),
        value('Last day of the contract', ends),
        p(
          renewsItself
            ? 'It renews itself; the examination begins before its last day. If you do not want to go on, terminate it before the new certificate is issued.'
            : 'To go on, apply for a renewal on the page of the application. The days left are added to the new contract.',
        ),
        toDesk(frame),
      ],
      frame,
    ),

  'revocation-clock': ({ clock, code, server, due }, frame) =>
    mail(
      'To the certificate desk,',
      clock === 'overdue' ? 'OVERDUE: revocation' : 'URGENT: a revocation is due soon',
      [
        p(
          clock === 'overdue'
            ? 'A revocation is past its time. Please act at once.'
            : 'Half of the time for a revocation is over.',
        ),
        value('Contract code', code),
        value('Server', server),
        value('Due', inJapan(due, frame)),
      ],
      frame,
    ),
}
