import { fourNames } from '../../pages/fours.tsx'
import type { Desk } from '../desk.ts'
import { choice } from '../fields.tsx'
import type { Field, Problem } from '../flow.ts'
import { cardNumber, deviceId, drawFours, registrationId } from './fields.tsx'
import { deviceKinds } from './own-keys.ts'

/** What is asked for on 「キー検索」 (KEY-40). All but the kind may be left empty. */
export const searchFields = (desk: Desk) => ({
  kind: choice(
    desk,
    desk.words.searchKeys.ask.kind,
    deviceKinds(desk).map((value) => ({ value, label: desk.words.keyTerms.kind[value] })),
  ),
  device: eitherId(desk, 'device'),
  card: cardNumber(desk, 'card', { required: false }),
  registrationId: registrationId(desk, { required: false }),
})

/** 「MPR ID」, or in the same inputs the MAC address where 「HDVC-MPCS」 is chosen. */
const eitherId = (desk: Desk, name: string): Field<string> => {
  const words = desk.words.searchKeys.ask.device
  const parts = fourNames(name)
  const mprId = deviceId(desk, name, 'hdcom', { required: false })
  const macAddress = deviceId(desk, name, 'mpcs', { required: false })
  return {
    label: words.label,
    parts,
    read: (raw, all) => {
      if (all['kind'] !== 'mpcs') return mprId.read(raw, all)
      const typed = parts.map((part) => (all[part] ?? '').trim()).filter((part) => part !== '')
      // Pairs keep the sign between them where they go on in the next input.
      const read = macAddress.read(typed.join(typed.some((part) => /[:-]/.test(part)) ? ':' : ''), all)
      return read.ok ? read : { ...read, part: parts[0]! }
    },
    draw: drawFours(desk, words, false),
  }
}

/** What is missing before anything can be looked for: the device, or both numbers of the card; null where it suffices. */
export const missingFrom = (
  typed: { readonly device: string; readonly card: string; readonly registrationId: string },
  { words: { keyFields, searchKeys } }: Desk,
): Problem | null => {
  const { faults, ask } = searchKeys
  const [card, id] = [keyFields.cardNumber.label, keyFields.registrationId.label]
  if (typed.card === '' && typed.registrationId !== '') return { field: 'card', text: faults.half(card, id) }
  if (typed.card !== '' && typed.registrationId === '') return { field: 'registrationId', text: faults.half(id, card) }
  return typed.card === '' && typed.device === ''
    ? { field: 'device', text: faults.nothing(ask.device.label, card, id) }
    : null
}
