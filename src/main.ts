import { SettingsRefused } from './settings.ts'

/** The command line. Each command is a file in `commands/`, loaded only when it is called. */
const commands: Readonly<Record<string, { readonly about: string; run(words: readonly string[]): Promise<void> }>> = {
  demo: {
    about: 'every portal with sample data, mail in an inbox, a clock that can be moved',
    run: async () => (await import('./commands/serve.ts')).serve('demo'),
  },
  serve: {
    about: 'production: PUBLIC_URL, SMTP_URL and MADOGUCHI_SECRET are needed',
    run: async () => (await import('./commands/serve.ts')).serve('serve'),
  },
}

const usage = (): string =>
  [
    'madoguchi COMMAND',
    '',
    ...Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(16)}${about}`),
  ].join('\n')

const [name = '', ...words] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (!command) {
  console.error(usage())
  process.exitCode = name === '' || name === 'help' || name === '--help' ? 0 : 2
} else {
  try {
    await command.run(words)
  } catch (error) {
    // What an operator can mend is said in words; anything else is a fault of ours and keeps its trace.
    const known = error instanceof SettingsRefused || (error instanceof Error && /Refused$/.test(error.name))
    console.error(known ? (error as Error).message : error)
    process.exitCode = 1
  }
}
