import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reseal, sealedColumns } from '../../src/store/reseal.ts'
import { createStores } from '../../src/store/stores.ts'
import { createVault } from '../../src/vault/seal.ts'
import { newRows, newRun } from './bulk-world.ts'
import { newApplication, newContract } from './certificates-world.ts'
import { id, later, newAccount, now, openWorld, type World } from './world.ts'

const older = 'an older secret that is only used in these tests'
const newer = 'a newer secret that is only used in these tests'

describe('PLT-24 the rotation of keys', () => {
  let world: World
  const before = createVault(older)
  const both = createVault([newer, older])
  const after = createVault(newer)
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.end())

  const content = Buffer.from('content')

  /** One row in every sealed column, of each of two portals. */
  const fill = async (vault: typeof before, from: number): Promise<void> => {
    for (const [place, portal] of ['partner', 'trade'].entries()) {
      const n = from + place
      await createStores(world.db, vault).atomically(portal, async (stores) => {
        await stores.grants.create({
          id: id(n),
          purpose: 'register',
          accountId: null,
          secretHash: `hash ${n}`,
          facts: { mail: `${n}` },
          at: now,
          expiresAt: later(60),
        })
        await stores.requests.write(
          id(n),
          { kind: 'register', facts: { mail: `${n}` } },
          { address: '', language: 'ja' },
          now,
        )
        await stores.cases.open({
          id: id(n),
          kind: 'inquiry',
          number: `Q-${n}`,
          state: 'waiting',
          accountId: null,
          facts: { text: `${n}` },
          createdAt: now,
        })
        await stores.flowStates.insert({
          id: `flow-${n}`,
          flow: 'x',
          browserHash: 'b',
          state: { at: `${n}` },
          expiresAt: later(60),
        })
        await stores.post.send(
          {
            id: randomUUID(),
            letter: 'reset-link',
            to: 'a@b.example',
            language: 'ja',
            facts: { until: now.toISOString(), hours: 1 },
            secret: `token ${n}`,
          },
          now,
        )
        await stores.accounts.create(newAccount(n, { mail: `${n}@sakura.example` }))
        await stores.bulk.begin(newRun({ account: id(n), holder: id(n) }), newRows(1))
        const name = (['root', 'sr', 'ev', 'member'] as const)[Math.floor(from / 10)]!
        await stores.authorities.create({ name, issuer: null, certificate: content, key: content }, now)
        await stores.contracts.create(newContract({ id: id(n) }), now)
        await stores.applications.create(newApplication({ id: id(n), contractId: id(n) }))
        const draft = { kind: 'new', contractId: null, data: {}, changedAt: now, expiresAt: later(60) } as const
        await stores.drafts.save({ id: id(n), account: id(n), ...draft }, null)
        const document = { name: '', type: 'application/pdf', size: 1, content, uploadedAt: now } as const
        await stores.documents.add({ id: id(n), applicationId: id(n), ...document })
        await stores.presets.set(id(n), { agentCode: '', data: {} })
        await stores.devices.know([{ device: { kind: 'mpcs', id: `${n}` }, macAddress: null }], now)
      })
      const sealed = (column: string): Uint8Array =>
        vault.seal(sealedColumns.find((one) => `${one.table}.${one.column}` === column)!.purpose, `${n}`)
      await world.asOwner(
        `insert into portal_secrets (portal, name, epoch, sealed) values ($1, 'device-answers', $2, $3)`,
        [portal, n, sealed('portal_secrets.sealed')],
      )
      await world.asOwner(
        `insert into cards (portal, id, number_mac, pair_mac, sealed, product, created_at) values ($1, $2, $3, $3, $4, '701W', $5)`,
        [portal, id(n), `mac ${n}`, sealed('cards.sealed'), now],
      )
      await world.asOwner(
        `insert into card_uses (portal, card_id, kind, device_id, seq, key_mac, key_sealed, entry_id, account_id, holder_id, terms, terms_version, at)
        values ($1, $2, 'mpcs', $3, 1, $4, $5, $2, $2, $2, '', '', $6)`,
        [portal, id(n), `${n}`, `mac ${n}`, sealed('card_uses.key_sealed'), now],
      )
    }
  }

  it('knows every sealed column there is', async () => {
    const columns = await world.asOwner(
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and data_type = 'bytea'`,
    )
    const audit = ['audit_events.hash', 'audit_events.previous', 'audit_heads.hash']
    const published = ['authorities.certificate', 'certificates.der', 'revocation_lists.der']
    expect(columns.map(({ name }) => name).sort()).toEqual(
      [...audit, ...published, ...sealedColumns.map(({ table, column }) => `${table}.${column}`)].sort(),
    )
  })

  it('seals everything anew, in batches, once; then the older secret is needed by nothing that was sealed', async () => {
    await fill(before, 1)
    await fill(both, 10)
    const first = await reseal(world.db, both, 1)
    expect(first.map(({ sealed, anew, broken }) => [sealed, anew, broken])).toEqual(sealedColumns.map(() => [4, 2, 0]))
    const second = await reseal(world.db, both)
    expect(second.map(({ anew }) => anew)).toEqual(sealedColumns.map(() => 0))
    const stores = createStores(world.db, after).of('trade')
    expect((await stores.grants.byId(id(2)))?.facts).toEqual({ mail: '2' })
    expect((await stores.cases.byId(id(2)))?.facts).toEqual({ text: '2' })
    expect((await stores.flowStates.load('flow-2', 'b', now))?.state).toEqual({ at: '2' })
  })

  it('goes past what cannot be opened, counts it and leaves it as it is', async () => {
    await fill(createVault('a secret that nobody has any more, alas'), 20)
    const counts = await reseal(world.db, both, 2)
    expect(counts.map(({ anew, broken }) => [anew, broken])).toEqual(sealedColumns.map(() => [0, 2]))
  })

  it('goes on while others write the same rows', async () => {
    await fill(before, 30)
    const stores = createStores(world.db, both).of('partner')
    const moves = Array.from({ length: 20 }, (_, i) =>
      stores.flowStates.move('flow-30', i + 1, { at: `${i}` }, later(60)),
    )
    await Promise.all([reseal(world.db, both, 1), reseal(world.db, both, 3), ...moves])
    const state = await stores.flowStates.load('flow-30', 'b', now)
    expect(state?.version).toBeGreaterThan(1)
    expect((await reseal(world.db, both)).map(({ anew }) => anew)).toEqual(sealedColumns.map(() => 0))
  })
})
