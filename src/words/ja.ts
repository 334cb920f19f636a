import type { Words } from '../desks/words.ts'
import { common, faults, notices } from './ja/common.ts'
import { failures } from './ja/failures.ts'
import { letters } from './ja/letters.ts'
import { password } from './ja/password.ts'
import { recoverByLink } from './ja/recover-by-link.ts'
import { signIn } from './ja/sign-in.ts'

/** Every word in Japanese. */
export const ja: Words = {
  common,
  faults,
  password,
  notices,
  failures,
  front: {
    title: '窓口の一覧',
    lead: 'ご利用になる窓口をお選びください。',
    demo: [
      'これはデモです。どの窓口も自由にお試しいただけます。会社も人もデータも、すべて架空のものです。',
      '窓口から送られるメールは、外には出ず「受信箱」に届きます。',
      '90日後の動きなどを確かめるときは、「時計を進める」をお使いください。',
    ],
  },
  welcome: { lead: (portal) => `${portal}へようこそ。` },
  signIn,
  recoverByLink,
  inquiry: { title: 'お問い合わせ' },
  letters,
}
