import { createHash } from 'node:crypto'
import { makeLoginKey } from '../../../src/ca/login-key.ts'
import { issueLoginCertificate, revokeLoginCertificates } from '../../../src/desks/office/login-certificates.ts'
import { lanes } from '../../../src/domain/accounts/lanes.ts'
import { NETWORK } from '../../../src/domain/accounts/throttle.ts'
import { serviceOf } from '../../../src/portal/define.ts'
import { DAY, type Guest, MINUTE, NEXT, PASSWORD, type Person, type Tour, WEAK } from './tour.ts'

/** The two ways into the portal of certificates, in all their states. */
export const tourComingIn = async (tour: Tour): Promise<void> => {
  const { counter } = tour
  const stranger = tour.guest()
  await stranger.open('/certs/')
  for (const { id } of counter.program.house.portals.get('certs')!.portal.terms)
    await stranger.open(`/certs/terms/${id}`)
  await stranger.open('/certs/sign-out')
  await stranger.open('/certs/account')
  await stranger.open('/certs/ask-staff')
  await tourByCode(tour)
  await tourByCertificate(tour)
  await tourInitialPassword(tour)
}

const tourByCode = async (tour: Tour): Promise<void> => {
  const { clock, program } = tour.counter
  const { house } = program
  const who = await tour.person('certs')
  const typed = { identifier: who.identifier }
  const stranger = tour.guest()
  await stranger.open('/certs/sign-in-by-code')
  await stranger.press('main', { identifier: 'あ い', password: 'x' })
  for (let tries = 0; tries < 6; tries++) await stranger.press('main', { ...typed, password: 'Machigai-1' })
  const crowd = tour.guest()
  await crowd.open('/certs/sign-in-by-code')
  const from = lanes(house.vault).signInsFrom(crowd.address)
  for (let tries = 0; tries < NETWORK.tries; tries++)
    await tour.stores('certs').throttle.countInWindow(from, NETWORK.seconds, clock.now())
  await crowd.press('main', { ...typed, password: 'Machigai-1' })

  clock.advance(MINUTE)
  const begin = async (): Promise<Guest> => {
    const guest = tour.guest()
    await guest.open('/certs/sign-in-by-code')
    await guest.press('main', { ...typed, password: PASSWORD })
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
  await good.press('main', { code: await tour.codeFor('certs', who.id) })
}

/** Gives somebody a login certificate, as staff do; how a proxy passes it on (RFC 9440). */
const giveCertificate = async (tour: Tour, who: Person): Promise<string> => {
  const { house } = tour.counter.program
  const { spki } = await makeLoginKey()
  const { authorities: owner } = serviceOf(house.portals.get('certs')!.portal, 'certificates')!
  const { issuing } = house.authorities.get('certs')!
  const staff = await tour.asStaff('certs', who, async (_, one) => one)
  const stores = tour.stores('certs')
  const parts = { issuing, atomically: house.stores.atomically, owner }
  const done = await issueLoginCertificate(
    who,
    who.identifier,
    spki,
    { ...parts, staffIn: (inside) => ({ ...staff, stores: inside }) },
    { ...staff, stores },
  )
  if (done.is !== 'issued') throw new Error(done.is)
  return `:${done.certificate.der.toString('base64')}:`
}

const tourByCertificate = async (tour: Tour): Promise<void> => {
  const { clock } = tour.counter
  const who = await tour.person('certs')
  const guest = tour.guest()
  const look = async (certificate: string | null): Promise<void> => {
    guest.present(certificate)
    await guest.open('/certs/sign-in-by-certificate')
  }
  await look(null)
  await look(`:${createHash('sha256').update('no certificate').digest('base64')}:`)
  const now = clock.now()
  const first = await giveCertificate(tour, who)
  // A clock that is set back, as a demo's may be.
  clock.set(new Date(now.getTime() - DAY).toISOString())
  await look(first)
  clock.set(now.toISOString())
  await look(first)
  await guest.press('main', { identifier: 'あ い', password: 'x' })
  await guest.press('main', { identifier: who.identifier, password: 'Machigai-1' })
  await guest.press('main', { identifier: who.identifier, password: PASSWORD })
  await guest.open('/certs/change-password')
  await tour.asStaff('certs', who, (account, staff) => revokeLoginCertificates(account, 'superseded', staff))
  await guest.open('/certs/change-password')
  await look(first)

  // The certificate is gone between the form and what is sent.
  const next = await giveCertificate(tour, who)
  await look(next)
  guest.present(null)
  await guest.press('main', { identifier: who.identifier, password: PASSWORD })
}

const tourInitialPassword = async (tour: Tour): Promise<void> => {
  const { clock } = tour.counter
  const who = await tour.person('certs')
  await tour.giveInitialPassword('certs', who)
  const guest = tour.guest()
  await guest.open('/certs/sign-in-by-code?to=%2Fcerts%2Faccount')
  await guest.press('main', { identifier: who.identifier, password: PASSWORD })
  await guest.press('main', { code: await tour.codeFor('certs', who.id) })
  await guest.open('/certs/account')
  await guest.open('/certs/change-password')
  await guest.press('main', { next: WEAK, again: NEXT })
  await guest.press('main', { next: WEAK, again: WEAK })
  await guest.press('main', { next: PASSWORD, again: PASSWORD })
  await guest.press('main', { next: NEXT, again: NEXT })
  await guest.open('/certs/initial-password')

  await tour.giveInitialPassword('certs', who)
  clock.advance(30 * DAY)
  const late = tour.guest()
  await late.open('/certs/sign-in-by-code')
  await late.press('main', { identifier: who.identifier, password: PASSWORD })
}
