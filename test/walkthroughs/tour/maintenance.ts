import { announceWindow, withdrawWindow } from '../../../src/desks/office/windows.ts'
import { newId } from '../../../src/kit/ids.ts'
import { DAY, MINUTE, type Person, type PortalName, type Tour } from './tour.ts'

const text = { ja: '電源の設備を交換します。', en: 'We replace the power supply.' }

/** Maintenance as it is announced, as it closes the portal, and to whoever sends something meanwhile. */
export const tourMaintenance = async (tour: Tour, portal: PortalName): Promise<void> => {
  const { clock } = tour.counter
  const who = await tour.person(portal)
  const me = await tour.inside(portal, who)
  const announce = async (after: number, length: number): Promise<string> => {
    const from = new Date(clock.now().getTime() + after)
    const until = new Date(from.getTime() + length)
    const done = await tour.asStaff(portal, who, (_, staff) => announceWindow({ from, until, text }, staff))
    if (done.is === 'refused') throw new Error(done.why)
    return done.window.id
  }
  await announce(20 * MINUTE, 30 * MINUTE)
  const distant = await announce(3 * DAY, DAY)
  clock.advance(MINUTE)
  const stranger = tour.guest()
  await stranger.open(`/${portal}/`)
  await stranger.open(`/${portal}/sign-in`)
  await me.open(`/${portal}/`)
  await me.open(`/${portal}/account`)
  clock.advance(19 * MINUTE)
  await stranger.open(`/${portal}/sign-in`, `${portal}/closed`)
  const typed = new URLSearchParams({ identifier: who.identifier })
  await stranger.send(`/${portal}/sign-in`, { method: 'POST', body: typed }, `${portal}/closed`)
  await tour.asStaff(portal, who, (_, staff) => withdrawWindow(distant, staff))
  clock.advance(31 * MINUTE)
}

/** The way out of product news, by a link that is good, was used, or is too old. */
export const tourStopNews = async (tour: Tour, portal: PortalName): Promise<void> => {
  const guest = tour.guest()
  const who = await tour.person(portal)
  const good = await link(tour, portal, who, DAY)
  await guest.open(good)
  await guest.press('main')
  await guest.open(good)
  await guest.open(await link(tour, portal, who, -1))
}

const link = async (tour: Tour, portal: PortalName, who: Person, lifetime: number): Promise<string> => {
  const { random, vault } = tour.counter.program.house
  const at = tour.counter.clock.now()
  const token = random.token()
  await tour.stores(portal).grants.create({
    id: newId(at, random),
    purpose: 'stop-news',
    accountId: who.id,
    secretHash: vault.mac('link', token),
    at,
    expiresAt: new Date(at.getTime() + lifetime),
    beside: true,
  })
  return `/${portal}/open/${token}`
}
