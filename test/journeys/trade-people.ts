import { sampleData } from '../../src/demo/sample-data.ts'
import { type Browser, type Counter, openCounter } from './counter.ts'

export type SampleCustomer = (typeof sampleData.trade.customers)[number]
export const [yanagi, hibari, tsukushi] = sampleData.trade.customers as readonly SampleCustomer[] as [
  SampleCustomer,
  SampleCustomer,
  SampleCustomer,
]

/** The counter, with what is needed of the portal of customer codes. */
export interface TradeCounter extends Counter {
  readonly stores: ReturnType<Counter['program']['house']['stores']['of']>
  /** Signs in with a customer code or an address, by somebody who has agreed to the portal's texts. */
  signIn(identifier: string, password: string, address?: string): Promise<Browser>
  accountOf(identifier: string): ReturnType<TradeCounter['stores']['accounts']['byIdentifier']>
}

export const openTrade = async (): Promise<TradeCounter> => {
  const counter = await openCounter()
  const { house } = counter.program
  const stores = house.stores.of('trade')
  const accountOf = (identifier: string) =>
    stores.accounts.byIdentifier(
      identifier.includes('@')
        ? { kind: 'mail', canonical: identifier }
        : { kind: 'customer-code', canonical: identifier },
    )
  return {
    ...counter,
    stores,
    accountOf,
    async signIn(identifier, password, address = '203.0.113.5') {
      const account = await accountOf(identifier)
      for (const { id, version } of house.portals.get('trade')!.portal.terms)
        if (account) await stores.consents.give(account.id, id, version, counter.clock.now())
      const browser = counter.browser({ address })
      await browser.open('/trade/sign-in')
      await browser.send('ログイン', { お客様コードまたはメールアドレス: identifier, パスワード: password })
      return browser
    },
  }
}
