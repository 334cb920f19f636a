import { DAY, type Guest, HOUR, type Tour } from './tour.ts'

/** What the portal of customer codes has beside: shared users, codes, questions. */
export const tourCustomers = async (tour: Tour): Promise<void> => {
  await tourSharedUsers(tour)
  await tourHandOver(tour)
  await tourForgottenCode(tour)
  await tourApplication(tour)
  await tourInquiry(tour)
}

const tourSharedUsers = async (tour: Tour): Promise<void> => {
  const { clock } = tour.counter
  const main = await tour.person('trade')
  let me = await tour.inside('trade', main)
  await me.open('/trade/shared-users')
  await me.open('/trade/hand-over')
  await me.open('/trade/delete-account')
  await me.press('main', { password: 'Machigai-1' })
  const shared = await tour.person('trade', { role: 'shared', of: main })
  await tour.person('trade', { role: 'shared', of: main })
  await me.open('/trade/delete-account')
  await me.open('/trade/add-shared-user')
  const somebody = await tour.person('trade')
  await me.press('main', { name: '髙﨑 鈴', mail: 'あ' })
  await me.press('main', { name: '髙﨑 鈴', mail: shared.mail })
  await me.press('main', { name: '髙﨑 鈴', mail: 'suzu-no-nagai-mail-address@takasaki-kagu.example' })
  const invited = await idOf(tour, 'suzu-no-nagai-mail-address@takasaki-kagu.example')
  await me.press('invite', { user: invited })
  clock.advance(25 * HOUR)
  me = await tour.inside('trade', main)
  await me.open('/trade/shared-users')

  const asking = tour.guest()
  await asking.open('/trade/ask-main-user')
  await asking.press('main', { customerCode: 'あ', mail: 'あ' })
  await asking.press('main', { customerCode: main.customerCode, mail: shared.mail })
  await tour.counter.settle()
  await me.open('/trade/')
  await me.open('/trade/shared-users')
  await me.press('reset', { user: shared.id })
  await me.press('suspend', { user: shared.id })
  await me.press('resume', { user: shared.id })
  await me.press('suspend', { user: shared.id })
  await me.press('reset', { user: somebody.id })
  await me.press('delete', { user: invited })
  await me.press('main')

  const other = await tour.inside('trade', await tour.person('trade', { role: 'shared', of: main }))
  await other.open('/trade/')
  await other.open('/trade/shared-users', 'trade/failure/forbidden')
}

const idOf = async (tour: Tour, mail: string): Promise<string> =>
  (await tour.stores('trade').accounts.byIdentifier({ kind: 'mail', canonical: mail }))!.id

const tourHandOver = async (tour: Tour): Promise<void> => {
  const { clock } = tour.counter
  const main = await tour.person('trade')
  const shared = await tour.person('trade', { role: 'shared', of: main })
  const ask = async (): Promise<readonly [string, string]> => {
    const me = await tour.inside('trade', main)
    await me.open('/trade/hand-over')
    await me.press('main')
    await me.press('main')
    return [await tour.linkTo(main.mail), await tour.linkTo(shared.mail)]
  }
  const [early] = await ask()
  clock.advance(1000)
  const [late] = await ask()
  const guest = tour.guest()
  await guest.open(early)
  await guest.open(late)
  clock.advance(25 * HOUR)
  await guest.open(late)
  const [mine, theirs] = await ask()
  await guest.open(mine)
  await guest.press('main')
  await guest.open(mine)
  const other = tour.guest()
  await other.open(theirs)
  await other.press('main')
}

const tourForgottenCode = async (tour: Tour): Promise<void> => {
  const guest = tour.guest()
  await guest.open('/trade/remind-code')
  await guest.press('main', { postalCode: '12', mail: 'あ' })
  await guest.press('main', { postalCode: '244-0806', mail: 'dareka@betsu.example' })
}

const application = {
  company: '㈱髙﨑家具と建具の専門店',
  kana: 'タカサキカグ',
  postalCode: '244-0806',
  address: '神奈川県横浜市戸塚区上品濃0-9',
  phone: '045-312-3456',
  name: '髙﨑 鈴',
  business: '家具の製造',
  consent: 'yes',
}

const tourApplication = async (tour: Tour): Promise<void> => {
  const { clock } = tour.counter
  const search = async (postalCode: string, address: string): Promise<Guest> => {
    const guest = tour.guest()
    await guest.open('/trade/apply-for-code')
    await guest.press('main', { postalCode, address, press: 'find-address' })
    return guest
  }
  await search('244-0806', '')
  await search('244-0806', '横浜市戸塚区 うちの会社')
  await search('999-9999', '')
  await search('24', '')
  const several = await search('498-0000', '')
  await several.press('main', { press: 'use-address' })
  await several.press('main', { press: 'use-address', candidate: '1' })

  const apply = async (mail: string): Promise<string> => {
    const guest = tour.guest()
    await guest.open('/trade/apply-for-code')
    await guest.press('main', { ...application, phone: '12', kana: '漢字', mail: 'あ', postalCode: '12' })
    await guest.press('main', { ...application, mail })
    const confirm = guest.url
    await guest.click('apply-for-code?from=')
    await guest.open(confirm)
    await guest.press('main')
    clock.advance(1000)
    return tour.linkTo(mail)
  }
  const link = await apply('suzu@takasaki-kagu.example')
  const guest = tour.guest()
  await guest.open(link)
  await guest.press('main')
  await guest.open(link)
  const late = await apply('okure@takasaki-kagu.example')
  clock.advance(25 * HOUR)
  await guest.open(late)
}

const tourInquiry = async (tour: Tour): Promise<void> => {
  tour.counter.clock.advance(DAY)
  const question = { subject: '納品書について', text: '先月の納品書が届いていません。\n\nお調べいただけますか。' }
  const guest = tour.guest()
  await guest.open('/trade/inquiry')
  await guest.press('main', { ...question, name: '髙﨑 鈴', mail: 'あ', customerCode: 'あ' })
  await guest.press('main', { ...question, name: '髙﨑 鈴', mail: 'suzu@takasaki-kagu.example' })
  const me = await tour.inside('trade', await tour.person('trade'))
  await me.open('/trade/inquiry')
  await me.press('main', question)
}
