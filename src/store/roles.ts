import pg from 'pg'

/** The role that every connection of a superuser takes on: it can log in nowhere and bypass nothing. */
const appRole = 'madoguchi_app'

/**
 * Makes row-level security bind a connection whose user it would not bind: superusers and roles with BYPASSRLS see every row, whatever
 * the policies say. For such a user a plain role with the needed rights on schema `public` is made (once for all databases of the
 * server; several processes may do so at once), and the rights are given for tables that come later, too.
 *
 * @returns the role to take on (`set role …`, first thing on each new connection), or null when the user is an ordinary one.
 */
export async function bindRole(connection: pg.ClientConfig): Promise<string | null> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ free: boolean; super: boolean }>(
      'select rolsuper or rolbypassrls as free, rolsuper as super from pg_roles where rolname = current_user',
    )
    if (!rows[0]?.free) return null
    await makeRole(client, rows[0].super)
    await grant(client)
    return appRole
  } finally {
    await client.end().catch(() => {})
  }
}

/** Roles belong to the whole server, where no lock of one database reaches: two at once are told apart by who gets the error. */
async function makeRole(client: pg.Client, isSuper: boolean): Promise<void> {
  await client.query(`
    do $$ begin
      create role ${appRole} nologin nosuperuser nobypassrls;
    exception when duplicate_object or unique_violation then null;
    end $$`)
  const { rows } = await client.query<{ free: boolean; member: boolean }>(
    `select rolsuper or rolbypassrls as free, pg_has_role(current_user, oid, 'member') as member from pg_roles where rolname = $1`,
    [appRole],
  )
  if (rows[0]?.free)
    throw new Error(
      `The role ${appRole} of this server may bypass row-level security: alter role ${appRole} nosuperuser nobypassrls.`,
    )
  if (!isSuper && !rows[0]?.member) await client.query(`grant ${appRole} to current_user`)
}

/** Everything is granted again each time: cheap, and right after a migration by another user. The lock keeps two from colliding. */
async function grant(client: pg.Client): Promise<void> {
  await client.query('begin')
  await client.query(`select pg_advisory_xact_lock(hashtext('${appRole}'))`)
  await client.query(`
    grant usage on schema public to ${appRole};
    grant select, insert, update, delete on all tables in schema public to ${appRole};
    grant usage, select on all sequences in schema public to ${appRole};
    grant execute on all functions in schema public to ${appRole};
    alter default privileges in schema public grant select, insert, update, delete on tables to ${appRole};
    alter default privileges in schema public grant usage, select on sequences to ${appRole};
    alter default privileges in schema public grant execute on functions to ${appRole}`)
  await client.query('commit')
}
