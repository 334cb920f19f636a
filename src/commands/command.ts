import { type ParseArgsConfig, parseArgs } from 'node:util'

/** A command cannot do its work; the message says why and what to do. The program ends with 1. */
export class CommandRefused extends Error {
  override readonly name: string = 'CommandRefused'
  readonly exitCode: number = 1
}

/** A command was called in a way it does not know. The program ends with 2. */
export class UsageRefused extends CommandRefused {
  override readonly name = 'UsageRefused'
  override readonly exitCode = 2
}

/** One command of the command line. */
export interface Command {
  /** One line for the list of commands. */
  readonly about: string
  run(words: readonly string[]): Promise<void>
}

type Options = NonNullable<ParseArgsConfig['options']>

/** The words after a command's name: what stands for itself, and the options that were given. */
export interface ReadWords {
  readonly words: readonly string[]
  has(option: string): boolean
  value(option: string): string | undefined
  /** Of an option that may be given several times. */
  values(option: string): readonly string[]
}

/**
 * Reads the words after a command's name; null where the help was asked for, which has been printed then. `help` begins with the line that
 * shows how the command is called; `counts` is how few and how many plain words it takes.
 */
export const readWords = (
  words: readonly string[],
  help: string,
  counts: readonly [least: number, most: number],
  options: Options = {},
): ReadWords | null => {
  const wrong = (reason: string): never => {
    throw new UsageRefused(`${reason}\n\n${help}`)
  }
  let read: { readonly values: Readonly<Record<string, unknown>>; readonly positionals: readonly string[] }
  try {
    read = parseArgs({
      args: [...words],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
  } catch (error) {
    return wrong((error as Error).message)
  }
  const { values, positionals } = read
  if (values['help'] === true) {
    console.log(help)
    return null
  }
  const [least, most] = counts
  if (positionals.length < least) wrong('something is missing')
  if (positionals.length > most) wrong(`too many words: ${positionals.slice(most).join(' ')}`)
  return {
    words: positionals,
    has: (option) => values[option] === true,
    value: (option) => (typeof values[option] === 'string' ? values[option] : undefined),
    values: (option) => {
      const given = values[option]
      return Array.isArray(given) ? given.filter((one) => typeof one === 'string') : []
    },
  }
}
