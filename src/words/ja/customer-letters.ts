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
      'お客様コードのお知らせ',
      [
        p(`${thanks(frame)}\nお申し込みのありましたお客様コードをお知らせします。`),
        value('【お客様コード】', customerCode),
        p('次のページからログインできます。'),
        link('ログインする', frame.pages.signIn),
        p('お心当たりのない場合は、このメールを削除してください。登録の内容は変わりません。'),
      ],
      frame,
    ),

  'shared-user-asks': ({ name, mail: address }, frame) =>
    mail(
      named(frame.name),
      '共有ユーザからのパスワード再設定のご依頼',
      [
        p(`${thanks(frame)}\n共有ユーザの方から、パスワードの再設定のご依頼がありました。`),
        value('【お名前】', name),
        value('【メールアドレス】', address),
        p(
          'ご本人からの依頼であることをお確かめのうえ、ログインして、「共有ユーザー管理」の画面で再設定してください。共有ユーザの方に、設定用のメールをお送りします。',
        ),
        link('ログインする', frame.pages.signIn),
        p('お心当たりのない場合は、何もしないでください。共有ユーザの方のパスワードは変わりません。'),
      ],
      frame,
    ),

  'confirm-application': ({ until, hours, company }, frame) =>
    mail(
      `${company} 御中`,
      'メールアドレス確認のお願い',
      [
        p(
          `${frame.portal}のお客様コードをお申し込みいただき、ありがとうございます。下のリンクを開いて、「申請を完了する」を押してください。お申し込みの受け付けが完了します。`,
        ),
        link('お申し込みを完了する', frame.secret),
        deadline(until, frame),
        notes(
          lasting(hours, '過ぎたときは、「お客様コード申請フォーム」からもう一度お申し込みください。'),
          'まだお申し込みは完了していません。',
          clicking,
        ),
        p(unasked),
      ],
      frame,
    ),

  'application-received': ({ number, company }, frame) =>
    mail(
      `${company} 御中`,
      'お申し込み受け付けのお知らせ',
      [
        p(
          `${frame.portal}のお客様コードのお申し込みを受け付けました。担当者が内容を確認し、結果をメールでお知らせします。`,
        ),
        value('【受付番号】', number),
        p('お問い合わせのときは、この受付番号をお知らせください。'),
      ],
      frame,
    ),

  'application-refused': ({ number, company, reason }, frame) =>
    mail(
      `${company} 御中`,
      'お申し込み結果のお知らせ',
      [
        p(
          `${frame.portal}のお客様コードをお申し込みいただき、ありがとうございました。内容を確認しましたが、今回はお客様コードをご用意できませんでした。`,
        ),
        value('【受付番号】', number),
        value('【理由】', reason),
        p('内容を改めてのお申し込みも、お受けしています。ご質問のときは、この受付番号をお知らせください。'),
      ],
      frame,
    ),

  'inquiry-received': ({ number, subject }, frame) =>
    mail(
      named(frame.name),
      'お問い合わせ受け付けのお知らせ',
      [
        p(
          `${frame.portal}にお問い合わせいただき、ありがとうございます。次のとおり受け付けました。担当者からの返事をお待ちください。`,
        ),
        value('【受付番号】', number),
        ...(subject === '' ? [] : [value('【件名】', subject)]),
        p(
          '続けてお問い合わせのときは、この受付番号をお知らせください。お心当たりのない場合は、このメールを削除してください。',
        ),
      ],
      frame,
    ),

  'hand-over-asked': ({ from, to, you, until }, frame) =>
    mail(
      named(you === 'main' ? from : to),
      'メインユーザ引き継ぎ確認のお願い',
      [
        p(
          `${thanks(frame)}\nメインユーザを、${from} 様から${to} 様へ引き継ぐお申し込みがありました。お二人の確認がそろうと、引き継ぎが完了します。`,
        ),
        p('内容をお確かめのうえ、下のリンクを開いて、「引き継ぎを確認する」を押してください。'),
        link('引き継ぎを確認する', frame.secret),
        deadline(until, frame),
        notes(
          you === 'main'
            ? '引き継ぎが完了すると、お客様は共有ユーザになります。'
            : '引き継ぎが完了すると、お客様がメインユーザになり、共有ユーザを管理します。',
          'リンクは、上の日時（日本時間）まで使えます。過ぎたときは、メインユーザの方がもう一度お申し込みください。',
          clicking,
        ),
        p(
          'お心当たりのない場合は、リンクを開かずに、お問い合わせ先までお知らせください。確認がそろわないかぎり、何も変わりません。',
        ),
      ],
      frame,
    ),

  'handed-over': ({ from, to, customerCode }, frame) =>
    mail(
      named(frame.name),
      'メインユーザ引き継ぎ完了のお知らせ',
      [
        p(`${thanks(frame)}\nメインユーザを、${from} 様から${to} 様へ引き継ぎました。`),
        value('【お客様コード】', customerCode),
        p(
          `これからは、${to} 様がお客様コードでログインし、共有ユーザを管理します。${from} 様は、ご自身のメールアドレスでログインしてください。`,
        ),
        link('ログインする', frame.pages.signIn),
        p('お心当たりのない場合は、お問い合わせ先までお知らせください。'),
      ],
      frame,
    ),
}
