import { invite } from '../../../src/desks/office/invite.ts'
import { lanes } from '../../../src/domain/accounts/lanes.ts'
import { NETWORK } from '../../../src/domain/accounts/throttle.ts'
import { DAY, type Guest, HOUR, MINUTE, NEXT, PASSWORD, type Person, type PortalName, type Tour, WEAK } from './tour.ts'

/** The pages before sign-in, and sign-in in all its states. */
export const tourSignIn = async (tour: Tour, portal: PortalName): Promise<void> => {
  const { counter } = tour
  const twoPages = portal === 'partner'
  const who = await tour.person(portal)
  const stranger = tour.guest()
  await stranger.open(`/${portal}/`)
  for (const { id } of counter.program.house.portals.get(portal)!.portal.terms)
    await stranger.open(`/${portal}/terms/${id}`)
  await stranger.open(`/${portal}/sign-out`)
  // A page of somebody signed in says first that one has to sign in.
  await stranger.open(`/${portal}/account`)
  await stranger.open(`/${portal}/sign-in`)
  await stranger.press('main', { identifier: 'あ い', password: 'x' })
  const typed: Record<string, string> = twoPages ? {} : { identifier: who.identifier }
  if (twoPages) {
    await stranger.press('main', { identifier: who.identifier })
    await stranger.click('recover?from=')
    await stranger.open(`/${portal}/sign-in`)
    await stranger.press('main', { identifier: who.identifier })
  }
  // The sixth wrong one has to wait.
  for (let tries = 0; tries < 6; tries++) await stranger.press('main', { ...typed, password: 'Machigai-1' })

  const crowd = tour.guest()
  await crowd.open(`/${portal}/sign-in`)
  if (twoPages) await crowd.press('main', { identifier: who.identifier })
  const { vault } = counter.program.house
  const from = lanes(vault).signInsFrom(crowd.address)
  for (let tries = 0; tries < NETWORK.tries; tries++)
    await tour.stores(portal).throttle.countInWindow(from, NETWORK.seconds, counter.clock.now())
  await crowd.press('main', { ...typed, password: 'Machigai-1' })

  const given = await tour.person(portal)
  await tour.giveInitialPassword(portal, given)
  const newcomer = tour.guest()
  await newcomer.open(`/${portal}/sign-in`)
  if (twoPages) await newcomer.press('main', { identifier: given.identifier })
  await newcomer.press('main', { ...(twoPages ? {} : { identifier: given.identifier }), password: PASSWORD })
  await newcomer.press('main', { next: WEAK })
  await newcomer.press('main', { next: PASSWORD })
  await newcomer.press('main', { next: NEXT })
}

/** The mailed one-time password of a portal that asks for it. */
export const tourMailedCode = async (tour: Tour, portal: PortalName): Promise<void> => {
  const { clock } = tour.counter
  const who = await tour.person(portal, { due: true })
  const begin = async (): Promise<Guest> => {
    const guest = tour.guest()
    await guest.open(`/${portal}/sign-in`)
    await guest.press('main', { identifier: who.identifier })
    await guest.press('main', { password: PASSWORD })
    return guest
  }
  const late = await begin()
  await late.press('main', { code: '12' })
  await late.press('resend')
  clock.advance(MINUTE)
  await late.press('resend')
  clock.advance(11 * MINUTE)
  await late.press('main', { code: '12345678' })
  const guesser = await begin()
  for (let tries = 0; tries < 6; tries++) await guesser.press('main', { code: '12345678' })
  const good = await begin()
  const [mail] = await tour.counter.mailsTo(who.mail)
  await good.press('main', { code: /^\d{8}$/m.exec(mail!.text)![0] })
}

const proofsOf = (portal: PortalName, who: Person): Record<string, string> =>
  portal === 'trade'
    ? { 'customer-code': who.customerCode, 'postal-code': who.postalCode, mail: who.mail }
    : { identifier: who.identifier }

/** Recovery by a mailed link, from asking to every end of it. */
export const tourRecoveryByLink = async (tour: Tour, portal: PortalName): Promise<void> => {
  const { clock } = tour.counter
  const who = await tour.person(portal)
  const ask = async (): Promise<string> => {
    const guest = tour.guest()
    await guest.open(`/${portal}/recover`)
    await guest.press('main', proofsOf(portal, who))
    return tour.linkTo(who.mail)
  }
  const wrong = tour.guest()
  await wrong.open(`/${portal}/recover`)
  await wrong.press('main', Object.fromEntries(Object.keys(proofsOf(portal, who)).map((proof) => [proof, 'あ'])))
  await tourChoosing(tour, portal, ask)
  clock.advance(HOUR)
  const suspended = tour.guest()
  await suspended.open(await ask())
  await tour.stores(portal).accounts.setState(who.id, 'suspended')
  await suspended.press('main', { next: PASSWORD, again: PASSWORD })
}

/** A first password by a mailed invitation. */
export const tourInvitation = async (tour: Tour, portal: PortalName): Promise<void> => {
  const who = await tour.person(portal, { password: false })
  await tourChoosing(tour, portal, async () => {
    await tour.asStaff(portal, who, invite)
    return tour.linkTo(who.mail)
  })
}

const tourChoosing = async (tour: Tour, portal: PortalName, newLink: () => Promise<string>): Promise<void> => {
  const { clock } = tour.counter
  const guest = tour.guest()
  const first = await newLink()
  clock.advance(1000)
  const second = await newLink()
  await guest.open(first)
  await guest.open(second)
  clock.advance(25 * HOUR)
  await guest.open(second)
  const third = await newLink()
  await guest.open(third)
  await guest.press('main', { next: WEAK, again: NEXT })
  await guest.press('main', { next: WEAK, again: WEAK })
  await guest.press('main', { next: NEXT, again: NEXT })
  await guest.open(third)
  await guest.open(`/${portal}/open/${'x'.repeat(43)}`, `${portal}/failure/linkUnknown`)
}

const temporaryIn = (text: string): string => /^[!-~]{9,20}$/m.exec(text)![0]

/** Recovery by a mailed temporary password: in the browser that asked, and in another one. */
export const tourTemporaryPassword = async (tour: Tour, portal: PortalName): Promise<void> => {
  const { clock } = tour.counter
  const ask = async (who: Person): Promise<{ guest: Guest; temporary: string }> => {
    const guest = tour.guest()
    await guest.open(`/${portal}/recover-by-temporary-password`)
    await guest.press('main', { identifier: who.identifier, mail: who.mail })
    clock.advance(1000)
    const [mail] = await tour.counter.mailsTo(who.mail)
    return { guest, temporary: temporaryIn(mail!.text) }
  }
  const wrong = tour.guest()
  await wrong.open(`/${portal}/recover-by-temporary-password`)
  await wrong.press('main', { identifier: 'あ い', mail: 'あ' })
  const elsewhere = async (who: Person, temporary: string): Promise<Guest> => {
    const guest = tour.guest()
    await guest.open(`/${portal}/temporary-password`)
    await guest.press('main', { identifier: who.identifier, temporary })
    return guest
  }
  for (const isHere of [true, false]) {
    const who = await tour.person(portal)
    const old = await ask(who)
    const { guest: asker, temporary } = await ask(who)
    const enter = async (typed: string): Promise<Guest> => {
      if (!isHere) return elsewhere(who, typed)
      const guest = tour.guest()
      await guest.open(`/${portal}/recover-by-temporary-password`)
      await guest.press('main', { identifier: who.identifier, mail: 'dareka@betsu.example' })
      await guest.press('main', { temporary: typed })
      return guest
    }
    await enter('Machigai-1')
    await enter(old.temporary)
    const guest = isHere ? asker : await elsewhere(who, temporary)
    if (isHere) await guest.press('main', { temporary })
    await guest.press('main', { next: WEAK, again: NEXT })
    await guest.press('main', { next: WEAK, again: WEAK })
    await guest.press('main', { next: NEXT, again: NEXT })
    await enter(temporary)
    const late = await ask(who)
    clock.advance(HOUR)
    await enter(late.temporary)
    clock.advance(DAY)
    // Five wrong ones, and the right one is worth nothing any more.
    const tried = await ask(who)
    for (let tries = 0; tries < 5; tries++) {
      if (isHere) await tried.guest.press('main', { temporary: 'Machigai-1' })
      else await elsewhere(who, 'Machigai-1')
    }
    if (isHere) await tried.guest.press('main', { temporary: tried.temporary })
    else await elsewhere(who, tried.temporary)
    clock.advance(DAY)
    // Suspended between the temporary password and the new one.
    const last = await ask(who)
    const there = isHere ? last.guest : await elsewhere(who, last.temporary)
    if (isHere) await there.press('main', { temporary: last.temporary })
    await tour.stores(portal).accounts.setState(who.id, 'suspended')
    await there.press('main', { next: PASSWORD, again: PASSWORD })
    clock.advance(DAY)
  }
}

/** Registration by somebody new. */
export const tourRegistration = async (tour: Tour, portal: PortalName): Promise<void> => {
  const { clock } = tour.counter
  const asked = async (mail: string): Promise<string> => {
    const guest = tour.guest()
    await guest.open(`/${portal}/register`)
    await guest.press('main', { mail })
    clock.advance(1000)
    return tour.linkTo(mail)
  }
  const wrong = tour.guest()
  await wrong.open(`/${portal}/register`)
  await wrong.press('main', { mail: 'あ' })
  const mail = 'tsubasa-no-nagai-mail-address@tsubame-no-su.example'
  const facts = { name: '髙﨑 翼', company: '㈱つばめの巣と建具の専門店' }
  const [first, second] = [await asked(mail), await asked(mail)]
  const one = tour.guest()
  await one.open(first)
  const two = tour.guest()
  await two.open(second)
  await two.press('main', facts)
  await two.press('change')
  await two.press('main', { name: 'あ'.repeat(61), company: '' })
  await two.press('main', facts)
  await two.press('main', { password: WEAK, 'agree-terms': 'yes' })
  await two.press('main', { password: NEXT, 'agree-terms': 'yes' })
  await one.open(one.url)
  await one.open(second)
  const late = await asked('okure@tsubame-no-su.example')
  clock.advance(25 * HOUR)
  await one.open(late)
}
