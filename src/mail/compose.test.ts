import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { letterNames, sampleFacts, samplePortal, sampleSender, wordsOf } from '../../test/fakes/letters.ts'
import { type LetterName, secretOf } from '../domain/letters.ts'
import { type Language, languages } from '../kit/language.ts'
import { formatJst } from '../kit/time.ts'
import { compose } from './compose.ts'

const token = 'Zq3vT0kEnX-abcdefghijklmnopqrstuvwxyz_01234'
const kinds = {
  link: `https://counter.example/partner/link/${token}`,
  password: 'Kp7-mR2_xd',
  code: '04915837',
  key: '0758-4C1A-9F3B-22D6',
  none: '',
}

const write = (letter: LetterName, language: Language, other: { name?: string; facts?: object } = {}) => {
  const { link: _, ...pages } = sampleSender.addressesOf('partner', language)
  const frame = {
    portal: samplePortal.mailTitle[language],
    company: samplePortal.company[language],
    name: other.name ?? '髙﨑 美咲',
    secret: kinds[secretOf[letter]],
    pages,
    help: { title: samplePortal.help.title[language], mail: samplePortal.help.mail },
    when: (iso: string) => formatJst(new Date(iso)),
  }
  const facts = { ...sampleFacts[letter], ...other.facts }
  return compose(letter, facts as never, wordsOf('partner', language), frame, language)
}

const withoutMarkup = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
const urlsIn = (text: string) => [...new Set(text.match(/\b[a-z]+:\/\/[^\s"'<>）」]+/gi) ?? [])]

describe.each(languages)('ACC-40 every mail in %s', (language) => {
  it.each(letterNames)('%s: subject begins with the portal, text and HTML say the same', (letter) => {
    const { subject, text, html } = write(letter, language)
    expect(subject).toMatch(language === 'ja' ? /^【あおばコネクトID】[^【】]+$/ : /^【Aoba Connect ID】[^【】]+$/)
    expect(html).toContain(`<html lang="${language}">`)
    const shown = withoutMarkup(html).replace(/\s+/g, '')
    for (const line of text.split('\n').filter((line) => !/^-+$/.test(line))) {
      expect(shown).toContain(
        line
          .replace(/^(・|- |<(?=.*>$))/, '')
          .replace(/>$/, '')
          .replace(/\s+/g, ''),
      )
    }
    for (const part of [samplePortal.company[language], samplePortal.help.title[language], samplePortal.help.mail]) {
      expect(text).toContain(part)
      expect(html).toContain(part)
    }
  })

  it.each(letterNames)('%s: one address at most, and in it nothing of the person', (letter) => {
    const { text, html } = write(letter, language)
    const urls = urlsIn(text)
    expect(urls.length).toBeLessThanOrEqual(1)
    expect(urlsIn(html)).toEqual(urls)
    if (secretOf[letter] === 'link') expect(urls).toEqual([kinds.link])
    for (const url of urls) expect(url).not.toMatch(/[?&#@]|JP1002003|tsubaki/)
    expect(text.split('\n').filter((line) => line.includes('://'))).toEqual(urls)
  })

  it.each(letterNames)(
    '%s: the secret stands alone on its line, in both parts, and nowhere where there is none',
    (letter) => {
      const { subject, text, html } = write(letter, language)
      const secret = kinds[secretOf[letter]]
      expect(subject).not.toContain(secret || token)
      if (secret === '') return
      expect(text.split('\n').filter((line) => line.includes(secret))).toEqual([secret])
      expect(html).toContain(`>${secret}<`)
    },
  )

  const ofMaintenance = (name: LetterName): boolean => name.startsWith('maintenance-')
  const ending = letterNames.filter((name) => 'until' in sampleFacts[name] && !ofMaintenance(name))
  it.each(ending)('%s: the last moment, in Japan', (letter) => {
    const { text, html } = write(letter, language)
    expect(text.split('\n')).toContain('2026/11/21 09:05')
    expect(html).toContain('>2026/11/21 09:05<')
    expect(text).toContain(language === 'ja' ? '日本時間' : 'Japan time')
  })

  it.each(letterNames)('%s: no blame, no jargon, no bare 「こちら」; never asks for a password', (letter) => {
    const { subject, text } = write(letter, language)
    expect(subject + text).not.toMatch(/不正|無効|誤っ|誤り|間違|こちら|ください。ください|必須項目|トークン|認証情報/)
    expect(subject + text).not.toMatch(
      /invalid|illegal|incorrect|wrong|fault|failed|click here|token|undefined|null|\bNaN\b/i,
    )
    expect(text.replace(/\s/g, '')).toContain(
      language === 'ja'
        ? 'パスワード、クレジットカードの番号、銀行口座の番号をメールでおたずねすることはありません'
        : 'Weneveraskbymailforapassword',
    )
  })

  it.each(letterNames)('%s: says what to do for who did not ask', (letter) => {
    const { text } = write(letter, language)
    const silent: LetterName[] = [
      'application-received',
      'application-refused',
      'product-news',
      'contract-ending',
      'revocation-clock',
    ]
    if (silent.includes(letter) || ofMaintenance(letter)) return
    expect(text.replace(/\s/g, '')).toMatch(
      language === 'ja' ? /心当たり|覚えのない|覚えがない/ : /Ifyou(didnot|werenot|knownothing)|Ifitwasnot/,
    )
  })

  it.each(letterNames)('%s: lines of 76 columns at most, but for an address', (letter) => {
    for (const line of write(letter, language).text.split('\n')) {
      const columns = [...line].reduce((sum, one) => sum + (one.codePointAt(0)! < 0x1100 ? 1 : 2), 0)
      if (!line.includes('://')) expect(columns, line).toBeLessThanOrEqual(76)
      expect(line).not.toMatch(/^[、。）」]/)
    }
  })
})

describe('KEY-10 mails about maintenance', () => {
  it.each(letterNames.filter((name) => name.startsWith('maintenance-')))(
    '%s: from when until when, with the weekday and the zone',
    (letter) => {
      expect(write(letter, 'ja').text.replace(/\s/g, '')).toContain(
        '2026年11月20日(金)22:00から2026年11月21日(土)09:05まで（日本時間）',
      )
      expect(write(letter, 'en').text.replace(/\s+/g, ' ')).toContain(
        'Friday, 20 November 2026, 22:00 to Saturday, 21 November 2026, 09:05 (Japan time)',
      )
    },
  )

  it('names devices whose term ends meanwhile', () => {
    expect(write('maintenance-announced', 'ja').text.replace(/\s/g, '')).toContain(
      '・0123-4567-89AB-CDEF：2026年11月20日(GMT)、日本時間では2026年11月21日8:59まで',
    )
    expect(write('maintenance-announced', 'en').text.replace(/\s+/g, ' ')).toContain(
      '- 0123-4567-89AB-CDEF: until the end of 20 November 2026 (GMT), which is 8:59 on 21 November 2026 in Japan',
    )
    expect(write('maintenance-changed', 'ja').text).not.toContain('利用期限')
  })

  it('says whether it takes longer or ends sooner', () => {
    expect(write('maintenance-changed', 'ja').subject).toContain('延長のお知らせ')
    const facts = { before: '2026-11-21T04:00:00.000Z' }
    expect(write('maintenance-changed', 'ja', { facts }).subject).toContain('日時変更のお知らせ')
  })
})

describe('ACC-40 salutation', () => {
  it('様 for a person, 御中 for a company, never both, お客様 where no name is known', () => {
    for (const letter of letterNames) {
      const first = write(letter, 'ja').text.split('\n')[0]!
      expect(first).toMatch(/^(お客様|[^ ].* 様|[^ ].* 御中)$/)
      expect(first).not.toMatch(/様.*御中|御中.*様|様 様/)
    }
    expect(write('reset-link', 'ja').text).toMatch(/^髙﨑 美咲 様\n/)
    expect(write('reset-link', 'ja', { name: '' }).text).toMatch(/^お客様\n/)
    expect(write('application-received', 'ja').text).toMatch(/^㈱つばき工務店 御中\n/)
    expect(write('reset-link', 'en', { name: '' }).text).toMatch(/^Dear customer,\n/)
  })

  it('an address that may belong to somebody else is told no name', () => {
    for (const letter of ['confirm-mail', 'mail-taken', 'confirm-registration', 'already-registered'] as const)
      for (const language of languages) expect(write(letter, language).text).not.toContain('髙﨑')
  })
})

describe('words the manuals promise', () => {
  it('PAR-5 PAR-9 the subjects of partner', () => {
    expect(write('reset-link', 'ja').subject).toBe('【あおばコネクトID】パスワードリセットのお知らせ')
    expect(write('one-time-code', 'ja').subject).toBe('【あおばコネクトID】ワンタイムパスワード通知')
  })

  it('MEM-3 MEM-4 the temporary password, its end, two cautions, and where to type it', () => {
    const { text } = write('temporary-password', 'ja')
    expect(text).toContain('\n【仮パスワード】\nKp7-mR2_xd\n')
    expect(text).toContain('\n【有効期限】\n2026/11/21 09:05\n')
    const flat = text.replace(/\s/g, '')
    expect(flat).toContain('過ぎたときは、仮パスワードの再発行をお申し込みください。')
    expect(flat).toContain('1度使用した仮パスワードは使用できません。')
    expect(text).toContain('https://counter.example/partner/recover/temporary')
  })

  it('TRD-4 the customer code, 24 hours, what to do after them, and that nobody asks for passwords or cards', () => {
    const { text } = write('reset-link', 'ja')
    const flat = text.replace(/\s/g, '')
    expect(text).toContain('\n【お客様コード】\nJP1002003\n')
    expect(flat).toContain('リンクの有効期限は24時間')
    expect(flat).toContain('過ぎたときは、ログインの画面からもう一度お申し込みください')
    expect(flat).toContain('クレジットカードの番号')
  })

  it('PAR-12 somebody registered already is led to 「パスワードをリセットする」', () => {
    const { text } = write('already-registered', 'ja')
    expect(text).toContain('「パスワードをリセットする」')
    expect(text).toContain('https://counter.example/partner/recover')
  })
})

describe('other people’s words in a mail', () => {
  it('become no markup and no header', () => {
    const { html, text, subject } = write('reset-link', 'ja', { name: '<b onload="x">&\'太郎\r\nBcc: a@b.example' })
    expect(html).not.toMatch(/<b(?!ody|r>)/)
    expect(html).toContain('&lt;b onload=&quot;x&quot;&gt;&amp;&#39;太郎')
    expect(text).toContain('<b onload="x">')
    expect(subject).not.toMatch(/[\r\n]/)
  })

  it('become no link beside the letter’s own', () => {
    const facts = { name: '当選 https://prize.example/x', mail: 'http://prize.example' }
    const { html, text } = write('shared-user-asks', 'ja', { facts })
    expect(urlsIn(text)).toEqual(['https://counter.example/partner/sign-in'])
    expect(urlsIn(html)).toEqual(['https://counter.example/partner/sign-in'])
  })

  it('ACC-2 names come out as they were written', () => {
    const names = ['髙﨑 𠮷', '㈱①', '葛\u{E0100}城', '神\uFA19']
    for (const name of names) {
      const { text, html } = write('reset-link', 'ja', { name })
      expect(text).toContain(`${name} 様`)
      expect(html).toContain(`${name} 様`)
    }
  })

  it('any link, code and password survives whole', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_/@-]{9,120}$/), (secret) => {
        const words = wordsOf('partner', 'ja')
        const { link: _, ...pages } = sampleSender.addressesOf('partner', 'ja')
        const frame = {
          portal: '窓',
          company: '社',
          name: '',
          secret,
          pages,
          help: { title: '係', mail: 'a@b.example' },
          when: () => '',
        }
        const { text, html } = compose('temporary-password', { until: '', minutes: 1 }, words, frame, 'ja')
        expect(text.split('\n')).toContain(secret)
        expect(html).toContain(`>${secret}<`)
      }),
    )
  })
})
