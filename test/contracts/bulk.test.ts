import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import keysPortal from '../../portals/keys/portal.ts'
import { workOnBulk } from '../../src/desks/keys/bulk-work.ts'
import type { BulkRow, BulkRun, BulkStep, NextDue } from '../../src/domain/keys/bulk.ts'
import type { Stores } from '../../src/domain/stores.ts'
import { carryOutBulk } from '../../src/jobs/carry-out-bulk.ts'
import { newId } from '../../src/kit/ids.ts'
import { systemRandom } from '../../src/kit/random.ts'
import { newRow, newRows, newRun } from './bulk-world.ts'
import { fresh, newDevice, openKeys } from './keys-world.ts'
import { id, later, newAccount, now, openWorld, type World } from './world.ts'

const portal = { ...keysPortal, id: 'keys' }
const agreed = { paid: { id: 'service-paid', version: '2026-10-01' } } as const

describe('KEY-70 uploads of many cards', () => {
  let world: World
  let stores: Stores
  let accounts = 0
  beforeAll(async () => {
    world = await openWorld()
    stores = world.stores.of('keys')
  })
  afterAll(() => world.end())

  const account = async (): Promise<string> => {
    const made = newAccount(++accounts, { mail: `hanbai${accounts}@koeda.example` })
    await stores.accounts.create(made)
    return made.id
  }
  const begun = async (rows: readonly BulkRow[] = newRows(2), rest: Partial<Parameters<typeof newRun>[0]> = {}) => {
    const owner = rest.account ?? (await account())
    const run = newRun({ account: owner, holder: owner, ...rest })
    expect(await stores.bulk.begin(run, rows)).toBe(true)
    return run
  }
  const read = async ({ id, holder }: { readonly id: string; readonly holder: string }): Promise<BulkRun> =>
    (await stores.bulk.byId(id, holder))!
  const pairs = async (count: number): Promise<readonly BulkRow[]> =>
    (await openKeys(world, 'keys').print('701W', count)).map((card, place) => newRow(place, newDevice(), card))

  /** One step of the real work; `die` is called inside its transaction, at its end. */
  const step = (at = now, die: () => void = () => {}): Promise<BulkStep> =>
    world.stores.bulkJob.step(at, async ({ run }, inside): Promise<NextDue> => {
      const next = await workOnBulk(run, {
        portal,
        stores: inside,
        apart: stores,
        now: at,
        random: systemRandom,
        vault: world.vault,
        newId: () => newId(at, systemRandom),
      })
      die()
      return next
    })
  const untilIdle = async (at = now): Promise<void> => {
    while ((await step(at)).is !== 'none');
  }

  it('keeps rows as they were given, sealed, in their order; found by their holder alone', async () => {
    const rows = newRows(3)
    const run = await begun(rows)
    expect(await stores.bulk.rows(run.id, 0, 10, false)).toEqual(rows)
    expect(await stores.bulk.rows(run.id, 1, 1, true)).toEqual([rows[1]])
    expect(await read(run)).toMatchObject({ asked: 'new', rowCount: 3, state: 'checking', terms: null, needs: [] })
    expect(await stores.bulk.byId(run.id, fresh())).toBeNull()
    expect(await world.stores.of('trade').bulk.byId(run.id, run.holder)).toBeNull()
    expect((await stores.bulk.ofHolder(run.holder, 5)).map((one) => one.id)).toEqual([run.id])
    const stored = await world.asOwner('select * from bulk_rows where run_id = $1', [run.id])
    for (const { card } of rows) expect(JSON.stringify(stored)).not.toContain(card!.number)
    await stores.bulk.stop(run.id, 'checking', 'given-up', now)
  })

  it('moves on only from the state it was seen in, once', async () => {
    const run = await begun()
    expect(await stores.bulk.confirm(run.id, agreed, now)).toBe(false)
    expect(await stores.bulk.judged(run.id, ['paid'], now)).toBe(true)
    expect(await stores.bulk.judged(run.id, [], now)).toBe(false)
    const confirmed = await Promise.all(Array.from({ length: 10 }, () => stores.bulk.confirm(run.id, agreed, now)))
    expect(confirmed.filter(Boolean)).toHaveLength(1)
    expect(await read(run)).toMatchObject({ state: 'running', needs: ['paid'], terms: agreed })
    expect(await stores.bulk.stop(run.id, 'checked', 'given-up', now)).toBe(false)
    expect(await stores.bulk.finish(run.id, later(60))).toBe(true)
    expect(await read(run)).toMatchObject({ state: 'done', endedAt: later(60), expiresAt: later(60 + 30 * 86_400) })
  })

  it('the same file is under way once, however many send it at once; one that waits to be confirmed is replaced', async () => {
    const owner = await account()
    const contentMac = fresh()
    const uploads = Array.from({ length: 10 }, () => newRun({ account: owner, holder: owner, contentMac }))
    const begins = await Promise.all(uploads.map((run) => stores.bulk.begin(run, newRows(1))))
    expect(begins.filter(Boolean)).toHaveLength(1)
    const first = uploads[begins.indexOf(true)]!
    expect((await stores.bulk.underWay(contentMac, owner))?.id).toBe(first.id)
    expect(await stores.bulk.underWay(contentMac, fresh())).toBeNull()
    await stores.bulk.judged(first.id, [], now)
    expect(await stores.bulk.underWay(contentMac, owner)).toBeNull()
    const second = await begun(newRows(1), { account: owner, holder: owner, contentMac })
    expect(await read(first)).toMatchObject({ state: 'stopped', stoppedWhy: 'replaced' })
    expect((await stores.bulk.ofHolder(owner, 5)).map((one) => one.id)).toEqual([second.id])
    await stores.bulk.stop(second.id, 'checking', 'given-up', now)
  })

  it('one step at a time works on an upload; several uploads take turns', async () => {
    const [one, two] = [await begun(), await begun()]
    const seen: string[] = []
    const worked = (at: Date) =>
      world.stores.bulkJob.step(at, async ({ run }) => {
        seen.push(run.id)
        return at
      })
    for (let turn = 0; turn < 4; turn++) await worked(later(turn))
    expect(seen.toSorted()).toEqual([one.id, one.id, two.id, two.id].toSorted())
    expect(seen[0]).not.toBe(seen[1])
    let most = 0
    let running = 0
    const held = Array.from({ length: 6 }, () =>
      world.stores.bulkJob.step(later(10), async ({ run }) => {
        expect(seen).not.toContain(`held ${run.id}`)
        seen.push(`held ${run.id}`)
        most = Math.max(most, ++running)
        await new Promise((resolve) => setTimeout(resolve, 50))
        running--
        seen.splice(seen.indexOf(`held ${run.id}`), 1)
        return later(1000)
      }),
    )
    const steps = await Promise.all(held)
    expect(steps.filter(({ is }) => is === 'worked')).toHaveLength(2)
    expect(most).toBe(2)
    for (const { id } of [one, two]) await stores.bulk.stop(id, 'checking', 'given-up', now)
  })

  it('one that fails waits longer each time, loses what the failing step did, and holds up no other', async () => {
    const run = await begun()
    const failing = (at: Date) =>
      world.stores.bulkJob.step(at, async (_claimed, inside) => {
        await inside.bulk.settle(
          (await inside.bulk.inState(run.id, 'waiting', 1)).map((row) => ({ ...row, state: 'proved' })),
        )
        throw new Error('broken')
      })
    expect(await failing(now)).toMatchObject({ is: 'failed', id: run.id, portal: 'keys' })
    expect(await stores.bulk.counts(run.id)).toMatchObject({ waiting: 2, proved: 0 })
    expect((await failing(later(1))).is).toBe('none')
    expect((await failing(later(2))).is).toBe('failed')
    expect((await failing(later(5))).is).toBe('none')
    expect((await failing(later(6))).is).toBe('failed')
    const logged: string[] = []
    const log = { error: (_facts: object, words: string) => void logged.push(words), info: () => {} }
    const job = carryOutBulk<Stores>({
      runs: world.stores.bulkJob,
      work: async () => {
        throw new Error('still broken')
      },
      ended: () => {},
      log,
    })
    expect(await job.run(later(100))).toBe(1)
    expect(logged).toEqual(['an upload waits'])
    await stores.bulk.stop(run.id, 'checking', 'given-up', now)
  })

  it('PLT-30 broken off at the end of any step and begun again, every card is used once and nothing is lost', async () => {
    const rows = await pairs(60)
    const run = await begun(rows)
    let dies = 0
    const crash = (): void => {
      if (dies++ % 2 === 0) throw new Error('killed')
    }
    let at = now
    const work = async (until: BulkRun['state']): Promise<void> => {
      for (let turn = 0; turn < 50 && (await read(run)).state !== until; turn++) {
        at = new Date(at.getTime() + 3_600_000)
        await step(at, crash)
      }
      expect((await read(run)).state).toBe(until)
    }
    await work('checked')
    await stores.bulk.confirm(run.id, agreed, at)
    await work('done')
    expect(await stores.bulk.counts(run.id)).toMatchObject({ done: 60, same: 0, refused: 0 })
    const records = await stores.devices.readAll(rows.map(({ device }) => device!))
    for (const { ledger, seq, number } of records) {
      expect(ledger).toHaveLength(1)
      expect(seq).toBe(1)
      expect(number).not.toBeNull()
    }
    expect(new Set(records.map(({ number }) => number)).size).toBe(60)
    const held = await world.asOwner(`select from connection_numbers where portal = 'keys' and held_by is not null`)
    expect(held).toHaveLength(0)
    const letters = await world.asOwner(
      `select from outbox where portal = 'keys' and letter = 'bulk-done' and account_id = $1`,
      [run.account],
    )
    expect(letters).toHaveLength(1)
  })

  it('KEY-24 two uploads and pages that use the same cards at one moment: each card once, each row true', async () => {
    const rows = await pairs(40)
    const runs = await Promise.all([
      begun(rows.map((row) => ({ ...row, id: fresh() }))),
      begun(rows.toReversed().map((row, place) => ({ ...row, id: fresh(), place }))),
    ])
    await untilIdle()
    for (const run of runs) expect(await stores.bulk.confirm(run.id, agreed, now)).toBe(true)
    const lanes = Array.from({ length: 4 }, () => untilIdle())
    await Promise.all(lanes)
    for (const run of runs) expect((await read(run)).state).toBe('done')
    const counts = await Promise.all(runs.map(({ id }) => stores.bulk.counts(id)))
    expect(counts[0]!.done + counts[1]!.done).toBe(40)
    expect(counts[0]!.same + counts[1]!.same).toBe(40)
    const keysOf = async (id: string) =>
      new Map(
        (await stores.bulk.rows(id, 0, 100, false)).map((row) => [
          row.card!.number,
          row.fate?.is === 'issued' ? row.fate.key : null,
        ]),
      )
    const [one, two] = [await keysOf(runs[0]!.id), await keysOf(runs[1]!.id)]
    for (const [number, key] of one) {
      expect(key).toMatch(/^[0-9A-F]{16}$/)
      expect(two.get(number)).toBe(key)
    }
  })

  it('KEY-10 waits while the counter is closed', async () => {
    const run = await begun(await pairs(1))
    await stores.windows.create({
      id: id(900),
      kind: 'maintenance',
      from: later(3600),
      until: later(7200),
      announcedAt: now,
      text: { ja: '', en: '' },
    })
    expect(await step(later(3600))).toEqual({ is: 'worked', next: later(7200) })
    expect((await step(later(7199))).is).toBe('none')
    expect((await step(later(7200))).is).toBe('worked')
    await untilIdle(later(7200))
    expect((await read(run)).state).toBe('checked')
  })

  it('stops where the account may not sign in any more', async () => {
    const run = await begun(await pairs(1))
    await untilIdle()
    await stores.bulk.confirm(run.id, agreed, now)
    await world.asOwner(`update accounts set state = 'suspended' where portal = 'keys' and id = $1`, [run.account])
    await untilIdle()
    expect(await read(run)).toMatchObject({ state: 'stopped', stoppedWhy: 'account' })
    expect(await stores.bulk.counts(run.id)).toMatchObject({ ready: 1, done: 0 })
  })
})
