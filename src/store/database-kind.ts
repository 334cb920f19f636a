import pg from 'pg'

/** Whose data a database holds: nobody's yet, the demo's, or people's. */
export type DatabaseKind = 'empty' | 'demo' | 'people'

/** Finds out before anything is changed, migrations included. `demoMark` begins the names of the facts that the demo leaves behind. */
export const kindOfDatabase = async (connection: pg.ClientConfig, demoMark: string): Promise<DatabaseKind> => {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows: tables } = await client.query("select to_regclass('program_facts') is not null as made")
    if (!tables[0]?.made) return 'empty'
    await client.query("select set_config('madoguchi.portal', '*', false)")
    const { rows } = await client.query(
      'select exists (select from program_facts where starts_with(name, $1)) as demo, exists (select from accounts) as people',
      [demoMark],
    )
    return rows[0]?.demo ? 'demo' : rows[0]?.people ? 'people' : 'empty'
  } finally {
    await client.end()
  }
}
