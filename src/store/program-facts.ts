import type { Query } from './db.ts'

/** Facts of the whole program that outlive a process, such as the demo clock. They belong to no portal. */
export interface ProgramFacts {
  read(name: string): Promise<string | null>
  write(name: string, value: string): Promise<void>
}

/** Facts of the program, within a transaction of any portal. */
export const createProgramFacts = (query: Query): ProgramFacts => ({
  async read(name) {
    const row = await query.selectFrom('program_facts').select('value').where('name', '=', name).executeTakeFirst()
    return row?.value ?? null
  },
  async write(name, value) {
    await query
      .insertInto('program_facts')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute()
  },
})
