import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, runCommand } from '../setup/run-command.ts'

const production = {
  MADOGUCHI_SECRET: 'a-secret-0123456789-only-for-these-tests',
  SMTP_URL: 'smtp://127.0.0.1:9',
  PUBLIC_URL: 'https://counter.example',
}

describe('KEY-10 commands for maintenance, outages and news', { timeout: 240_000 }, () => {
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'madoguchi-windows-'))
    expect((await run(['migrate'])).code).toBe(0)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const run = (words: readonly string[]): Promise<Answer> =>
    runCommand(words, { DATA_DIR: path.join(folder, 'data'), ...production })

  // A day that is to come whenever these tests run, by a Japanese clock.
  const day = (ahead: number): string => Temporal.Now.plainDateISO('Asia/Tokyo').add({ days: ahead }).toString()

  it('KEY-10 announces, moves, lists and withdraws maintenance; refuses slips in words', async () => {
    const times = ['--from', `${day(3)} 22:00`, '--until', `${day(4)} 02:00`]
    const announced = await run(['window', 'announce', 'partner', ...times, '--ja', '電源の工事', '--en', 'Power'])
    expect(announced).toMatchObject({ code: 0, err: '' })
    const slashes = (iso: string): string => iso.replaceAll('-', '/')
    expect(announced.out).toContain(`${slashes(day(3))} 22:00 – ${slashes(day(4))} 02:00 (JST)`)
    const [, id = ''] = /announced: ([0-9a-f-]{36}) /.exec(announced.out)!
    expect((await run(['window', 'extend', 'partner', id, '--until', `${day(4)} 03:00`])).out).toMatch(
      /^moved: .* 03:00/,
    )
    const list = await run(['window', 'list'])
    expect(list.out).toContain(
      `${id}  ${slashes(day(3))} 22:00 – ${slashes(day(4))} 03:00 (JST)  partner  maintenance, announced`,
    )
    expect(list.out).toContain('\n  電源の工事\n  Power\n')
    expect(list.out).toContain('\n  maintenance-changed: 0 mails so far\n')
    const early = await run(['window', 'end', 'partner', id])
    expect([early.code, early.err]).toEqual([1, 'It has not begun. Take it back with “madoguchi window withdraw”.\n'])
    expect((await run(['window', 'withdraw', 'trade', id])).err).toContain('There is no such window in this portal.')
    expect((await run(['window', 'withdraw', 'partner', id])).out).toMatch(/^withdrawn: /)
    expect((await run(['window', 'withdraw', 'partner', id])).err).toBe('It was withdrawn.\n')
    expect((await run(['window', 'list', 'partner'])).out).toContain('maintenance, withdrawn')
  })

  it.each([
    [['window', 'announce', 'partner', '--from', '2020-01-01 10:00', '--until', '2020-01-01 11:00'], 1, 'over already'],
    [['window', 'announce', 'partner', '--from', '22:00', '--until', '23:00'], 2, '“22:00” is no time'],
    [['window', 'announce', 'partner', '--until', '2026-12-01 23:00'], 2, '--from is missing'],
    [['window', 'announce'], 2, 'which portal?'],
    [['window', 'end', 'partner'], 2, 'which window?'],
    [['window', 'end', 'partner', 'x'], 1, 'There is no such window'],
    [['window', 'nonsense', 'partner'], 2, 'unknown: nonsense'],
    [['window', 'toString', 'partner'], 2, 'unknown: toString'],
    [
      ['outage', 'record', 'nowhere', '--from', '2026-11-01 10:00', '--until', '2026-11-01 11:00'],
      1,
      'no portal “nowhere”',
    ],
    [
      ['outage', 'record', 'partner', '--from', '2199-11-01 10:00', '--until', '2199-11-01 11:00'],
      1,
      'It is not over yet',
    ],
    [['news', 'send', 'partner'], 2, '--file is missing'],
  ] as const)('KEY-10 %j is refused', async (words, code, why) => {
    const answer = await run(words)
    expect([answer.code, answer.err]).toEqual([code, expect.stringContaining(why)])
  })

  it('KEY-33 records an outage, and takes one back that was none', async () => {
    const recorded = await run([
      'outage',
      'record',
      'partner',
      '--from',
      `${day(-2)} 09:00`,
      '--until',
      `${day(-2)} 11:30`,
    ])
    expect(recorded).toMatchObject({ code: 0, err: '' })
    const [, id = ''] = /recorded: ([0-9a-f-]{36}) /.exec(recorded.out)!
    expect((await run(['window', 'list', 'partner'])).out).toContain('partner  outage\n')
    expect((await run(['window', 'withdraw', 'partner', id])).code).toBe(0)
  })

  it('KEY-10 sends news only where somebody asked for it', async () => {
    const file = path.join(folder, 'news.txt')
    writeFileSync(file, '[ja]\n新機種\n発売しました。\n[en]\nNew\nHere.\n')
    expect((await run(['news', 'send', 'keys', '--file', file])).err).toBe('Nobody of keys asked for product news.\n')
    writeFileSync(file, '[ja]\n新機種\n発売しました。\n')
    expect((await run(['news', 'send', 'keys', '--file', file])).err).toContain('[en] is missing')
    expect((await run(['news', 'send', 'keys', '--file', `${file}.none`])).err).toContain('cannot be read')
  })
})
