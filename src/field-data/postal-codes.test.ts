import { describe, expect, test } from 'vitest'
import { addressesOf } from './postal-codes.ts'

const addresses = async (code: string) =>
  (await addressesOf(code)).map(({ prefecture, city, town }) => `${prefecture}/${city}/${town}`)

describe("Japan Post's table (TRD-10)", () => {
  test('a code of one town gives that town', async () => {
    expect(await addresses('244-0806')).toEqual(['神奈川県/横浜市戸塚区/上品濃'])
  })

  test('a code of two prefectures gives both', async () => {
    expect(await addresses('498-0000')).toEqual(['愛知県/弥富市/', '三重県/桑名郡木曽岬町/'])
  })

  test('an explanation in the place of a town is none', async () => {
    expect(await addresses('100-0000')).toEqual(['東京都/千代田区/'])
    for (const code of ['409-0142', '409-0140', '498-0000', '060-0000'])
      for (const { town } of await addressesOf(code)) expect(town).not.toMatch(/場合|掲載|、|（/)
  })

  test.each(['999-9999', '000-0000', '2440806', '', '244-0806x'])('%j gives nothing', async (code) => {
    expect(await addresses(code)).toEqual([])
  })
})
