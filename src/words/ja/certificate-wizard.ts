import type { CertificateWizardWords } from '../../desks/certificates/wizard-words.ts'

export const certificateWizard: CertificateWizardWords = {
  name: {
    apply: '新規申請',
    renew: '更新申請',
    switch: '別サービスへ切り替えて申請',
    reissue: '再発行申請',
    further: '追加発行申請',
  },
  next: '次へ',
  back: '戻る',
  steps: 'お申し込みの手順',
  service: {
    title: 'サービス選択',
    lead: {
      apply: 'お申し込みになるサービスを選び、「次へ」を押してください。',
      switch: '切り替え先のサービスを選び、「次へ」を押してください。今の契約の残りの日数は、新しい契約に加わります。',
    },
    field: { label: 'サービス' },
    about: (renewsItself, isExtended) =>
      `${isExtended ? '企業の実在をさらに詳しく審査します（EV）。' : '企業の実在を審査します（OV）。'}${renewsItself ? '解約されるまで1年ごとに更新します。' : '契約期間は1年です。'}`,
  },
  title: {
    reason: '再発行理由の選択',
    basics: '基本情報入力',
    organisation: '申請組織情報入力',
    confirm: '入力内容の確認',
  },
  lead: {
    reason: '再発行の理由を選び、「次へ」を押してください。',
    basics: '必要な情報を入力して「次へ」を押してください。',
    organisation: '証明書を申請する組織の情報を、登記簿のとおりに入力してください。',
    confirm: '入力された内容です。まだお申し込みは終わっていません。間違いがなければ「申込」を押してください。',
  },
  contactLead: (role) => `${role}の情報を入力してください。`,
  prefilled: '前回の申請の内容が入っています。変更のあるところだけを直してください。',
  keeps: (days) =>
    `入力した内容は、ページを進めるたびに保存します。途中でやめても、${days}日のあいだ続きから入力できます。`,
  remaining: (ends, days) => `今の契約は${ends}までです。残りの${days}日は、新しい契約の期間に加わります。`,
  why: { label: '再発行の理由' },
  former: { label: '再発行前の証明書' },
  formerChoices: {
    later: { label: '後日失効する', hint: '新しい証明書の発行から2週間後に、今の証明書が使えなくなります。' },
    'at-once': {
      label: '再発行と同時に失効する',
      hint: '新しい証明書を発行した時点で、今の証明書が使えなくなります。',
    },
  },
  formerAtOnce: '選ばれた理由のため、今の証明書は再発行と同時に失効します。',
  agent: { label: '特約店コード' },
  noAgent: '登録されていません。クーポンをお使いになるときは、先に「アカウント情報登録」で登録してください。',
  coupon: { label: 'クーポン番号', hint: 'クーポンを購入されている場合は、お使いになるクーポン番号を選んでください。' },
  noCoupon: 'クーポンを使わない',
  couponChoice: (number, left, until) => `${number}（残り${left}回、${until.replaceAll('-', '/')}まで）`,
  couponGone: (number) =>
    `クーポン「${number}」は、使い終わったか期限が過ぎたため、お使いいただけません。別のクーポンか「クーポンを使わない」を選んでください。`,
  otherNames: (names) =>
    `契約の証明書にないサーバ名（${names}）が含まれています。追加発行では、契約と同じサーバ名でお申し込みください。`,
  preset: 'アカウント情報を反映',
  same: '登録担当者と同じ内容を反映',
  told: {
    apart:
      '同じ下書きが、別の画面で先に変更されました。どちらの内容も残すため、この画面の内容は別の下書きとして保存しました。',
    preset: 'アカウント情報を、空欄の項目に反映しました。内容をご確認ください。',
    'nothing-preset': '反映できるアカウント情報がありません。「アカウント情報登録」で登録すると、ここに反映できます。',
    same: '登録担当者の内容を、空欄の項目に反映しました。内容をご確認ください。',
  },
  busy: '別の画面で同じ下書きが保存されたところです。入力した内容はこのページに残っています。もう一度押してください。',
  drafts: {
    title: '入力の途中のお申し込み',
    about: (service, changed, until) => `${service}　${changed} に保存　${until} まで保管します`,
    goOn: '続きから入力する',
    discard: 'この下書きを削除する',
  },
  resume: {
    title: '入力の途中のお申し込み',
    lead: '保存した内容の続きから入力できます。',
    labels: {
      procedure: '申込区分',
      service: 'サービス',
      page: '入力の途中のページ',
      changed: '保存した日時',
      until: '保管の期限',
    },
  },
  gone: {
    title: 'この下書きはもうありません',
    lead: '別の画面でお申し込みが済んだか、削除されたか、保管の期限が過ぎました。「お申込一覧」で、受け付けたお申し込みをご確認ください。',
    again: '新規申請をはじめる',
  },
  confirm: {
    basics: '基本情報',
    organisation: '申請組織情報',
    change: (part) => `${part}を変更`,
    submit: '申込',
    incomplete: (page) => `「${page}」に、ご確認いただきたい内容があります。「${page}を変更」から直してください。`,
    changedElsewhere:
      '同じ下書きが、別の画面で申し込まれたか、変更されました。このページを開き直して、「お申込一覧」の内容もご確認ください。',
    refusedNow: 'このCSRでは、お申し込みいただけなくなりました。「基本情報を変更」から新しいCSRに直してください。',
    couponTaken:
      '選ばれたクーポンは、今ほかのお申し込みで使われました。「基本情報を変更」から別のクーポンか「クーポンを使わない」を選んでください。',
  },
  done: {
    title: 'お申込完了',
    lead: {
      new: '新規申請を受け付けました。ありがとうございます。',
      renewal: '更新申請を受け付けました。ありがとうございます。',
      reissue: '再発行申請を受け付けました。',
      further: '追加発行申請を受け付けました。',
    },
    examined: '内容を審査します。書類が必要なときや、証明書を発行したときは、メールでお知らせします。',
    mailed: '受付のお知らせを、登録担当者のE-mailにお送りしました。',
    form: 'サービス申込書（PDF）',
    formAbout: 'お申し込みの内容を印刷できます。',
    labels: {
      procedure: '申込区分',
      service: 'サービス',
      server: 'サーバ名(Common Name)',
      status: 'ステータス',
      appliedAt: 'お申込日時',
    },
  },
}
