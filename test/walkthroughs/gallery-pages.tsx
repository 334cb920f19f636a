import type { Child } from 'hono/jsx'
import { FailurePage } from '../../src/pages/failure.tsx'
import {
  ButtonForm,
  Checkbox,
  CodeField,
  ErrorSummary,
  FieldButton,
  Form,
  PasswordField,
  PasswordOwner,
  RadioGroup,
  Select,
  SubmitRow,
  SuffixField,
  TextArea,
  TextField,
} from '../../src/pages/form.tsx'
import type { Frame } from '../../src/pages/frame.ts'
import { Layout } from '../../src/pages/layout.tsx'
import { ActionLink, BackLink, LinkList } from '../../src/pages/link-list.tsx'
import { Notice, Wait } from '../../src/pages/notice.tsx'
import { PortalCards } from '../../src/pages/portal-cards.tsx'
import { Heading, Prose, Section } from '../../src/pages/prose.tsx'
import { Steps } from '../../src/pages/steps.tsx'
import { SummaryList } from '../../src/pages/summary-list.tsx'
import { Table } from '../../src/pages/table.tsx'
import type { Assets } from '../../src/web/assets.ts'

const must = { required: true, word: '必須' }
const may = { required: false, word: '任意' }
const reveal = { show: '表示', hide: '隠す' }
const hidden = { proof: 'k3wV9c1uYp' }

/** One page of each kind, in the brand that would show it, with words as long as the real ones. */
export const galleryPages = (assets: Assets): Record<string, Child> => {
  const frameOf = (id: string, title: string, shortTitle: string): Frame => ({
    lang: 'ja',
    brand: {
      title,
      shortTitle,
      home: `/${id}/`,
      logo: assets.urlOf(`${id}/logo.svg`),
      css: assets.urlOf(`${id}/brand.css`),
    },
    assets: { style: assets.urlOf('style.css'), script: assets.urlOf('comfort.js') },
    languageSwitch: { label: 'English', href: '?lang=en', lang: 'en' },
    skip: '本文へ移動',
    footer: {
      links: [
        { label: 'お問い合わせ', href: '/contact' },
        { label: '個人情報保護方針', href: '/privacy' },
      ],
      note: 'お客様の情報を守るため、通信は暗号化されています。',
    },
  })
  const partner = frameOf('partner', 'あおばコネクト ID', 'あおばコネクト')
  const member = frameOf('member', 'みどりネット オンライン会員サポート', 'みどりネット')
  const trade = {
    ...frameOf('trade', 'こばと金物オンライン', 'こばと金物'),
    topLink: { label: 'ログイン', href: '/in' },
  }
  const front: Frame = {
    ...frameOf('partner', '窓口', '窓口'),
    brand: { title: 'Madoguchi', shortTitle: 'Madoguchi', home: '/', logo: assets.urlOf('logo.svg') },
    demo: {
      note: 'デモ：表示されているのは見本のデータです。',
      links: [
        { label: '届いたメール', href: '/demo/inbox' },
        { label: '時計を進める', href: '/demo/' },
      ],
    },
  }
  const signedIn: Frame = {
    ...trade,
    account: {
      name: '髙﨑 𠮷雄 様',
      href: '/me',
      label: '登録情報',
      signOut: { action: '/out', label: 'ログアウト', hidden },
    },
    navigation: {
      label: 'ご利用メニュー',
      links: [
        { label: 'ご登録内容', href: '/me' },
        { label: '共有ユーザー管理', href: '/users', current: true },
        { label: 'パスワードの変更', href: '/password' },
      ],
    },
  }
  delete (signedIn as { topLink?: unknown }).topLink

  const partnerSignIn = (value?: string, error?: string) => (
    <Layout frame={partner} title="ログイン" errorPrefix={error === undefined ? undefined : 'エラー：'}>
      <ErrorSummary
        title="1つの項目を確認してください"
        errors={error === undefined ? [] : [{ field: 'loginId', message: error }]}
      />
      <Heading title="ログイン" lead="ログインIDは、ご登録のメールアドレスです。" />
      <Form action="/sign-in" hidden={hidden}>
        <TextField
          name="loginId"
          label="ログインID"
          type="email"
          inputmode="email"
          need={must}
          value={value}
          error={error}
          autocomplete="username webauthn"
          plain
        />
        <SubmitRow
          primary={{ label: 'ログインする' }}
          links={[
            { label: 'パスワードをリセットする', href: '/reset' },
            { label: '新規ユーザー登録', href: '/register' },
          ]}
        />
      </Form>
    </Layout>
  )
  const memberHints = (
    <>
      <p>ログインIDは「ご契約内容のご案内」に記載されています。メールアドレスとは異なります。</p>
      <p>@が含まれる場合は、1つ目の@より前の英数字を入力してください。例：abcd@en@midori.example の場合は abcd</p>
    </>
  )
  const shared = [
    ['髙﨑 𠮷雄', 'takasaki@kita-koumuten.example', '利用中', '2026/11/18 09:05 JST'],
    ['神田 彅一', 'kanda@kita-koumuten.example', '招待中（2026/11/21 10:30 まで）', '―'],
    ['德永 さくら', 's.tokunaga@kita-koumuten.example', '停止中', '2026/08/02 17:41 JST'],
  ] as const

  return {
    'sign-in': partnerSignIn(),
    'sign-in-wrong': partnerSignIn(
      'sato＠',
      'ログインIDをメールアドレスの形で入力してください。例：name@company.example',
    ),
    'member-sign-in': (
      <Layout frame={member} title="ログイン">
        <Heading title="オンライン会員サポート ログイン" lead="ログインIDとパスワードを入力してください。" />
        <Form action="/sign-in" hidden={hidden}>
          <SuffixField
            name="loginId"
            label="ログインID"
            suffix="@midori.example"
            need={must}
            hint={memberHints}
            autocomplete="username"
          />
          <PasswordField
            name="password"
            label="パスワード"
            need={must}
            reveal={reveal}
            autocomplete="current-password"
          />
          <SubmitRow
            primary={{ label: 'ログイン' }}
            links={[{ label: '「会員サポートパスワード」をお忘れのお客様', href: '/recover' }]}
          />
        </Form>
      </Layout>
    ),
    'member-sign-in-wrong': (
      <Layout frame={member} title="ログイン" errorPrefix="エラー：">
        <ErrorSummary
          title="2つの項目を確認してください"
          errors={[
            { field: 'loginId', message: 'ログインIDを入力してください。' },
            { field: 'password', message: 'パスワードを入力してください。' },
          ]}
        />
        <Heading title="オンライン会員サポート ログイン" lead="ログインIDとパスワードを入力してください。" />
        <Form action="/sign-in" hidden={hidden}>
          <SuffixField
            name="loginId"
            label="ログインID"
            suffix="@midori.example"
            need={must}
            hint={memberHints}
            error="ログインIDを入力してください。"
            autocomplete="username"
          />
          <PasswordField
            name="password"
            label="パスワード"
            need={must}
            reveal={reveal}
            error="パスワードを入力してください。"
            autocomplete="current-password"
          />
          <SubmitRow primary={{ label: 'ログイン' }} links={[{ label: '戻る', href: '/' }]} />
        </Form>
      </Layout>
    ),
    'choose-password': (
      <Layout frame={member} title="会員サポートパスワードの再設定">
        <Steps
          label="お手続きの流れ"
          steps={['ご本人の確認', '仮パスワード', '再設定', '完了']}
          now={2}
          done="完了"
          current="現在の手順"
        />
        <Heading
          caption="会員サポートパスワードのリカバリー"
          title="会員サポートパスワードの再設定"
          lead="新しい会員サポートパスワードを決めて、2回入力してください。"
        />
        <Form action="/choose" hidden={hidden}>
          <PasswordOwner loginId="abcd@midori.example" />
          <PasswordField
            name="next"
            label="新しい会員サポートパスワード"
            need={must}
            reveal={reveal}
            autocomplete="new-password"
            policy={{
              title: '次のすべてを満たすパスワードにしてください。',
              met: '満たしています',
              unmet: 'まだ満たしていません',
              rules: [
                { text: '9文字以上20文字以内', pattern: '^.{9,20}$' },
                { text: '半角の英字・数字と記号 - _ / @ だけ', pattern: '^[A-Za-z0-9\\-_/@]+$' },
                { text: '英大文字を1文字以上', pattern: '[A-Z]' },
                { text: '英小文字を1文字以上', pattern: '[a-z]' },
                { text: '数字または記号を1文字以上', pattern: '[0-9\\-_/@]' },
                { text: '現在のパスワードと異なること' },
              ],
            }}
          />
          <PasswordField
            name="again"
            label="新しい会員サポートパスワード(確認)"
            need={must}
            reveal={reveal}
            autocomplete="new-password"
          />
          <SubmitRow primary={{ label: '変更する' }} />
        </Form>
      </Layout>
    ),
    code: (
      <Layout
        frame={{ ...partner, notice: { kind: 'success', text: '新しいワンタイムパスワードを送信しました。' } }}
        title="ワンタイムパスワード"
      >
        <Heading
          title="ワンタイムパスワードの確認"
          lead="ta***@kita-koumuten.example に8桁のワンタイムパスワードをお送りしました。"
        />
        <Form action="/code" hidden={hidden}>
          <CodeField
            name="code"
            label="ワンタイムパスワード"
            need={must}
            hint="8桁の数字です。全角や空白が混ざっていても読み取ります。"
          />
          <SubmitRow primary={{ label: '確認する' }} />
        </Form>
        <Wait
          seconds={30}
          text="30秒後から、もう一度送信できます。"
          running="あと{}秒で、もう一度送信できます。"
          over="届かないときは、もう一度送信できます。"
        />
        <ButtonForm action="/again" hidden={hidden} press={{ label: 'ワンタイムパスワードを再送する' }} />
      </Layout>
    ),
    application: (
      <Layout frame={trade} title="お客様コード申請フォーム" errorPrefix="エラー：">
        <BackLink link={{ label: '戻る', href: '/' }} />
        <ErrorSummary
          title="2つの項目を確認してください"
          errors={[
            {
              field: 'postalCode',
              message: '郵便番号を7桁の数字で入力してください。例：244-0806',
            },
            { field: 'consent', message: '利用規約をお読みのうえ、同意する場合はチェックを入れてください。' },
          ]}
        />
        <Heading title="お客様コード申請フォーム" lead="お取引を始めるためのお客様コードをお申し込みいただけます。" />
        <Form action="/apply" hidden={hidden}>
          <TextField
            name="company"
            label="会社名"
            need={must}
            value="㈱髙﨑工務店 <①号館> & 𠮷田商店"
            autocomplete="organization"
          />
          <TextField
            name="postalCode"
            label="郵便番号"
            need={must}
            value="244-08"
            width="short"
            inputmode="numeric"
            autocomplete="postal-code"
            error="郵便番号を7桁の数字で入力してください。例：244-0806"
          />
          <FieldButton press={{ label: '住所を検索', name: 'act', value: 'address' }} />
          <Select
            name="prefecture"
            label="都道府県"
            need={must}
            empty="選択してください"
            value="13"
            choices={[
              { value: '13', label: '東京都' },
              { value: '14', label: '神奈川県' },
            ]}
            autocomplete="address-level1"
          />
          <RadioGroup
            name="business"
            label="業種"
            need={may}
            hint="最も近いものを選んでください。"
            value="build"
            choices={[
              { value: 'build', label: '建築・土木' },
              { value: 'make', label: '製造', hint: '機械、電機、食品など' },
              { value: 'other', label: 'その他' },
            ]}
          />
          <TextArea
            name="note"
            label="ご要望"
            need={may}
            hint="500文字まで"
            value={'納品は午前中を希望します。\n〒244-0806'}
          />
          <Checkbox
            name="consent"
            label="利用規約に同意します"
            need={must}
            hint={<a href="/terms">利用規約を読む</a>}
            error="利用規約をお読みのうえ、同意する場合はチェックを入れてください。"
          />
          <SubmitRow
            primary={{ label: '確認画面へ進む' }}
            others={[{ label: '下書きを保存', name: 'act', value: 'draft' }]}
          />
        </Form>
      </Layout>
    ),
    check: (
      <Layout frame={trade} title="入力内容の確認">
        <BackLink link={{ label: '入力画面へ戻る', href: '/apply' }} />
        <Heading caption="お客様コード申請フォーム" title="入力内容の確認" />
        <Notice kind="warning" title="まだ完了していません">
          <p>内容をご確認のうえ、「この内容で申請する」を押してください。</p>
        </Notice>
        <SummaryList
          blank="未入力"
          items={[
            { label: '会社名', value: '㈱髙﨑工務店', change: { href: '/apply#company', label: '変更' } },
            {
              label: '住所',
              value: '〒244-0806\n神奈川県横浜市戸塚区上品濃①番地',
              change: { href: '/apply#address', label: '変更' },
            },
            { label: '電話番号', change: { href: '/apply#tel', label: '変更' } },
            {
              label: 'メールアドレス',
              value: 'a-very-long-address-of-somebody@kita-koumuten.example',
              change: { href: '/apply#mail', label: '変更' },
            },
          ]}
        />
        <Form action="/apply" hidden={hidden}>
          <SubmitRow primary={{ label: 'この内容で申請する' }} />
        </Form>
      </Layout>
    ),
    table: (
      <Layout frame={signedIn} title="共有ユーザー管理">
        <Heading title="共有ユーザー管理" lead="共有ユーザーの追加、停止、パスワードの再設定ができます。" />
        <ActionLink link={{ label: '共有ユーザーを追加', href: '/add' }} />
        <Table
          id="users"
          caption="共有ユーザー（3名／50名まで）"
          columns={[
            { label: '氏名', sort: 'ascending' },
            { label: 'メールアドレス' },
            { label: '状態' },
            { label: '最終ログイン' },
            { label: '操作', kind: 'actions' },
          ]}
          rows={shared.map((row) => [
            ...row,
            <>
              <ButtonForm action="/reset" look="quiet" press={{ label: '再設定' }} />
              <ButtonForm action="/stop" look="quiet" press={{ label: '停止' }} />
            </>,
          ])}
        />
        <Section title="メインユーザからの引き継ぎ">
          <p>メインユーザの役割を、共有ユーザーの1名に引き継ぐことができます。</p>
          <LinkList
            links={[{ label: 'メインユーザを引き継ぐ', href: '/hand', about: 'お二人のメールで確認します。' }]}
          />
        </Section>
      </Layout>
    ),
    notices: (
      <Layout frame={trade} title="ご連絡ありがとうございます">
        <Heading
          title="ご連絡ありがとうございます"
          lead="まもなく、パスワードをリセットするためのメールをお届けいたします。"
        />
        <Notice kind="info" title="メールが届かないとき">
          <p>配信には少しお時間をいただきます。1日経っても届かない場合は、お問い合わせください。</p>
        </Notice>
        <Notice kind="success">パスワードが変更されました。続行するにはログインしてください</Notice>
        <Notice kind="warning">有効期限が切れています。もう一度お申し込みください。</Notice>
        <ActionLink link={{ label: '今すぐログイン', href: '/in' }} />
        <Prose
          pieces={[
            { heading: '個人情報の取り扱い' },
            { text: 'お預かりした情報は、ご本人の確認とご連絡のためだけに使います。' },
            { list: ['ご本人の確認', 'お手続きのご連絡', '法令にもとづく記録'] },
            { link: { label: '個人情報保護方針を読む', href: '/privacy' } },
          ]}
        />
      </Layout>
    ),
    failure: (
      <FailurePage
        frame={member}
        title="画面を表示できませんでした"
        happened="当社のシステムで問題が起きました。入力された内容は保存されていません。"
        todo={['数分おいてから、もう一度お試しください。続くときは、次の受付番号を添えてお問い合わせください。']}
        reference={{ label: '受付番号', value: 'F-7K2M-94QX' }}
        links={[
          { label: 'ログイン画面へ戻る', href: '/member/' },
          { label: 'お問い合わせ', href: '/contact' },
        ]}
      />
    ),
    front: (
      <Layout frame={front} title="窓口の一覧">
        <Heading title="ご利用の窓口を選んでください" lead="各社のお客様窓口です。お手続きは24時間いつでもできます。" />
        <PortalCards
          cards={[
            {
              title: 'あおばコネクト ID',
              about: 'お取引先さま共通IDの発行とログイン',
              href: '/partner/',
              logo: assets.urlOf('partner/logo.svg'),
            },
            {
              title: 'みどりネット 会員サポート',
              about: 'マンションインターネットのご契約者さま向け',
              href: '/member/',
              logo: assets.urlOf('member/logo.svg'),
            },
            {
              title: 'こばと金物オンライン',
              about: '金物・工具の法人のお客様向け',
              href: '/trade/',
              logo: assets.urlOf('trade/logo.svg'),
            },
          ]}
        />
      </Layout>
    ),
  }
}
