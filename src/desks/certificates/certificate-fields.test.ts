import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Contact, Organisation } from '../../domain/certificates/desk-data.ts'
import { fieldData } from '../../field-data/field-data.ts'
import { en } from '../../words/en.ts'
import { ja } from '../../words/ja.ts'
import type { Desk } from '../desk.ts'
import type { Field } from '../flow.ts'
import { contactFields, contactOf, contactValues, isBlankContact } from './contact-fields.tsx'
import { organisationFields, organisationInput, organisationOf, organisationValues } from './organisation-fields.tsx'

const at = (words: Desk['words'] = ja) => ({ words, ...fieldData }) as Desk

const yuzuki: Organisation = {
  name: '株式会社柚木工業',
  kana: 'カブシキガイシャユズキコウギョウ',
  registrationNumber: '010001012345',
  registeredPostalCode: '541-0041',
  registeredAddress: '大阪府大阪市中央区北浜9-9-9',
  postalCode: '541-0041',
  address: '大阪府大阪市中央区北浜9-9-9',
  phone: '06-1234-5678',
  english: { name: 'Yuzuki Works Co., Ltd.', prefecture: 'Osaka', city: 'Osaka-shi', country: 'JP' },
}

const aoi: Contact = {
  organisation: '株式会社柚木工業',
  department: '',
  title: '',
  name: '柚木 葵',
  postalCode: '541-0041',
  address: '大阪府大阪市中央区北浜9-9-9',
  phone: '06-1234-5678',
  fax: '',
  mail: 'aoi@yuzuki-works.example',
  notices: false,
}

const readAll = (fields: Readonly<Record<string, Field<string>>>, typed: Readonly<Record<string, string>>) => {
  const values: Record<string, string> = {}
  const faults: Record<string, string> = {}
  for (const [name, field] of Object.entries(fields)) {
    const read = field.read(typed[name] ?? '', typed)
    if (read.ok) values[name] = read.value
    else faults[name] = read.text
  }
  return { values, faults }
}

describe('CRT-12 the fields of an organisation', () => {
  const typed = organisationValues(yuzuki)

  test('what is in them comes out of them', () => {
    const { values, faults } = readAll(organisationFields(at()), typed)
    expect(faults).toEqual({})
    expect(organisationOf(values)).toEqual(yuzuki)
  })

  test('half-width kana are widened, a number loses its hyphens, a telephone number gets its own', () => {
    const { values, faults } = readAll(organisationFields(at()), {
      ...typed,
      [organisationInput('kana')]: 'ｶﾌﾞｼｷｶﾞｲｼｬﾕｽﾞｷｺｳｷﾞｮｳ',
      [organisationInput('registrationNumber')]: '０１００－０１－０１２３４５',
      [organisationInput('phone')]: '０６１２３４５６７８',
    })
    expect(faults).toEqual({})
    expect(organisationOf(values)).toEqual(yuzuki)
  })

  test('without a present address it is the registered one', () => {
    const { values, faults } = readAll(organisationFields(at()), {
      ...typed,
      [organisationInput('postalCode')]: '',
      [organisationInput('address')]: ' ',
    })
    expect(faults).toEqual({})
    expect(organisationOf(values)).toEqual(yuzuki)
  })

  test.each([
    ['name', '', '法人名を入力してください。'],
    [
      'kana',
      'YUZUKI',
      '法人名(カナ)は全角のカタカナで入力してください。英字や数字も読みをカタカナで入力してください。',
    ],
    ['registrationNumber', '12345', '登記番号は12桁または13桁の数字で入力してください。'],
    ['registrationNumber', '1010001012345', '登記番号の数字に誤りがあります。13桁の法人番号をもう一度ご確認ください。'],
    ['registeredPostalCode', '541', '登記住所の郵便番号を読み取れません。例の形で入力してください。'],
    ['postalCode', '', '現住所の郵便番号を入力してください。'],
    ['address', '', '現住所を入力してください。'],
    ['phone', '12', '電話番号を読み取れません。例の形で入力してください。'],
    ['englishName', '柚木工業', '法人名（英字）は半角の英数字と記号で入力してください。'],
    ['englishName', '---', '法人名（英字）に英字か数字を入れてください。'],
    ['englishName', 'Y'.repeat(65), '法人名（英字）が長すぎます。短くして入力してください。'],
    ['country', 'XX', '国名を読み取れません。例の形で入力してください。'],
  ] as const)('%s 「%s」 is told', (field, value, text) => {
    const { faults } = readAll(organisationFields(at()), { ...typed, [organisationInput(field)]: value })
    expect(faults).toEqual({ [organisationInput(field)]: text })
  })

  test('CRT-30 where everything is optional, empty fields are good and wrong ones are told', () => {
    expect(readAll(organisationFields(at(), 'optional'), {}).faults).toEqual({})
    const { faults } = readAll(organisationFields(at(en), 'optional'), { [organisationInput('kana')]: '柚木' })
    expect(faults).toEqual({
      [organisationInput('kana')]:
        'Registered name (kana): use full-width katakana only; spell letters and digits out in kana.',
    })
  })

  test('whatever is typed, reading what was read changes nothing', () => {
    const fields = organisationFields(at(), 'optional')
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(fields)), fc.string({ unit: 'grapheme' }), (name, raw) => {
        const read = fields[name]!.read(raw, {})
        if (read.ok) expect(fields[name]!.read(read.value, {})).toEqual(read)
        else expect(read.text).not.toBe('')
      }),
    )
  })
})

describe('CRT-12 the fields of a contact', () => {
  test('what is in them comes out of them, by its role', () => {
    const { values, faults } = readAll(contactFields(at(), 'billing'), contactValues('billing', aoi))
    expect(faults).toEqual({})
    expect(contactOf('billing', values)).toEqual(aoi)
    expect(isBlankContact(contactOf('technical', values))).toBe(true)
  })

  test('what has to be there is told all at once, and the rest may be empty', () => {
    const { faults } = readAll(contactFields(at(), 'registration'), { 'registration-notices': 'yes' })
    expect(Object.keys(faults)).toEqual(
      ['organisation', 'name', 'postalCode', 'address', 'phone', 'mail'].map((field) => `registration-${field}`),
    )
  })

  test('CRT-30 where everything is optional nothing has to be there', () => {
    expect(readAll(contactFields(at(), 'registration', 'optional'), {}).faults).toEqual({})
  })

  test('a number for faxes may be left out, not wrong', () => {
    const { faults } = readAll(contactFields(at(), 'technical'), {
      ...contactValues('technical', aoi),
      'technical-fax': '12',
    })
    expect(Object.keys(faults)).toEqual(['technical-fax'])
  })
})
