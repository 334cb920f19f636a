import { readDay } from '../../domain/keys/calendar.ts'
import type { EndingDevices, LetterWords } from '../../domain/letters.ts'
import { link, list, p, value } from '../letter-blocks.ts'
import { keyTerms } from './key-terms.ts'
import { mail, named, thanks } from './letter-phrases.ts'
import { span } from './maintenance.ts'

type AnnouncementLetters = 'maintenance-announced' | 'maintenance-changed' | 'maintenance-withdrawn' | 'product-news'

const at = (from: string, until: string): string => span(new Date(from), new Date(until))

const said = (text: string) => (text === '' ? [] : [p(text)])

const ending = ({ devices = [], more }: EndingDevices) =>
  devices.length === 0
    ? []
    : [
        list(
          'Devices whose term ends during the maintenance',
          ...devices.map(({ device, endsOn }) => `${device}: until ${keyTerms.until(readDay(endsOn))}`),
          ...(more ? ['There are others. Please sign in to see them all.'] : []),
        ),
        p('Their terms grow by the days of the maintenance. There is nothing you have to do.'),
      ]

/** The mails that go to everybody, or to those who asked for news. */
export const announcementLetters: Pick<LetterWords, AnnouncementLetters> = {
  'maintenance-announced': (facts, frame) =>
    mail(
      named(frame.name),
      'Planned maintenance',
      [
        p(`${thanks(frame)}\nWe will maintain the system at the time below. Meanwhile no page can be used.`),
        value('Time', at(facts.from, facts.until)),
        ...said(facts.text),
        ...ending(facts),
        p('If it begins while you are in the middle of something, you can go on afterwards from where you were.'),
      ],
      frame,
    ),

  'maintenance-changed': (facts, frame) => {
    const isLonger = facts.until > facts.before
    return mail(
      named(frame.name),
      isLonger ? 'Maintenance takes longer' : 'Maintenance ends sooner',
      [
        p(
          `${thanks(frame)}\n${
            isLonger
              ? 'Our maintenance takes longer than we told you. Meanwhile no page can be used.'
              : 'Our maintenance ends sooner than we told you.'
          }`,
        ),
        value('New time', at(facts.from, facts.until)),
        value('Time before', at(facts.from, facts.before)),
        ...said(facts.text),
        ...ending(facts),
        ...(isLonger ? [p('We are sorry for the inconvenience.')] : []),
      ],
      frame,
    )
  },

  'maintenance-withdrawn': (facts, frame) =>
    mail(
      named(frame.name),
      'Maintenance cancelled',
      [
        p(`${thanks(frame)}\nThere will be no maintenance at the time below. You can use every page as usual.`),
        value('Cancelled', at(facts.from, facts.until)),
      ],
      frame,
    ),

  'product-news': ({ subject, text }, frame) =>
    mail(
      named(frame.name),
      subject,
      [
        p(text),
        p(
          'You receive this mail because you asked for product news. If you do not want it any more, you can stop it here.',
        ),
        link('Stop product news', frame.secret),
      ],
      frame,
    ),
}
