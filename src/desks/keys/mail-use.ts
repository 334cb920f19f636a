import type { Account } from '../../domain/accounts/account.ts'
import { showDeviceId } from '../../domain/keys/device.ts'
import { showRegistrationKey } from '../../domain/keys/registration-key.ts'
import type { Standing } from '../../domain/keys/term.ts'
import type { TermFact } from '../../domain/letters.ts'
import type { Stores } from '../../domain/stores.ts'
import type { Desk } from '../desk.ts'
import type { CardInUse } from './apply-card.ts'

/** A term as a mail carries it. After a card was used a device has one that waits or runs. */
const termFact = (stands: Standing): TermFact =>
  stands.is === 'running' ? { last: stands.last } : { months: stands.is === 'waiting' ? stands.months : 0 }

/** Mails what a card was used for, with the key where it founded one, in the transaction that used it (KEY-21, KEY-34). */
export const mailUse = async (
  { record, key, stands }: CardInUse,
  account: Pick<Account, 'id' | 'mail' | 'language'>,
  stores: Pick<Stores, 'post'>,
  desk: Pick<Desk, 'newId' | 'now'>,
): Promise<void> => {
  if (account.mail === null) return
  const to = { id: desk.newId(), to: account.mail, language: account.language, accountId: account.id }
  const facts = {
    kind: record.device.kind,
    device: showDeviceId(record.device),
    number: record.number ?? '',
    term: termFact(stands),
  }
  if (key === null) await stores.post.send({ ...to, letter: 'term-extended', facts }, desk.now)
  else await stores.post.send({ ...to, letter: 'key-issued', facts, secret: showRegistrationKey(key) }, desk.now)
}
