import fc from 'fast-check'
import type { Child } from 'hono/jsx'
import { describe, expect, test } from 'vitest'
import {
  ButtonForm,
  Checkbox,
  CodeField,
  ErrorSummary,
  Form,
  PasswordField,
  RadioGroup,
  Select,
  SubmitRow,
  SuffixField,
  TextArea,
  TextField,
} from './form.tsx'

const html = (node: Child): string => String(node)
const need = { required: true, word: '必須' }
const reveal = { show: '表示', hide: '隠す' }
const common = {
  name: 'one',
  label: 'ログインID',
  need,
  hint: '契約書類に記載',
  error: 'ログインIDを入力してください。',
}
const choices = [
  { value: 'a', label: '建築' },
  { value: 'b', label: '製造', hint: '機械など' },
]

const fields: Record<string, Child> = {
  text: <TextField {...common} value="abc" />,
  suffix: <SuffixField {...common} suffix="@midori.example" />,
  code: <CodeField {...common} />,
  password: <PasswordField {...common} autocomplete="new-password" reveal={reveal} />,
  area: <TextArea {...common} value="abc" />,
  select: <Select {...common} choices={choices} value="b" />,
}

/** Where each of the parts begins in the markup; -1 where one is missing. */
const places = (markup: string, parts: string[]): number[] => parts.map((part) => markup.indexOf(part))

describe('a field', () => {
  test.each(Object.entries(fields))('%s: label with badge, hint, error, control, in this order', (_name, field) => {
    const found = places(html(field), ['<label for="one">', '必須', 'id="one-hint"', 'id="one-error"', ' name="one"'])
    expect(found.every((place) => place >= 0)).toBe(true)
    expect(found).toEqual([...found].sort((a, b) => a - b))
  })

  test.each(Object.entries(fields))('%s: the name of the control is the label alone', (_name, field) => {
    expect(html(field)).toContain('<label for="one">ログインID</label>')
  })

  test.each(Object.entries(fields))('%s: is described by the hint, then the error', (_name, field) => {
    expect(html(field)).toMatch(/aria-describedby="one-hint (one-\w+ )?one-error"/)
    expect(html(field)).toContain('aria-invalid="true"')
  })

  test('without hint and error there is neither a description nor a mark of a fault', () => {
    expect(html(<TextField name="one" label="会社名" />)).not.toMatch(/aria-/)
  })

  test('the id can differ from the name', () => {
    const markup = html(<TextField {...common} id="other" />)
    expect(markup).toContain('<label for="other">')
    expect(markup).toContain('id="other" name="one" aria-describedby="other-hint other-error"')
  })

  test('a code is one field that takes the whole code pasted in any width', () => {
    const markup = html(fields['code'])
    expect(markup).toContain('autocomplete="one-time-code"')
    expect(markup).toContain('inputmode="numeric"')
    expect(markup).toContain('type="text"')
  })

  test('ACC-11 a password never comes back with its value, and its button waits for script', () => {
    const markup = html(fields['password'])
    expect(markup).not.toContain('value=')
    expect(markup).toMatch(/<button type="button"[^>]*hidden=""/)
  })

  test('ACC-10 the rules of a policy are read with the password', () => {
    const policy = {
      title: '次の条件',
      met: '済',
      unmet: '未',
      rules: [{ text: '9文字以上', pattern: '^.{9,}$' }, { text: '以前と異なること' }],
    }
    const markup = html(<PasswordField {...common} autocomplete="new-password" reveal={reveal} policy={policy} />)
    expect(markup).toContain('aria-describedby="one-hint one-rules one-error"')
    expect(markup).toContain('<li data-pattern="^.{9,}$">9文字以上</li><li>以前と異なること</li>')
  })

  test('a chosen answer is marked, and a box is not ticked beforehand', () => {
    expect(html(fields['select'])).toContain('<option value="b" selected="">製造</option>')
    expect(html(<RadioGroup {...common} choices={choices} value="b" />).match(/checked/g)).toHaveLength(1)
    expect(html(<Checkbox {...common} />)).not.toContain('checked')
  })

  test('a group has a legend, and the link of the summary lands on its first answer', () => {
    const markup = html(<RadioGroup {...common} choices={choices} />)
    expect(markup).toMatch(/<fieldset[^>]*aria-describedby="one-hint one-error"[^>]*><legend>ログインID<\/legend>/)
    expect(markup).toContain('type="radio" id="one"')
    expect(markup).toContain('aria-describedby="one-2-about"')
  })
})

describe('a form', () => {
  const everything = html(
    <Form action="/go" hidden={{ proof: 'a"b' }}>
      {Object.values(fields)}
      <Checkbox {...common} />
      <RadioGroup {...common} choices={choices} />
      <SubmitRow primary={{ label: '送信' }} others={[{ label: '保存', name: 'act', value: 'draft' }]} />
    </Form>,
  )

  test('is checked on the server alone and cuts nothing off', () => {
    expect(everything).toContain('novalidate')
    expect(everything).not.toMatch(/placeholder|maxlength|disabled|type="number"|style=/)
  })

  test('carries its hidden fields', () => {
    expect(everything).toContain('<input type="hidden" name="proof" value="a&quot;b"/>')
    expect(html(<ButtonForm action="/x" hidden={{ id: '7' }} press={{ label: '停止' }} />)).toContain(
      'name="id" value="7"',
    )
  })

  test('PLT-22 whatever is typed comes back as text, never as markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const text = html(<TextField name="one" label="会社名" value={typed} error={typed} hint={typed} />)
        const area = html(<TextArea name="one" label={typed} value={typed} />)
        for (const markup of [text, area]) {
          expect(markup.match(/<[a-z]/g)?.length).toBe(
            html(
              markup === text ? (
                <TextField name="one" label="会社名" value="a" error="a" hint="a" />
              ) : (
                <TextArea name="one" label="a" value="a" />
              ),
            ).match(/<[a-z]/g)?.length,
          )
        }
      }),
    )
  })

  test('a first empty line of a text survives', () => {
    // The parser drops one line break after <textarea>, so one is always sent before the text.
    expect(html(<TextArea name="one" label="ご要望" value={'\n二行目'} />)).toContain('>\n\n二行目</textarea>')
  })
})

describe('the summary of faults', () => {
  test('takes the focus and leads to each field', () => {
    const markup = html(
      <ErrorSummary title="2つの項目" errors={[{ field: 'one', message: '甲' }, { message: '乙' }]} />,
    )
    expect(markup).toContain('tabindex="-1"')
    expect(markup).toContain('autofocus')
    expect(markup).toContain('<li><a href="#one">甲</a></li><li>乙</li>')
  })

  test('is not there without faults', () => {
    expect(html(<ErrorSummary title="0" errors={[]} />)).toBe('')
  })
})
