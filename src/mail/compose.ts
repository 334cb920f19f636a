import type { Block, FactsOf, LetterFrame, LetterName, LetterWords } from '../domain/letters.ts'
import type { Language } from '../kit/language.ts'
import { wrap } from './wrap.ts'

/** The finished words of a mail. */
export interface ComposedMail {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Writes a letter as text and as HTML; both say the same. The subject begins with the portal's name (ACC-40). */
export const compose = <L extends LetterName>(
  letter: L,
  facts: FactsOf<L>,
  words: LetterWords,
  frame: LetterFrame,
  language: Language,
): ComposedMail => {
  const said = words[letter](facts, frame)
  const blocks = said.blocks.map(withoutForeignLinks)
  return {
    subject: oneLine(`【${frame.portal}】${said.subject}`),
    text: asText(blocks, frame, language),
    html: asHtml(said.subject, blocks, frame, language),
  }
}

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ')

// Names and subjects are other people's words. An address in them is made one that no mail program turns into a link, so that nobody
// can have us send theirs; the letter's own link is the only one.
const tame = (text: string): string => text.replace(/:\/\//g, '：//')

const withoutForeignLinks = (block: Block): Block => {
  switch (block.is) {
    case 'p':
      return { ...block, text: tame(block.text) }
    case 'link':
      return block
    case 'value':
      return block.secret ? block : { ...block, label: tame(block.label), value: tame(block.value) }
    case 'list':
      return { ...block, items: block.items.map(tame) }
  }
}

const asText = (blocks: readonly Block[], frame: LetterFrame, language: Language): string => {
  const parts = blocks.map((block) => blockAsText(block, language))
  const foot = ['-'.repeat(40), frame.portal, frame.company, frame.help.title, frame.help.mail].join('\n')
  return `${[...parts, foot].join('\n\n')}\n`
}

const blockAsText = (block: Block, language: Language): string => {
  switch (block.is) {
    case 'p':
      return wrap(block.text)
    case 'link':
      return `${wrap(block.label)}\n${block.url}`
    case 'value':
      return `${block.label}\n${block.secret ? block.value : wrap(block.value)}`
    case 'list': {
      const [mark, indent] = language === 'ja' ? ['・', '　'] : ['- ', '  ']
      const items = block.items.map((item) => mark + wrap(item, 72, indent))
      return [...(block.title === undefined ? [] : [`<${block.title}>`]), ...items].join('\n')
    }
  }
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => escapes[one]!)
const lines = (text: string): string => escaped(text).replace(/\r?\n/g, '<br>')

const font =
  "font-family:'Hiragino Sans','Hiragino Kaku Gothic ProN','Noto Sans JP','Noto Sans CJK JP','Yu Gothic UI',Meiryo,sans-serif"
const fixed = 'font-family:Consolas,Menlo,Monaco,&quot;Noto Sans Mono&quot;,monospace'
const paper = 'background-color:#ffffff;border:1px solid #d8d8db;border-radius:12px;padding:28px 24px'
const button =
  'display:inline-block;background-color:#0017c1;color:#ffffff;border-radius:8px;padding:14px 24px;font-weight:bold;text-decoration:none'

const asHtml = (title: string, blocks: readonly Block[], frame: LetterFrame, language: Language): string =>
  [
    `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light">',
    `<title>${escaped(title)}｜${escaped(frame.portal)}</title></head>`,
    `<body style="margin:0;padding:24px 12px;background-color:#f2f2f3;color:#1a1a1c;${font};font-size:16px;line-height:1.75;line-break:strict;word-break:auto-phrase">`,
    '<div style="max-width:600px;margin:0 auto">',
    `<p style="margin:0 0 12px;font-size:14px;font-weight:bold;color:#414143">${escaped(frame.portal)}</p>`,
    `<div style="${paper}">`,
    `<h1 style="margin:0 0 20px;font-size:20px;line-height:1.5">${escaped(title)}</h1>`,
    ...blocks.map(blockAsHtml),
    '</div>',
    `<p style="margin:16px 0 0;font-size:14px;color:#414143">${[frame.company, frame.help.title, frame.help.mail].map(escaped).join('<br>')}</p>`,
    '</div></body></html>\n',
  ].join('\n')

const blockAsHtml = (block: Block): string => {
  switch (block.is) {
    case 'p':
      return `<p style="margin:0 0 16px">${lines(block.text)}</p>`
    case 'link': {
      const url = escaped(block.url)
      return [
        `<p style="margin:24px 0 8px"><a href="${url}" style="${button}">${escaped(block.label)}</a></p>`,
        `<p style="margin:0 0 24px;font-size:13px;line-height:1.5;color:#414143;overflow-wrap:anywhere;word-break:break-all">${url}</p>`,
      ].join('\n')
    }
    case 'value': {
      const size = block.secret ? `font-size:24px;letter-spacing:0.06em;${fixed}` : 'font-size:18px'
      return [
        `<p style="margin:0;font-size:14px;color:#414143">${escaped(block.label)}</p>`,
        `<p style="margin:0 0 16px;${size};font-weight:bold;overflow-wrap:anywhere">${lines(block.value)}</p>`,
      ].join('\n')
    }
    case 'list': {
      const items = block.items.map((item) => `<li style="margin:0 0 6px">${lines(item)}</li>`).join('')
      const title =
        block.title === undefined ? '' : `<p style="margin:0 0 6px;font-weight:bold">${escaped(block.title)}</p>\n`
      return `${title}<ul style="margin:0 0 20px;padding-left:1.4em">${items}</ul>`
    }
  }
}
