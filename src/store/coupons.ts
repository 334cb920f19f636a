import { sql } from 'kysely'
import type { Coupons } from '../domain/certificates/records.ts'
import type { JapanDay } from '../domain/certificates/term.ts'
import type { Query } from './db.ts'

/** Coupons of one portal (CRT-30). `taken` counts held and used ones; the database keeps it between nothing and all. */
export const createCoupons = (query: Query, portal: string): Coupons => {
  const usesOf = (application: string) =>
    query.selectFrom('coupon_uses').where('portal', '=', portal).where('application_id', '=', application)

  return {
    async create({ number, agentCode, service, uses, until }, at) {
      const created = await query
        .insertInto('coupons')
        .values({ portal, number, agent_code: agentCode, service, uses, until_day: until, created_at: at })
        .onConflict((conflict) => conflict.columns(['portal', 'number']).doNothing())
        .returning('number')
        .executeTakeFirst()
      return created !== undefined
    },

    async voidOne(number, at) {
      const voided = await query
        .updateTable('coupons')
        .set({ voided_at: at })
        .where('portal', '=', portal)
        .where('number', '=', number)
        .where('voided_at', 'is', null)
        .returning('number')
        .executeTakeFirst()
      return voided !== undefined
    },

    async byNumber(number) {
      const coupon = await query
        .selectFrom('coupons')
        .selectAll()
        .where('portal', '=', portal)
        .where('number', '=', number)
        .executeTakeFirst()
      if (!coupon) return null
      const { n: used } = await query
        .selectFrom('coupon_uses')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('portal', '=', portal)
        .where('number', '=', number)
        .where('state', '=', 'used')
        .executeTakeFirstOrThrow()
      return {
        number,
        agentCode: coupon.agent_code,
        service: coupon.service,
        uses: coupon.uses,
        held: coupon.taken - used,
        used,
        until: coupon.until_day as JapanDay,
        voidedAt: coupon.voided_at,
      }
    },

    async ofAgent(agentCode) {
      const coupons = await query
        .selectFrom('coupons')
        .selectAll()
        .where('portal', '=', portal)
        .where('agent_code', '=', agentCode)
        .orderBy('number')
        .execute()
      if (coupons.length === 0) return []
      const numbers = coupons.map(({ number }) => number)
      const uses = await query
        .selectFrom('coupon_uses')
        .select(['number', 'application_id', 'state', 'at'])
        .where('portal', '=', portal)
        .where('number', 'in', numbers)
        .orderBy('at')
        .orderBy('application_id')
        .execute()
      const usesByNumber = Map.groupBy(uses, ({ number }) => number)
      return coupons.map(({ number, agent_code, service, uses: all, until_day, voided_at }) => {
        const where = (usesByNumber.get(number) ?? []).map(({ application_id, state, at }) => ({
          application: application_id,
          state,
          at,
        }))
        const used = where.filter(({ state }) => state === 'used').length
        return {
          number,
          agentCode: agent_code,
          service,
          uses: all,
          held: where.length - used,
          used,
          until: until_day as JapanDay,
          voidedAt: voided_at,
          where,
        }
      })
    },

    async hold(number, application, agentCode, service, today, at) {
      // Taken first: whoever comes second waits for this row and then counts again.
      const taken = await query
        .updateTable('coupons')
        .set(({ eb }) => ({ taken: eb('taken', '+', 1) }))
        .where('portal', '=', portal)
        .where('number', '=', number)
        .where('agent_code', '=', agentCode)
        .where('service', '=', service)
        .where('until_day', '>=', today)
        .where('voided_at', 'is', null)
        .whereRef('taken', '<', 'uses')
        .where(({ not, exists }) => not(exists(usesOf(application).select(sql`1`.as('one')))))
        .returning('number')
        .executeTakeFirst()
      if (!taken) return false
      const held = await query
        .insertInto('coupon_uses')
        .values({ portal, application_id: application, number, state: 'held', at })
        .onConflict((conflict) => conflict.columns(['portal', 'application_id']).doNothing())
        .returning('number')
        .executeTakeFirst()
      if (held) return true
      // The same application held one at the same moment.
      await putBack(number)
      return false
    },

    async use(application, at) {
      await query
        .updateTable('coupon_uses')
        .set({ state: 'used', at })
        .where('portal', '=', portal)
        .where('application_id', '=', application)
        .where('state', '=', 'held')
        .execute()
    },

    async giveBack(application) {
      const given = await query
        .deleteFrom('coupon_uses')
        .where('portal', '=', portal)
        .where('application_id', '=', application)
        .where('state', '=', 'held')
        .returning('number')
        .executeTakeFirst()
      if (given) await putBack(given.number)
    },
  }

  async function putBack(number: string): Promise<void> {
    await query
      .updateTable('coupons')
      .set(({ eb }) => ({ taken: eb('taken', '-', 1) }))
      .where('portal', '=', portal)
      .where('number', '=', number)
      .execute()
  }
}
