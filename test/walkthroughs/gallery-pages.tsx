import type { Child } from 'hono/jsx'
import { FailurePage } from '../../src/pages/failure.tsx'
import {
  ButtonForm,
  Checkbox,
  ErrorSummary,
  FieldButton,
  Form,
  RadioGroup,
  Select,
  SubmitRow,
  TextArea,
  TextField,
} from '../../src/pages/form.tsx'
import { Fours } from '../../src/pages/fours.tsx'
import { Layout } from '../../src/pages/layout.tsx'
import { ActionLink, BackLink, LinkList } from '../../src/pages/link-list.tsx'
import { Notice } from '../../src/pages/notice.tsx'
import { PortalCards } from '../../src/pages/portal-cards.tsx'
import { Heading, Prose, Section } from '../../src/pages/prose.tsx'
import { SummaryList } from '../../src/pages/summary-list.tsx'
import { Table } from '../../src/pages/table.tsx'
import type { Assets } from '../../src/web/assets.ts'
import { galleryFrames, hidden, may, must } from './gallery-frames.ts'
import { signInPages } from './gallery-sign-in.tsx'

/** One page of each kind, in the brand that would show it, with words as long as the real ones. */
export const galleryPages = (assets: Assets): Record<string, Child> => {
  const frames = galleryFrames(assets)
  const { trade, member, signedIn, front } = frames
  const shared = [
    ['髙﨑 𠮷雄', 'takasaki@kita-koumuten.example', '利用中', '2026/11/18 09:05 JST'],
    ['神田 彅一', 'kanda@kita-koumuten.example', '招待中（2026/11/21 10:30 まで）', '―'],
    ['德永 さくら', 's.tokunaga@kita-koumuten.example', '停止中', '2026/08/02 17:41 JST'],
  ] as const

  return {
    ...signInPages(frames),
    numbers: (
      <Layout frame={member} title="機器とカード" errorPrefix="エラー：">
        <ErrorSummary
          title="1つの項目を確認してください"
          errors={[{ field: 'card-3', message: 'カード番号の3番目の欄を入力してください。' }]}
        />
        <Heading title="機器とカード" />
        <Form action="/numbers" hidden={hidden}>
          <Fours
            name="device"
            label="機器の番号"
            need={must}
            hint="背面に印刷されている16桁です。"
            values={[]}
            nameOf={(place) => `機器の番号 ${place}`}
          />
          <Fours
            name="card"
            label="カード番号"
            need={must}
            values={['0123', '4567', '', 'CDEF']}
            error="カード番号の3番目の欄を入力してください。"
            errorIn="card-3"
            nameOf={(place) => `カード番号 ${place}`}
          />
          <SubmitRow primary={{ label: '次へ' }} others={[{ label: '戻る', name: 'act', value: 'back' }]} />
        </Form>
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
