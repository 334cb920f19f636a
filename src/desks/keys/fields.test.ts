import { describe, expect, test } from 'vitest'
import { en } from '../../words/en.ts'
import { ja } from '../../words/ja.ts'
import type { Desk } from '../desk.ts'
import type { Reading } from '../flow.ts'
import { cardNumber, deviceId, inFourInputs, registrationId } from './fields.tsx'

const at = (words: Desk['words']) => ({ words }) as Desk
const typed = (name: string, boxes: readonly string[]) =>
  Object.fromEntries(boxes.map((box, place) => [`${name}-${place + 1}`, box]))

describe('KEY-20 a number in four boxes', () => {
  const read = (boxes: readonly string[], words = ja): Reading<string> =>
    deviceId(at(words), 'mpr', 'hdcom').read('', typed('mpr', boxes))

  test.each<readonly string[]>([
    ['0123', '4567', '89AB', 'CDEF'],
    ['0123', '4567', '89ab', 'cdef'],
    ['０１２３', '４５６７', '８９ａｂ', 'ＣＤＥＦ'],
    ['0123-4567-89AB-CDEF', '', '', ''],
    ['0123456789abcdef', ' ', '', ''],
    [' 0123', '4567 ', '89-AB', 'CDEF'],
  ])('%j is one number', (...boxes) => {
    expect(read(boxes)).toEqual({ ok: true, value: '0123456789ABCDEF' })
  })

  test.each<[readonly string[], string, string]>([
    [['', '', '', ''], 'mpr-1', 'MPR IDを入力してください。'],
    [['0123', '4567', '', 'CDEF'], 'mpr-3', 'MPR IDの3番目の欄を入力してください。'],
    [['0123', '', '', ''], 'mpr-2', 'MPR IDの2番目の欄を入力してください。'],
    [['0123', '4567', '89A', 'CDEF'], 'mpr-3', 'MPR IDの3番目の欄は、4桁で入力してください。'],
    [['012', '', '', ''], 'mpr-1', 'MPR IDの1番目の欄は、4桁で入力してください。'],
    [['0123', '45O7', '89AB', 'CDEF'], 'mpr-2', 'MPR IDの2番目の欄は、0～9とA～Fの文字だけで入力してください。'],
    [['0123456789ABCDE', '', '', ''], 'mpr-1', 'MPR IDは、16桁で入力してください。'],
    [['0123456789ABCDEG', '', '', ''], 'mpr-1', 'MPR IDは、0～9とA～Fの文字だけで入力してください。'],
    [['0'.repeat(5000), '', '', ''], 'mpr-1', 'MPR IDは、16桁で入力してください。'],
  ])('%j is told at %s', (boxes, part, text) => {
    expect(read(boxes)).toEqual({ ok: false, part, text })
  })

  test('in English the box is named too', () => {
    expect(read(['0123', '45O7', '89AB', 'CDEF'], en)).toMatchObject({
      text: 'Use only 0–9 and A–F in box 2 of MPR ID.',
    })
  })

  test('left empty where it need not be filled in', () => {
    const field = deviceId(at(ja), 'mpr', 'hdcom', { required: false })
    expect(field.read('', {})).toEqual({ ok: true, value: '' })
    expect(field.read('', typed('mpr', ['0', '', '', '']))).toMatchObject({ ok: false })
  })
})

describe('KEY-23 a slip of the hand in a card’s number', () => {
  // The last digit follows from the fifteen before it.
  const good = '0000000000000000'

  test('is told as such', () => {
    const read = (digits: string) => cardNumber(at(ja), 'card').read('', typed('card', [digits]))
    expect(read(good)).toEqual({ ok: true, value: good })
    expect(read('0000000000000010')).toMatchObject({ ok: false, part: 'card-1' })
    expect((read('0000000000000010') as { text: string }).text).toContain('打ち間違い')
  })
})

test('KEY-20 a registration ID has twelve digits', () => {
  const read = (raw: string) => registrationId(at(ja)).read(raw, {})
  expect(read('ａｂｃｄ－ef01 2345')).toEqual({ ok: true, value: 'ABCDEF012345' })
  expect(read('')).toEqual({ ok: false, text: 'Registration IDを入力してください。' })
  expect(read('ABCDEF01')).toEqual({ ok: false, text: 'Registration IDは、12桁で入力してください。' })
  expect(read('ABCDEF01234X')).toMatchObject({ ok: false })
})

test('KEY-50 a MAC address is typed with colons, hyphens or neither', () => {
  const read = (raw: string) => deviceId(at(ja), 'mpr', 'mpcs').read(raw, {})
  for (const raw of ['00:11:22:aa:bb:cc', '00-11-22-AA-BB-CC', '001122AABBCC'])
    expect(read(raw)).toEqual({ ok: true, value: '001122AABBCC' })
  expect(read('001122')).toEqual({ ok: false, text: 'MACアドレスは、12桁で入力してください。' })
})

test('a number is put back into the boxes it came from', () => {
  expect(inFourInputs('mpr', '0123456789ABCDEF')).toEqual(typed('mpr', ['0123', '4567', '89AB', 'CDEF']))
})
