import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import PostalMime, { type Email } from 'postal-mime'

/** A mail as it came over the wire. */
export interface ReceivedMail {
  from: string
  to: string[]
  /** As it stood on the wire, header and body. */
  raw: string
  /** Read by a parser that is not the sender's. */
  parsed: Email
  user?: string
  secure: boolean
}

/** A mail server in a process of its own. Mails outlive it, and it comes back on the same port. */
export interface FakeSmtp {
  readonly url: string
  readonly port: number
  /** All mails received so far, oldest first; or those to one address. */
  messages(to?: string): Promise<ReceivedMail[]>
  /** Resolves with the first mail to this address, at once if it came already. */
  waitForMessage(to: string): Promise<ReceivedMail>
  /** Resolves when somebody waits for an answer about a `stuck-…` address. */
  waitForStuck(): Promise<string>
  /** Kills the process as a power cut would. */
  kill(): Promise<void>
  restart(): Promise<void>
  /** Ends the server and forgets its mails. */
  close(): Promise<void>
}

const program = fileURLToPath(new URL('smtp-process.mjs', import.meta.url))

/** Starts a server on a free port. `tls`: it offers STARTTLS with a self-signed certificate, and AUTH (`madoguchi`, `open sesame`). */
export async function startSmtp({ tls = false } = {}): Promise<FakeSmtp> {
  const folder = mkdtempSync(path.join(tmpdir(), 'madoguchi-smtp-'))
  const events = new EventEmitter().setMaxListeners(0)
  let child: ChildProcess | null = null

  const start = async (port: number): Promise<number> => {
    child = fork(program, [folder, String(port), tls ? 'tls' : 'plain'], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const started = new Promise<number>((resolve, reject) => {
      child!.once('exit', () => reject(new Error('the mail server ended before it listened')))
      child!.on('message', (message: { port?: number; error?: string; stuck?: string; received?: string[] }) => {
        if (message.port !== undefined) resolve(message.port)
        if (message.stuck !== undefined) events.emit('stuck', message.stuck)
        if (message.received !== undefined) events.emit('received')
      })
    })
    return started
  }
  const port = await start(0)

  const messages = async (to?: string): Promise<ReceivedMail[]> => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
    const mails = files.sort().map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')))
    const wanted = mails.filter((mail) => to === undefined || mail.to.includes(to))
    return Promise.all(
      wanted.map(async (mail) => {
        const bytes = Buffer.from(mail.raw, 'base64')
        return { ...mail, raw: bytes.toString('latin1'), parsed: await PostalMime.parse(bytes) }
      }),
    )
  }
  const kill = async (): Promise<void> => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    messages,
    async waitForMessage(to) {
      for (;;) {
        // Listening before looking, so that nothing slips through between the two.
        const next = once(events, 'received')
        const [found] = await messages(to)
        if (found) return found
        await next
      }
    },
    waitForStuck: async () => (await once(events, 'stuck'))[0] as string,
    kill,
    restart: async () => {
      await kill()
      await start(port)
    },
    async close() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
