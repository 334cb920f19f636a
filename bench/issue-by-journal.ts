import pg from 'pg'
import type { IssuedCertificate } from '../src/domain/certificates/authority.ts'

/** A certificate that is ready, under a serial number and an approval of its own. */
export interface Ready {
  readonly serial: string
  readonly approval: string
  readonly certificate: IssuedCertificate
}

/** The n-th copy of one certificate. */
export const asPrepared = (certificate: IssuedCertificate, n: number): Ready => ({
  serial: n.toString(16).padStart(32, '0'),
  approval: `by hand ${n}`,
  certificate,
})

const hash = 'ab'.repeat(32)

const reserve = `insert into certificates (portal, issuer, serial, approval, profile, state, subject, names, key_fingerprint, not_before,
    not_after, reserved_at)
  values ($1, 'sr', $2, $3, $4, 'reserved', $5, $6, $7, $8, $9, $10)`
const aboutToSign = `update certificates set state = 'signing', hash = $3
  where portal = $1 and issuer = 'sr' and serial = $2 and state = 'reserved'`
const keep = `update certificates set state = 'issued', der = $4, issued_at = $5
  where portal = $1 and issuer = 'sr' and serial = $2 and state = 'signing' and hash = $3`

/**
 * The journal of an issue as somebody would write it by hand: three transactions that name their portal and have one prepared statement each,
 * with a certificate that is ready.
 */
export const journalByHand = async (
  connection: pg.ClientConfig,
  role: string | null,
  portal: string,
  clients: number,
): Promise<{ issue(ready: Ready): Promise<void>; end(): Promise<void> }> => {
  const options = role === null ? {} : { options: `-c role=${role}` }
  const opened = Array.from({ length: clients }, () => new pg.Client({ ...connection, ...options }))
  for (const client of opened) await client.connect()
  const free = [...opened]
  const transaction = async (
    client: pg.Client,
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<void> => {
    await client.query('begin')
    await client.query({ name: 'portal', text: `select set_config('madoguchi.portal', $1, true)`, values: [portal] })
    await client.query({ name, text, values: [...values] })
    await client.query('commit')
  }
  return {
    async issue({ serial, approval, certificate }) {
      const client = free.pop()!
      const { profile, names, notBefore, notAfter, issuedAt, der } = certificate
      await transaction(client, 'reserve', reserve, [
        ...[portal, serial, approval, profile, names[0], names, hash, notBefore, notAfter, issuedAt],
      ])
      await transaction(client, 'about to sign', aboutToSign, [portal, serial, hash])
      await transaction(client, 'keep', keep, [portal, serial, hash, der, issuedAt])
      free.push(client)
    },
    async end() {
      await Promise.all(opened.map((client) => client.end()))
    },
  }
}
