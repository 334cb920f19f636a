import { pbkdf2Sync } from 'node:crypto'

/** Does a browser's work as the task says it, and as no code of the program does: the rest of the key that begins as it has to. */
export const solve = (task: {
  readonly nonce: string
  readonly iterations: number
  readonly last: number
  readonly prefix: string
}): string => {
  for (let number = 0; number <= task.last; number++) {
    const salt = Buffer.from([number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255])
    const key = pbkdf2Sync(Buffer.from(task.nonce, 'hex'), salt, task.iterations, 32, 'sha256').toString('hex')
    if (key.startsWith(task.prefix)) return key.slice(task.prefix.length)
  }
  throw new Error('no number up to the last one fits')
}
