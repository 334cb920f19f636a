import type { ContactFieldWords } from '../../desks/certificates/contact-fields.tsx'
import type { OrganisationFieldWords } from '../../desks/certificates/organisation-fields.tsx'
import type { ServerFieldWords } from '../../desks/certificates/server-fields.tsx'

export const organisationFields: OrganisationFieldWords = {
  fields: {
    name: { label: '法人名', hint: '登記簿のとおりに入力してください（例：株式会社柚木工業）。' },
    kana: { label: '法人名(カナ)', hint: '全角のカタカナ（例：カブシキガイシャユズキコウギョウ）' },
    registrationNumber: {
      label: '登記番号',
      hint: '登記簿の会社法人等番号12桁、または法人番号13桁（例：0100-01-012345）',
    },
    registeredPostalCode: { label: '登記住所の郵便番号', hint: '例：541-0041' },
    registeredAddress: { label: '登記住所', hint: '登記簿の本店の住所を入力してください。' },
    postalCode: { label: '現住所の郵便番号', hint: '登記住所と同じ場合は、現住所とともに空欄にしてください。' },
    address: { label: '現住所' },
    phone: { label: '電話番号', hint: '審査のお電話を差し上げることのできる代表番号（例：06-1234-5678）' },
    englishName: { label: '法人名（英字）', hint: '証明書に記載します（例：Yuzuki Works Co., Ltd.）。' },
    englishPrefecture: { label: '都道府県（英字）', hint: '証明書に記載します（例：Osaka）。' },
    englishCity: { label: '市区町村（英字）', hint: '証明書に記載します（例：Osaka-shi）。' },
    country: { label: '国名' },
  },
  chooseCountry: '選択してください',
  faults: {
    empty: (label) => `${label}を入力してください。`,
    'too-long': (label) => `${label}が長すぎます。短くして入力してください。`,
    malformed: (label) => `${label}を読み取れません。例の形で入力してください。`,
    kana: (label) => `${label}は全角のカタカナで入力してください。英字や数字も読みをカタカナで入力してください。`,
    length: (label) => `${label}は12桁または13桁の数字で入力してください。`,
    'check-digit': (label) => `${label}の数字に誤りがあります。13桁の法人番号をもう一度ご確認ください。`,
    latin: (label) => `${label}は半角の英数字と記号で入力してください。`,
    'says-nothing': (label) => `${label}に英字か数字を入れてください。`,
  },
}

export const contactFields: ContactFieldWords = {
  fields: {
    organisation: { label: '組織名', hint: '例：株式会社柚木工業' },
    department: { label: '部署名' },
    title: { label: '役職名' },
    name: { label: '氏名', hint: '例：柚木 葵' },
    postalCode: { label: '郵便番号', hint: '例：541-0041' },
    address: { label: '住所' },
    phone: { label: '電話番号', hint: '例：06-1234-5678' },
    fax: { label: 'FAX番号' },
    mail: { label: 'E-mail', hint: 'お申し込みのご連絡をお送りします。' },
    notices: { label: '更新のご案内メール' },
  },
  notices: { yes: '受け取る', no: '受け取らない' },
}

export const serverFields: ServerFieldWords = {
  serverType: { label: 'サーバタイプ', hint: '証明書をインストールするサーバ' },
  csr: {
    label: 'CSR',
    hint: '「-----BEGIN CERTIFICATE REQUEST-----」から「-----END CERTIFICATE REQUEST-----」までを貼り付けてください。前後に別の文字があっても読み取れます。',
  },
  csrFile: {
    label: 'CSRのファイル',
    hint: '貼り付ける代わりに、ファイルを選ぶこともできます。選ぶと、ファイルの内容を使います。',
  },
  wantsSeal: { label: 'Webステッカー' },
  seal: { yes: '利用する', no: '利用しない' },
  chooseType: '選択してください',
  read: {
    title: 'CSRから読み取った内容',
    commonName: 'サーバ名（Common Name）',
    names: 'サーバ名（すべて）',
    key: '鍵',
    rsa: (bits) => `RSA ${bits}ビット`,
    ec: (curve) => `ECDSA ${curve}`,
    subject: 'CSRの主体者情報',
    subjectNote: '証明書には、CSRの主体者情報ではなく、審査した申請組織情報を記載します。',
    both: (readable, ascii) => `${readable}（${ascii}）`,
  },
  csrFaults: {
    empty: 'CSRを貼り付けるか、ファイルを選んでください。',
    'private-key':
      '秘密鍵が含まれています。秘密鍵はどなたにも渡さないでください。この鍵は使わずに、新しい鍵を作り、そのCSRだけを貼り付けてください。',
    certificate: '証明書が貼り付けられています。サーバで作成したCSR（CERTIFICATE REQUEST）を貼り付けてください。',
    several: 'CSRが2つ以上あります。1つだけを貼り付けてください。',
    'too-large': 'CSRが大きすぎます。64KBまでのCSRを貼り付けてください。',
    malformed:
      'CSRを読み取れません。「-----BEGIN CERTIFICATE REQUEST-----」から「-----END CERTIFICATE REQUEST-----」までが欠けずに入っているかご確認ください。',
    'key-algorithm':
      'この種類の鍵には対応していません。RSA（2048～8192ビット）かECDSA（P-256、P-384、P-521）の鍵で作り直してください。',
    'signature-algorithm':
      'CSRの署名の方式に対応していません。SHA-256、SHA-384、SHA-512のどれかで署名して作り直してください。',
    signature: 'CSRの署名が鍵と合いません。途中で書き換えられていないか確かめて、サーバで作り直してください。',
  },
  nameFaults: {
    none: 'CSRにサーバ名がありません。Common Nameにサーバ名（例：www.yuzuki-works.example）を入れて作り直してください。',
    wildcard: (name) =>
      `「${name}」のようなワイルドカードの名前は、このサービスではお使いいただけません。サーバ名を1つずつ入れて作り直してください。`,
    'too-many': (count, most) => `サーバ名が${count}個あります。${most}個までにして作り直してください。`,
    'other-kind': (kind) =>
      `サーバ名ではないもの（${{ mail: 'メールアドレス', 'ip-address': 'IPアドレス', uri: 'URI', other: 'その他の名前' }[kind]}）が含まれています。取り除いて作り直してください。`,
    bad: {
      empty: () => '空のサーバ名があります。取り除いて作り直してください。',
      malformed: (name) => `「${name}」はサーバ名の形ではありません。英数字とハイフンとドットで作り直してください。`,
      'ip-address': (name) => `「${name}」はIPアドレスです。インターネットで使うサーバ名を入れて作り直してください。`,
      internal: (name) =>
        `「${name}」は社内だけで使う名前です。インターネットで使うサーバ名を入れて作り直してください。`,
      'wildcard-form': (name) => `「${name}」の「*」の使い方に誤りがあります。サーバ名を入れて作り直してください。`,
      idn: (name) => `「${name}」は国際化ドメイン名として正しくありません。サーバ名をご確認のうえ作り直してください。`,
    },
  },
  keyFaults: {
    size: (bits) => `鍵の長さが${bits}ビットです。RSAは2048～8192ビットで、鍵から作り直してください。`,
    'odd-size': (bits) =>
      `鍵の長さ（${bits}ビット）が8の倍数ではありません。2048ビットなどの鍵から作り直してください。`,
    exponent: '鍵の公開指数が小さすぎるか、正しくありません。公開指数65537の鍵から作り直してください。',
    'small-factor': '鍵が弱く、使えません。別のソフトウェアで、鍵から作り直してください。',
    roca: '鍵が、弱い鍵を作ることの知られた機器（ROCA）で作られています。別の機器かソフトウェアで、鍵から作り直してください。',
    'close-primes': '鍵が弱く、使えません（2つの素数が近すぎます）。別のソフトウェアで、鍵から作り直してください。',
    blocked: 'この鍵は、漏えいの届け出などにより使えなくなった鍵です。新しい鍵から作り直してください。',
    'other-owner':
      'この鍵は、別のお客様の証明書で使われています。新しい鍵から作り直してください。お心当たりのない場合はお問い合わせください。',
  },
}
