import type { ApplicationWords } from '../../desks/keys/application-words.ts'
import { showStanding } from '../../desks/keys/term-words.ts'
import { monthsOf } from '../../domain/keys/calendar.ts'
import { keyTerms } from './key-terms.ts'

const ask = 'ご購入元または当社担当営業にお問い合わせください。'

export const application: ApplicationWords = {
  name: { new: '新規申請', extension: '期間の延長' },
  caption: (kind, name) => `${kind} ${name}`,
  back: '戻る',
  next: '次へ',
  menu: 'メニューへ',
  again: '続けて申請',
  input: {
    title: '設定項目の入力',
    lead: (kind) => `${kind}に印刷された内容と、アクティベーションキーカードに書かれた内容を入力してください。`,
    texts: { label: '約款の確認', free: '無償', paid: '有償' },
  },
  closed: {
    title: 'HDVC-MPCSのお申し込みについて',
    lead: ask,
    body: 'HDVC-MPCSのRegistration Keyの発行と期間の延長は、当社が個別に承ったお客様だけがご利用いただけます。',
  },
  terms: {
    lead: (version) => `${version}版。よくお読みになり、同意いただけるときは「同意する」を押してください。`,
    agree: '同意する',
    decline: '同意しない',
  },
  number: {
    title: '接続番号の選択',
    lead: (period) => `以下の機器に対し、有効期間 ${period} のカードを登録します。利用する接続番号をお選びください。`,
    choose: '接続番号',
    others: '別候補表示',
    left: (redraws) => `あと${redraws}回まで選びなおすことができます。`,
    noneLeft: 'これ以上は選びなおせません。この中からお選びください。',
    renewed: '時間がたったため、番号の確保を延長しました。候補は変わっていません。',
    replaced: '確保の時間が過ぎ、候補の一部をほかの方が使用しました。新しい候補からお選びください。',
    gone: '選んだ番号は、もう候補にありません。今の候補からお選びください。',
    empty: `ご案内できる接続番号が、ただいまありません。カードは使用されていません。${ask}`,
  },
  confirm: {
    title: { new: '入力内容の確認', extension: '期間の延長' },
    lead: {
      new: () => '以下の内容で申請を行います。',
      extension: (period) => `以下の機器に対し、有効期間 ${period} のカードを登録します。`,
    },
    notYet: 'まだ完了していません。内容をお確かめのうえ、「登録」を押してください。',
    now: '現在の利用期限',
    after: '申請後の利用期限',
    lost: '失われる期間',
    nothingLost: 'ありません',
    without: (days) =>
      `利用期限が過ぎているため、今日から新しい期間が始まります。期限が過ぎてから昨日までの${days}は、サービスのご利用がなかった期間で、カードの期間は減りません。`,
    submit: '登録',
    numberTaken:
      '確保の時間が過ぎ、選んだ接続番号をほかの方が使用しました。カードは使用されていません。「戻る」を押して、別の番号をお選びください。',
  },
  refused: {
    title: { new: '新規申請ができません', extension: '期間を延長できません' },
    unused: 'カードは使用されていません。',
    takeOther: (name) => `「${name}」に進む`,
    why: {
      'card-void': () => `このアクティベーションキーは、ご利用いただけません。${ask}`,
      'card-used-elsewhere': () =>
        `このアクティベーションキーは別の機器で使用されています。機器とカードの組み合わせをお確かめください。お心当たりのないときは、${ask}`,
      'other-kind-of-device': ({ forKind }) =>
        `このアクティベーションキーは${keyTerms.kind[forKind]}用です。メニューの「${keyTerms.kind[forKind]}」からお申し込みください。`,
      'had-before': ({ product, on }) =>
        `無償の試用（${keyTerms.months(monthsOf(product.period))}）は、1台の機器につき1度だけです。この機器は${keyTerms.day(on)}に登録されています。有償のカードをご利用ください。`,
      'take-extension': ({ stands }) =>
        stands.is === 'ended'
          ? `この機器の利用期限は、${keyTerms.until(stands.last)}でした。${keyTerms.until(stands.extendUntil)}は「期間の延長」ができますので、新規申請ではなく「期間の延長」をご利用ください。`
          : `この機器はすでに登録されています（利用期限：${showStanding(stands, keyTerms)}）。新規申請ではなく「期間の延長」をご利用ください。`,
      'take-new': ({ stands }) =>
        stands.is === 'lapsed'
          ? `この機器の利用期限は、${keyTerms.until(stands.last)}でした。延長できる期間（${keyTerms.until(stands.extendUntil)}）も過ぎていますので、「新規申請」をご利用ください。`
          : 'この機器はまだ登録されていません。期間の延長ではなく「新規申請」をご利用ください。',
      'too-long': (refusal) =>
        refusal.counted === 'months'
          ? `登録できる期間は、残りも含めて最長で${keyTerms.months(refusal.most)}です。\nこの機器の利用期限は${showStanding(refusal.stands, keyTerms)}で、このカードを登録すると、初回利用時から${keyTerms.months(refusal.months)}になります。\n機器を使い始めてから${keyTerms.months(refusal.fitsMonthsAfterFirstUse)}たつと、このカードの全期間を登録できます。`
          : `登録できる期間は、残りも含めて最長で${keyTerms.months(refusal.most)}です。\n今の利用期限は${showStanding(refusal.stands, keyTerms)}です。\nこのカードを登録すると${keyTerms.day(refusal.last)}までになり、今日登録できる最も遅い期限（${keyTerms.day(refusal.latest)}）を${keyTerms.days(refusal.daysLost)}超えます。\n${keyTerms.from(refusal.fitsOn)}、このカードの全期間を登録できます。`,
    },
  },
  done: {
    title: { new: '申請完了', extension: '延長完了' },
    lead: {
      new: '申請が完了しました。Registration Key を機器に設定してください。',
      extension: '延長が完了しました。',
    },
    before: 'このカードは、この機器に登録済みです。前と同じ内容を表示しています。カードは新たに使用されていません。',
    keep: 'Registration Key は大切なデータです。この画面を印刷するか、正確に書き写して、大切に保管してください。',
    search: 'この内容は、「キー検索」でもう一度確かめられます。',
    same: '同じカードと機器の組み合わせで申請すると、同じ内容をもう一度確かめられます。',
    mailed: '同じ内容を、登録のメールアドレスにもお送りします。',
    reaches: '新しい期限は、機器に自動で反映されます。反映されないときは、機器を再起動してお確かめください。',
  },
  tooMany: (until) =>
    `短い時間に多くの申請があったため、受け付けを止めています。カードは使用されていません。${until}以降に、もう一度お試しください。`,
  proof: {
    wrong:
      'Activation Key No. と Registration ID の組み合わせが正しくありません。カードと見比べて、両方を入力し直してください。',
    'card-closed': (until) =>
      `このActivation Key No. は、間違いが続いたため受け付けを止めています。${until}以降に、もう一度お試しください。`,
    'account-closed': (until) =>
      `アクティベーションキーの間違いが1日の上限に達したため、受け付けを止めています。${until}以降に、もう一度お試しください。`,
  },
}
