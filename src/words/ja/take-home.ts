import type { SealWords } from '../../desks/certificates/seal.tsx'
import type { TakeHomeWords } from '../../desks/certificates/take-home.tsx'

export const takeHome: TakeHomeWords = {
  title: '証明書／ステッカー ダウンロード',
  lead: (server) => `サーバ名：${server}`,
  later: {
    title: 'まだダウンロードできません',
    lead: 'ステータスが「完了」のお申し込みから、証明書をダウンロードできます。「お申込一覧」からお選びください。',
  },
  download: 'ダウンロード',
  columns: { what: '内容', form: '形式', download: 'ダウンロード' },
  zip: {
    title: 'サーバに合わせたファイル一式',
    about: '必要な証明書と、インストールの手順書を、1つのZIPファイルにまとめています。',
    own: 'お申し込みのサーバタイプ',
    name: (server) => `${server} 用`,
  },
  files: {
    title: '証明書',
    caption: '証明書のファイル',
    names: {
      'certificate-pem': 'サーバ証明書',
      'certificate-der': 'サーバ証明書',
      'with-chain': 'サーバ証明書と中間CA証明書',
      chain: '中間CA証明書',
      pkcs7: '証明書一式',
      root: 'ルート証明書',
    },
    forms: {
      'certificate-pem': 'PEM',
      'certificate-der': 'DER',
      'with-chain': 'PEM',
      chain: 'PEM',
      pkcs7: 'PKCS#7',
      root: 'PEM',
    },
  },
  root: 'この証明書は、当社のルート証明書をあらかじめ信頼している端末で有効です。社内の端末などには、ルート証明書をインストールしてからご利用ください。',
  seal: {
    title: 'ステッカー',
    about: 'ウェブサイトに貼る画像です。押すと、証明書の今の状態を示すページが開くようにしてください。',
    caption: 'ステッカーの画像',
    width: (pixels) => `幅${pixels}ピクセル`,
    drawing: '大きさを変えられる画像',
    page: '状態を示すページを開く',
    snippet: 'ページに貼るHTMLの例（画像の場所は、お使いのサーバに合わせてください）',
    alt: (series) => `${series} サーバ証明書`,
  },
  notes: {
    file: 'install.ja.txt',
    text: {
      apache: `Apache へのインストール

1. fullchain.crt と、CSRを作ったときの秘密鍵をサーバに置きます。秘密鍵は管理者だけが読めるようにしてください。
2. 設定ファイルに次の2行を書きます（パスは置いた場所に合わせます）。
   SSLCertificateFile    /etc/ssl/fullchain.crt
   SSLCertificateKeyFile /etc/ssl/server.key
3. apachectl configtest で設定を確かめ、apachectl graceful で読み込み直します。`,
      nginx: `nginx へのインストール

1. fullchain.crt と、CSRを作ったときの秘密鍵をサーバに置きます。秘密鍵は管理者だけが読めるようにしてください。
2. server の設定に次の2行を書きます（パスは置いた場所に合わせます）。
   ssl_certificate     /etc/ssl/fullchain.crt;
   ssl_certificate_key /etc/ssl/server.key;
3. nginx -t で設定を確かめ、nginx -s reload で読み込み直します。`,
      iis: `Microsoft IIS へのインストール

1. CSRを作ったサーバの「インターネット インフォメーション サービス マネージャー」で「サーバー証明書」を開きます。
2. 「証明書の要求の完了」を選び、server.p7b（選べないときは server.cer）を指定します。
3. サイトの「バインド」で https を追加し、登録した証明書を選びます。`,
      tomcat: `Tomcat（Java）へのインストール

1. CSRを作ったキーストアに、次のように取り込みます（別名は鍵を作ったときのものです）。
   keytool -importcert -trustcacerts -alias ALIAS -file server.p7b -keystore KEYSTORE
2. server.xml の Connector に、そのキーストアを指定します。
3. Tomcat を再起動します。`,
      other: `インストール

1. server.crt がサーバ証明書、chain.crt が中間CA証明書、fullchain.crt がその両方です。
2. お使いの製品の説明書に従い、CSRを作ったときの秘密鍵とともに設定してください。
3. 証明書一式をまとめて取り込む製品では、server.p7b をお使いください。`,
    },
    root: `ルート証明書（root.crt）は、接続する端末に信頼させるためのものです。サーバの設定には必要ありません。`,
  },
}

export const seal: SealWords = {
  title: 'サーバ証明書の確認',
  good: 'この証明書は、今、有効です。',
  over: (at) => `この証明書の有効期間は、${at}に終わりました。`,
  early: (at) => `この証明書の有効期間は、${at}に始まります。`,
  revoked: (at) => `この証明書は、${at}に失効しました。`,
  unknown: 'この証明書は、見つかりませんでした。',
  labels: {
    servers: 'サーバ名',
    organisation: '組織名',
    place: '所在地',
    from: '有効期間の開始',
    until: '有効期間の終了',
    serial: 'シリアル番号',
    asked: '確認した日時',
  },
}
