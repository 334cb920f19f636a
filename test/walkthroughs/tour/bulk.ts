import type { PrintedCard } from '../../../src/domain/keys/cards.ts'
import type { Device } from '../../../src/domain/keys/device.ts'
import { newDevice, openKeys } from '../../contracts/keys-world.ts'
import { DAY, type Guest, type Person, type Tour } from './tour.ts'

type Row = readonly [device: string, card: string, registrationId: string]

/** Many cards at once, from the form to the result, with all that can become of a row and of an upload. */
export const tourBulk = async (tour: Tour): Promise<void> => {
  const { counter } = tour
  const keys = openKeys({ stores: counter.program.stores }, 'keys')
  const row = (device: Device, { number, registrationId }: PrintedCard): Row => [device.id, number, registrationId]
  const pairs = async (count: number): Promise<readonly Row[]> =>
    (await keys.print('701W', count)).map((card) => row(newDevice(), card))
  const somebody = async (): Promise<readonly [Guest, Person]> => {
    const person = await tour.person('keys')
    return [await tour.inside('keys', person), person]
  }
  const send = async (me: Guest, rows: readonly (readonly string[])[], asked = 'new'): Promise<void> => {
    await me.open('/keys/bulk')
    await me.press('main', { asked, rows: rows.map((cells) => cells.join('\t')).join('\n') })
  }
  const settled = async (me: Guest): Promise<void> => {
    await counter.settle()
    await me.open(me.url)
  }
  const confirm = async (me: Guest): Promise<void> => {
    await me.press('main')
    // Named by the versions of the texts.
    const texts = [...me.html.matchAll(/name="(agree-[^"]+)"/g)].map(([, name]) => [name!, 'yes'] as const)
    await me.press('main', Object.fromEntries(texts))
  }

  const [me, person] = await somebody()
  await me.open('/keys/bulk')
  await me.press('main', { asked: 'new', rows: '"' })
  await send(me, [['MPR ID', 'Activation Key No.', 'Registration ID']])

  // Every kind of row in one upload, more than a page of them.
  const good = await pairs(60)
  const [used, elsewhere, wrong, early] = await pairs(4)
  const [trial] = await keys.print('trial')
  const [mpcs] = await keys.print('M701W')
  const found = async ([id, number, registrationId]: Row): Promise<void> => {
    const card = await keys.stores.cards.prove({ number, registrationId })
    const dealer = { account: person.id, holder: person.id }
    await keys.found({ kind: 'hdcom', id }, card!, dealer, counter.clock.now())
  }
  await found(used!)
  await found(elsewhere!)
  const closed = (await pairs(1))[0]!
  for (let tries = 0; tries < 10; tries++)
    await keys.stores.cards.prove({ number: closed[1], registrationId: '0'.repeat(12) })
  const mixed: readonly (readonly string[])[] = [
    ...good,
    row(newDevice(), trial!),
    used!,
    [newDevice().id, elsewhere![1], elsewhere![2]],
    [wrong![0], wrong![1], '000000000000'],
    [used![0], early![1], early![2]],
    [newDevice().id, good[0]![1], good[0]![2]],
    row(newDevice('mpcs'), mpcs!),
    ['0123', good[0]![1], good[0]![2]],
    [newDevice().id, '1.23457E+15', 'ABC'],
    [newDevice().id, `${good[0]![1].slice(0, 15)}G`, ''],
  ]
  await send(me, mixed)
  await settled(me)
  await me.open(`${me.url}?page=2`)
  await me.open(me.url.replace(/\?.*/, ''))
  await confirm(me)
  const again = await tour.inside('keys', person)
  await send(again, mixed)
  await settled(me)
  await me.open(`${me.url}?page=2`)
  // The same file once more: nothing new.
  await send(me, [good[0]!])
  await settled(me)
  await me.press('stop')
  await send(me, [[good[0]![0], good[0]![1]]])
  await settled(me)

  // Extensions, given up while they run; a file whose columns slipped; tries used up.
  const [other] = await somebody()
  const cards = await pairs(2)
  await send(
    other,
    cards.map(([, number, id], place) => [good[place]![0], number, id]),
    'extension',
  )
  await settled(other)
  await confirm(other)
  await other.press('stop')
  const slipped = (await pairs(60)).map(([id, number]) => [id, number, '000000000000'])
  for (let from = 0; from < 39; from += 13) {
    await send(other, slipped.slice(from))
    await settled(other)
  }
  await other.open('/keys/bulk')
  counter.clock.advance(DAY)
}
