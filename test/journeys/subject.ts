import { pbkdf2Sync } from 'node:crypto'
import { hash as argon2 } from '@node-rs/argon2'
import { sql } from 'kysely'
import type { Program } from '../../src/app.ts'
import { lanes } from '../../src/domain/accounts/lanes.ts'
import { newId } from '../../src/kit/ids.ts'
import { systemRandom } from '../../src/kit/random.ts'
import type { Portal } from '../../src/portal/define.ts'
import type { Told } from './forms.ts'
import { readPicture } from './picture.ts'

/** What an account may be like when a stranger asks after it (ACC-60). */
export const accountStates = [
  'unknown',
  'active',
  'waiting',
  'locked',
  'suspended',
  'closed',
  'without a mail address',
  'sharing a mailbox',
  'with an initial password',
  'past the life of its initial password',
  'with a weaker Argon2 hash',
  'with an imported PBKDF2 hash',
  'without a password',
  'with a fresh password that waits for its first use',
] as const
export type AccountStateSeen = (typeof accountStates)[number]

/** States in which the right password lets nobody in: then it has to look like any other try. */
export const closedToAll: readonly AccountStateSeen[] = [
  'waiting',
  'locked',
  'suspended',
  'closed',
  'past the life of its initial password',
  'without a password',
]

/** One person, or the lack of one, under one identifier of a portal; what stands in the database can be changed at will. */
export interface Subject {
  readonly told: Omit<Told, 'password'>
  readonly password: string
  become(state: AccountStateSeen): Promise<void>
}

const PASSWORD = 'Tsubame-no-su-41'
const COMPANION = '019a0000-0000-7000-8000-000000000002'
const CUSTOMER = '019a0000-0000-7000-8000-000000000003'
const ACCOUNT = '019a0000-0000-7000-8000-000000000001'

/** `role` tells whether it is a customer's main or shared user, where the portal has customers. */
export const openSubject = async (
  program: Program,
  portal: Portal,
  now: () => Date,
  role: 'main' | 'shared' = 'main',
): Promise<Subject> => {
  const { customers, signIn } = portal.account
  const mail = 'subject@kakurega.example'
  const code = customers === 'none' ? '' : customers.code.replaceAll('#', '7')
  const hasCustomer = customers !== 'none'
  const identifier =
    signIn.by.identifier === 'mail'
      ? { kind: 'mail' as const, canonical: mail }
      : signIn.by.identifier === 'login-id'
        ? { kind: 'login-id' as const, canonical: 'kakurega7' }
        : signIn.by.identifier === 'registration-id'
          ? { kind: 'registration-id' as const, canonical: 'KAKURE2345' }
          : signIn.by.identifier === 'access-key'
            ? { kind: 'access-key' as const, canonical: 'Kakure77' }
            : role === 'main'
              ? { kind: 'customer-code' as const, canonical: code }
              : { kind: 'mail' as const, canonical: mail }

  const hashes = {
    ours: await program.house.hasher.hash(PASSWORD),
    weaker: await argon2(PASSWORD, { algorithm: 2, memoryCost: 4096, timeCost: 1, parallelism: 1 }),
    pbkdf2: pbkdf2(PASSWORD),
  }

  const forget = async (): Promise<void> => {
    await program.db.inAllPortals(async (query) => {
      for (const table of ['requests', 'outbox', 'inbox', 'tries', 'cases', 'flow_states', 'grants'])
        await sql`delete from ${sql.table(table)}`.execute(query)
      await query.deleteFrom('accounts').where('id', 'in', [ACCOUNT, COMPANION]).execute()
      await query.deleteFrom('customers').where('id', '=', CUSTOMER).execute()
    })
  }

  const become = async (state: AccountStateSeen): Promise<void> => {
    await forget()
    const at = now()
    // Strangers have tried it more than five times, from elsewhere.
    if (state === 'waiting')
      for (let tries = 0; tries < 9; tries++)
        await program.stores.of(portal.id).throttle.countTry(lanes(program.house.vault).identifier(identifier), at)
    if (state === 'unknown') return
    await program.stores.atomically(portal.id, async ({ accounts, customers: companies, grants }) => {
      if (hasCustomer) {
        const company = { company: '隠れ家商店', kana: 'カクレガショウテン', address: '', phone: '' }
        await companies.create({ id: CUSTOMER, code, postalCode: '244-0806', ...company }, at)
      }
      const hash =
        state === 'with a weaker Argon2 hash'
          ? hashes.weaker
          : state === 'with an imported PBKDF2 hash'
            ? hashes.pbkdf2
            : hashes.ours
      await accounts.create({
        id: ACCOUNT,
        ...(hasCustomer ? { customerId: CUSTOMER, role } : { role: 'sole' as const }),
        name: '隠 れ子',
        mail: state === 'without a mail address' ? null : mail,
        language: 'ja',
        identifiers: [identifier],
        at,
        ...(state === 'without a password' ? {} : { passwordHash: hash }),
      })
      if (state === 'sharing a mailbox')
        await accounts.create({
          id: COMPANION,
          role: hasCustomer ? 'shared' : 'sole',
          ...(hasCustomer ? { customerId: CUSTOMER } : {}),
          name: '相部屋 人',
          mail,
          language: 'en',
          identifiers: [],
          at,
        })
      if (state === 'with a fresh password that waits for its first use')
        await grants.create({
          id: ACCOUNT,
          purpose: 'reissue',
          accountId: ACCOUNT,
          secretHash: 'of something else',
          at,
          expiresAt: new Date(at.getTime() + 3_600_000),
        })
      if (state === 'locked') await accounts.lock(ACCOUNT, at)
      if (state === 'suspended') await accounts.setState(ACCOUNT, 'suspended')
      if (state === 'closed') await accounts.close(ACCOUNT)
      if (state === 'with an initial password' || state === 'past the life of its initial password') {
        const life = state === 'with an initial password' ? 86_400_000 : -1
        await accounts.setInitialPassword(ACCOUNT, hashes.ours, at, new Date(at.getTime() + life))
      }
    })
  }

  return {
    told: {
      identifier: identifier.canonical,
      mail,
      customerCode: code,
      postalCode: '244-0806',
      picture: readPicture(program),
    },
    password: PASSWORD,
    become,
  }
}

const pbkdf2 = (password: string): string => {
  const salt = Buffer.from(newId(new Date(0), systemRandom))
  const hash = pbkdf2Sync(password, salt, 10_000, 32, 'sha256')
  const plain = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
  return `$pbkdf2-sha256$i=10000$${plain(salt)}$${plain(hash)}`
}
