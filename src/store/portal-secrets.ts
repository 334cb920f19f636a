import { sql } from 'kysely'
import { type LookUp, lookUpBy } from '../domain/keys/look-up.ts'
import type { PortalSecrets } from '../domain/portal-secrets.ts'
import type { Vault } from '../domain/vault.ts'
import { systemRandom } from '../kit/random.ts'
import type { Query } from './db.ts'

/** What `portal_secrets.sealed` is sealed for. */
export const portalSecret = 'portal-secret'

/** Secrets of all portals that are known to be committed, by portal, name and epoch. They never change, so a process reads each once. */
export type KnownSecrets = Map<string, Uint8Array>

const bytes = 32

/** A portal's own secrets. One that this very transaction made is not `known` yet: should it be undone, nobody may go on with it. */
export const createPortalSecrets = (query: Query, portal: string, vault: Vault, known: KnownSecrets): PortalSecrets => {
  const made = new Map<string, Uint8Array>()
  const kept = async (name: string, epoch: number): Promise<Uint8Array | null> => {
    const row = await query
      .selectFrom('portal_secrets')
      .select('sealed')
      .where('portal', '=', portal)
      .where('name', '=', name)
      .where('epoch', '=', epoch)
      .executeTakeFirst()
    return row ? vault.open(portalSecret, row.sealed) : null
  }
  return {
    async read(name, epoch) {
      const key = JSON.stringify([portal, name, epoch])
      const held = known.get(key) ?? made.get(key)
      if (held) return held
      const found = await kept(name, epoch)
      if (found) {
        known.set(key, found)
        return found
      }
      const drawn = systemRandom.bytes(bytes)
      const { rows } = await sql`
        insert into portal_secrets (portal, name, epoch, sealed)
        values (${portal}, ${name}, ${epoch}, ${vault.seal(portalSecret, drawn)})
        on conflict do nothing returning name`.execute(query)
      // Whoever was quicker has committed by now: its secret is the one.
      const secret = rows.length > 0 ? drawn : (await kept(name, epoch))!
      made.set(key, secret)
      return secret
    },
  }
}

// By the secret itself, which is kept as long as the process: deriving the keys of the hashes costs more than using them.
const derived = new WeakMap<Uint8Array, LookUp>()

/** The hashes by which cards and keys are found in this portal. */
export const createLookUp =
  (secrets: PortalSecrets): (() => Promise<LookUp>) =>
  async () => {
    const secret = await secrets.read('cards', 1)
    const found = derived.get(secret) ?? lookUpBy(secret)
    derived.set(secret, found)
    return found
  }
