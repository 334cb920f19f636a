import { DAY, type Guest, HOUR, NEXT, PASSWORD, type Tour } from './tour.ts'

const data = {
  company: '㈱つばめの巣と建具の専門店',
  country: 'JP',
  postalCode: '９９９－９９９９',
  address1: '神奈川県横浜市戸塚区上品濃0-9',
  address2: '',
  phone: '０４５ー０００ー０１９９',
  name: '髙﨑 翼',
} as const
const withMail = (mail: string) => ({ ...data, mail, mailAgain: mail })

/** Registration by consent, from the text that is agreed to to every end of the mailed link. */
export const tourConsentRegistration = async (tour: Tour): Promise<void> => {
  const { clock } = tour.counter
  const toForm = async (): Promise<Guest> => {
    const guest = tour.guest()
    await guest.open('/keys/register-by-consent')
    await guest.press('main')
    return guest
  }
  const asked = async (mail: string): Promise<string> => {
    const guest = await toForm()
    await guest.press('main', withMail(mail))
    await guest.press('main')
    clock.advance(1000)
    return tour.linkTo(mail)
  }
  const declining = tour.guest()
  await declining.open('/keys/register-by-consent')
  await declining.press('main', { act: 'decline' })

  const filling = await toForm()
  await filling.press('main', { press: 'find-address', postalCode: '000-0000' })
  await filling.press('main', { press: 'find-address', postalCode: '498-0000' })
  await filling.press('main', { press: 'use-address' })
  await filling.press('main', { press: 'use-address', candidate: '1' })
  await filling.press('main', { press: 'find-address', postalCode: '244-0806' })
  await filling.press('main', { ...withMail('a@tsubame-no-su.example'), mailAgain: 'b@tsubame-no-su.example' })
  await filling.press('main', {
    ...withMail('a@tsubame-no-su.example'),
    company: 'あ'.repeat(101),
    phone: 'でんわ',
    postalCode: 'ゆうびん',
  })
  await filling.press('main', { ...withMail('a@tsubame-no-su.example'), country: 'GB', postalCode: 'ゆうびん' })
  await filling.press('main', withMail('a@tsubame-no-su.example'))
  await filling.press('main', { act: 'back' })
  await filling.press('main', { act: 'cancel' })

  const mail = 'tsubasa-no-nagai-mail-address@tsubame-no-su.example'
  const [first, second] = [await asked(mail), await asked(mail)]
  const one = tour.guest()
  await one.open(first)
  const two = tour.guest()
  await two.open(second)
  await two.press('main')
  // Registered meanwhile: the same link leads to what is registered beside what was typed.
  await one.open(one.url)
  await one.press('main')
  await one.open(second)
  const late = await asked('okure@tsubame-no-su.example')
  clock.advance(25 * HOUR)
  await one.open(late)
  // Of a known address only the newest link works.
  const [older] = [await asked(mail), await asked(mail)]
  await one.open(older!)
}

/** A fresh password by mail. */
export const tourReissue = async (tour: Tour): Promise<void> => {
  const who = await tour.person('keys')
  const guest = tour.guest()
  await guest.open('/keys/recover-by-reissue')
  await guest.press('main', { identifier: 'あ い' })
  await guest.press('main', { identifier: who.identifier, picture: 'XXXXXX' })
  await guest.press('main', { identifier: who.identifier })
  tour.counter.clock.advance(DAY)
}

/** What somebody signed in can do with the registered data and the ID. */
export const tourRegisteredData = async (tour: Tour): Promise<void> => {
  const who = await tour.person('keys')
  const me = await tour.inside('keys', who)
  await me.open('/keys/change-details')
  await me.press('main', { press: 'find-address', postalCode: '498-0000' })
  await me.press('main', { ...data, company: '', phone: 'でんわ' })
  await me.press('main', data)
  await me.open('/keys/reissue-id')
  await me.press('main', { password: NEXT })
  await me.press('main', { password: PASSWORD })
}
