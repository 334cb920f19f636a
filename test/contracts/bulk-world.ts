import type { BulkRow, NewBulkRun } from '../../src/domain/keys/bulk.ts'
import { drawCard } from '../../src/domain/keys/card.ts'
import type { PrintedCard } from '../../src/domain/keys/cards.ts'
import type { Device } from '../../src/domain/keys/device.ts'
import { systemRandom } from '../../src/kit/random.ts'
import { fresh, newDevice } from './keys-world.ts'
import { now } from './world.ts'

/** An upload of an account that stands alone, unless it is said otherwise. */
export const newRun = (rest: Partial<NewBulkRun> & Pick<NewBulkRun, 'account' | 'holder'>): NewBulkRun => ({
  id: fresh(),
  language: 'ja',
  asked: 'new',
  contentMac: fresh(),
  createdAt: now,
  ...rest,
})

/** A row of this device and card that is yet to be proved. */
export const newRow = (place: number, device: Device, card: PrintedCard, rest: Partial<BulkRow> = {}): BulkRow => ({
  id: fresh(),
  place,
  line: place + 1,
  typed: [device.id, card.number, card.registrationId],
  state: 'waiting',
  device,
  card: { number: card.number, registrationId: card.registrationId },
  proved: null,
  fate: null,
  ...rest,
})

/** Rows of devices and cards that nobody has. */
export const newRows = (count: number): readonly BulkRow[] =>
  Array.from({ length: count }, (_, place) => newRow(place, newDevice(), drawCard(systemRandom)))
