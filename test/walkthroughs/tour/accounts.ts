import { toAgree } from '../../../src/domain/accounts/consent.ts'
import { DAY, type Guest, HOUR, NEXT, PASSWORD, type PortalName, type Tour, WEAK } from './tour.ts'

/** Everything that somebody signed in can do with the own account. */
export const tourOwnAccount = async (tour: Tour, portal: PortalName): Promise<void> => {
  const who = await tour.person(portal)
  const phone = await tour.inside(portal, who)
  const me = await tour.inside(portal, who)
  await me.open(`/${portal}/`)
  await me.open(`/${portal}/account`)
  await me.press('language', { language: tour.language })
  await me.press('end-others')
  await phone.open(`/${portal}/account`)
  const asksConsent = toAgree(tour.counter.program.house.portals.get(portal)!.portal.terms).length > 0
  if (asksConsent) await me.open(`/${portal}/agree`)
  // Where more was registered than a name, there is one form for all of it.
  if (portal !== 'member' && portal !== 'keys') {
    await me.open(`/${portal}/change-names`)
    await me.press('main', { name: 'あ'.repeat(200) })
    await me.press('main', { name: '髙﨑 ①子' })
  }
  await me.open(`/${portal}/export-data`)
  await me.press('main')
  await me.open(`/${portal}/sign-out`)
  await me.open(`/${portal}/nowhere`, `${portal}/failure/notFound-signed-in`)

  if (portal !== 'certs') await tourOwnPassword(me, portal)

  if (portal !== 'trade') await tourDeletion(tour, portal)
  if (asksConsent) await tourConsent(tour, portal)
}

const tourOwnPassword = async (me: Guest, portal: PortalName): Promise<void> => {
  await me.open(`/${portal}/change-password`)
  await me.press('main', { current: 'Machigai-1', next: NEXT, again: NEXT })
  await me.press('main', { current: PASSWORD, next: WEAK, again: NEXT })
  await me.press('main', { current: PASSWORD, next: WEAK, again: WEAK })
  await me.press('main', { current: PASSWORD, next: PASSWORD, again: PASSWORD })
  await me.press('main', { current: PASSWORD, next: NEXT, again: NEXT })
}

const tourDeletion = async (tour: Tour, portal: PortalName): Promise<void> => {
  const leaving = await tour.inside(portal, await tour.person(portal))
  await leaving.open(`/${portal}/delete-account`)
  await leaving.press('main', { password: 'Machigai-1' })
  await leaving.press('main', { password: PASSWORD })
}

const tourConsent = async (tour: Tour, portal: PortalName): Promise<void> => {
  const asked = await tour.inside(portal, await tour.person(portal, { consents: false }))
  await asked.open(`/${portal}/export-data`)
  await asked.open(`/${portal}/account`)
  const texts = toAgree(tour.counter.program.house.portals.get(portal)!.portal.terms)
  await asked.press('main', Object.fromEntries(texts.map(({ id, version }) => [`${id}-${version}`, 'yes'])))
}

/** A new e-mail address: asked for, confirmed in this browser and in another, undone; and the links past their use. */
export const tourNewMail = async (tour: Tour, portal: PortalName): Promise<void> => {
  const { clock } = tour.counter
  const who = await tour.person(portal)
  let me = await tour.inside(portal, who)
  const ask = async (mail: string): Promise<string> => {
    await me.open(`/${portal}/change-mail`)
    await me.press('main', { mail, password: PASSWORD })
    return tour.linkTo(mail)
  }
  await me.open(`/${portal}/change-mail`)
  await me.press('main', { mail: 'あ', password: 'Machigai-1' })
  await me.press('main', { mail: 'atarashii@hikari.example', password: 'Machigai-1' })
  await me.press('main', { mail: who.mail, password: PASSWORD })
  const first = await ask(`ichi-${portal}@hikari.example`)
  // The start page says that an address waits for its confirmation.
  await me.open(`/${portal}/`)
  clock.advance(1000)
  const second = await ask(`ni-${portal}@hikari.example`)
  await me.open(first)
  await me.open(second)
  const elsewhere = tour.guest()
  await elsewhere.open(second)
  await elsewhere.press('main', { password: 'Machigai-1' })
  await elsewhere.press('main', { password: PASSWORD })
  await elsewhere.open(second)

  const undo = await tour.linkTo(who.mail, /変更|changed/i)
  await elsewhere.open(undo)
  clock.advance(8 * DAY)
  await elsewhere.open(undo)

  const identifier = portal === 'partner' ? `ni-${portal}@hikari.example` : who.identifier
  await tour.stores(portal).accounts.checked(who.id, clock.now())
  me = await tour.inside(portal, { ...who, identifier })
  const third = await ask(`san-${portal}@hikari.example`)
  clock.advance(25 * HOUR)
  await elsewhere.open(third)

  await tour.stores(portal).accounts.checked(who.id, clock.now())
  me = await tour.inside(portal, { ...who, identifier })
  await me.open(await ask(`yon-${portal}@hikari.example`))
  await me.press('main')
  const good = await tour.linkTo(`ni-${portal}@hikari.example`, /変更のお知らせ|was changed/)
  await elsewhere.open(good)
  await elsewhere.press('main')
  await elsewhere.open(good)
}
