import { describe, expect, it } from 'vitest'
import type { Organisation } from './desk-data.ts'
import { encodeName } from './distinguished-name.ts'
import { type OrganisationFault, type OrganisationField, readOrganisation } from './organisation.ts'
import { subjectOf } from './subject.ts'

const kaede: Organisation = {
  name: '楓ワークス合同会社',
  kana: 'カエデワークス',
  registrationNumber: '120003012345',
  registeredPostalCode: '530-0001',
  registeredAddress: '大阪府大阪市北区梅田9-9-9',
  postalCode: '530-0002',
  address: '大阪府大阪市北区曽根崎新地9-9-9',
  phone: '06-1234-5678',
  english: { name: 'Kaede Works LLC', prefecture: 'Osaka', city: 'Osaka-shi', country: 'JP' },
}
const readPhone = (typed: string) => (/^[\d-]+$/.test(typed) ? typed : null)
const read = (rest: Partial<Organisation>) => readOrganisation({ ...kaede, ...rest }, readPhone)
const english = (rest: Partial<Organisation['english']>) => ({ english: { ...kaede.english, ...rest } })

describe('CRT-12 an organisation', () => {
  it('in its canonical spelling stays as it is, read once or twice', () => {
    expect(read({})).toEqual({ ok: true, organisation: kaede })
  })

  it.each<[string, Partial<Organisation>, Partial<Organisation>]>([
    ['half-width kana', { kana: 'ｶｴﾃﾞ ﾜｰｸｽ' }, { kana: 'カエデ　ワークス' }],
    ['hiragana', { kana: 'かえでわーくす' }, { kana: 'カエデワークス' }],
    ['names keep their kanji', { name: ' ㈱髙山ﾃｯｸ ' }, { name: '㈱髙山テック' }],
    ['a number', { registrationNumber: '１２００－０３－０１２３４５' }, { registrationNumber: '120003012345' }],
    ['a postal code', { postalCode: '〒５３０ー０００２' }, { postalCode: '530-0002' }],
    ['full-width Latin', english({ name: 'Ｋａｅｄｅ　Ｗｏｒｋｓ　ＬＬＣ' }), {}],
    ['a country', english({ country: 'ｊｐ' }), {}],
    ['an apostrophe', english({ name: 'Kaede’s & Co., Ltd.' }), english({ name: "Kaede's & Co., Ltd." })],
  ])('%s', (_, typed, expected) => {
    expect(read(typed)).toEqual({ ok: true, organisation: { ...kaede, ...expected } })
  })

  it.each<[OrganisationField, Partial<Organisation>, OrganisationFault]>([
    ['name', { name: ' ' }, 'empty'],
    ['name', { name: '楓'.repeat(201) }, 'too-long'],
    ['name', { name: '楓\ud800' }, 'malformed'],
    ['kana', { kana: 'カエデLLC' }, 'kana'],
    ['kana', { kana: '楓' }, 'kana'],
    ['kana', { kana: 'ー・' }, 'kana'],
    ['registrationNumber', { registrationNumber: '123' }, 'length'],
    ['registrationNumber', { registrationNumber: '8000012050002' }, 'check-digit'],
    ['registeredPostalCode', { registeredPostalCode: '530' }, 'malformed'],
    ['address', { address: '' }, 'empty'],
    ['phone', { phone: '' }, 'empty'],
    ['phone', { phone: '六' }, 'malformed'],
    ['englishName', english({ name: '楓ワークス' }), 'latin'],
    ['englishName', english({ name: 'Kaede\\Works' }), 'latin'],
    ['englishName', english({ name: '-.-' }), 'says-nothing'],
    ['englishName', english({ name: 'a'.repeat(65) }), 'too-long'],
    ['englishPrefecture', english({ prefecture: '' }), 'empty'],
    ['englishCity', english({ city: 'Ōsaka' }), 'latin'],
    ['country', english({ country: 'XX' }), 'malformed'],
  ])('%s is told what is wrong', (field, typed, fault) => {
    expect(read(typed)).toEqual({ ok: false, faults: { [field]: fault } })
  })

  it('tells everything at once', () => {
    const nothing = Object.fromEntries(Object.keys(kaede).map((field) => [field, ''])) as unknown as Organisation
    const faults = readOrganisation(
      { ...nothing, english: { name: '', prefecture: '', city: '', country: '' } },
      readPhone,
    )
    expect(faults.ok ? [] : Object.values(faults.faults)).toEqual(Array.from({ length: 12 }, () => 'empty'))
  })
})

describe('CRT-11 the subject of a certificate', () => {
  const inWords = (profile: 'server-ov' | 'server-ev', name = 'www.kaede.example', of: Organisation = kaede) =>
    subjectOf(of, profile, name).map(({ type, value }) => `${type}=${value}`)

  it('says the examined data in the order of BR 7.1.4.2', () => {
    const ov = ['C=JP', 'ST=Osaka', 'L=Osaka-shi', 'O=Kaede Works LLC', 'CN=www.kaede.example']
    expect(inWords('server-ov')).toEqual(ov)
    expect(inWords('server-ev')).toEqual([
      ...['businessCategory=Private Organization', 'jurisdictionC=JP', 'serialNumber=1200-03-012345', ...ov],
    ])
    expect(inWords('server-ev', 'a.example', { ...kaede, registrationNumber: '7000012050002' })[0]).toBe(
      'businessCategory=Government Entity',
    )
  })

  it('leaves out a common name that is too long, and can be encoded', () => {
    const long = `${'a'.repeat(60)}.example`
    expect(inWords('server-ov', long).at(-1)).toBe('O=Kaede Works LLC')
    expect(encodeName(subjectOf(kaede, 'server-ev', long)).length).toBeGreaterThan(100)
  })
})
