import { describe, expect, it } from 'vitest'
import { readDeviceId, showDeviceId } from './device.ts'

describe('the number of a device of either kind (KEY-20, KEY-50)', () => {
  it.each([
    ['0123-4567-89ab-cdef', 'hdcom', '0123456789ABCDEF'],
    ['０１２３４５６７８９ＡＢＣＤＥＦ', 'hdcom', '0123456789ABCDEF'],
    ['02:00:5e:10:00:01', 'mpcs', '02005E100001'],
    ['02005e100001', 'mpcs', '02005E100001'],
  ] as const)('%s is read, and as it is shown, too', (typed, kind, id) => {
    const device = { kind, id }
    expect(readDeviceId(typed)).toEqual({ ok: true, device })
    expect(readDeviceId(showDeviceId(device))).toEqual({ ok: true, device })
  })

  it.each([
    ['', 'empty'],
    ['02005E10', 'length'],
    ['0:2005E10000:1', 'characters'],
    ['0123-4567-89AB-CDEG', 'characters'],
  ])('%j is none', (typed, fault) => {
    expect(readDeviceId(typed)).toMatchObject({ ok: false, fault })
  })
})
