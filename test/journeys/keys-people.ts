import { toAgree } from '../../src/domain/accounts/consent.ts'
import { newId } from '../../src/kit/ids.ts'
import { addSeconds, hours } from '../../src/kit/time.ts'
import type { Browser, BrowserOptions, Counter } from './counter.ts'

/** Somebody with an account of the portal of keys, signed in without the pages of sign-in, which have journeys of their own. */
export interface Dealer {
  readonly account: string
  /** Whose what they issue is. */
  readonly holder: string
  readonly name: string
  readonly browser: Browser
}

let dealers = 0

/** A new dealer; `of` makes it another account of the same customer, `customer` one of a customer at all. */
export const newDealer = async (
  counter: Counter,
  given: BrowserOptions & { readonly of?: Dealer; readonly customer?: true; readonly portal?: string } = {},
): Promise<Dealer> => {
  const { portal = 'keys', of, customer, ...options } = given
  const { house } = counter.program
  const now = counter.clock.now()
  const id = newId(now, house.random)
  const number = String(++dealers).padStart(4, '0')
  const name = `販売 担当${number}`
  const mail = `hanbai-${number}@koeda-denki.example`
  const token = house.random.token()
  const customerId = of ? of.holder : customer ? newId(now, house.random) : null
  await house.stores.atomically(portal, async ({ customers, accounts, sessions, consents }) => {
    if (customerId !== null && !of)
      await customers.create(
        {
          id: customerId,
          code: `JP9${number}`,
          company: '小枝電機',
          kana: 'コエダデンキ',
          postalCode: '',
          address: '',
          phone: '',
        },
        now,
      )
    await accounts.create({
      id,
      role: 'sole',
      name,
      company: '小枝電機',
      mail,
      language: options.language ?? 'ja',
      identifiers: [{ kind: 'mail', canonical: mail }],
      at: now,
      ...(customerId === null ? {} : { customerId }),
    })
    for (const text of toAgree(house.portals.get(portal)!.portal.terms))
      await consents.give(id, text.id, text.version, now)
    await sessions.start({
      id: newId(now, house.random),
      tokenHash: house.vault.mac('session', token),
      accountId: id,
      browser: 'Chrome / Windows',
      address: '203.0.113.5',
      at: now,
      endsAt: addSeconds(now, hours(12)),
    })
  })
  const browser = counter.browser(options)
  ;(browser.cookies as Map<string, string>).set(`madoguchi-${portal}-session`, token)
  return { account: id, holder: customerId ?? id, name, browser }
}
