import { describe, expect, it } from 'vitest'
import {
  approvalFaults,
  checklists,
  type Examination,
  examiners,
  judgePhone,
  type LoggedDeed,
  notExamined,
  revocationFaults,
} from './examination.ts'

const at = '2026-11-20T01:00:00.000Z'
const line = (by: string, did: LoggedDeed['did']): LoggedDeed => ({ by, at, did, what: '', version: 2 })
const call = { spokeTo: '柚木様', number: '06-1234-5678', source: 'contract', by: 'sato', at }

/** Everything that a service asks for, made sure of by one person. */
const examined = (profile: 'server-ov' | 'server-ev', by = 'sato'): Examination => ({
  received: [],
  checks: Object.fromEntries(checklists[profile].map((check) => [check, { by, at }])),
  phone: { ...call, by },
  log: [line(by, 'ticked'), line(by, 'called')],
})

describe('OFF-6 what stands against an approval', () => {
  it.each([
    ['server-ov', notExamined, [], 'sato', ['checks', 'no-call']],
    ['server-ov', examined('server-ov'), [], 'sato', []],
    ['server-ov', examined('server-ov'), ['委任状'], 'sato', ['documents']],
    ['server-ov', { ...examined('server-ov'), phone: null }, [], 'tanaka', ['no-call']],
    ['server-ev', examined('server-ov'), [], 'tanaka', ['checks']],
    ['server-ev', examined('server-ev'), [], 'tanaka', []],
    ['server-ev', examined('server-ev'), [], 'sato', ['same-person']],
    ['server-ev', examined('server-ev'), [], ' ＳＡＴＯ', ['same-person']],
  ] as const)('%s, %o, awaiting %o, by %s: %o', (profile, examination, awaited, who, expected) => {
    expect(approvalFaults(examination, awaited, profile, who).map(({ is }) => is)).toEqual(expected)
  })

  it('names what is not ticked', () => {
    const { caa: _, ...checks } = examined('server-ov').checks
    expect(approvalFaults({ ...examined('server-ov'), checks }, [], 'server-ov', 'sato')).toEqual([
      { is: 'checks', lacks: ['caa'] },
    ])
  })

  it('EV asks for all that OV asks for, and more', () => {
    expect(new Set(checklists['server-ev']).isSupersetOf(new Set(checklists['server-ov']))).toBe(true)
    expect(checklists['server-ev'].length).toBeGreaterThan(checklists['server-ov'].length)
  })

  it('whoever examined is an examiner still when somebody else did the same again', () => {
    const twice = { ...examined('server-ev', 'tanaka'), log: [line('sato', 'ticked'), line('tanaka', 'ticked')] }
    expect(approvalFaults(twice, [], 'server-ev', 'sato')).toEqual([{ is: 'same-person', who: 'sato' }])
    expect([...examiners({ log: [line('abe', 'sent-back'), line('abe', 'began-to-examine')] })]).toEqual([])
  })

  it('CRT-17 a revocation asks for a call by somebody else', () => {
    const called = { ...notExamined, phone: call, log: [line('sato', 'called')] }
    expect(revocationFaults(notExamined, 'sato')).toEqual([{ is: 'no-call' }])
    expect(revocationFaults(called, 'sato')).toEqual([{ is: 'same-person', who: 'sato' }])
    expect(revocationFaults(called, 'tanaka')).toEqual([])
  })
})

describe('OFF-6 the number of a phone check', () => {
  it.each([
    [{ spokeTo: '柚木様', number: '06-1234-5678', source: '' }, 'contract'],
    [{ spokeTo: '柚木様', number: '０６（１２３４）５６７８', source: '' }, 'contract'],
    [{ spokeTo: '柚木様', number: '06-9999-0000', source: '職員録 2026' }, '職員録 2026'],
    [{ spokeTo: '柚木様', number: '06-9999-0000', source: '' }, 'no-source'],
    [{ spokeTo: '柚木様', number: '06-9999-0000', source: ' ' }, 'no-source'],
    [{ spokeTo: ' ', number: '06-1234-5678', source: '' }, 'nobody'],
    [{ spokeTo: '柚木様', number: '不明', source: '職員録' }, 'no-number'],
    [{ spokeTo: '柚木様', number: '123', source: '職員録' }, 'no-number'],
  ])('%o: %s', (given, expected) => {
    const judged = judgePhone(given, { phone: '06-1234-5678' })
    expect(judged.ok ? judged.source : judged.fault).toBe(expected)
  })

  it('of a new application nothing was examined: what the applicant typed is no source', () => {
    const judged = judgePhone({ spokeTo: '柚木様', number: '06-1234-5678', source: '' }, null)
    expect(judged).toEqual({ ok: false, fault: 'no-source' })
  })
})
