import { type DeviceKind, showDeviceId } from '../../domain/keys/device.ts'
import { inFours } from '../../domain/keys/hex-fields.ts'
import type { IssuedKey } from '../../domain/keys/issued-keys.ts'
import { standing, type TermFacts } from '../../domain/keys/term.ts'
import { SummaryList } from '../../pages/summary-list.tsx'
import type { Words } from '../words.ts'
import { KeyValue } from './key-value.tsx'
import { showStanding } from './term-words.ts'

/** Everything 「情報参照」 says of a device, in the manual's order (KEY-40, manual 003 §7 3). */
export const IssuedFacts = (props: { issued: IssuedKey; facts: TermFacts; words: Words }) => {
  const { searchKeys, keyTerms: terms } = props.words
  const { found } = searchKeys
  const { record, card, key } = props.issued
  const { device, macAddress } = record
  const { labels } = terms
  // The ids of either kind, each beside its own label; the multi-point server is known by its MAC address alone.
  const idOf: Readonly<Record<DeviceKind, string | null>> = {
    hdcom: device.kind === 'hdcom' ? device.id : null,
    mpcs: device.kind === 'mpcs' ? device.id : macAddress,
  }
  const shownId = (kind: DeviceKind) => {
    const id = idOf[kind]
    return { label: terms.deviceId[kind], value: id === null ? null : showDeviceId({ kind, id }) }
  }
  return (
    <SummaryList
      items={[
        { label: found.kind, value: terms.kind[device.kind] },
        { label: labels.number, value: record.number },
        shownId('hdcom'),
        shownId('mpcs'),
        { label: labels.cardNumber, value: inFours(card.number) },
        { label: labels.registrationId, value: card.registrationId },
        { label: labels.key, value: key === null ? found.keyOfOthers : <KeyValue registrationKey={key} /> },
        { label: labels.end, value: showStanding(standing(record.ledger, props.facts), terms) },
      ]}
      blank={found.blank}
    />
  )
}
