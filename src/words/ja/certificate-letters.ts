import type { ApplicationKind } from '../../domain/certificates/application.ts'
import type { Block, LetterFrame, LetterWords, RecordInMail } from '../../domain/letters.ts'
import { link, list, p, value } from '../letter-blocks.ts'
import { inJapan, mail, named, notes, thanks } from './letter-phrases.ts'

const kinds: Readonly<Record<ApplicationKind, string>> = {
  new: '新規申請',
  renewal: '更新申請',
  reissue: '再発行申請',
  further: '追加発行申請',
  contacts: '担当者変更申請',
  revocation: '失効申請',
  cancellation: '取消申請',
}

/** What the record is about, as every mail about it says it. */
const about = ({ kind, service, server }: RecordInMail): readonly Block[] => [
  value('【お申込種別】', kinds[kind]),
  value('【サービス】', service),
  ...(server === '' ? [] : [value('【サーバ名】', server)]),
]

const toDesk = (frame: LetterFrame): Block => link('お申込一覧を開く', frame.pages.front)
const noApplication = 'お申し込みの覚えがない場合は、お問い合わせ先までお知らせください。'
const unasked = notes(noApplication)
const day = (text: string): string => text.replaceAll('-', '/')

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
      `${kinds[facts.kind]}を受け付けました`,
      [
        p(`${thanks(frame)}\n次のお申し込みを受け付けました。`),
        ...about(facts),
        p('審査の進み具合は、ログイン後の「お申込一覧」でご覧いただけます。'),
        toDesk(frame),
        unasked,
      ],
      frame,
    ),

  'documents-awaited': ({ documents, note, ...facts }, frame) =>
    mail(
      named(facts.name),
      '書類ご提出のお願い',
      [
        p(`${thanks(frame)}\n次のお申し込みの審査のために、お願いがございます。`),
        ...about(facts),
        ...(documents.length === 0 ? [] : [list('ご提出いただきたいもの', ...documents)]),
        ...(note === '' ? [] : [value('【担当者からの連絡】', note)]),
        p('書類は「お申込情報詳細」の画面からお送りいただけます。'),
        toDesk(frame),
        unasked,
      ],
      frame,
    ),

  'record-refused': ({ reason, ...facts }, frame) =>
    mail(
      named(facts.name),
      'お申し込みをお受けできませんでした',
      [
        p(`${thanks(frame)}\n申し訳ございませんが、次のお申し込みはお受けできませんでした。`),
        ...about(facts),
        value('【理由】', reason),
        notes('クーポンをお使いの場合、この回数はお返ししました。', noApplication),
      ],
      frame,
    ),

  'record-cancelled': (facts, frame) =>
    mail(
      named(facts.name),
      'お申し込みの取消し',
      [
        p(`${thanks(frame)}\n次のお申し込みを取り消しました。`),
        ...about(facts),
        notes('取り消した覚えのない場合は、お問い合わせ先までお知らせください。'),
      ],
      frame,
    ),

  'contacts-changed': ({ code, ...facts }, frame) =>
    mail(
      named(facts.name),
      '担当者の変更',
      [
        p(`${thanks(frame)}\nご契約の担当者の情報が変わりました。`),
        value('【契約コード】', code),
        ...about(facts),
        notes('変更の覚えがない場合は、すぐにお問い合わせ先までお知らせください。'),
      ],
      frame,
    ),

  'certificate-issued': ({ code, lastsUntil, ends, ...facts }, frame) =>
    mail(
      named(facts.name),
      '証明書発行のお知らせ',
      [
        p(`${thanks(frame)}\n証明書を発行しました。ログイン後の「お申込情報詳細」からダウンロードしてください。`),
        value('【契約コード】', code),
        ...about(facts),
        value('【証明書の有効期限】', inJapan(lastsUntil, frame)),
        value('【契約の終了日】', day(ends)),
        toDesk(frame),
        unasked,
      ],
      frame,
    ),

  'certificate-revoked': ({ code, serial, at, ...facts }, frame) =>
    mail(
      named(facts.name),
      '証明書失効のお知らせ',
      [
        p(`${thanks(frame)}\n次の証明書は失効しました。サーバに残っているときは、外してください。`),
        value('【契約コード】', code),
        ...about(facts),
        value('【シリアル番号】', serial),
        value('【失効した日時】', inJapan(at, frame)),
        notes('失効をお申し込みになった覚えがない場合は、すぐにお問い合わせ先までお知らせください。'),
      ],
      frame,
    ),

  'contract-ending': ({ code, ends, days, renewsItself, ...facts }, frame) =>
    mail(
      named(facts.name),
      `ご契約の終了まであと${days}日です`,
      [
        p(`${thanks(frame)}\n次のご契約は、まもなく契約期間が終わります。`),
        value('【契約コード】', code),
        value('【サービス】', facts.service),
        value('【サーバ名】', facts.server),
        value('【契約の終了日】', day(ends)),
        p(
          renewsItself
            ? 'このご契約は自動で更新されます。更新の審査は終了日の前に始まります。続けないときは、新しい証明書が発行される前に「解約」をお申し込みください。'
            : '続けてお使いになるときは、「お申込情報詳細」から更新をお申し込みください。残りの日数は新しい契約に加えます。',
        ),
        toDesk(frame),
      ],
      frame,
    ),

  'revocation-clock': ({ clock, code, server, due }, frame) =>
    mail(
      '証明書窓口 ご担当者 様',
      clock === 'overdue' ? '期限を過ぎた失効申請があります' : '至急：失効申請の期限が近づいています',
      [
        p(
          clock === 'overdue'
            ? '失効の期限を過ぎた申請があります。すぐに対応してください。'
            : '失効の期限まで、半分の時間が過ぎた申請があります。',
        ),
        value('【契約コード】', code),
        value('【サーバ名】', server),
        value('【期限】', inJapan(due, frame)),
      ],
      frame,
    ),
}
