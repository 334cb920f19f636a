import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type QuestionFault, readQuestion } from './device-question.ts'

const key = '0123456789ABCDEF'
const asked = (members: object) => readQuestion(JSON.stringify(members))
const hexOf = (digits: number) => fc.stringMatching(new RegExp(`^[0-9A-F]{${digits}}$`))
const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

describe('a device’s question', () => {
  test('KEY-60 names one device and its key', () => {
    expect(asked({ mprId: key, registrationKey: key })).toEqual({
      ok: true,
      question: { device: { kind: 'hdcom', id: key }, key, nonce: null, last: null },
    })
    expect(asked({ macAddress: '02-00-00-00-00-0a', registrationKey: key, nonce: 'n', last: 'a.b.c' })).toEqual({
      ok: true,
      question: { device: { kind: 'mpcs', id: '02000000000A' }, key, nonce: 'n', last: 'a.b.c' },
    })
  })

  test('KEY-60 PLT-32 any spelling of the digits is the one question', () => {
    const spelling = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toLowerCase(),
      wide,
      (text) => text.match(/..../g)!.join('-'),
      (text) => ` ${text.match(/..../g)!.join(' ')} `,
    )
    fc.assert(
      fc.property(hexOf(16), hexOf(16), spelling, spelling, (id, registrationKey, one, other) => {
        const read = asked({ mprId: one(id), registrationKey: other(registrationKey) })
        expect(read).toMatchObject({ ok: true, question: { device: { id }, key: registrationKey } })
      }),
    )
  })

  test('PLT-22 PLT-32 whatever is sent is read or refused, and never breaks', () => {
    const member = fc.oneof(fc.jsonValue(), hexOf(16))
    const members = fc.record(
      { mprId: member, macAddress: member, registrationKey: member, nonce: member, last: member },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          members.map((one) => JSON.stringify(one)),
        ),
        (text) => {
          const read = readQuestion(text)
          if (!read.ok) return
          expect(read.question.key).toMatch(/^[0-9A-F]{16}$/)
          expect(read.question.device.id).toMatch(/^([0-9A-F]{16}|[0-9A-F]{12})$/)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test.each<[unknown, QuestionFault]>([
    ['x', 'body'],
    [[], 'body'],
    [{ registrationKey: key }, 'device'],
    [{ mprId: key, macAddress: '020000000000', registrationKey: key }, 'device'],
    [{ mprId: null, registrationKey: key }, 'mprId'],
    [{ mprId: key.slice(1), registrationKey: key }, 'mprId'],
    [{ macAddress: key, registrationKey: key }, 'macAddress'],
    [{ mprId: key }, 'registrationKey'],
    [{ mprId: key, registrationKey: `${key}${key}` }, 'registrationKey'],
    [{ mprId: key, registrationKey: key, nonce: '' }, 'nonce'],
    [{ mprId: key, registrationKey: key, last: 'x'.repeat(2049) }, 'last'],
  ])('PLT-22 %j is refused for its %s', (members, fault) =>
    expect(readQuestion(JSON.stringify(members))).toEqual({ ok: false, fault }),
  )
})
