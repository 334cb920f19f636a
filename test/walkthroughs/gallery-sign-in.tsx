import type { Child } from 'hono/jsx'
import {
  ButtonForm,
  CodeField,
  ErrorSummary,
  Form,
  PasswordField,
  PasswordOwner,
  SubmitRow,
  SuffixField,
  TextField,
} from '../../src/pages/form.tsx'
import { Layout } from '../../src/pages/layout.tsx'
import { Wait } from '../../src/pages/notice.tsx'
import { Heading } from '../../src/pages/prose.tsx'
import { Steps } from '../../src/pages/steps.tsx'
import { type galleryFrames, hidden, must, reveal } from './gallery-frames.ts'

/** The ways in: signing in, a code, a new password. */
export const signInPages = ({ partner, member }: ReturnType<typeof galleryFrames>): Record<string, Child> => {
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
  }
}
