import { words } from 'madoguchi'

/** Midori Net member support in its own words; labels and hints are those of manual 001. */
export default words({
  signIn: {
    title: 'オンライン会員サポート ログイン',
    lead: 'ログインIDと会員サポートパスワードを入力して、「ログイン」を押してください。',
    submit: 'ログイン',
    forgotten: '「会員サポートパスワード」をお忘れのお客様',
    hints: [
      'ログインIDは、「ご契約内容のご案内」または「登録情報」に記載されています。メールアドレスとは異なります。',
      'ログインIDに@が含まれるときは、1つ目の@より前の英数字を入力してください。例：abcd@en@midori.example の場合は「abcd」',
    ],
    ownPassword: {
      title: '会員サポートパスワードの設定',
      field: { label: '新しい会員サポートパスワード' },
    },
  },
  recoverByTemporaryPassword: {
    ask: {
      title: '会員サポートパスワードのリカバリー',
      lead: '会員サポートパスワードのリカバリーを行います。ご本人の確認のため、次の項目を入力してください。',
      notes: [
        'ログインIDは、「ご契約内容のご案内」または「登録情報」に記載されています。メールアドレスとは異なります。',
        'ログインIDに@が含まれるときは、1つ目の@より前の英数字を入力してください。例：abcd@en@midori.example の場合は「abcd」',
      ],
      proofs: {
        mail: {
          label: '基本メールアドレス',
          hint: '入会時にお渡しした、みどりネットのメールアドレス（例：yamada@mail.midori.example）',
        },
      },
    },
    enter: {
      title: '会員サポートパスワードのリカバリー',
      lead: '入力された内容がご登録と一致するときは、基本メールアドレスに「仮パスワード」が届きます。メールの仮パスワードを入力し、「ログイン」を押してください。',
      leadByMail: '基本メールアドレスにお送りした「仮パスワード」を入力し、「ログイン」を押してください。',
    },
    choose: {
      title: '会員サポートパスワードの再設定',
      lead: (until) =>
        `新しい会員サポートパスワードを入力し、「変更する」を押してください。お手続きの期限は${until}です。`,
      next: { label: '新しい会員サポートパスワード' },
      again: { label: '新しい会員サポートパスワード(確認)' },
    },
    done: { lead: '新しい会員サポートパスワードでログインできます。仮パスワードは、もう使えません。' },
  },
  // Where an invitation's link leads; a lost password is recovered by a temporary one.
  recoverByLink: {
    choose: {
      title: '会員サポートパスワードの設定',
      next: { label: '新しい会員サポートパスワード' },
      again: { label: '新しい会員サポートパスワード(確認)' },
      submit: '設定する',
    },
    done: { title: '以上でお手続き完了です。', lead: '新しい会員サポートパスワードでログインできます。' },
  },
  home: {
    title: '登録情報',
    open: {
      mailToConfirm: (mail, until) =>
        `新しい基本メールアドレス（${mail}）の確認をお待ちしています。${until}までに、メールのリンクを開いてください。`,
    },
    ways: {
      password: { label: '会員サポートパスワードの変更', about: '今の会員サポートパスワードを使って変更します。' },
    },
  },
  ownFacts: { mail: '基本メールアドレス', contract: 'ご契約内容' },
  ownAccount: { password: { label: '会員サポートパスワード' } },
  ownPassword: {
    field: { label: '今の会員サポートパスワード' },
    wrong: '今の会員サポートパスワードが違います。もう一度お確かめください。',
  },
  changePassword: {
    title: '会員サポートパスワードの変更',
    current: { label: '今の会員サポートパスワード' },
    next: { label: '新しい会員サポートパスワード' },
    again: { label: '新しい会員サポートパスワード(確認)' },
  },
  changeMail: {
    title: '基本メールアドレスの変更',
    lead: '新しい基本メールアドレスに、確認のリンクをお送りします。リンクの画面で変更を完了するまでは、今の基本メールアドレスのままです。ログインIDは変わりません。',
    present: '今の基本メールアドレス',
    field: { label: '新しい基本メールアドレス' },
    same: (label) => `${label}が、今の基本メールアドレスと同じです。変更したいアドレスを入力してください。`,
  },
  confirmMail: {
    title: '新しい基本メールアドレスの確認',
    lead: (mail) => `基本メールアドレスを ${mail} に変更します。まだ完了していません。`,
    password: { label: '会員サポートパスワード' },
    ended: { again: '基本メールアドレスの変更へ' },
    done: { title: '基本メールアドレスを変更しました' },
  },
  undoMail: {
    title: '基本メールアドレスの変更の取り消し',
    lead: (mail) => `基本メールアドレスを ${mail} に戻します。`,
    done: { title: '基本メールアドレスを元に戻しました' },
  },
})
