import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Customer, newCustomer } from './certificates-people.ts'
import { type Counter, openCounter } from './counter.ts'

describe('CRT-30 アカウント情報登録', () => {
  let counter: Counter
  let me: Customer
  const kept = () => counter.program.stores.of('certs').presets.of(me.account)

  beforeAll(async () => {
    counter = await openCounter()
    me = await newCustomer(counter)
  })
  afterAll(() => counter.close())

  it('everything may be left empty: then nothing of it is kept', async () => {
    await me.browser.open('/certs/account-data')
    for (let page = 0; page < 5; page++) await me.browser.send('次へ')
    expect(me.browser.page.html).toContain('登録しません。')
    await me.browser.send('確認')
    expect(await kept()).toEqual({ agentCode: '', data: {} })
  })

  it('what is typed is kept when it was confirmed, in its canonical spelling, and not before', async () => {
    await me.browser.open('/certs/account-data')
    await me.browser.send('次へ', {
      特約店コード: 'ｔ１００４８２',
      法人名: '株式会社柚木工業',
      '法人名(カナ)': 'ﾕｽﾞｷｺｳｷﾞｮｳ',
    })
    await me.browser.send('次へ', { 氏名: '柚木 葵', 'E-mail': 'aoi@yuzuki-works.example', 受け取らない: 'no' })
    for (let page = 0; page < 3; page++) await me.browser.send('次へ')
    for (const said of ['T100482', 'ユズキコウギョウ', '柚木 葵', 'aoi@yuzuki-works.example'])
      expect(me.browser.page.html).toContain(said)
    expect((await kept())!.agentCode).toBe('')
    const done = await me.browser.send('確認')
    expect(done.html).toContain('アカウント情報登録完了')
    expect(await kept()).toMatchObject({
      agentCode: 'T100482',
      data: {
        organisation: { name: '株式会社柚木工業', kana: 'ユズキコウギョウ' },
        contacts: { registration: { name: '柚木 葵', notices: false } },
      },
    })
    expect(Object.keys((await kept())!.data.contacts!)).toEqual(['registration'])
  })

  it('「戻る」 keeps what was typed, right or wrong; 「次へ」 tells what is wrong beside the field', async () => {
    await me.browser.open('/certs/account-data')
    expect(me.browser.page.html).toContain('value="T100482"')
    expect((await me.browser.send('次へ', { 特約店コード: '@@' })).html).toContain(
      '特約店コードは、半角の英数字4～12文字で入力してください',
    )
    await me.browser.send('次へ', { 特約店コード: 'T100482' })
    expect(me.browser.page.html).toContain('value="柚木 葵"')
    await me.browser.send('戻る', { 'E-mail': 'まだ途中' })
    await me.browser.send('次へ')
    expect(me.browser.page.html).toContain('value="まだ途中"')
    expect((await me.browser.send('次へ')).html).toContain('メールアドレスの形で入力してください')
  })
})
