import { HtmlValidate } from 'html-validate'
import { memberWithoutMail, sampleData } from '../../../src/demo/sample-data.ts'
import type { Language } from '../../../src/kit/language.ts'
import type { Shot } from './album.ts'

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'require-sri': 'off',
    // The summary of faults stands above the h1.
    'heading-level': ['error', { minInitialRank: 'h2' }],
  },
})

const decoded = (html: string): string =>
  html.replace(
    /&(?:amp|lt|gt|quot|#39);/g,
    (one) => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' })[one] ?? "'",
  )

export const titleOf = (html: string): string => decoded(/<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? '')

const headingsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<h1[^>]*>([\s\S]*?)<\/h1>/g)].map(([, words]) => decoded(words!.replace(/<[^>]+>/g, '')).trim())

/** Names of people, companies and texts that the tours put in, or that the demo has: they are in one language wherever they stand. */
const data: readonly string[] = [
  ...JSON.stringify([sampleData, memberWithoutMail])
    .split('"')
    .filter((one) => /[^ -~]| /.test(one)),
  '髙﨑 𠮷之助',
  '㈱ひばりが丘建具と金物の専門店',
  '㈱髙﨑家具と建具の専門店',
  '㈱つばめの巣と建具の専門店',
  '髙﨑 ①子',
  '髙﨑 翼',
  '髙﨑 鈴',
  'タカサキカグ',
  '神奈川県横浜市戸塚区上品濃0-9',
  '神奈川県横浜市戸塚区上品濃',
  '横浜市戸塚区 うちの会社',
  '愛知県弥富市',
  '三重県桑名郡木曽岬町',
  '家具の製造',
  '納品書について',
  '株式会社柚木工業',
  'カブシキガイシャユズキコウギョウ',
  '大阪府大阪市中央区北浜9-9-9',
  '情報システム部',
  '部長',
  '柚木 葵',
  '柚木 橘',
  '務省.nagai-namae',
  '登記事項証明書',
  '発行から3か月以内のものをお送りください。',
  'ドメインの確認がとれません。',
  // An example of what is typed, and a language by its own name.
  'コバトカナモノ',
  '日本語',
].sort((one, other) => other.length - one.length)

interface Part {
  readonly lang: string
  readonly text: string
}

const voids = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr'])

/** Every text and every spoken attribute of a document with the language it is marked as. What people type and what computers read is left out. */
export const partsOf = (html: string): readonly Part[] => {
  const parts: Part[] = []
  const open: { name: string; lang: string }[] = []
  const lang = () => open.at(-1)?.lang ?? ''
  for (const [, close, name, attributes, text] of html.matchAll(
    /<(?:!--[\s\S]*?--|![^>]*|(\/)?([a-z][\w-]*)((?:"[^"]*"|[^>"])*))>|([^<]+)/g,
  )) {
    if (text !== undefined) {
      const here = open.at(-1)?.name
      if (here !== 'textarea' && here !== 'script' && here !== 'code' && text.trim() !== '')
        parts.push({ lang: lang(), text: decoded(text) })
    } else if (close !== undefined) {
      while (open.length > 0 && open.pop()!.name !== name);
    } else if (name !== undefined) {
      const own = /\slang="([^"]*)"/.exec(attributes!)?.[1] ?? lang()
      for (const [, , value] of attributes!.matchAll(/\s(aria-label|alt|title|data-\w+)="([^"]*)"/g))
        parts.push({ lang: own, text: decoded(value!) })
      if (!voids.has(name)) open.push({ name, lang: own })
    }
  }
  return parts
}

const isLeak: Readonly<Record<Language, (text: string) => boolean>> = {
  en: (text) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、「」]/u.test(text),
  ja: (text) => /[A-Za-z]{2,}(?: [a-z]+){2,}/.test(text),
}

/** Words of the other language that are not marked as such. */
const leaksOf = ({ html }: Shot): readonly string[] =>
  partsOf(html).flatMap(({ lang, text }) => {
    const own = data.reduce((left, one) => left.replaceAll(one, ' '), text)
    return (lang === 'ja' || lang === 'en') && isLeak[lang](own) ? [`${lang} text 「${text.trim()}」`] : []
  })

/** What a page must be like before any browser opens it. */
export const faultsOf = async (shot: Shot): Promise<readonly string[]> => {
  const { html, language, status } = shot
  const faults: string[] = []
  const headings = headingsOf(html)
  if (headings.length !== 1) faults.push(`has ${headings.length} h1`)
  const title = titleOf(html)
  const heading = headings[0] ?? ''
  const prefix = status === 422 ? (language === 'ja' ? 'エラー：' : 'Error: ') : ''
  if (!title.startsWith(`${prefix}${heading}｜`)) faults.push(`has the title 「${title}」 above 「${heading}」`)
  if (!html.startsWith(`<!doctype html><html lang="${language}">`)) faults.push('is not marked as its language')
  if (/\splaceholder(=|\s|>)/.test(html)) faults.push('has a placeholder')
  if (/\s(disabled|maxlength)(=|\s|>)/.test(html)) faults.push('has something disabled or cut')
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!)
  if (new Set(ids).size !== ids.length) faults.push('has an id twice')
  for (const [, words] of html.matchAll(/<(?:a|button)\s[^>]*>([\s\S]*?)<\/(?:a|button)>/g))
    if (/^(こちら|ここ|here)$/i.test(words!.replace(/<[^>]+>/g, '').trim())) faults.push(`has a link 「${words}」`)
  const { results } = await validator.validateString(html)
  for (const { messages } of results)
    for (const { ruleId, message, selector } of messages) faults.push(`${ruleId}: ${message} (${selector})`)
  return [...faults, ...leaksOf(shot)]
}
