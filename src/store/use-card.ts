import { sql } from 'kysely'
import type { NewUse, UseOutcome } from '../domain/keys/devices.ts'
import type { LookUp } from '../domain/keys/look-up.ts'
import { deviceSecret, registrationKey } from '../domain/keys/registration-key.ts'
import type { PortalSecrets } from '../domain/portal-secrets.ts'
import type { Vault } from '../domain/vault.ts'
import type { Query } from './db.ts'
import { entriesFor } from './ledger-entries.ts'

/** What `card_uses.key_sealed` is sealed for. */
export const keySeal = 'registration-key'

// Keys are cut to 64 bits, so that two cards could have one; the next place among the device's cards then gives another (KEY-26).
const triesForKey = 4

interface Founded {
  readonly seq: number
  readonly key: string
}

/** Uses a card: everything in one statement (`use_card`), or nothing (KEY-25). */
export async function useCard(
  query: Query,
  portal: string,
  vault: Vault,
  use: NewUse,
  secrets: PortalSecrets,
  lookUp: LookUp,
): Promise<UseOutcome> {
  const { device, epoch, seq } = use.held
  const granted = use.changes.find((change) => change.is === 'granted')
  if (!granted) throw new RangeError('a card is used by what it grants')
  if (use.founds === null) {
    const outcome = await write(query, portal, vault, use, null, lookUp)
    return outcome === 'done' ? { is: 'done', key: null, seq } : { is: 'card-taken' }
  }
  const secret = deviceSecret(await secrets.read('registration-keys', epoch), { device: device.id, epoch })
  for (let next = seq + 1; next <= seq + triesForKey; next++) {
    const key = registrationKey(secret, { device: device.id, epoch, class: granted.product, seq: next })
    const outcome = await write(query, portal, vault, use, { seq: next, key }, lookUp)
    if (outcome === 'done') return { is: 'done', key, seq: next }
    if (outcome !== 'key-taken') return { is: outcome }
  }
  throw new Error(`${triesForKey} keys in a row are other devices' keys`)
}

async function write(
  query: Query,
  portal: string,
  vault: Vault,
  use: NewUse,
  founded: Founded | null,
  lookUp: LookUp,
): Promise<UseOutcome['is'] | 'key-taken'> {
  const { held, founds, account, holder, terms, at } = use
  const { kind, id } = held.device
  const entries = entriesFor(held, use.changes)
  const granted = entries.find(({ change }) => change.is === 'granted')!
  const [mac, sealed] = founded ? [lookUp.key(founded.key), vault.seal(keySeal, founded.key)] : [null, null]
  const { rows } = await sql<{ outcome: UseOutcome['is'] | 'key-taken' }>`
    select use_card(${portal}, ${kind}, ${id}, ${use.card}, ${founded?.seq ?? held.seq}, ${mac}, ${sealed},
      ${JSON.stringify(entries)}, ${granted.id}, ${account}, ${holder}, ${terms.id}, ${terms.version},
      ${founds?.number ?? null}, ${founds?.application ?? null}, ${use.endsOn}, ${use.numberFreeOn}, ${at}) as outcome`.execute(
    query,
  )
  return rows[0]!.outcome
}
