import type { FactsOf } from '../../domain/letters.ts'
import type { Language } from '../../kit/language.ts'
import { addSeconds, days } from '../../kit/time.ts'
import type { Staff } from './staff.ts'

/** Product news in each language: a subject, and a text whose lines stay. */
export type News = Readonly<Record<Language, FactsOf<'product-news'>>>

export type NewsSending =
  | { readonly is: 'sent'; readonly mailing: string; readonly readers: number }
  | { readonly is: 'nobody-asked' }
  /** The same was sent a short while ago: nobody is to get it twice by a second press. */
  | { readonly is: 'sent-before'; readonly at: Date }

/** For so long the same news counts as sent. */
const SAME = days(30)
const LOOK_BACK = 50

/** Sends news to whoever asked for it (KEY-10). `again`: also where the same went out lately. */
export const sendNews = async (news: News, staff: Staff, again = false): Promise<NewsSending> => {
  const { stores, now, who } = staff
  const readers = await stores.mailings.wantingNews()
  if (readers === 0) return { is: 'nobody-asked' }
  const before = (await stores.mailings.recent(LOOK_BACK)).find(
    ({ letter, facts, at }) =>
      letter === 'product-news' && at > addSeconds(now, -SAME as typeof SAME) && isSame(facts as News, news),
  )
  if (before && !again) return { is: 'sent-before', at: before.at }
  const mailing = staff.newId()
  await stores.mailings.begin({ id: mailing, letter: 'product-news', facts: news, at: now })
  await stores.audit.note(
    { event: 'news.sent', by: 'operator', facts: { mailing, who, subject: news.ja.subject } },
    now,
  )
  return { is: 'sent', mailing, readers }
}

const isSame = (one: News, other: News): boolean =>
  (['ja', 'en'] as const).every(
    (language) => one[language].subject === other[language].subject && one[language].text === other[language].text,
  )
