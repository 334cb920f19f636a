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
      'Registration Key 発行のお知らせ',
      [
        p(
          `${thanks(frame)}\n${keyTerms.kind[kind]}の新規申請が完了しました。次の Registration Key を機器に設定してください。`,
        ),
        value(`【${keyTerms.deviceId[kind]}】`, device),
        value('【接続番号】', number),
        secret('【Registration Key】', frame.secret),
        value('【利用期限】', term(fact)),
        notes(
          'Registration Key は大切なデータです。このメールを保存するか、正確に書き写して、大切に保管してください。',
          'この Registration Key は、上の機器だけでお使いいただけます。',
          '申請した覚えのない場合は、お問い合わせ先までお知らせください。',
        ),
      ],
      frame,
    ),

  'term-extended': ({ kind, device, number, term: fact }, frame) =>
    mail(
      named(frame.name),
      '期間延長のお知らせ',
      [
        p(`${thanks(frame)}\n${keyTerms.kind[kind]}の期間の延長が完了しました。`),
        value(`【${keyTerms.deviceId[kind]}】`, device),
        value('【接続番号】', number),
        value('【利用期限】', term(fact)),
        notes(
          '新しい期限は、機器に自動で反映されます。反映されないときは、機器を再起動してお確かめください。',
          '延長した覚えのない場合は、お問い合わせ先までお知らせください。',
        ),
      ],
      frame,
    ),

  'bulk-done': ({ asked, done, same, refused, keptUntil }, frame) =>
    mail(
      named(frame.name),
      'まとめて登録 完了のお知らせ',
      [
        p(
          `${thanks(frame)}\nお預かりしたファイルの${asked === 'new' ? '新規申請' : '期間の延長'}が終わりました。結果は、ログインして、メニューの「まとめて登録」でご確認ください。`,
        ),
        value('【登録できた行】', `${done}件`),
        ...(same > 0 ? [value('【登録済みだった行】', `${same}件`)] : []),
        value('【登録できなかった行】', `${refused}件`),
        link('ログイン', frame.pages.signIn),
        notes(
          `結果は${inJapan(keptUntil, frame)}まで保管します。Registration Key を含むため、その後は消去します。それまでに保存してください。`,
          '登録した覚えのない場合は、お問い合わせ先までお知らせください。',
        ),
      ],
      frame,
    ),
}
