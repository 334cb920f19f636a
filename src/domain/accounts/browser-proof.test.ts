import { describe, expect, it } from 'vitest'
import { solve } from '../../../test/journeys/solve-proof.ts'
import { createVault } from '../../vault/seal.ts'
import { isProof, PROOF_WORK, proofTask } from './browser-proof.ts'

const vault = createVault('a secret that is only used in these tests')

describe('the browser’s work in a picture’s place', () => {
  it('KEY-1 is done by counting up, and proves that picture alone', { timeout: 30_000 }, async () => {
    const task = await proofTask('one', vault)
    expect(task).toEqual({ ...PROOF_WORK, nonce: expect.any(String), prefix: expect.stringMatching(/^[0-9a-f]{32}$/) })
    const proof = solve(task)
    expect(await isProof(proof, 'one', vault)).toBe(true)
    expect(await isProof(proof, 'two', vault)).toBe(false)
    expect(await isProof(proof, 'one', createVault('another secret that is only used in these tests'))).toBe(false)
  })

  it('KEY-1 is always the same for a picture, and another one for the next', async () => {
    expect(await proofTask('one', vault)).toEqual(await proofTask('one', vault))
    const tasks = await Promise.all(Array.from({ length: 20 }, (_, nth) => proofTask(String(nth), vault)))
    expect(new Set(tasks.map(({ prefix }) => prefix)).size).toBe(20)
    expect(new Set(tasks.map(({ nonce }) => nonce)).size).toBe(20)
  })

  it('KEY-1 what the task shows is no proof', async () => {
    const { prefix, nonce } = await proofTask('one', vault)
    for (const guess of [prefix, nonce, '', '0'.repeat(32), 'x', prefix.toUpperCase(), `${prefix}${prefix}`])
      expect(await isProof(guess, 'one', vault), guess).toBe(false)
  })
})
