import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { serve as listen } from '@hono/node-server'
import type { Program } from '../app.ts'
import { isUsable, type LocalCertificate, makeLocalCertificate } from '../ca/local-certificate.ts'
import type { Settings } from '../settings.ts'
import type { Log } from '../web/house.ts'
import { CommandRefused } from './command.ts'

export type TlsServer = ReturnType<typeof listen>

/**
 * The listener that asks browsers for a login certificate (CRT-2); null where none is set, or where no portal's authorities are there yet. The
 * handshake names the portals' member authorities, so that browsers offer what they issued and nothing else; a browser without one comes in
 * all the same and is told on a page what is missing. Whoever presents a certificate has proved to have its key; all else is judged by the
 * pages (`login-certificate.ts`), by the database and the program's own clock.
 */
export const listenForCertificates = async (
  { server, house, stores }: Program,
  settings: Settings,
  log: Log,
): Promise<TlsServer | null> => {
  const { port, files } = settings.tls
  if (port === null) return null
  const asking = [...house.portals.values()].filter(({ portal }) => portal.account.signIn.certificate !== 'none')
  const members = await Promise.all(asking.map(({ portal }) => house.authorities.get(portal.id)?.certificate('member')))
  const ca = members.flatMap((der) => (der ? [new X509Certificate(der).toString()] : []))
  if (ca.length === 0) {
    log.warn({ port }, 'no authority of login certificates is there yet: hold the ceremony (ca init), then start again')
    return null
  }
  const own = files === null ? await localCertificate(stores.facts, house.random) : readFiles(files)
  const tls = listen({
    fetch: server.fetch,
    hostname: settings.host,
    port,
    createServer,
    serverOptions: { cert: own.certificate, key: own.key, ca, requestCert: true, rejectUnauthorized: false },
  })
  const opened = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    tls.once('listening', () => resolve(null))
    tls.once('error', resolve)
  })
  if (opened === null) return tls
  // Two demos on one machine are no reason that the second one stays closed.
  if (settings.mode === 'demo' && opened.code === 'EADDRINUSE') {
    log.warn({ port }, 'TLS_PORT is in use: nobody can sign in with a certificate here')
    return null
  }
  throw opened
}

const readFiles = (files: { readonly certificate: string; readonly key: string }): LocalCertificate => {
  const read = (name: string, path: string): string => {
    try {
      return readFileSync(path, 'utf8')
    } catch (error) {
      throw new CommandRefused(`${name}: ${path} cannot be read (${(error as Error).message})`)
    }
  }
  return { certificate: read('TLS_CERT', files.certificate), key: read('TLS_KEY', files.key) }
}

const FACT = 'demo-tls-certificate'

/** The demo's own, kept so that a browser that trusts it goes on doing so after a restart. Its dates are those of browsers: the real ones. */
const localCertificate = async (
  facts: Program['stores']['facts'],
  random: Program['house']['random'],
): Promise<LocalCertificate> => {
  const now = new Date()
  const kept = JSON.parse((await facts.read(FACT)) ?? 'null') as LocalCertificate | null
  if (kept !== null && isUsable(kept, now)) return kept
  const made = await makeLocalCertificate(random, now)
  await facts.write(FACT, JSON.stringify(made))
  return made
}
