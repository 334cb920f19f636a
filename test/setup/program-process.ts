import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('../../', import.meta.url))

/** The real program in a process of its own (`bin/madoguchi.mjs`, as it was built), in a data folder that outlives it. */
export interface ProgramProcess {
  readonly origin: string
  readonly port: number
  readonly dataDir: string
  /** What it wrote to standard error since its first start. */
  log(): string
  pid(): number
  /** kill -9, and waits until the process is gone. */
  kill(): Promise<void>
  /** Asks it to end, as an operator does, and gives its exit code. */
  end(): Promise<number | null>
  /** Starts it again on the same port and data. */
  start(): Promise<void>
  /** Ends it and forgets its data. */
  close(): Promise<void>
}

const freePort = async (): Promise<number> => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Starts the program, which may be installed elsewhere (`root`), and resolves when it is open; rejects with what it said when it ends instead. */
export const startProgram = async (
  given: { readonly environment?: Readonly<Record<string, string>>; readonly root?: string } = {},
): Promise<ProgramProcess> => {
  const port = await freePort()
  const tlsPort = await freePort()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'madoguchi-program-'))
  let child: ChildProcess
  const root = given.root ?? here
  let log = ''

  const start = async (): Promise<void> => {
    child = spawn(process.execPath, [path.join(root, 'bin/madoguchi.mjs'), 'demo'], {
      cwd: root,
      env: {
        PATH: process.env.PATH ?? '',
        HOME: process.env.HOME ?? '',
        PORT: String(port),
        TLS_PORT: String(tlsPort),
        DATA_DIR: dataDir,
        ...given.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stderr!.on('data', (bytes) => {
      log += bytes
    })
    const opened = new Promise<void>((resolve, reject) => {
      child.stdout!.on('data', (bytes) => {
        if (String(bytes).includes('Madoguchi is open')) resolve()
      })
      child.once('exit', (code, signal) => reject(new Error(`the program ended (${signal ?? code}) saying:\n${log}`)))
    })
    await opened
  }
  const ended = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const gone = once(child, 'exit')
    child.kill(signal)
    return (await gone)[0]
  }

  await start().catch((error) => {
    rmSync(dataDir, { recursive: true, force: true })
    throw error
  })
  return {
    origin: `http://localhost:${port}`,
    port,
    dataDir,
    log: () => log,
    pid: () => child.pid!,
    kill: async () => void (await ended('SIGKILL')),
    end: () => ended('SIGTERM'),
    start,
    async close() {
      await ended('SIGTERM')
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}
