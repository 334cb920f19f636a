import type { Context } from 'hono'
import { type Device, readDeviceId, readMacAddress, readMprId } from '../../domain/keys/device.ts'
import { answerGeneralFailure } from '../../web/answer.tsx'
import { cookie, readCookie } from '../../web/cookies.ts'
import type { House } from '../../web/house.ts'
import { readForm } from '../../web/read-form.ts'
import type { Bindings, Server } from '../../web/server.tsx'
import type { KeptFacts } from '../clock.ts'
import { answerDemoPage, demoVisits } from '../page-frame.ts'
import { deviceOf, freshDevices } from '../sample-keys.ts'
import { type Line, talk } from './line.ts'
import { hear, press } from './machine.ts'
import { deliveredDevice, type KeptDevice, readDevice, writeDevice } from './memory.ts'
import { DevicePage } from './page.tsx'
import { type Button, buttons, type Effect } from './tv.ts'

const PATH = '/demo/device'
// As many as somebody types while one answer is on its way.
const MOST_PRESSES = 64

/** The simulator of a device (KEY-61): its page, and one address that takes what is done to it. */
export const addDeviceSimulator = (server: Server, { house, facts }: { house: House; facts: KeptFacts }): void => {
  const visitOf = demoVisits(house, 'demo-device.css')

  server.get(PATH, async (c) => {
    const asked = askedFor(c.req.query())
    if (asked.is === 'elsewhere') return c.redirect(pathOf(asked.device), 303)
    const device = asked.is === 'here' ? asked.device : deviceOf(freshDevices[0]!)
    const visit = visitOf(c.req.raw)
    const browser = browserOf(c.req.header('cookie'), house)
    let kept = await readDevice(facts, browser.id, device)
    if (kept.tv.memory.line.is === 'unasked') {
      // A device that is switched on asks first how its term stands.
      kept = await ask({ is: 'look' }, kept, device, lineOf(server, c, house))
      await writeDevice(facts, browser.id, device, kept)
    }
    const refused = asked.is === 'refused' ? asked.typed : null
    const page = <DevicePage visit={visit} facts={{ device, tv: kept.tv, now: house.clock.now(), refused }} />
    const setCookies = [...visit.setCookies, ...browser.setCookies]
    return answerDemoPage({ ...visit, setCookies }, page, refused === null ? 200 : 422)
  })

  server.post(PATH, async (c) => {
    const { language, url } = visitOf(c.req.raw)
    const form = await readForm(c.req.raw)
    if (!form.ok) return answerGeneralFailure(house, url, language, form.failure, { status: form.status })
    const read = readDeviceId(form.values['device'] ?? '')
    const order = orderOf(form.values)
    if (!read.ok || !order) return answerGeneralFailure(house, url, language, 'unreadable')
    const { device } = read
    const browser = browserOf(c.req.header('cookie'), house)
    const before = await readDevice(facts, browser.id, device)
    const after = await carryOut(order, before, device, facts, lineOf(server, c, house))
    await writeDevice(facts, browser.id, device, after)
    for (const one of browser.setCookies) c.header('set-cookie', one, { append: true })
    return c.redirect(`${pathOf(device)}#tv`, 303)
  })
}

type Order = { readonly press: readonly Button[] } | { readonly cable: 'in' | 'out' } | { readonly anew: true }

const orderOf = (values: Readonly<Record<string, string>>): Order | null => {
  const { press: pressed, cable, anew } = values
  if (cable === 'in' || cable === 'out') return { cable }
  if (anew !== undefined) return { anew: true }
  const keys = (pressed ?? '').split(' ')
  const known = keys.filter((key): key is Button => (buttons as readonly string[]).includes(key))
  return known.length === keys.length && keys.length <= MOST_PRESSES ? { press: known } : null
}

const carryOut = async (
  order: Order,
  before: KeptDevice,
  device: Device,
  facts: KeptFacts,
  line: Line,
): Promise<KeptDevice> => {
  if ('anew' in order) return { ...(await deliveredDevice(facts, device)), published: before.published }
  if ('cable' in order) {
    const { tv } = before
    const plugged = { ...tv, memory: { ...tv.memory, plugged: order.cable === 'in' } }
    // A device notices its cable, and looks anew.
    return ask({ is: 'look' }, { ...before, tv: plugged }, device, line)
  }
  let kept = before
  for (const button of order.press) {
    const { tv, effect } = press(kept.tv, button)
    kept = { ...kept, tv }
    if (effect) kept = await ask(effect, kept, device, line)
  }
  return kept
}

const ask = async (effect: Effect, kept: KeptDevice, device: Device, line: Line): Promise<KeptDevice> => {
  const { heard, published } = await talk(effect, device, kept.tv.memory, kept.published, line)
  return { tv: hear(kept.tv, effect, heard), published }
}

/** The device's connection: real requests to this program's own interface, from where the browser is. */
const lineOf = (
  server: Server,
  { req, env }: Pick<Context<{ Bindings: Bindings }>, 'req' | 'env'>,
  house: House,
): Line => ({
  send: async (path, init) => {
    const headers = new Headers(init.headers)
    const forwarded = req.header('x-forwarded-for')
    if (forwarded !== undefined) headers.set('x-forwarded-for', forwarded)
    return server.request(path, { ...init, headers }, env)
  },
  nonce: () => house.random.token().slice(0, 22),
})

const browserOf = (header: string | undefined, house: House): { id: string; setCookies: readonly string[] } => {
  const known = readCookie(header, 'demo', 'browser', house.cookies)
  const token = known === '' ? house.random.token() : known
  return {
    id: house.vault.mac('demo-browser', token).slice(0, 32),
    setCookies: known === '' ? [cookie('demo', 'browser', token, house.cookies)] : [],
  }
}

const pathOf = ({ kind, id }: Device): string => `${PATH}?${kind === 'hdcom' ? 'mprId' : 'macAddress'}=${id}`

type AskedFor =
  | { readonly is: 'here' | 'elsewhere'; readonly device: Device }
  | { readonly is: 'refused'; readonly typed: string }
  | { readonly is: 'any' }

/** Which device an address names: `mprId` or `macAddress`, or what was chosen and typed on the page. */
const askedFor = (query: Readonly<Record<string, string>>): AskedFor => {
  const { mprId, macAddress, device, own = '' } = query
  const typed = own.trim() === '' ? device : own
  if (typed !== undefined && typed !== '') {
    const read = readDeviceId(typed)
    return read.ok ? { is: 'elsewhere', device: read.device } : { is: 'refused', typed: typed.slice(0, 100) }
  }
  const mpr = mprId === undefined ? null : readMprId([mprId])
  if (mpr?.ok) return { is: 'here', device: { kind: 'hdcom', id: mpr.canonical } }
  const mac = macAddress === undefined ? null : readMacAddress(macAddress)
  if (mac?.ok) return { is: 'here', device: { kind: 'mpcs', id: mac.canonical } }
  const none = mprId ?? macAddress
  return none === undefined ? { is: 'any' } : { is: 'refused', typed: none.slice(0, 100) }
}
