import type { PrintedCard } from '../../src/domain/keys/cards.ts'
import type { Device } from '../../src/domain/keys/device.ts'
import type { ProductId } from '../../src/domain/keys/product.ts'
import { type Keys, newDevice, openKeys } from '../contracts/keys-world.ts'
import type { Browser, Counter } from './counter.ts'
import type { ReadPage } from './page.ts'

/** A registration key as it is shown. */
export const KEY = /\b[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}\b/

/** What a person types: numbers as a whole in the first of their boxes. */
export const typed = (device: Device, card: PrintedCard): Readonly<Record<string, string>> => ({
  ...(device.kind === 'hdcom' ? { 'MPR ID 1': device.id } : { MACアドレス: device.id }),
  'Activation Key No. 1': card.number,
  'Registration ID': card.registrationId,
})

/** The values of a page's list by their labels. */
export const rows = ({ html }: ReadPage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...html.matchAll(/<dt>([^<]*)<\/dt><dd class="summary-value">([\s\S]*?)<\/dd>/g)].map(([, label, value]) => [
      label,
      value!.replace(/<[^>]+>/g, ''),
    ]),
  )

/** The numbers that are offered on a page. */
export const candidates = ({ html }: ReadPage): readonly string[] =>
  [...html.matchAll(/type="radio"[^>]*value="([^"]+)"/g)].map(([, number]) => number!)

/** A portal's cards and the pages on which they are used. */
export const openApplications = (counter: Counter) => {
  const keys: Keys = openKeys({ stores: counter.program.stores }, 'keys')
  const print = async (product: ProductId = '701W'): Promise<PrintedCard> => (await keys.print(product))[0]!

  /** Goes to the confirmation, in Japanese. */
  const toConfirm = async (
    browser: Browser,
    flow: 'issue' | 'extend' | 'issue-mpcs' | 'extend-mpcs',
    device: Device,
    card: PrintedCard,
  ): Promise<ReadPage> => {
    await browser.open(`/keys/${flow}`)
    await browser.send('次へ', typed(device, card))
    await browser.send('同意する')
    return flow.startsWith('issue') ? browser.send('次へ') : browser.page
  }

  /** The whole of it. */
  const apply = async (
    browser: Browser,
    flow: 'issue' | 'extend' | 'issue-mpcs' | 'extend-mpcs',
    device: Device,
    card: PrintedCard,
  ): Promise<ReadPage> => {
    await toConfirm(browser, flow, device, card)
    return browser.send('登録')
  }

  /** A device with a key of this product, and the card it came from. */
  const issued = async (browser: Browser, product: ProductId = '701W', device: Device = newDevice()) => {
    const card = await print(product)
    const page = await apply(browser, 'issue', device, card)
    return { device, card, page, key: rows(page)['Registration Key']!, number: rows(page)['接続番号']! }
  }

  const stateOf = async (card: PrintedCard) => (await keys.stores.cards.prove(card))!.state

  return { keys, print, toConfirm, apply, issued, stateOf }
}

export type Applications = ReturnType<typeof openApplications>
