import { allow } from '../../../src/desks/office/allow.ts'
import { lanes } from '../../../src/domain/accounts/lanes.ts'
import { gmtDay } from '../../../src/domain/keys/calendar.ts'
import { ACCOUNT_TRIES, APPLICATIONS, CARD_TRIES } from '../../../src/domain/keys/card-tries.ts'
import type { PrintedCard } from '../../../src/domain/keys/cards.ts'
import { checkDigit } from '../../../src/domain/keys/check-digit.ts'
import { type Device, showDeviceId } from '../../../src/domain/keys/device.ts'
import type { ProductId } from '../../../src/domain/keys/product.ts'
import { newDevice, openKeys } from '../../contracts/keys-world.ts'
import { DAY, type Guest, MINUTE, type Person, type Tour } from './tour.ts'

/** Applications and extensions by card, with every refusal. */
export const tourApplications = async (tour: Tour): Promise<void> => {
  const { counter } = tour
  const keys = openKeys({ stores: counter.program.stores }, 'keys')
  const print = async (product: ProductId = '701W'): Promise<PrintedCard & { readonly id: string }> =>
    (await keys.print(product))[0]!
  const values = (device: Device, { number, registrationId }: PrintedCard) => ({
    [device.kind === 'hdcom' ? 'device-1' : 'device']: device.id,
    'card-1': number,
    registrationId,
  })
  const begin = async (me: Guest, flow: string, device: Device, card: PrintedCard): Promise<void> => {
    await me.open(`/keys/${flow}`)
    await me.press('main', values(device, card))
  }
  /** From the terms to the end: a new application has a number to be chosen. */
  const finish = async (me: Guest, flow: string): Promise<void> => {
    await me.press('main')
    if (flow.startsWith('issue')) await me.press('main')
    await me.press('main')
  }
  const apply = async (me: Guest, flow: string, device: Device, card: PrintedCard): Promise<void> => {
    await begin(me, flow, device, card)
    await finish(me, flow)
  }
  const somebody = async (): Promise<readonly [Guest, Person]> => {
    const person = await tour.person('keys')
    return [await tour.inside('keys', person), person]
  }

  const [me] = await somebody()
  const device = newDevice()
  const card = await print()
  await me.open('/keys/issue')
  await me.press('main', { 'device-1': '0123', 'device-2': 'GHIJ', 'card-1': '0123456789ABCDEF', registrationId: '12' })
  await begin(me, 'issue', device, { ...card, registrationId: '0123456789AB' })
  await begin(me, 'issue', device, await print('M701W'))
  const voided = await print()
  await keys.stores.cards.voidCard(voided.id, counter.clock.now())
  await begin(me, 'issue', device, voided)
  await begin(me, 'extend', device, card)
  await me.press('back')
  await begin(me, 'issue', device, await print('trial'))
  await me.press('main', { act: 'decline' })

  await begin(me, 'issue', device, card)
  await me.press('main')
  await me.press('main', { number: '111-00000' })
  for (let redraws = 0; redraws < 5; redraws++) await me.press('main', { act: 'others' })
  counter.clock.advance(16 * MINUTE)
  await me.open(me.url)
  await me.press('main')
  await me.press('main', { act: 'back' })
  counter.clock.advance(16 * MINUTE)
  await counter.program.db.inPortal('keys', (query) =>
    query
      .updateTable('connection_numbers')
      .set({ held_by: 'somebody else', held_until: new Date(counter.clock.now().getTime() + 15 * MINUTE) })
      .where('held_by', 'is not', null)
      .execute(),
  )
  await me.open(me.url)
  await me.press('main')
  await me.press('main')

  await begin(me, 'issue', device, card)
  await begin(me, 'issue', newDevice(), card)
  await begin(me, 'issue', device, await print())
  const extension = await print('703W')
  await apply(me, 'extend', device, extension)
  await begin(me, 'extend', device, extension)
  await begin(me, 'extend', device, await print('703W'))
  const today = () => gmtDay(counter.clock.now())
  await keys.use(device, today())
  await begin(me, 'extend', device, await print('703W'))

  const other = newDevice()
  await apply(me, 'issue', other, await print('trial'))
  await begin(me, 'extend', other, await print('trial'))
  await keys.use(other, today())
  counter.clock.advance(120 * DAY)
  const [late] = await somebody()
  await begin(late, 'issue', other, await print())
  await apply(late, 'extend', other, await print())
  counter.clock.advance(600 * DAY)
  const [later] = await somebody()
  await begin(later, 'extend', other, await print())

  const [guesser, { id }] = await somebody()
  const guess = (n: number): PrintedCard => {
    const body = n.toString(16).toUpperCase().padStart(15, '0')
    return { number: body + checkDigit(body), registrationId: '0123456789AB' }
  }
  for (let n = 0; n <= CARD_TRIES.most; n++) await begin(guesser, 'issue', device, guess(1))
  const own = lanes(counter.program.house.vault).cardTriesBy(id)
  await keys.stores.throttle.takeFromWindow(own, ACCOUNT_TRIES.most, ACCOUNT_TRIES, counter.clock.now())
  await begin(guesser, 'issue', device, guess(2))

  const [busy, { id: applicant }] = await somebody()
  const begun = lanes(counter.program.house.vault).applicationsBy(applicant)
  await keys.stores.throttle.takeFromWindow(begun, APPLICATIONS.most, APPLICATIONS, counter.clock.now())
  await begin(busy, 'issue', newDevice(), await print())
  for (const flow of ['issue-mpcs', 'extend-mpcs']) await guesser.open(`/keys/${flow}`)
  const [allowed, person] = await somebody()
  await tour.asStaff('keys', person, (account, staff) => allow(account, 'mpcs', staff))
  const server = newDevice('mpcs')
  const first = await print('M701W')
  await allowed.open('/keys/issue-mpcs')
  await allowed.press('main', { ...values(server, first), device: showDeviceId(server).slice(0, 5) })
  await begin(allowed, 'extend-mpcs', server, first)
  await apply(allowed, 'issue-mpcs', server, first)
  await begin(allowed, 'issue-mpcs', server, await print('M701W'))
  await apply(allowed, 'extend-mpcs', server, await print('M703W'))
}
