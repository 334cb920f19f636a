import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import certs from '../../portals/certs/portal.ts'
import keys from '../../portals/keys/portal.ts'
import member from '../../portals/member/portal.ts'
import partner from '../../portals/partner/portal.ts'
import trade from '../../portals/trade/portal.ts'
import type { Desk } from '../desks/desk.ts'
import type { Flow } from '../desks/flow.ts'
import { flows } from '../desks/registry.ts'
import type { Purpose } from '../domain/accounts/grant.ts'
import { days, hours } from '../kit/time.ts'
import type { AccountRule, Portal, PortalDefinition } from './define.ts'
import { printRegister, registerOf, waysIn } from './register.ts'

const named = (id: string, definition: PortalDefinition, account: Partial<AccountRule> = {}): Portal => ({
  ...definition,
  id,
  account: { ...definition.account, ...account },
})
const staffOnly = named('staff-only', member, { recovery: { by: 'operator' } })
const [before, after] = (['before', 'after'] as const).map((confirmAddress) =>
  named(`keys-${confirmAddress}`, keys, {
    registration: { by: 'consent', confirmAddress, lifetime: hours(24), terms: 'registration' },
  }),
) as [Portal, Portal]
const portals = [
  named('partner', partner),
  named('member', member),
  named('trade', trade),
  named('certs', certs),
  staffOnly,
  before,
  after,
]

const desks = fileURLToPath(new URL('../desks/', import.meta.url))
const sources = readdirSync(desks, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
  .map((name) => join(desks, name))

/** The file itself and every file of the desks that it runs (types alone run nothing). */
const runBy = (file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, what, from] of readFileSync(file, 'utf8').matchAll(/^import ([^;]*?) from '(\.[^']+)'/gms)) {
    const path = join(dirname(file), from!)
    const isType = what!.startsWith('type ') || /^\{(\s*type [^,}]+,?)+\s*\}$/.test(what!)
    if (!isType && path.startsWith(desks)) runBy(path, seen)
  }
  return seen
}

/** Whether a flow's own file, or one that it runs, begins a session, makes the hash of a password or sets the address of recoveries. */
const isWayIn = (flow: Flow): boolean => {
  const declares = (source: string) =>
    [...source.matchAll(/(?:\bflow(?:<\w+>)?|= \w+)\(\{\s*(?:\.\.\.\w+,\s*)?id: '([\w-]+)'/g)].some(
      ([, id]) => id === flow.id,
    )
  const file = sources.find((name) => declares(readFileSync(name, 'utf8')))
  if (!file) throw new Error(`no file declares the flow ${flow.id}`)
  return [...runBy(file)].some((name) =>
    /(?<!readonly )is: 'enter'|hasher\.hash\(|\.set(Initial)?Password\(|sessions\.start\(|\.setMail\(/.test(
      readFileSync(name, 'utf8'),
    ),
  )
}

const opensAt = (flow: Flow, portal: Portal): boolean =>
  flow.first({ portal, session: null, me: () => 'somebody', query: () => null } as unknown as Desk) !== null

test('what leads to a session or a password is told from what does not', () => {
  const ways = new Map(flows.map((flow) => [flow.id, isWayIn(flow)]))
  expect(ways.get('sign-in')).toBe(true)
  expect(ways.get('recover')).toBe(true)
  expect(ways.get('sign-out')).toBe(false)
  expect(ways.get('remind-code')).toBe(false)
})

describe.each(portals)('ACC-61 $id', (portal) => {
  test('no way in is mounted that the register does not name', () => {
    const mounted = flows.filter((flow) => isWayIn(flow) && opensAt(flow, portal)).map(({ id }) => id)
    expect(mounted.filter((id) => !waysIn(portal).includes(id))).toEqual([])
  })

  test('the register names no way in that is not mounted', () => {
    const mounted = flows.filter((flow) => opensAt(flow, portal)).map(({ id }) => id)
    expect(waysIn(portal).filter((id) => !mounted.includes(id))).toEqual([])
  })

  test('no mailed link opens a way that the register does not name', () => {
    const named = new Set(registerOf(portal).ways.flatMap((way) => way.flows))
    const { recovery, registration } = portal.account
    const registers = registration === 'closed' ? null : registration.by
    const mailed = (purpose: Purpose): boolean =>
      purpose === 'password'
        ? recovery.by === 'link'
        : purpose === 'register'
          ? registers === 'link'
          : purpose === 'register-by-consent'
            ? registers === 'consent'
            : true
    const opened = flows.filter((flow) => isWayIn(flow) && flow.opens?.purposes.some(mailed)).map(({ id }) => id)
    expect(opened).toContain('recover')
    expect(opened.filter((id) => !named.has(id))).toEqual([])
  })
})

const rulesOf = (portal: Portal, name: string, severity: string): string[] =>
  registerOf(portal)
    .ways.find((way) => way.name === name)!
    .findings.filter((one) => one.severity === severity)
    .map(({ rule }) => rule)

describe('ACC-61 the weakest way into an account', () => {
  test('is the mailbox where it recovers the password', () => {
    for (const [portal, name] of [
      [portals[0]!, 'recovery by a mailed link'],
      [portals[1]!, 'recovery by a mailed temporary password'],
      [portals[2]!, 'recovery by a mailed link'],
    ] as const)
      expect(registerOf(portal).weakest).toMatchObject({ name, assurance: 'mailbox' })
  })

  test('is an invitation where only staff help', () =>
    expect(registerOf(staffOnly).weakest).toMatchObject({ name: 'first password by invitation' }))
})

describe('ACC-61 what the standards say', () => {
  test('a mailed code confirms the address and is no second factor', () => {
    const [signIn] = registerOf(portals[0]!).ways
    expect(signIn!.assurance).toBe('password-and-mailbox')
    expect(rulesOf(portals[0]!, 'sign-in', 'departs')).toEqual(
      expect.arrayContaining(['ASVS 5.0 6.3.3 (L2)', 'ASVS 5.0 6.3.6 (L3)']),
    )
    expect(rulesOf(portals[0]!, 'sign-in', 'remark')).toContain('NIST SP 800-63B-4 §3.1.3.1')
  })

  test('rules of composition, short and narrow passwords are told', () => {
    const departs = (portal: Portal) =>
      registerOf(portal)
        .password.filter(({ severity }) => severity === 'departs')
        .map(({ rule }) => rule)
    expect(departs(portals[1]!)).toEqual(
      expect.arrayContaining(['ASVS 5.0 6.2.5 (L1)', 'ASVS 5.0 6.2.9 (L2)', 'NIST SP 800-63B-4 §3.1.1.2']),
    )
    expect(departs(portals[2]!)).toEqual(['NIST SP 800-63B-4 §3.1.1.2'])
    const policy = trade.account.password
    expect(departs(named('good', trade, { password: { ...policy, length: [15, 128] } }))).toEqual([])
    expect(departs(named('bad', trade, { password: { ...policy, length: [6, 128] } }))).toContain('ASVS 5.0 6.2.1 (L1)')
  })

  test('a link of more than 24 hours, and a lock, are told', () => {
    const recovery = { by: 'link', proofs: ['customer-code', 'mail'], lifetime: hours(24) } as const
    const name = 'recovery by a mailed link'
    expect(rulesOf(named('day', trade, { recovery }), name, 'departs')).toEqual([])
    expect(rulesOf(named('days', trade, { recovery: { ...recovery, lifetime: days(2) } }), name, 'departs')).toEqual([
      'NIST SP 800-63B-4 §4.2.1.2',
    ])
    const locked = named('locked', trade, { signIn: { ...trade.account.signIn, lockAfter: 10 } })
    expect(rulesOf(locked, 'sign-in', 'meets')).toContain('NIST SP 800-63B-4 §3.2.2')
    expect(rulesOf(locked, 'sign-in', 'remark')).toContain('ASVS 5.0 6.1.1 (L1)')
    expect(rulesOf(portals[2]!, 'sign-in', 'departs')).toContain('NIST SP 800-63B-4 §3.2.2')
  })

  test('a mailed password that stays is told, and that nobody is shut out by asking for one', () => {
    const name = 'recovery by a mailed fresh password'
    expect(registerOf(before).weakest).toMatchObject({ name, flows: ['recover-by-reissue', 'sign-in'] })
    expect(rulesOf(before, name, 'departs')).toEqual(['ASVS 5.0 6.4.1 (L1)'])
    expect(rulesOf(before, name, 'meets')).toEqual(
      expect.arrayContaining(['ASVS 5.0 6.1.1 (L1)', 'NIST SP 800-63B-4 §4.2.1.2']),
    )
  })

  test('registration by consent: a page that tells of a registered address is told of', () => {
    expect(rulesOf(before, 'registration', 'departs')).toEqual(['ASVS 5.0 6.4.1 (L1)'])
    expect(rulesOf(before, 'registration', 'meets')).toContain('ASVS 5.0 6.3.8 (L3)')
    expect(rulesOf(after, 'registration', 'departs')).toContain('ASVS 5.0 6.3.8 (L3)')
    expect(rulesOf(portals[0]!, 'registration', 'departs')).toEqual([])
  })

  test('facts that select an account are not taken for proofs', () => {
    expect(rulesOf(portals[2]!, 'recovery by a mailed link', 'remark')).toContain('ASVS 5.0 6.4.2 (L1)')
    expect(rulesOf(portals[0]!, 'recovery by a mailed link', 'remark')).not.toContain('ASVS 5.0 6.4.2 (L1)')
  })

  test('the register is printed with the worst first and the weakest way last', () => {
    const printed = printRegister(portals[1]!)
    expect(printed).toContain('member: みどりネット 会員サポート (Midori Net member support)')
    expect(printed).toContain(
      'recovery by a mailed temporary password (recover-by-temporary-password, temporary-password; begins at: page; leads into: account)',
    )
    expect(printed).toContain('within 1 hour;')
    expect(printed.indexOf('departs from')).toBeLessThan(printed.indexOf('meets'))
    expect(printed.split('\n').at(-1)).toBe(
      '  The weakest way into an account: recovery by a mailed temporary password (one thing shown: control of a mailbox).',
    )
  })
})
