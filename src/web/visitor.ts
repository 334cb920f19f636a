import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { type Networks, plainAddress } from '../kit/network.ts'

/**
 * The visitor's network address: the connection's, or, where that is a trusted proxy's, the last one in `X-Forwarded-For` that is not a
 * trusted proxy itself. What a stranger writes into the header is never believed.
 */
export const addressOf = (
  incoming: IncomingMessage | undefined,
  forwarded: string | null,
  trusted: Networks,
): string => {
  let address = plainAddress(incoming?.socket.remoteAddress ?? '0.0.0.0')
  if (!forwarded) return address
  const hops = forwarded.split(',').map((hop) => plainAddress(hop.trim()))
  while (trusted.has(address) && hops.length > 0) {
    const hop = hops.pop()!
    if (isIP(hop) === 0) break
    address = hop
  }
  return address
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/HeadlessChrome\/|Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]
const first = (table: typeof browsers, agent: string): string => table.find(([mark]) => mark.test(agent))?.[1] ?? ''

/** A browser as a person recognises it: `Chrome / Windows`. Empty where it says nothing known. */
export const browserOf = (agent: string | null): string =>
  [first(browsers, agent ?? ''), first(systems, agent ?? '')].filter((word) => word !== '').join(' / ')

/** The language of a request: what was chosen, else English only where Accept-Language does not accept Japanese. */
export const languageOf = (chosen: 'ja' | 'en' | null, acceptLanguage: string | null): 'ja' | 'en' => {
  if (chosen) return chosen
  if (!acceptLanguage) return 'ja'
  const accepted = acceptLanguage.split(',').map((part) => {
    const [tag = '', ...rest] = part.trim().toLowerCase().split(';')
    const q = rest.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find((one) => one !== undefined)
    return { tag, q: q === undefined ? 1 : Number(q) }
  })
  const accepts = (language: string): boolean =>
    accepted.some(({ tag, q }) => q > 0 && (tag === '*' || tag === language || tag.startsWith(`${language}-`)))
  return accepts('ja') ? 'ja' : accepts('en') ? 'en' : 'ja'
}
