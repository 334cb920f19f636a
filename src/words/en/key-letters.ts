import { readDay } from '../../domain/keys/calendar.ts'
import type { LetterWords, TermFact } from '../../domain/letters.ts'
import { link, p, secret, value } from '../letter-blocks.ts'
import { keyTerms } from './key-terms.ts'
import { inJapan, mail, named, notes, thanks } from './letter-phrases.ts'

const term = (fact: TermFact): string =>
  'last' in fact ? keyTerms.until(readDay(fact.last)) : keyTerms.standing.waiting(keyTerms.months(fact.months))

/** The mails about registration keys (KEY-21, KEY-34). */
export const keyLetters: Pick<LetterWords, 'key-issued' | 'term-extended' | 'bulk-done'> = {
  'key-issued': ({ kind, device, number, term: fact }, frame) =>
    mail(
      named(frame.name),
      'Your registration key',
      [
        p(
          `${thanks(frame)}\nYour new application for ${keyTerms.kind[kind]} is complete. Enter this registration key on the device.`,
        ),
        value(keyTerms.deviceId[kind], device),
        value('Connection number', number),
        secret('Registration Key', frame.secret),
        value('Valid until', term(fact)),
        notes(
          'The registration key matters: keep this mail, or copy the key exactly and keep it safe.',
          'This registration key works on the device above and on no other.',
          'If you did not apply for it, tell our help desk.',
        ),
      ],
      frame,
    ),

  'term-extended': ({ kind, device, number, term: fact }, frame) =>
    mail(
      named(frame.name),
      'Your term was extended',
      [
        p(`${thanks(frame)}\nThe term of your ${keyTerms.kind[kind]} was extended.`),
        value(keyTerms.deviceId[kind], device),
        value('Connection number', number),
        value('Valid until', term(fact)),
        notes(
          'The device learns of its new term by itself. If it does not, restart the device and look again.',
          'If you did not extend it, tell our help desk.',
        ),
      ],
      frame,
    ),

  'bulk-done': ({ asked, done, same, refused, keptUntil }, frame) =>
    mail(
      named(frame.name),
      'Your file of cards is done',
      [
        p(
          `${thanks(frame)}\nThe ${asked === 'new' ? 'new applications' : 'extensions'} of your file are done. Sign in and open “Many cards at once” in the menu to see the result.`,
        ),
        value('Rows done', String(done)),
        ...(same > 0 ? [value('Rows done before', String(same))] : []),
        value('Rows not done', String(refused)),
        link('Sign in', frame.pages.signIn),
        notes(
          `The result is kept until ${inJapan(keptUntil, frame)}, then it is deleted, for it holds registration keys. Save it by then.`,
          'If you did not send such a file, tell our help desk.',
        ),
      ],
      frame,
    ),
}
