import type { BulkWords } from '../../desks/keys/bulk-words.ts'

export const bulk: BulkWords = {
  name: 'まとめて登録',
  upload: {
    title: 'ファイルの選択',
    lead: (most) =>
      `機器とアクティベーションキーカードの一覧から、${most.toLocaleString('ja-JP')}行までをまとめて登録できます。登録の前に、1行ずつ確認した結果を表示します。`,
    asked: { label: '手続き', hint: 'ファイルのすべての行に、同じ手続きをします。' },
    file: {
      label: 'CSVファイル',
      hint: 'UTF-8またはShift_JIS（Excelの「CSV」）、2MBまで。確認のためにもう一度選び直していただくことがあります。',
    },
    rows: {
      label: '一覧の貼り付け',
      hint: 'ファイルの代わりに、表計算ソフトの行をコピーして貼り付けることもできます。',
    },
    example: {
      title: 'ファイルの形',
      lead: '1行に1枚のカードを、「MPR IDまたはMACアドレス、Activation Key No.、Registration ID」の順に書きます。見出しの行は、あってもなくてもかまいません。大文字と小文字、全角と半角、ハイフンの有無は問いません。',
      lines: [
        'MPR ID,Activation Key No.,Registration ID',
        '0123-4567-89AB-CDEF,3F06-0000-1111-2227,BC0123456789',
        '0123456789ABCDE0,3F06000011112232,bc0123456780',
      ],
    },
    submit: '確認する',
    faults: {
      none: 'CSVファイルを選ぶか、一覧を貼り付けてください。',
      both: 'CSVファイルと一覧の貼り付けは、どちらか一方にしてください。ファイルを使うときは、貼り付けた内容を消してください。',
      encoding: 'CSVファイルの文字を読み取れませんでした。「CSV UTF-8」で保存し直してください。',
      quotes: (line) =>
        `CSVとして読み取れませんでした。${line === null ? '' : `${line}行目の近くの`}引用符「"」が閉じているか、お確かめください。`,
      noRows: '登録する行がありません。機器とカードを1行ずつ書いてください。',
      tooManyRows: (rows, most) =>
        `${rows.toLocaleString('ja-JP')}行あります。一度に登録できるのは${most.toLocaleString('ja-JP')}行までですので、分けてお送りください。`,
      underWay: '同じ内容を、いま受け付けています。下の「これまでの登録」からご確認ください。',
      tooMany: (until) =>
        `短い時間に多くの一覧が送られたため、受け付けを止めています。カードは使用されていません。${until}以降に、もう一度お送りください。`,
    },
    earlier: {
      title: 'これまでの登録',
      caption: 'まとめて登録の一覧（新しい順）',
      at: '受付日時',
      asked: '手続き',
      rows: '行数',
      state: '状態',
      acts: '操作',
      open: '開く',
      states: {
        checking: '確認中',
        checked: '確認済み（未登録）',
        running: '登録中',
        done: '完了',
        stopped: '取りやめ',
      },
    },
  },
  checking: {
    title: '内容の確認中',
    lead: '1行ずつ確認しています。この画面を閉じても、確認は続きます。',
  },
  running: {
    title: '登録中',
    lead: '1行ずつ登録しています。この画面を閉じても、登録は続きます。終わると、メールでお知らせします。',
    stop: '登録を止める',
    stopAbout: '止めると、まだ登録していない行はそのまま残ります。登録した行は元に戻りません。',
  },
  progress: {
    label: '進み具合',
    done: (done, all) => `${all.toLocaleString('ja-JP')}行のうち${done.toLocaleString('ja-JP')}行まで終わりました。`,
    reload: '最新の状態を表示',
    known: '同じ内容のファイルを、すでに受け付けています。その登録を表示しています。',
  },
  fates: {
    title: (page) => (page > 1 ? `確認の結果（${page}ページ）` : '確認の結果'),
    lead: 'まだ何も登録していません。登録できない行は、登録されずに残ります。カードは使用されません。',
    nothingNew: '新しく登録する行はありません。登録済みの行は、前と同じ内容です。カードは新たに使用されません。',
    nothingReady: '登録できる行がありません。下の理由をご覧になり、ファイルを直してもう一度お送りください。',
    next: '次へ',
    giveUp: '取りやめる',
    save: '確認の結果をCSVで保存',
  },
  counts: {
    all: '全体',
    ready: '登録できる行',
    done: '登録した行',
    same: '登録済みの行',
    refused: '登録できない行',
    open: '確認していない行',
    rows: (count) => `${count.toLocaleString('ja-JP')}行`,
  },
  table: {
    caption: (from, to, all) =>
      `${all.toLocaleString('ja-JP')}行のうち${from.toLocaleString('ja-JP')}～${to.toLocaleString('ja-JP')}件目（登録できない行が先）`,
    line: '行',
    lineOf: (line) => `${line}行目`,
    device: '機器',
    card: 'Activation Key No.',
    fate: '結果',
    none: 'このページに行はありません。',
    pages: { label: 'ページ', next: '次のページ', previous: '前のページ' },
  },
  fate: {
    possible: (end) => `登録後の利用期限：${end}`,
    issued: (number, end) => `接続番号 ${number}、利用期限：${end}`,
  },
  refusal: {
    field: { device: 'MPR ID・MACアドレス', card: 'Activation Key No.', registrationId: 'Registration ID' },
    deviceLength: 'MPR IDは16桁、MACアドレスは12桁で入力してください。',
    spreadsheet: (label) =>
      `${label}が、表計算ソフトで数値に変わっています。列の書式を「文字列」にして、入力し直してください。`,
    cardTwice: (line) => `このカードは、${line}行目にもあります。1枚のカードは1台の機器に1度だけ使えます。`,
    kindNotOpen:
      'HDVC-MPCSは、当社が個別に承ったお客様だけがご利用いただけます。ご購入元または当社担当営業にお問い合わせください。',
    noNumber: '空いている接続番号がありません。ご購入元または当社担当営業にお問い合わせください。',
  },
  confirm: {
    title: '登録の確認',
    lead: (rows) =>
      `${rows.toLocaleString('ja-JP')}行を登録します。新規申請の接続番号は、空いている番号から自動で決まります。`,
    notYet: 'まだ完了していません。内容をお確かめのうえ、「登録」を押してください。',
    agree: (text) => `${text}に同意する`,
    submit: '登録',
    back: '戻る',
  },
  result: {
    title: (page) => (page > 1 ? `登録の結果（${page}ページ）` : '登録の結果'),
    done: '登録が終わりました。結果をCSVで保存してください。',
    stopped: {
      'wrong-pairs':
        'Activation Key No. と Registration ID の組み合わせの間違いが多いため、確認を止めました。カードは使用されていません。列の順や、行のずれをお確かめのうえ、もう一度お送りください。',
      'tries-used':
        'アクティベーションキーの間違いが1日の上限に達したため、確認を止めました。カードは使用されていません。24時間ほどたってから、もう一度お試しください。',
      'given-up': 'この登録は、途中で取りやめました。登録した行があるときは、下の一覧にあります。',
      replaced: '同じ内容のファイルが、もう一度送られました。新しいほうをご覧ください。',
      account: 'このアカウントがご利用いただけなくなったため、登録を止めました。',
    },
    kept: (until) =>
      `この結果は、${until}まで保管します。Registration Keyを含むため、その後は消去します。発行した内容は、その後も「キー検索」で確かめられます。`,
    save: '結果をCSVで保存',
    again: '続けて登録',
    menu: 'メニューへ',
  },
  file: {
    name: { check: '確認の結果', result: '登録の結果' },
    columns: {
      device: 'MPR ID・MACアドレス',
      card: 'Activation Key No.',
      registrationId: 'Registration ID',
      line: '行',
      state: '結果',
      number: '接続番号',
      key: 'Registration Key',
      end: '利用期限',
      reason: '理由',
    },
    states: {
      ready: '登録できます',
      done: '登録しました',
      same: '登録済み',
      refused: '登録できません',
      open: '確認していません',
    },
  },
}
