import type { CancelApplicationWords } from '../../desks/certificates/cancel-application.tsx'
import type { ChangeContactsWords } from '../../desks/certificates/change-contacts.tsx'
import type { RecordProceduresWords } from '../../desks/certificates/record-procedures.tsx'
import type { RevokeCertificateWords } from '../../desks/certificates/revoke-certificate.tsx'
import type { TerminateContractWords } from '../../desks/certificates/terminate-contract.tsx'

const again = 'お申し込みの状況は「お申込情報詳細」で確かめられます。'

export const recordProcedures: RecordProceduresWords = {
  next: '次へ',
  back: '戻る',
  agree: '同意する',
  decline: '同意しない',
  terms: {
    lead: (version) => `${version}版。よくお読みになり、同意いただけるときは「同意する」を押してください。`,
  },
  toRecord: 'お申込情報詳細',
  toList: 'お申込一覧',
  labels: {
    kind: '申込区分',
    service: 'サービス',
    code: '契約コード',
    server: 'サーバ名(Common Name)',
    organisation: '申請組織名',
    appliedAt: 'お申込日',
    ends: '契約の終了日',
    coupon: 'クーポン番号',
  },
  kinds: {
    new: '新規',
    renewal: '更新',
    reissue: '再発行',
    further: '追加発行',
    contacts: '担当者変更',
    revocation: '失効',
    cancellation: '取消',
  },
  closed: {
    title: {
      renewal: '更新申請ができません',
      switch: '別サービスへの切り替えができません',
      reissue: '再発行申請ができません',
      further: '追加発行申請ができません',
      contacts: '担当者変更申請ができません',
      revocation: '失効申請ができません',
      cancellation: '申請取消ができません',
      termination: '解約ができません',
    },
    why: {
      unknown: () => 'お申し込みが見つかりません。「お申込一覧」からお選びください。',
      'not-done': () => `このお申し込みは、まだ完了していません。完了したあとにお申し込みください。${again}`,
      'refused-or-cancelled': () =>
        'このお申し込みは、取消または却下になっています。「お申込一覧」から、ほかのお申し込みをお選びください。',
      'contacts-record': () =>
        'お申込種別が「担当者変更」のお申し込みからは申請できません。「お申込一覧」から、証明書のお申し込みをお選びください。',
      'no-certificate-record': () =>
        'このお申し込みからは申請できません。「お申込一覧」から、証明書のお申し込みをお選びください。',
      early: (day) => `${day}から申請できます。`,
      late: (day) => `申請できる期間は、${day}までです。次のお問い合わせ先にご相談ください。`,
      'contract-over': () => 'このご契約は終了しています。続けてお使いになるときは「新規申請」をご利用ください。',
      'contract-revoked': () =>
        '証明書が失効したため、このご契約は終了しています。続けてお使いになるときは「新規申請」をご利用ください。',
      renewed: () => 'このご契約は更新済みです。「お申込一覧」から、更新後のお申し込みをお選びください。',
      'renews-itself': () => 'このご契約は自動で更新されるため、更新申請は必要ありません。',
      'under-way': () => `同じ申請をすでに受け付けています。${again}`,
      'no-other-service': () => '切り替えのできるサービスがありません。',
      once: () => 'このサービスの再発行は、1つのご契約につき1回です。次のお問い合わせ先にご相談ください。',
      'certificate-over': () => 'この証明書は、すでに失効しているか、有効期限を過ぎています。',
      'whole-term': () => 'この証明書は契約の終了日まで使えるため、追加発行は必要ありません。',
      issuing: () => '証明書を発行しているところです。発行のあとに「失効申請」をご利用ください。',
      issued: () =>
        'このお申し込みは完了しているため、取り消せません。証明書のご利用をやめるときは「失効申請」をご利用ください。',
      'not-withdrawable': () => '失効申請は、受け付けたあとに取り消すことができません。',
      'ends-anyway': () => 'このご契約は自動で更新されないため、終了日に終わります。お手続きは必要ありません。',
      terminated: () => '解約をすでに受け付けています。ご契約は終了日に終わります。',
    },
  },
  help: ({ title, hours }) => `ご不明なときは、${title}（${hours}）にお問い合わせください。`,
  day: (day) => {
    const [year, month, date] = day.split('-').map(Number)
    return `${year}年${month}月${date}日`
  },
}

export const revokeCertificate: RevokeCertificateWords = {
  input: {
    title: '失効申請 入力',
    lead: '失効する証明書をお確かめのうえ、失効理由を選んで「次へ」を押してください。',
    notes: [
      '失効申請は、受け付けたあとに取り消すことができません。',
      '失効した証明書は使えなくなり、元には戻せません。料金はお返しできません。',
    ],
  },
  wish: { label: '失効理由' },
  wishes: {
    'changed-data': '証明書の内容を変更するため',
    replaced: '証明書切り替えのため',
    'out-of-use': 'サービス終了など、証明書の利用を停止するため',
    'key-compromise': '秘密鍵が危殆化したため(盗難・漏えいなどで他人に使用される恐れがあるため)',
  },
  proof: {
    title: '秘密鍵の証明',
    lead: '秘密鍵をお持ちであることを証明いただくと、お電話での確認を待たずに、すぐに失効します。',
    challenge: '署名する文字列',
    command: 'コマンドの例（server.key は秘密鍵のファイル）',
    about: [
      '下の文字列に秘密鍵で署名し（SHA-256）、結果をBase64で貼り付けてください。',
      '署名ができないときは、秘密鍵そのもの（パスフレーズのないPEM）を貼り付けることもできます。秘密鍵は確かめるためだけに使い、保存しません。',
      '証明されなくても、「証明せずに進む」から申請できます。その場合は、お電話で確認したあとに失効します。',
    ],
    signature: { label: '署名（Base64）' },
    key: { label: '秘密鍵（PEM）', hint: '署名を貼り付けたときは、空欄のままにしてください。' },
    submit: '証明を確かめる',
    without: '証明せずに進む',
    faults: {
      none: '署名または秘密鍵のどちらかを貼り付けてください。お持ちでないときは「証明せずに進む」を押してください。',
      unreadable: {
        signature: '署名を読み取れませんでした。コマンドの結果を、Base64のまま全部貼り付けてください。',
        key: '秘密鍵を読み取れませんでした。「-----BEGIN」から「-----END」の行まで、パスフレーズのないPEMを貼り付けてください。',
      },
      'other-key': {
        signature:
          'この証明書の秘密鍵による署名ではありません。上の文字列をそのまま使い、この証明書の秘密鍵で署名してください。',
        key: 'この証明書の秘密鍵ではありません。鍵のファイルをお確かめください。',
      },
      tooMany: '短い時間に多くの証明を受け付けたため、しばらく確かめられません。「証明せずに進む」から申請できます。',
    },
  },
  confirm: {
    title: '失効申請 入力確認',
    lead: '内容をお確かめのうえ、よろしければ「確認」を押してください。',
    final: '「確認」を押すと、失効申請を受け付けます。受け付けたあとに取り消すことはできません。',
    atOnce: '「確認」を押すと、証明書はすぐに失効します。元に戻すことはできません。',
    proof: '秘密鍵の証明',
    proved: '確かめました（すぐに失効します）',
    notProved: 'なし（お電話で確認したあとに失効します）',
    submit: '確認',
  },
  done: {
    title: '失効申請完了',
    lead: {
      waits: '失効申請を受け付けました。内容を確認したあと、登録担当者にお電話で最終確認をいたします。',
      revoked: '証明書は失効しました。',
    },
    waits: (until) => [
      `お電話での確認のあと、${until}までに失効します。`,
      'お電話がつながらないときも、期限までに対応いたします。登録担当者の電話に出られるようにしてください。',
    ],
    revoked: [
      'サーバに証明書が残っているときは、外してください。',
      '失効の情報は、ご利用の環境に届くまで時間がかかることがあります。',
    ],
    due: '失効の期限',
    requestedAt: '受付日時',
  },
}

export const cancelApplication: CancelApplicationWords = {
  confirm: {
    title: '申請取消 確認',
    lead: 'このお申し込みを取り消します。',
    notes: ['取り消したお申し込みは、元に戻せません。続けるときは、もう一度お申し込みください。'],
    coupon: 'お使いのクーポンの回数は、お戻しします。',
    submit: '申請取消',
  },
  done: { title: '申請取消完了', lead: 'お申し込みを取り消しました。', coupon: 'クーポンの回数をお戻ししました。' },
}

export const terminateContract: TerminateContractWords = {
  confirm: {
    title: '解約 確認',
    lead: '自動更新を止め、終了日でご契約を終わりにします。',
    notes: (ends) => [
      `証明書は、ご契約の終了日（${ends}）までお使いいただけます。`,
      '受け付けたあとに、この画面で取り消すことはできません。',
    ],
    renewal: '次の期間の更新申請は、あわせて取り消します。',
    submit: '解約する',
  },
  done: { title: '解約の受付', lead: (ends) => `解約を受け付けました。ご契約は${ends}に終わります。` },
}

export const changeContacts: ChangeContactsWords = {
  caption: '担当者変更申請',
  lead: '変更する箇所だけを直し、「次へ」を押してください。',
  same: '変更はありません。',
  confirm: {
    title: '担当者変更申請 入力確認',
    lead: '内容をお確かめのうえ、よろしければ「申込」を押してください。',
    submit: '申込',
    changed: '次のとおり変更します。',
  },
  done: { title: '担当者変更申請完了', lead: '担当者の情報を変更しました。' },
}
