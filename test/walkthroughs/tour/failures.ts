import { HasherBusy } from '../../../src/domain/accounts/password.ts'
import { challengeIn, readPicture } from '../../journeys/picture.ts'
import type { PortalName, Tour } from './tour.ts'

const form = { 'content-type': 'application/x-www-form-urlencoded' }

/** The pages for what goes wrong: in a portal, and where no portal is known. */
export const tourFailures = async (tour: Tour, portal: PortalName): Promise<void> => {
  const { house } = tour.counter.program
  const guest = tour.guest()
  const failure = (name: string) => `${portal}/failure/${name}`
  await guest.open(`/${portal}/nowhere`, failure('notFound'))
  await guest.open(`/${portal}/sign-in/${'x'.repeat(43)}/code`, failure('flowEnded'))
  await guest.send(`/${portal}/terms/privacy`, { method: 'POST', headers: form, body: '' }, failure('method'))
  const big = `identifier=${'x'.repeat(70_000)}`
  await guest.send(`/${portal}/sign-in`, { method: 'POST', headers: form, body: big }, failure('tooLarge'))
  await guest.send(`/${portal}/sign-in`, { method: 'POST', headers: form, body: 'a=1&a=2' }, failure('unreadable'))
  const xml = { 'content-type': 'text/xml' }
  await guest.send(`/${portal}/sign-in`, { method: 'POST', headers: xml, body: '<a/>' }, failure('unreadable-type'))

  const hashing = (error: Error) => ({
    ...house.hasher,
    verify: () => Promise.reject(error),
    verifyDecoy: () => Promise.reject(error),
  })
  const signIn = async (name: string): Promise<void> => {
    const who =
      { member: 'dareka', keys: 'dareka', certs: 'Dareka01', partner: '', trade: '' }[portal] || 'dareka@betsu.example'
    await guest.open(`/${portal}/sign-in${portal === 'certs' ? '-by-code' : ''}`)
    if (portal === 'partner') await guest.press('main', { identifier: who })
    const challenge = portal === 'keys' ? challengeIn(guest.html) : ''
    const body = new URLSearchParams({
      ...(portal === 'partner' ? {} : { identifier: who }),
      ...(challenge === '' ? {} : { challenge, picture: readPicture(tour.counter.program)(challenge) }),
      password: 'Machigai-1',
    })
    await guest.send(guest.url, { method: 'POST', body }, failure(name))
  }
  const { hasher, isAway } = house
  Object.assign(house, { hasher: hashing(new HasherBusy(3)) })
  await signIn('busy')
  Object.assign(house, { hasher: hashing(new Error('a fault for the tour')) })
  await signIn('fault')
  Object.assign(house, { isAway: () => true })
  await signIn('away')
  Object.assign(house, { hasher, isAway })
}

export const tourGeneralFailures = async (tour: Tour): Promise<void> => {
  const guest = tour.guest()
  await guest.open('/nowhere', 'failure/notFound')
  await guest.send('/partner/sign-in', { method: 'PUT' }, 'failure/method')
  const elsewhere = { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }
  await guest.send('/partner/sign-in', elsewhere, 'failure/otherSite')
  const big = { method: 'POST', headers: form, body: `amount=${'x'.repeat(70_000)}` }
  await guest.send('/demo/clock', big, 'failure/tooLarge')
  await guest.send('/demo/clock', { method: 'POST', headers: form, body: 'a=1&a=2' }, 'failure/unreadable')
}

/** The front page, and the demo's own pages. */
export const tourDemo = async (tour: Tour): Promise<void> => {
  const { house } = tour.counter.program
  const guest = tour.guest()
  await guest.open('/', 'front')
  const { demo } = house
  Object.assign(house, { demo: undefined })
  await guest.open('/', 'front')
  Object.assign(house, { demo })
  await guest.open('/demo/')
  await guest.open('/demo/?clock=moved')
  await guest.send(
    '/demo/clock',
    { method: 'POST', body: new URLSearchParams({ amount: 'x', unit: 'days' }) },
    '/demo/',
  )
  await guest.open('/demo/device')
  await guest.open('/demo/device?own=x')
  await guest.open('/demo/inbox')
  await guest.open('/demo/inbox?to=dare-mo-inai@betsu.example')
  const letters = [...guest.html.matchAll(/href="(\/demo\/inbox\/[^"?]+)"/g)].map(([, path]) => path!)
  await guest.open('/demo/inbox')
  letters.push(...[...guest.html.matchAll(/href="(\/demo\/inbox\/[^"?]+)"/g)].map(([, path]) => path!))
  const [letter] = letters
  if (letter === undefined) throw new Error('the tour sent no mail')
  await guest.open(letter, '/demo/inbox/mail')
  const framed = await tour.counter.browser({ language: tour.language }).request(`${letter}/html`)
  tour.album.framed.set(`${letter}/html`, await framed.text())
  // Last: the sample accounts are told of it in their own language, whichever the tour's is.
  const plan = (values: Record<string, string>) =>
    guest.send('/demo/maintenance', { method: 'POST', body: new URLSearchParams(values) }, '/demo/')
  await plan({ portal: 'member', when: '' })
  await plan({ portal: 'member', when: 'now' })
}
