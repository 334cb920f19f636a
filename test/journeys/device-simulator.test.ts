import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deviceOf, freshDevices, issuedSamples } from '../../src/demo/sample-keys.ts'
import { newId } from '../../src/kit/ids.ts'
import { type Browser, type Counter, openCounter, START } from './counter.ts'
import { type Devices, openDevices } from './device-asks.ts'

const WRONG = '0000-0000-0000-0000'
const loggedIn = [...'00000000']
const service = 'つばめネットサービス'

describe('KEY-61 the simulator, without script', () => {
  let counter: Counter
  let devices: Devices
  beforeAll(async () => {
    counter = await openCounter()
    devices = openDevices(counter)
  })
  beforeEach(() => counter.clock.set(START))
  afterAll(() => counter.close())

  /** What stands on the television, as text. */
  const shown = ({ page }: Browser): string =>
    /<section class="tv"[\s\S]*?<\/section>/
      .exec(page.html)![0]
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
  const at = ({ page }: Browser): string => /data-at="(\w+)"/.exec(page.html)![1]!
  const press = async (browser: Browser, ...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await browser.send(key)
  }
  const on = async (device: { readonly kind: string; readonly id: string }): Promise<Browser> => {
    const browser = counter.browser()
    await browser.open(`/demo/device?${device.kind === 'hdcom' ? 'mprId' : 'macAddress'}=${device.id}`)
    return browser
  }
  /** From wherever the device is to the key that is to be registered, typed. */
  const typeKey = (browser: Browser, key: string): Promise<void> =>
    press(browser, 'メニュー', '黄', ...loggedIn, '▼ 下', '決定', '決定', '緑', ...key.replaceAll('-', ''))
  const extensions = (browser: Browser): Promise<void> => press(browser, 'メニュー', '決定', '決定')

  it('KEY-61 the whole way of manual 003 §3.2: the MPR ID is looked up, a key is registered, the device restarts and runs', async () => {
    const device = deviceOf(freshDevices[1]!)
    const browser = await on(device)
    await extensions(browser)
    expect(shown(browser)).toContain('拡張機能の確認')
    expect(shown(browser)).toContain(`MPR ID ${device.id.match(/..../g)!.join('-')}`)
    expect(shown(browser)).toContain(`${service} 登録されていません`)
    const key = await devices.issue(device, '701W', counter.clock.now())
    await press(browser, '戻る', '▼ 下', '決定', ...loggedIn, '▼ 下', '決定')
    expect(shown(browser)).toContain('管理者メニュー')
    await press(browser, '決定')
    expect(shown(browser)).toContain('ソフトウェアの拡張')
    await press(browser, '緑', ...key)
    expect(shown(browser)).toContain(key.match(/..../g)!.join('-'))
    await press(browser, '緑')
    expect(shown(browser)).toContain('設定を保存して再起動します。よろしいですか？')
    await press(browser, '▶ 右', '◀ 左', '決定')
    expect(at(browser)).toBe('restarting')
    expect(shown(browser)).toContain('再起動しています')
    await press(browser, '決定')
    expect(at(browser)).toBe('home')
    await extensions(browser)
    expect(shown(browser)).toContain(`${service} 2027年11月20日 (GMT) が有効期限です`)
    // An extension comes by itself.
    await devices.keys.extend(device, await devices.keys.printed('703W'), undefined, counter.clock.now())
    await extensions(browser)
    expect(shown(browser)).toContain('2030年11月20日 (GMT) が有効期限です')
    // The term ends, and the device says so the next time it looks.
    counter.clock.set('2030-11-21T00:00:00Z')
    await extensions(browser)
    expect(shown(browser)).toContain(`${service} 有効期限が切れています`)
    counter.clock.set('2031-05-21T00:00:00Z')
    await extensions(browser)
    expect(shown(browser)).toContain(`${service} 登録されていません`)
  })

  it('KEY-61 a wrong key: 「Registration Key の認証に失敗しました」, the digits stay, and nothing begins', async () => {
    const device = deviceOf(freshDevices[2]!)
    const browser = await on(device)
    await typeKey(browser, WRONG)
    await press(browser, '緑', '決定')
    expect(at(browser)).toBe('key')
    expect(shown(browser)).toContain('Registration Key の認証に失敗しました')
    expect(shown(browser)).toContain(WRONG)
    for (let n = 1; n < 10; n++) await press(browser, '緑', '決定')
    expect(shown(browser)).toContain('認証に失敗しました')
    await press(browser, '緑', '決定')
    expect(shown(browser)).toContain('確認の回数が多すぎます。約60分後にもう一度お試しください')
  })

  it('KEY-61 KEY-50 the multi-point server by its MAC address', async () => {
    const device = deviceOf(freshDevices.find(({ kind }) => kind === 'mpcs')!)
    const browser = await on(device)
    const key = await devices.issue(device, 'M701W', counter.clock.now())
    await typeKey(browser, key)
    await press(browser, '緑', '決定', '決定')
    await extensions(browser)
    expect(shown(browser)).toContain(`MACアドレス ${device.id.match(/../g)!.join(':')}`)
    expect(shown(browser)).toContain('2027年11月20日 (GMT) が有効期限です')
  })

  it('KEY-61 a device without its cable says so and goes by its last answer, for two weeks', async () => {
    const device = deviceOf(freshDevices[3]!)
    const browser = await on(device)
    await browser.send('ケーブルを抜く')
    await extensions(browser)
    expect(shown(browser)).toContain(`${service} つばめネットのサーバーへ接続していません`)
    expect(shown(browser)).not.toContain('最後に確認した内容')
    const key = await devices.issue(device, '701W', counter.clock.now())
    await typeKey(browser, key)
    await press(browser, '緑', '決定')
    expect([at(browser), shown(browser)]).toEqual(['key', expect.stringContaining('サーバーへ接続していません')])
    await browser.send('ケーブルをつなぐ')
    await press(browser, '緑', '決定', '決定')
    expect(shown(browser)).toContain('2027年11月20日 (GMT) が有効期限です')
    await browser.send('ケーブルを抜く')
    await extensions(browser)
    expect(shown(browser)).toContain('サーバーへ接続していません')
    expect(shown(browser)).toContain('最後に確認した内容：2027年11月20日 (GMT) が有効期限です（2026年12月4日まで')
    counter.clock.set('2026-12-04T01:00:00Z')
    await extensions(browser)
    expect(shown(browser)).toContain('サーバーへ接続していません')
    expect(shown(browser)).not.toContain('最後に確認した内容')
  })

  it('KEY-10 KEY-61 in maintenance the device keeps what it has', async () => {
    const { device } = issuedSamples.find(({ state }) => state === 'running')!
    const browser = await on(deviceOf(device))
    expect(shown(browser)).toContain('(GMT) が有効期限です')
    const windows = {
      id: newId(counter.clock.now(), counter.program.house.random),
      kind: 'maintenance' as const,
      from: new Date('2026-11-25T01:00:00Z'),
      until: new Date('2026-11-25T03:00:00Z'),
      announcedAt: counter.clock.now(),
      text: { ja: '', en: '' },
    }
    await devices.keys.stores.windows.create(windows)
    counter.program.house.away.forget('keys')
    counter.clock.set('2026-11-25T02:00:00Z')
    await extensions(browser)
    expect(shown(browser)).toContain('つばめネットのサーバーへ接続していません')
    expect(shown(browser)).toContain('最後に確認した内容：')
    counter.clock.set('2026-11-25T03:00:00Z')
    await extensions(browser)
    expect(shown(browser)).toContain(`${service} 2027年`)
  })

  it('KEY-61 believes no server that does not sign as the published key does', async () => {
    const device = deviceOf(freshDevices[4]!)
    const browser = await on(device)
    const key = await devices.issue(device, '701W', counter.clock.now())
    await typeKey(browser, key)
    const { program } = counter
    const real = program.server.request
    // Somebody in between who passes everything on, and tells another end.
    program.server.request = async (path, init, env) => {
      const answer = await real.call(program.server, path as string, init, env)
      if (!String(path).includes('/device/v1/register')) return answer
      const body: any = await answer.json()
      const [head, facts, signature] = body.signed.split('.')
      const told = JSON.parse(Buffer.from(facts, 'base64url').toString())
      const forged = Buffer.from(JSON.stringify({ ...told, validUntil: '2099-12-31' })).toString('base64url')
      return Response.json({ ...body, validUntil: '2099-12-31', signed: `${head}.${forged}.${signature}` })
    }
    try {
      await press(browser, '緑')
      const sent = await browser.sendRaw('決定')
      expect(sent.status).toBe(303)
    } finally {
      program.server.request = real
    }
    await browser.open(`/demo/device?mprId=${device.id}`)
    expect([at(browser), shown(browser)]).toEqual(['key', expect.stringContaining('サーバーへ接続していません')])
  })

  it.each([
    ['running', /\d+年\d+月\d+日 \(GMT\) が有効期限です/],
    ['ending', /2026年11月30日 \(GMT\) が有効期限です/],
    ['ended', /有効期限が切れています/],
  ])('KEY-61 a sample that is %s shows it at a first look', async (state, text) => {
    const { device } = issuedSamples.find((one) => one.state === state)!
    const browser = await on(deviceOf(device))
    expect(shown(browser)).toMatch(text)
  })

  it('KEY-61 the administrator’s password is this device’s, and a reset brings the first one back', async () => {
    const browser = await on(deviceOf(freshDevices[5]!))
    await press(
      browser,
      'メニュー',
      '黄',
      ...loggedIn,
      '▼ 下',
      '決定',
      '▼ 下',
      '決定',
      '1',
      '2',
      '3',
      '4',
      '▼ 下',
      '決定',
    )
    expect(shown(browser)).toContain('パスワードを変更しました。')
    await press(browser, 'メニュー', '黄', ...loggedIn, '▼ 下', '決定')
    expect(shown(browser)).toContain('パスワードが違います。もう一度入力してください。')
    const other = await on(deviceOf(freshDevices[5]!))
    await press(other, 'メニュー', '黄', ...loggedIn, '▼ 下', '決定')
    expect(at(other)).toBe('admin')
    await browser.send('工場出荷時の状態に戻す')
    expect(at(browser)).toBe('home')
    await press(browser, 'メニュー', '黄', ...loggedIn, '▼ 下', '決定')
    expect(at(browser)).toBe('admin')
  })

  it('KEY-61 the device stays as it was left, whatever else was looked at', async () => {
    const [first, second] = [deviceOf(freshDevices[6]!), deviceOf(freshDevices[7]!)]
    const browser = await on(first)
    await press(browser, 'メニュー', '▼ 下')
    // What the form of the page sends; the field that was left empty comes with it.
    expect(browser.page.form('この機器にする')).toMatchObject({ method: 'get', action: '/demo/device' })
    await browser.open(`/demo/device?device=${second.id}&own=`)
    expect(browser.page.url).toBe(`/demo/device?mprId=${second.id}`)
    expect(at(browser)).toBe('home')
    await browser.open(`/demo/device?device=${second.id}&own=+${first.id.toLowerCase().match(/..../g)!.join('-')}`)
    expect(browser.page.url).toBe(`/demo/device?mprId=${first.id}`)
    expect(browser.page.html).toMatch(/aria-current="true">機器の情報を見る/)
  })

  it('KEY-61 any number is a device; what is none is refused beside its field', async () => {
    const browser = counter.browser()
    await browser.open('/demo/device?own=12%3A34%3A56%3A78%3A9A%3ABC')
    expect(browser.page.url).toBe('/demo/device?macAddress=123456789ABC')
    await browser.open('/demo/device?own=hello')
    expect(browser.page.status).toBe(422)
    expect(browser.page.title).toMatch(/^エラー：/)
    expect(browser.page.error('見本にない機器の番号')).toContain('MPR IDは16桁')
    expect((await browser.open('/demo/device?mprId=1')).status).toBe(422)
    expect((await browser.open('/demo/device')).status).toBe(200)
  })

  it('PLT-22 what no form of ours sends is refused', async () => {
    const browser = counter.browser()
    const { id } = deviceOf(freshDevices[0]!)
    const send = async (
      body: Record<string, string>,
      headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
    ) => (await browser.request('/demo/device', { method: 'POST', body: new URLSearchParams(body), headers })).status
    expect(await send({ device: id, press: 'menu down ok' })).toBe(303)
    expect(await send({ device: id })).toBe(400)
    expect(await send({ device: id, press: 'constructor' })).toBe(400)
    expect(await send({ device: id, press: 'menu  ok' })).toBe(400)
    expect(await send({ device: id, press: Array(65).fill('up').join(' ') })).toBe(400)
    expect(await send({ device: 'x', press: 'menu' })).toBe(400)
    expect(await send({ device: id, press: 'menu' }, { 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect((await browser.request('/demo/device', { headers: { cookie: 'madoguchi-demo-browser=x' } })).status).toBe(
      200,
    )
  })

  it('KEY-61 in English the television speaks English, too', async () => {
    const browser = counter.browser({ language: 'en' })
    await browser.open('/demo/device')
    await press(browser, 'Menu', 'OK', 'OK')
    expect(shown(browser)).toContain('Tsubame Net service Not registered')
  })
})
