import { sql } from 'kysely'
import {
  type ConnectionNumber,
  chooseNumbers,
  makeOffer,
  type Offer,
  proposeNumbers,
} from '../domain/keys/connection-number.ts'
import type { Applying, Numbers } from '../domain/keys/numbers.ts'
import { addSeconds } from '../kit/time.ts'
import type { Query } from './db.ts'

interface OfferRow {
  readonly candidates: readonly ConnectionNumber[]
  readonly shown: readonly ConnectionNumber[]
  readonly redraws_left: number
  readonly held_until: Date
}

const offerOf = (row: OfferRow): Offer => ({
  candidates: row.candidates,
  shown: row.shown,
  redrawsLeft: row.redraws_left,
  heldUntil: row.held_until,
})

/** How many numbers are proposed for each that is wanted. */
const proposals = 8
/** How often it is left to chance to find free ones: most are, until most are taken. */
const blindRounds = 3
/** How often the rest is looked for while others draw from it, too. */
const rounds = 3

/** Connection numbers of one portal (KEY-22). */
export const createNumbers = (query: Query, portal: string): Numbers => {
  const hold = async (
    { id, rule, now, today }: Applying,
    proposed: readonly ConnectionNumber[],
    count: number,
  ): Promise<readonly ConnectionNumber[]> => {
    if (proposed.length === 0 || count === 0) return []
    const { rows } = await sql<{ held: readonly ConnectionNumber[] }>`
      select hold_numbers(${portal}, ${id}, ${proposed}::text[], ${count}, ${now}, ${addSeconds(now, rule.held)}, ${today}) as held`.execute(
      query,
    )
    return rows[0]!.held
  }

  /** All that can be held now, numbers drawn by others at this moment among them. It takes a look at every number there can be. */
  const free = async ({ rule, now, today }: Applying): Promise<readonly ConnectionNumber[]> => {
    const { rows } = await sql<{ number: ConnectionNumber }>`
      select number from (
        select prefix || '-' || lpad(n::text, 5, '0') as number
        from unnest(${rule.prefixes}::text[]) as prefix, generate_series(0, 99999) as n) as all_there_are
      where number not in (
        select c.number from connection_numbers as c
        left join devices as d on d.portal = c.portal and d.kind = c.kind and d.device_id = c.device_id and d.number = c.number
        where c.portal = ${portal} and (c.held_until > ${now} or (d.number is not null and coalesce(d.number_free_on > ${today}, true))))`.execute(
      query,
    )
    return rows.map(({ number }) => number)
  }

  /** Holds fresh numbers that the application was never shown. Fewer, or none, only where no more are free. */
  const holdFresh = async (
    applying: Applying,
    before: Offer | null,
    count: number,
  ): Promise<readonly ConnectionNumber[]> => {
    const { rule, random } = applying
    let held: readonly ConnectionNumber[] = []
    for (let round = 0; round < blindRounds + rounds && held.length < count; round++) {
      const missing = count - held.length
      const proposed =
        round < blindRounds
          ? proposeNumbers(missing * proposals, before, rule, random)
          : chooseNumbers(missing * proposals, before, rule, await free(applying), random)
      if (proposed.length === 0) break
      held = [...held, ...(await hold(applying, proposed, missing))]
    }
    return held
  }

  /** The application's offer, with how many of its candidates are held for it; whoever asks at the same moment waits. */
  const lockOffer = async ({ id, account, rule, now }: Applying): Promise<{ offer: Offer | null; held: number }> => {
    await sql`
      insert into number_offers as o (portal, application, account_id, candidates, shown, redraws_left, held_until)
      values (${portal}, ${id}, ${account}, '{}', '{}', ${rule.redraws}, ${now})
      on conflict (portal, application) do update set redraws_left = o.redraws_left`.execute(query)
    const { rows } = await sql<OfferRow & { held: number }>`
      select o.candidates, o.shown, o.redraws_left, o.held_until, (
        select count(*) from connection_numbers as c
        where c.portal = o.portal and c.number = any (o.candidates) and c.held_by = o.application) as held
      from number_offers as o where o.portal = ${portal} and o.application = ${id}`.execute(query)
    const { held, ...row } = rows[0]!
    return { offer: row.shown.length === 0 ? null : offerOf(row), held }
  }

  const write = async (application: string, offer: Offer): Promise<Offer> => {
    await query
      .updateTable('number_offers')
      .set({
        candidates: [...offer.candidates],
        shown: [...offer.shown],
        redraws_left: offer.redrawsLeft,
        held_until: offer.heldUntil,
      })
      .where('portal', '=', portal)
      .where('application', '=', application)
      .execute()
    return offer
  }

  const letGo = (application: string, numbers: readonly string[] | null) =>
    sql`delete from connection_numbers where portal = ${portal} and held_by = ${application}
      and (${numbers === null} or number = any (${numbers ?? []}::text[]))`.execute(query)

  const draw: Numbers['draw'] = async (applying) => {
    const { id, rule, now } = applying
    const { offer: before, held } = await lockOffer(applying)
    if (before === null) {
      const first = await holdFresh(applying, null, rule.candidates)
      return write(id, makeOffer(first, null, rule, now)!)
    }
    const { candidates, shown, heldUntil, redrawsLeft } = before
    if (held === candidates.length && heldUntil > now) return before
    // Its own holds first ended, so that those nobody else has taken can be held anew, for the whole time.
    await letGo(id, null)
    const still = await hold(applying, candidates, candidates.length)
    const others = await holdFresh(applying, before, rule.candidates - still.length)
    return write(id, {
      candidates: candidates.flatMap((one) => (still.includes(one) ? [one] : [])).concat(others),
      shown: [...shown, ...others],
      redrawsLeft,
      heldUntil: addSeconds(now, rule.held),
    })
  }

  return {
    async offer(application) {
      const { rows } = await sql<OfferRow>`
        select candidates, shown, redraws_left, held_until from number_offers
        where portal = ${portal} and application = ${application} and cardinality(shown) > 0`.execute(query)
      return rows[0] ? offerOf(rows[0]) : null
    },

    draw,

    async redraw(applying) {
      const { offer: before } = await lockOffer(applying)
      if (before === null) return draw(applying)
      if (before.redrawsLeft === 0) return null
      const others = await holdFresh(applying, before, applying.rule.candidates)
      // Where nothing else is free the present ones stay, and nothing was asked for in vain.
      if (others.length === 0) return draw(applying)
      await letGo(applying.id, before.candidates)
      return write(applying.id, makeOffer(others, before, applying.rule, applying.now)!)
    },

    async release(application) {
      await letGo(application, null)
    },

    take: async (applying) => (await holdFresh(applying, null, 1))[0] ?? null,
  }
}
