import type { Command } from './commands/command.ts'

const load = (about: string, file: () => Promise<{ run(words: readonly string[]): Promise<void> }>): Command => ({
  about,
  run: async (words) => (await file()).run(words),
})

/** The command line. Each command is a file in `commands/`, loaded only when it is called. */
const commands: Readonly<Record<string, Command>> = {
  demo: {
    about: 'every portal with sample data, mail in an inbox, a clock that can be moved',
    run: async () => (await import('./commands/serve.ts')).serve('demo'),
  },
  serve: {
    about: 'production: PUBLIC_URL, SMTP_URL and MADOGUCHI_SECRET are needed',
    run: async () => (await import('./commands/serve.ts')).serve('serve'),
  },
  migrate: load('bring the database to the state of this program', () => import('./commands/migrate.ts')),
  check: load(
    'what is wrong with the portals; --register: every way into an account',
    () => import('./commands/check.ts'),
  ),
  'portal new': load('NAME: begin a new portal', () => import('./commands/portal-new.ts')),
  import: load('PORTAL FILE.csv: make accounts from a table', () => import('./commands/import.ts')),
  invite: load('PORTAL IDENTIFIER: mail a link to a first password', () => import('./commands/invite.ts')),
  reset: load('PORTAL IDENTIFIER: give an initial password, shown once', () => import('./commands/reset.ts')),
  unlock: load('PORTAL IDENTIFIER: lift a lock and all waits', () => import('./commands/unlock.ts')),
  allow: load(
    'PORTAL IDENTIFIER mpcs: allow an account what not everybody may; --take: not any more',
    () => import('./commands/allow.ts'),
  ),
  'customer-code': load(
    'list | approve NUMBER | refuse NUMBER --reason TEXT: applications for a customer code',
    () => import('./commands/customer-code.ts'),
  ),
  cases: load('list | close NUMBER: questions and requests that need a hand', () => import('./commands/cases.ts')),
  'main-user': load('CODE --to ADDRESS: make a shared user the main user', () => import('./commands/main-user.ts')),
  cards: load(
    'make PORTAL PRODUCT COUNT | import PORTAL FILE.csv | void PORTAL NUMBER: activation cards',
    () => import('./commands/cards.ts'),
  ),
  device: load(
    'show PORTAL DEVICE | reverse PORTAL DEVICE ENTRY: a device and the ledger of its term',
    () => import('./commands/device.ts'),
  ),
  ca: load(
    'init PORTAL | show PORTAL | list PORTAL: the authorities of certificates',
    () => import('./commands/ca.ts'),
  ),
  'login-certificate': load(
    'issue | revoke | list PORTAL ACCESSKEY: login certificates of customers',
    () => import('./commands/login-certificate.ts'),
  ),
  application: load(
    'list PORTAL | show PORTAL ID | examine, approve, refuse … PORTAL ID: applications for certificates',
    () => import('./commands/application.ts'),
  ),
  coupon: load(
    'make PORTAL AGENT SERVICE COUNT --until DAY | list PORTAL AGENT | void PORTAL NUMBER: coupons',
    () => import('./commands/coupon.ts'),
  ),
  window: load(
    'announce PORTAL --from TIME --until TIME | list | extend | end | withdraw: planned maintenance',
    () => import('./commands/window.ts'),
  ),
  outage: load(
    'record PORTAL --from TIME --until TIME: the portal could not be reached; terms grow by it',
    () => import('./commands/outage.ts'),
  ),
  news: load(
    'send PORTAL --file FILE | list PORTAL: product news to those who asked',
    () => import('./commands/news.ts'),
  ),
  'audit verify': load('[PORTAL]: find changed, missing or moved entries', () => import('./commands/audit-verify.ts')),
  'keys rotate': load('seal anew what an older secret sealed', () => import('./commands/keys-rotate.ts')),
  backup: {
    about: 'FILE: copy the embedded database',
    run: async (words) => (await import('./commands/backup.ts')).runBackup(words),
  },
  restore: {
    about: 'FILE: make the embedded database from a copy',
    run: async (words) => (await import('./commands/backup.ts')).runRestore(words),
  },
}

const usage = (): string =>
  [
    'madoguchi COMMAND',
    '',
    ...Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(16)}${about}`),
    '',
    '“madoguchi COMMAND --help” says more about a command.',
  ].join('\n')

/** The command that the words begin with, and what follows it; some commands are two words. */
const chosen = (words: readonly string[]): { command: Command; rest: readonly string[] } | null => {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ')
    if (words.length >= length && Object.hasOwn(commands, name))
      return { command: commands[name]!, rest: words.slice(length) }
  }
  return null
}

const words = process.argv.slice(2)
const found = chosen(words)
if (!found) {
  const asked = words.length === 0 || ['help', '--help', '-h'].includes(words[0]!)
  if (asked) console.log(usage())
  else console.error(`There is no command “${words.slice(0, 2).join(' ')}”.\n\n${usage()}`)
  process.exitCode = asked ? 0 : 2
} else {
  try {
    await found.command.run(found.rest)
  } catch (error) {
    // What an operator can mend is said in words; anything else is a fault of ours and keeps its trace.
    const known = error instanceof Error && /(Refused|Failed)$/.test(error.name)
    console.error(known ? error.message : error)
    process.exitCode = (error as { exitCode?: number } | null)?.exitCode ?? 1
  }
}
