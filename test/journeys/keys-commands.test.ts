import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand, startServing } from '../setup/run-command.ts'

describe('commands about cards and devices, while the demo runs on the same database', { timeout: 240_000 }, () => {
  let folder: string
  let demo: { stop(): Promise<void> }
  const run = (...words: readonly string[]) => runCommand(words, { DATA_DIR: path.join(folder, 'data') })

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'madoguchi-cards-'))
    demo = await startServing(['demo'], { DATA_DIR: path.join(folder, 'data'), PORT: '0', TLS_PORT: '0' })
  }, 60_000)
  afterAll(async () => {
    await demo.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('KEY-23 cards are made once, taken up again without harm, and taken out of use', async () => {
    const made = await run('cards', 'make', 'keys', '701W', '3', '--batch', 'spring')
    expect(made).toMatchObject({ code: 0, err: '' })
    const [header, first = ''] = made.out.split('\n')
    expect(header).toBe('product,activationKeyNo,registrationId')
    expect(made.out.trim().split('\n')).toHaveLength(4)
    expect(first).toMatch(/^701W,([0-9A-F]{4}-){3}[0-9A-F]{4},[0-9A-F]{12}$/)
    const file = path.join(folder, 'cards.csv')
    writeFileSync(file, made.out)
    expect((await run('cards', 'import', 'keys', file)).out).toBe(
      '0 cards taken up; 3 were there already, left as they are.\n',
    )
    const number = first.split(',')[1]!
    expect((await run('cards', 'void', 'keys', number, '--reason', '紛失')).out).toBe(`${number} is out of use.\n`)
    expect((await run('cards', 'void', 'keys', number, '--reason', '紛失')).code).toBe(1)
    const misused = [
      ['make', 'keys', '701W'],
      ['make', 'keys', '999W', '1'],
      ['make', 'keys', '701W', 'many'],
      ['void', 'keys', number],
      ['print', 'keys', '701W', '1'],
    ]
    const answers = await Promise.all(misused.map((words) => run('cards', ...words)))
    expect(answers.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2])
    expect((await run('cards', 'make', 'partner', '701W', '1')).err).toContain('gives no registration keys')
  })

  it('KEY-35 a device is shown with its ledger; what it does not have is not reversed', async () => {
    expect((await run('device', 'show', 'keys', '0123-4567-89AB-CDE0')).out).toBe(
      '0123-4567-89AB-CDE0  no connection number  not registered\n',
    )
    const none = '01900000-0000-7000-8000-000000000001'
    const reversed = await run('device', 'reverse', 'keys', '0123456789ABCDE0', none, '--reason', 'x')
    expect(reversed).toMatchObject({ code: 1, err: 'This device has no such entry.\n' })
    expect((await run('device', 'reverse', 'keys', '0123456789ABCDE0', none)).code).toBe(2)
    expect((await run('device', 'show', 'keys', '0123')).code).toBe(2)
  })
})
