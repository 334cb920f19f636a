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
          'メンテナンスの期間中に利用期限を迎える機器',
          ...devices.map(({ device, endsOn }) => `${device}：${keyTerms.until(readDay(endsOn))}`),
          ...(more ? ['このほかにもあります。ログイン後の画面でお確かめください。'] : []),
        ),
        p('これらの機器の利用期限は、メンテナンスで止まる日数だけ延びます。お手続きは必要ありません。'),
      ]

/** The mails that go to everybody, or to those who asked for news. */
export const announcementLetters: Pick<LetterWords, AnnouncementLetters> = {
  'maintenance-announced': (facts, frame) =>
    mail(
      named(frame.name),
      'システムメンテナンスのお知らせ',
      [
        p(`${thanks(frame)}\n次の日時にシステムメンテナンスを行います。この間は、すべての画面をご利用いただけません。`),
        value('【日時】', at(facts.from, facts.until)),
        ...said(facts.text),
        ...ending(facts),
        p(
          'お手続きの途中でメンテナンスが始まったときは、終了後に続きから再開できます。ご不便をおかけしますが、よろしくお願いいたします。',
        ),
      ],
      frame,
    ),

  'maintenance-changed': (facts, frame) => {
    const isLonger = facts.until > facts.before
    return mail(
      named(frame.name),
      isLonger ? 'システムメンテナンス延長のお知らせ' : 'システムメンテナンス日時変更のお知らせ',
      [
        p(
          `${thanks(frame)}\n${
            isLonger
              ? 'システムメンテナンスの終了時刻を延長します。この間は、すべての画面をご利用いただけません。'
              : 'システムメンテナンスの終了時刻を早めます。'
          }`,
        ),
        value('【変更後の日時】', at(facts.from, facts.until)),
        value('【変更前の日時】', at(facts.from, facts.before)),
        ...said(facts.text),
        ...ending(facts),
        ...(isLonger ? [p('ご不便をおかけして、申し訳ございません。')] : []),
      ],
      frame,
    )
  },

  'maintenance-withdrawn': (facts, frame) =>
    mail(
      named(frame.name),
      'システムメンテナンス中止のお知らせ',
      [
        p(`${thanks(frame)}\n次の日時のシステムメンテナンスは中止します。この間も、いつもどおりご利用いただけます。`),
        value('【中止する日時】', at(facts.from, facts.until)),
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
          'このメールは、製品情報のお知らせメールを希望された方にお送りしています。ご不要の場合は、次のページで停止できます。',
        ),
        link('製品情報のお知らせメールを停止する', frame.secret),
      ],
      frame,
    ),
}
