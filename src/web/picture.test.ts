import { expect, it } from 'vitest'
import { partOf } from './picture.ts'

it.each([
  ['bytes=0-', [0, 99]],
  ['bytes=0-1', [0, 1]],
  ['bytes=10-19', [10, 19]],
  ['bytes=90-1000', [90, 99]],
  ['bytes=-10', [90, 99]],
  ['bytes=-1000', [0, 99]],
  ['bytes=99-99', [99, 99]],
  // What cannot be answered in part is answered whole.
  ['bytes=100-', null],
  ['bytes=5-4', null],
  ['bytes=-0', null],
  ['bytes=-', null],
  ['bytes=0-1,5-6', null],
  ['bytes=0x1-2', null],
  ['items=0-1', null],
  ['', null],
  [null, null],
] as const)('of 100 bytes %s is %o', (range, part) => expect(partOf(range, 100)).toEqual(part))
