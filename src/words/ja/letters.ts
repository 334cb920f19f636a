import type { LetterWords } from '../../domain/letters.ts'
import { link, list, p, secret, value } from '../letter-blocks.ts'
import { announcementLetters } from './announcement-letters.ts'
import { certificateLetters } from './certificate-letters.ts'
import { customerLetters } from './customer-letters.ts'
import { keyLetters } from './key-letters.ts'
import { clicking, deadline, inJapan, lasting, mail, named, notes, thanks, unasked } from './letter-phrases.ts'
import { registrationLetters } from './registration-letters.ts'

/** The mails in Japanese. What one portal says differently stands in its own words. */
export const letters: LetterWords = {
  ...customerLetters,
  ...keyLetters,
  ...certificateLetters,
  ...registrationLetters,
  ...announcementLetters,

  'reset-link': ({ until, hours, customerCode, shared }, frame) =>
    mail(
      named(frame.name),
      'パスワードリセットのお知らせ',
      [
        p(
          shared
            ? `${thanks(frame)}\nメインユーザの方から、共有ユーザのパスワード再設定のお申し込みを受け付けました。`
            : `${thanks(frame)}\nパスワードの新規作成または再設定のお申し込みを受け付けました。`,
        ),
        ...(customerCode === undefined ? [] : [value('【お客様コード】', customerCode)]),
        p('下のリンクを開いて、新しいパスワードを設定してください。'),
        link('新しいパスワードを設定する', frame.secret),
        deadline(until, frame),
        notes(
          lasting(
            hours,
            shared
              ? '過ぎたときは、メインユーザの方に、もう一度再設定をご依頼ください。'
              : '過ぎたときは、ログインの画面からもう一度お申し込みください。新しいリンクをお送りします。',
          ),
          'リンクは1度だけ使えます。何度かお申し込みになったときは、最も新しいメールのリンクをお使いください。',
          clicking,
        ),
        p(
          'お心当たりのない場合は、このメールを削除してください。リンクを開かないかぎり、今のパスワードをそのままお使いいただけます。',
        ),
      ],
      frame,
    ),

  'temporary-password': ({ until, minutes }, frame) =>
    mail(
      named(frame.name),
      '仮パスワードのお知らせ',
      [
        p(`${thanks(frame)}\n仮パスワードをお知らせします。お手続き中の画面に入力してください。`),
        secret('【仮パスワード】', frame.secret),
        deadline(until, frame),
        list(
          'ご利用上のご注意',
          `有効期限は発行から${minutes}分で、上の日時（日本時間）までです。過ぎたときは、仮パスワードの再発行をお申し込みください。`,
          '1度使用した仮パスワードは使用できません。',
        ),
        p('お手続きの画面を閉じたときや、ほかのブラウザで続けるときは、次のページで入力できます。'),
        link('仮パスワードを入力する', frame.pages.temporary),
        p('お心当たりのない場合は、このメールを削除してください。今のパスワードをそのままお使いいただけます。'),
      ],
      frame,
    ),

  'one-time-code': ({ until, minutes }, frame) =>
    mail(
      named(frame.name),
      'ワンタイムパスワード通知',
      [
        p(
          `${thanks(frame)}\nご本人の確認のため、ワンタイムパスワードをお知らせします。ログインの画面に入力して、「確認する」を押してください。`,
        ),
        secret('【ワンタイムパスワード】', frame.secret),
        deadline(until, frame),
        notes(
          `有効期限は発行から${minutes}分で、上の日時（日本時間）までです。過ぎたときは、画面の「ワンタイムパスワードを再送する」を押してください。`,
          'このワンタイムパスワードは、だれにも知らせないでください。当社からおたずねすることもありません。',
        ),
        p(
          'ログインした覚えのない場合は、パスワードがほかの人に知られているおそれがあります。ログインの画面から、パスワードを設定し直してください。',
        ),
      ],
      frame,
    ),

  invitation: ({ name, until, by, customerCode, registrationId }, frame) =>
    mail(
      named(name),
      'アカウントのご案内',
      [
        p(
          by === 'main-user'
            ? `${frame.portal}の共有ユーザとして、メインユーザの方がお客様を登録しました。`
            : `${frame.portal}のアカウントをご用意しました。`,
        ),
        ...(customerCode === undefined ? [] : [value('【お客様コード】', customerCode)]),
        ...(registrationId === undefined ? [] : [value('【登録ID】', registrationId)]),
        p('下のリンクを開いて、最初のパスワードを設定してください。設定が済むと、ログインできるようになります。'),
        link('最初のパスワードを設定する', frame.secret),
        deadline(until, frame),
        notes(
          by === 'main-user'
            ? 'リンクは、上の日時（日本時間）まで使えます。過ぎたときは、メインユーザの方に再作成をご依頼ください。'
            : 'リンクは、上の日時（日本時間）まで使えます。過ぎたときは、ログインの画面からパスワードの再設定をお申し込みください。',
          clicking,
        ),
        p('お心当たりのない場合は、リンクを開かずに、お問い合わせ先までお知らせください。'),
      ],
      frame,
    ),

  'password-changed': ({ at, how }, frame) =>
    mail(
      named(frame.name),
      'パスワード変更のお知らせ',
      [
        p(
          `${thanks(frame)}\n${
            {
              changed: 'ログイン後の画面で、パスワードが変更されました。',
              recovered:
                'パスワードの再設定が完了しました。安全のため、ほかのブラウザでのログインはすべて終了しました。',
              reset:
                'お申し出により、担当者がパスワードを初期パスワードに変更しました。お渡しする初期パスワードでログインし、ご自身のパスワードを決めてください。',
            }[how]
          }`,
        ),
        value('【変更日時】', inJapan(at, frame)),
        p(
          how === 'reset'
            ? 'お申し出の覚えがない場合は、すぐに次のページでパスワードを設定し直し、お問い合わせ先までお知らせください。'
            : 'ご自身で変更された場合は、お手続きは必要ありません。お心当たりのない場合は、すぐに次のページでパスワードを設定し直し、お問い合わせ先までお知らせください。',
        ),
        link('パスワードを設定し直す', frame.pages.recovery),
      ],
      frame,
    ),

  'confirm-registration': ({ until, hours }, frame) =>
    mail(
      named(''),
      'メールアドレス確認のお願い',
      [
        p(
          `${frame.portal}の新規ユーザー登録をお申し込みいただき、ありがとうございます。下のリンクを開いて、登録を続けてください。`,
        ),
        link('登録を続ける', frame.secret),
        deadline(until, frame),
        notes(
          lasting(hours, '過ぎたときは、「新規ユーザー登録」からもう一度お申し込みください。'),
          'まだ登録は完了していません。',
          clicking,
        ),
        p(unasked),
      ],
      frame,
    ),

  'already-registered': (_facts, frame) =>
    mail(
      named(''),
      'ご登録済みのお知らせ',
      [
        p(
          `このメールアドレスで、${frame.portal}の新規ユーザー登録のお申し込みがありました。このメールアドレスは、すでに登録されています。`,
        ),
        p(
          'ログインには、登録済みのアカウントをお使いください。パスワードをまだ設定していないときや、お忘れのときは、次のページの「パスワードをリセットする」の手続きで設定できます。',
        ),
        link('パスワードをリセットする', frame.pages.recovery),
        p('お申し込みの覚えがない場合は、このメールを削除してください。登録の内容は変わりません。'),
      ],
      frame,
    ),

  'confirm-mail': ({ until, hours }, frame) =>
    mail(
      named(''),
      '新しいメールアドレス確認のお願い',
      [
        p(
          `${frame.portal}で、登録メールアドレスをこのアドレスに変更するお申し込みがありました。下のリンクを開き、画面の「変更を完了する」を押してください。`,
        ),
        link('メールアドレスの変更を完了する', frame.secret),
        deadline(until, frame),
        notes(
          lasting(hours, '過ぎたときは、ログイン後の画面からもう一度お申し込みください。'),
          '変更を完了するまでは、これまでのメールアドレスが登録されています。',
          clicking,
        ),
        p(unasked),
      ],
      frame,
    ),

  'mail-taken': (_facts, frame) =>
    mail(
      named(''),
      'メールアドレス変更のお申し込みについて',
      [
        p(
          `${frame.portal}で、登録メールアドレスをこのアドレスに変更するお申し込みがありました。このアドレスは、すでに別のアカウントに登録されているため、変更していません。`,
        ),
        p(
          '変更をご希望のときは、別のメールアドレスでお申し込みください。このアドレスのアカウントには、次のページからログインできます。',
        ),
        link('ログインする', frame.pages.signIn),
        p('お心当たりのない場合は、このメールを削除してください。登録の内容は変わりません。'),
      ],
      frame,
    ),

  'mail-changed': ({ at, newMail, until }, frame) =>
    mail(
      named(frame.name),
      'メールアドレス変更のお知らせ',
      [
        p(
          `${thanks(frame)}\n登録メールアドレスが変更されました。今後のお知らせは、新しいメールアドレスにお送りします。`,
        ),
        value('【新しいメールアドレス】', newMail),
        value('【変更日時】', inJapan(at, frame)),
        p(
          'ご自身で変更された場合は、お手続きは必要ありません。お心当たりのない場合は、下のリンクを開いて変更を取り消し、お問い合わせ先までお知らせください。',
        ),
        link('メールアドレスの変更を取り消す', frame.secret),
        value('【取り消しの期限】', frame.when(until)),
        p('期限（日本時間）を過ぎてから取り消すときは、お問い合わせ先までご連絡ください。'),
      ],
      frame,
    ),

  'account-deleted': ({ at }, frame) =>
    mail(
      named(frame.name),
      'アカウント削除のお知らせ',
      [
        p(`${frame.portal}のアカウントを削除し、登録されていた個人情報を消去しました。ご利用ありがとうございました。`),
        value('【削除日時】', inJapan(at, frame)),
        p('お心当たりのない場合は、お問い合わせ先までお知らせください。'),
      ],
      frame,
    ),
}
