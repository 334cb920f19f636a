import { describe, expect, test } from 'vitest'
import { FailurePage } from './failure.tsx'
import type { Frame } from './frame.ts'
import { Layout } from './layout.tsx'
import { Heading } from './prose.tsx'
import { Steps } from './steps.tsx'
import { SummaryList } from './summary-list.tsx'
import { Table } from './table.tsx'

const evil = '"><script>alert(1)</script>'
const frame: Frame = {
  lang: 'ja',
  brand: { title: 'こばと金物', shortTitle: 'こばと', home: '/trade/', logo: '/l.svg', css: '/b.css' },
  assets: { style: '/s.css', script: '/c.js' },
  languageSwitch: { label: 'English', href: '?lang=en', lang: 'en' },
  skip: '本文へ移動',
  footer: { links: [{ label: 'お問い合わせ', href: '/contact' }] },
}
const page = (more: Partial<Frame> = {}, title = '確認', errorPrefix?: string) =>
  String(
    <Layout frame={{ ...frame, ...more }} title={title} errorPrefix={errorPrefix}>
      <Heading title={title} />
    </Layout>,
  )

describe('the document around a page', () => {
  test('has its language, its title with the portal behind it, and one h1', () => {
    expect(page()).toMatch(/^<!doctype html><html lang="ja">/)
    expect(page()).toContain('<title>確認｜こばと金物</title>')
    expect(page({}, '確認', 'エラー：')).toContain('<title>エラー：確認｜こばと金物</title>')
    expect(page().match(/<h1/g)).toHaveLength(1)
  })

  test('the skip link is the first link', () => {
    expect(page().match(/<a [^>]*>[^<]*/)?.[0]).toBe('<a class="skip" href="#main">本文へ移動')
  })

  test('signing out is a form, and nobody signed in sees none', () => {
    const account = {
      name: '髙﨑 𠮷雄',
      href: '/me',
      label: '登録情報',
      signOut: { action: '/out', label: 'ログアウト', hidden: { proof: 'p' } },
    }
    // Whoever registered a company without a name has the label alone.
    expect(page({ account: { ...account, name: '' } })).not.toContain('account-name')
    expect(page({ account: { ...account, name: '' } })).toContain(`<span class="account-label">${account.label}</span>`)
    expect(page({ account })).toContain(
      '<form method="post" action="/out"><input type="hidden" name="proof" value="p"><button type="submit" class="quiet">ログアウト</button></form>',
    )
    expect(page()).not.toContain('<form')
  })

  test('PLT-20 nothing is inline, so the strict policy holds', () => {
    expect(page()).not.toMatch(/ style=|<style|<script(?! src="\/c\.js" defer>)| on[a-z]+=/)
  })

  test('PLT-22 every word from outside is escaped, the kept parts too', () => {
    const filled = (word: string): string =>
      page(
        {
          brand: { title: word, shortTitle: word, home: word, logo: word, css: word },
          languageSwitch: { label: word, href: word, lang: word },
          skip: word,
          account: {
            name: word,
            href: word,
            label: word,
            signOut: { action: word, label: word, hidden: { [word]: word } },
          },
          topLink: { label: word, href: word },
          navigation: { label: word, place: 'side', links: [{ label: word, href: word, current: true }] },
          footer: { links: [{ label: word, href: word }], note: word },
          demo: { note: word, links: [{ label: word, href: word }] },
          notice: { kind: 'info', text: word },
        },
        word,
        word,
      )
    const marks = (markup: string): number => markup.match(/[<>"]/g)!.length
    expect(marks(filled(evil))).toBe(marks(filled('a')))
  })

  test('the kept parts follow their brand and assets', () => {
    const brand = { ...frame.brand }
    expect(page({ brand })).toContain('/s.css')
    expect(page({ brand, assets: { style: '/new.css', script: '/new.js' } })).toContain('/new.css')
    expect(page({ brand: { ...brand, title: 'あおば' } })).toContain('｜あおば</title>')
  })
})

describe('parts of a page', () => {
  test('a failure says what happened, what to do and its reference number', () => {
    const markup = String(
      <FailurePage
        frame={frame}
        title="画面を表示できませんでした"
        happened="問題が起きました。"
        todo={['数分おいてお試しください。']}
        reference={{ label: '受付番号', value: 'F-7K2M' }}
        links={[{ label: '戻る', href: '/' }]}
      />,
    )
    expect(markup).toContain('<h1>画面を表示できませんでした</h1>')
    expect(markup).toContain('<dt>受付番号</dt><dd>F-7K2M</dd>')
  })

  test('each link to change an item is named after it, and nothing entered is said in words', () => {
    const markup = String(
      <SummaryList
        blank="未入力"
        items={[{ label: '電話番号', value: '', change: { href: '/tel', label: '変更' } }]}
      />,
    )
    expect(markup).toContain('<a href="/tel"><span class="unseen">電話番号 </span>変更</a>')
    expect(markup).toContain('未入力')
  })

  test('a table is a named region that a keyboard can scroll; without rows it says so', () => {
    const columns = [{ label: '氏名' }, { label: '状態' }]
    const markup = String(<Table id="users" caption="共有ユーザー" columns={columns} rows={[['德永', '停止中']]} />)
    expect(markup).toContain('<section class="table" aria-labelledby="users-caption" tabindex="0">')
    expect(markup).toContain('<th scope="row">德永</th><td>停止中</td>')
    expect(String(<Table id="users" caption="" columns={columns} rows={[]} empty="まだいません。" />)).toBe(
      '<p class="empty">まだいません。</p>',
    )
  })

  test('of the steps exactly one is the current one', () => {
    const markup = String(<Steps label="流れ" steps={['甲', '乙', '丙']} now={1} done="完了" current="現在" />)
    expect(markup.match(/aria-current="step"/g)).toHaveLength(1)
    expect(markup).toMatch(/甲<span class="unseen"> 完了.*乙<span class="unseen"> 現在.*丙<\/span>/)
  })
})
