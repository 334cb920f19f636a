import type { SpentPictures } from '../domain/accounts/picture-code.ts'
import type { Query } from './db.ts'

/** Picture codes of one portal that were used: the primary key makes the second use impossible (KEY-1). */
export const createSpentPictures = (query: Query, portal: string): SpentPictures => ({
  async spend(idHash, endsAt) {
    const spent = await query
      .insertInto('spent_pictures')
      .values({ portal, id_hash: idHash, ends_at: endsAt })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id_hash')
      .executeTakeFirst()
    return spent !== undefined
  },
})
