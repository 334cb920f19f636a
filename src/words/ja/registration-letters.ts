import type { LetterWords } from '../../domain/letters.ts'
import { link, p, secret, value } from '../letter-blocks.ts'
import { clicking, deadline, lasting, mail, named, notes, thanks, unasked } from './letter-phrases.ts'

type Registration = 'confirm-details' | 'confirm-update' | 'registered' | 'fresh-password' | 'registration-id-changed'

/** The mails of issued IDs and passwords. */
export const registrationLetters: Pick<LetterWords, Registration> = {
  'confirm-details': ({ until, hours }, frame) =>
    mail(
      named(''),
      'メールアドレス確認のお願い',
      [
        p(
          `${frame.portal}の新規登録をお申し込みいただき、ありがとうございます。下のリンクを開き、内容をお確かめのうえ、「登録」を押してください。`,
        ),
        link('登録の内容を確認する', frame.secret),
        deadline(until, frame),
        notes(
          lasting(hours, '過ぎたときは、ログインの画面からもう一度登録してください。'),
          'まだ登録は完了していません。登録IDとパスワードは、登録が完了するとお知らせします。',
          clicking,
        ),
        p(unasked),
      ],
      frame,
    ),

  'confirm-update': ({ until, hours }, frame) =>
    mail(
      named(frame.name),
      'ご登録内容の更新の確認',
      [
        p(
          `${thanks(frame)}\nこのメールアドレスで新規登録のお申し込みがありましたが、このアドレスはすでに登録されています。`,
        ),
        p(
          '登録済みの情報を新しい内容で上書きするときは、下のリンクを開き、内容をお確かめのうえ、「登録」を押してください。登録IDとパスワードは変わりません。',
        ),
        link('登録済みの情報と新しい内容を確認する', frame.secret),
        deadline(until, frame),
        notes(
          lasting(hours, '過ぎたときは、ログイン後の「アカウント」の画面でも変更できます。'),
          '今の登録情報のままでよいときは、お手続きは必要ありません。',
          clicking,
        ),
        p(unasked),
      ],
      frame,
    ),

  registered: ({ registrationId, company }, frame) =>
    mail(
      named([company, frame.name].filter((part) => part !== '').join(' ')),
      '販売店／法人のお客様 登録完了通知',
      [
        p(
          `${frame.portal}への販売店／法人のお客様の登録が完了しました。次の登録IDとパスワードでログインすると、レジストレーションキーを取得できます。`,
        ),
        value('【登録ID】', registrationId),
        secret('【パスワード】', frame.secret),
        link('ログインする', frame.pages.signIn),
        notes(
          'この登録IDとパスワードは大変重要なものです。なくしたり、ほかの人に知られたりしないよう、厳重に管理してください。',
          '登録IDとパスワードは、大文字と小文字を区別します。',
          'パスワードは、ログイン後の「アカウント」の画面で変更できます。',
          '登録IDを忘れたときは、ご購入元または当社担当営業にお問い合わせください。',
        ),
        p(
          '登録した覚えのないとき、または個人情報のお取り扱いに同意いただけないときは、お問い合わせ先までお知らせください。登録情報を削除します。',
        ),
      ],
      frame,
    ),

  'fresh-password': ({ until, hours }, frame) =>
    mail(
      named(frame.name),
      '新しいパスワードのお知らせ',
      [
        p(
          `${thanks(frame)}\nパスワードの再発行のお申し込みを受け付けました。新しいパスワードは次のとおりです。登録IDと新しいパスワードでログインしてください。`,
        ),
        secret('【新しいパスワード】', frame.secret),
        deadline(until, frame),
        link('ログインする', frame.pages.signIn),
        notes(
          `発行から${hours}時間以内、上の日時（日本時間）までに、新しいパスワードでログインしてください。ログインすると、今までのパスワードは使えなくなります。`,
          '何度かお申し込みになったときは、最も新しいメールのパスワードだけが使えます。',
          'ログイン後の「アカウント」の画面で、お好きなパスワードに変更できます。',
        ),
        p(
          'お心当たりのない場合は、このメールを削除してください。新しいパスワードでログインしないかぎり、今のパスワードをそのままお使いいただけます。',
        ),
      ],
      frame,
    ),

  'registration-id-changed': ({ registrationId }, frame) =>
    mail(
      named(frame.name),
      '登録ID再発行のお知らせ',
      [
        p(
          `${thanks(frame)}\nログイン後の画面で、登録IDが再発行されました。今までの登録IDは使えません。パスワードは変わりません。`,
        ),
        value('【新しい登録ID】', registrationId),
        p(
          'お心当たりのない場合は、新しい登録IDを使ってすぐに次のページでパスワードを再発行し、お問い合わせ先までお知らせください。',
        ),
        link('パスワードを再発行する', frame.pages.recovery),
      ],
      frame,
    ),
}
