import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What a command answered. */
export interface Answer {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const start = (words: readonly string[], environment: Readonly<Record<string, string>>) => {
  if (!existsSync(`${root}dist/src/main.js`)) throw new Error('the program is not built yet: npm run build')
  const { PATH = '', HOME = '', TMPDIR } = process.env
  return spawn(process.execPath, [`${root}bin/madoguchi.mjs`, ...words], {
    cwd: root,
    // The tests' own settings are not the program's.
    env: { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs `madoguchi …` as an operator does, to its end. */
export const runCommand = async (
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Answer> => {
  const child = start(words, environment)
  const said = { out: '', err: '' }
  child.stdout.on('data', (part) => {
    said.out += part
  })
  child.stderr.on('data', (part) => {
    said.err += part
  })
  const [code] = await once(child, 'close')
  return { code, ...said }
}

/** Starts `madoguchi demo` or `serve` and waits for its first line. */
export const startServing = async (
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ stop(): Promise<void> }> => {
  const child = start(words, environment)
  const closed = once(child, 'close')
  const heard = Promise.race([once(createInterface(child.stdout), 'line'), once(createInterface(child.stderr), 'line')])
  const first = await Promise.race([heard, closed.then(() => null)])
  if (first === null) throw new Error(`madoguchi ${words.join(' ')} ended at once`)
  return {
    async stop() {
      child.kill('SIGTERM')
      await closed
    },
  }
}
