import { lanes } from '../../../src/domain/accounts/lanes.ts'
import { addDays, gmtDay } from '../../../src/domain/keys/calendar.ts'
import { deviceViews, writeDevice } from '../../../src/domain/keys/device-list.ts'
import { newDevice, openKeys } from '../../contracts/keys-world.ts'
import type { Guest, Tour } from './tour.ts'

/** The menu, the search and the own devices of a portal of keys, with all that they can say. */
export const tourOwnKeys = async (tour: Tour): Promise<void> => {
  const { counter } = tour
  const keys = openKeys({ stores: counter.program.stores }, 'keys')
  const today = gmtDay(counter.clock.now())
  const dealer = async () => {
    const person = await tour.person('keys')
    return { ...person, account: person.id, holder: person.id, me: await tour.inside('keys', person) }
  }
  type Dealer = Awaited<ReturnType<typeof dealer>>
  /** A device whose year began so many days ago, or has not begun. */
  const issue = async (by: Dealer, days: number | null = null, kind: 'hdcom' | 'mpcs' = 'hdcom') => {
    const device = newDevice(kind)
    const [card] = await keys.print(kind === 'hdcom' ? '701W' : 'M701W')
    await keys.found(device, (await keys.stores.cards.prove(card!))!, by, counter.clock.now())
    if (days !== null) await keys.use(device, addDays(today, -days))
    return { device, card: card! }
  }
  const search = async (me: Guest, typed: Readonly<Record<string, string>>): Promise<void> => {
    await me.open('/keys/search')
    await me.press('main', typed)
  }

  const one = await dealer()
  await one.me.open('/keys/')
  for (const view of deviceViews) await one.me.open(`/keys/devices?view=${view}`)
  await search(one.me, { 'device-1': '0123', registrationId: 'x' })
  await search(one.me, { 'card-1': '0000000000000000' })
  await search(one.me, { kind: 'mpcs', 'device-1': '00:11:22' })
  await search(one.me, { 'device-1': '0123456789ABCDEF' })
  await one.me.click('search?from=')

  const shown = [
    await issue(one, 30),
    await issue(one, 400),
    await issue(one, 600),
    await issue(one),
    await issue(one, 10, 'mpcs'),
  ]
  await one.me.open('/keys/')
  for (const view of deviceViews) await one.me.open(`/keys/devices?view=${view}`)
  for (const { device } of shown) await one.me.open(`/keys/search?device=${writeDevice(device)}`)
  const { device, card } = shown[0]!
  await search(one.me, { 'device-1': device.id, 'card-1': card.number, registrationId: card.registrationId })
  await one.me.click('search?from=')

  // Extended by somebody else, who may see the term and not the key.
  const other = await dealer()
  const [extension] = await keys.print('701W')
  await keys.extend(device, (await keys.stores.cards.prove(extension!))!, other, counter.clock.now())
  await search(other.me, { 'device-1': device.id })
  await other.me.open(`/keys/search?device=${writeDevice(newDevice())}`)
  for (let tries = 0; tries < 11; tries++)
    await search(other.me, { 'card-1': card.number, registrationId: `0000000000${10 + tries}` })
  const looks = lanes(counter.program.house.vault).deviceLooksBy(other.account)
  await counter.program.db.inAllPortals((query) =>
    query.updateTable('tries').set({ count: 1000 }).where('lane', '=', looks).execute(),
  )
  await search(other.me, { 'device-1': device.id })
  await other.me.open(`/keys/search?device=${writeDevice(device)}`)

  const big = await dealer()
  for (let n = 0; n < 51; n++) await issue(big, n)
  await big.me.open('/keys/devices')
  await big.me.click('page=2')
}
