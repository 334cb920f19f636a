import { resolve } from 'node:path'
import { type Networks, readNetworks } from './kit/network.ts'

/** Everything that is set from outside, read once at start. */
export interface Settings {
  readonly mode: 'demo' | 'serve'
  readonly host: string
  readonly port: number
  /** A PostgreSQL server; null: the embedded one in `dataDir`. */
  readonly databaseUrl: string | null
  readonly dataDir: string
  /** Null in demo mode: mail goes to the inbox. */
  readonly smtpUrl: string | null
  /** Where people reach the site, without a slash at the end; mails' links begin with it. */
  readonly publicUrl: string
  /** The newest secret first; older ones still open what they sealed. */
  readonly secrets: readonly [string, ...string[]]
  readonly trustedProxies: Networks
  /** The listener that asks browsers for a login certificate (CRT-2). */
  readonly tls: TlsSettings
}

export interface TlsSettings {
  /** Null: this program has no such listener; a proxy may stand in for it. */
  readonly port: number | null
  /** The origin where browsers are asked for a certificate, without a slash at the end; null where that is the site's own. */
  readonly url: string | null
  /** Files with the server's certificate (with its chain) and key, PEM; null in demo mode, which makes its own. */
  readonly files: { readonly certificate: string; readonly key: string } | null
}

/** Settings that are missing or weak: all of them at once, each with its reason (PLT-3). */
export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(
      `these settings have to be mended before Madoguchi starts:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    )
    this.faults = faults
  }
}

type Environment = Readonly<Record<string, string | undefined>>

// Demo data are public, and so is the secret that seals them; production refuses it.
const DEMO_SECRET = 'a-secret-for-demo-mode-only-that-everybody-knows'
const LEAST_SECRET = 32

const isUrl = (text: string, protocols: readonly string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol)

/** Reads the settings of a mode from the environment; throws `SettingsRefused` with every fault there is. */
export const readSettings = (mode: Settings['mode'], environment: Environment = process.env): Settings => {
  const faults: string[] = []
  const given = (name: string): string | null => {
    const value = environment[name]?.trim()
    return value === undefined || value === '' ? null : value
  }
  const demand = (good: boolean, fault: string): void => {
    if (!good) faults.push(fault)
  }

  const port = Number(given('PORT') ?? 3000)
  demand(Number.isInteger(port) && port >= 0 && port < 65_536, 'PORT: a number from 0 to 65535')
  const databaseUrl = given('DATABASE_URL')
  demand(
    databaseUrl === null || isUrl(databaseUrl, ['postgres:', 'postgresql:']),
    'DATABASE_URL: an address such as postgres://user@host/database',
  )
  const smtpUrl = given('SMTP_URL')
  demand(
    smtpUrl === null || isUrl(smtpUrl, ['smtp:', 'smtps:']),
    'SMTP_URL: an address such as smtps://user:password@host',
  )
  const host = given('HOST') ?? (mode === 'demo' ? '127.0.0.1' : '0.0.0.0')
  const publicUrl =
    given('PUBLIC_URL') ?? (mode === 'demo' ? `http://localhost:${Number.isInteger(port) ? port : 3000}` : null)
  demand(
    publicUrl === null || isUrl(publicUrl, ['http:', 'https:']),
    'PUBLIC_URL: an address such as https://counter.example',
  )
  const secrets = (given('MADOGUCHI_SECRET') ?? (mode === 'demo' ? DEMO_SECRET : ''))
    .split(/[\s,]+/)
    .filter((one) => one !== '')
  demand(
    secrets.every((one) => one.length >= LEAST_SECRET && new Set(one).size >= 10),
    `MADOGUCHI_SECRET: at least ${LEAST_SECRET} characters by chance (openssl rand -base64 32); several, newest first, apart by commas`,
  )
  const proxies = readNetworks((given('TRUSTED_PROXIES') ?? '').split(/[\s,]+/).filter((one) => one !== ''))
  demand(
    proxies.unknown.length === 0,
    `TRUSTED_PROXIES: addresses, networks such as 10.0.0.0/8, or the words loopback and private; not ${proxies.unknown.join(', ')}`,
  )
  const [certificate, key] = [given('TLS_CERT'), given('TLS_KEY')]
  const tlsPort = given('TLS_PORT') ?? (mode === 'demo' || certificate !== null ? '3443' : null)
  demand(
    tlsPort === null || (/^\d{1,5}$/.test(tlsPort) && Number(tlsPort) < 65_536),
    'TLS_PORT: a number from 0 to 65535',
  )
  demand((certificate === null) === (key === null), 'TLS_CERT and TLS_KEY: a certificate and its key, both or neither')
  const tlsUrl = given('TLS_URL') ?? (mode === 'demo' ? `https://localhost:${tlsPort}` : null)
  demand(tlsUrl === null || isUrl(tlsUrl, ['https:']), 'TLS_URL: an address such as https://login.counter.example')
  if (mode === 'serve') {
    demand(
      tlsPort === null || certificate !== null,
      'TLS_CERT and TLS_KEY: needed for TLS_PORT outside demo mode (files, PEM)',
    )
    demand(tlsPort === null || tlsUrl !== null, 'TLS_URL: needed for TLS_PORT outside demo mode: where people reach it')
    demand(secrets.length > 0, 'MADOGUCHI_SECRET: needed outside demo mode (openssl rand -base64 32)')
    demand(
      !secrets.includes(DEMO_SECRET),
      "MADOGUCHI_SECRET: the demo's own secret is known to everybody; make one (openssl rand -base64 32)",
    )
    demand(smtpUrl !== null, 'SMTP_URL: needed outside demo mode, or no mail would leave')
    demand(publicUrl !== null, 'PUBLIC_URL: needed outside demo mode, for the links in mails')
    demand(
      publicUrl === null ||
        publicUrl.startsWith('https:') ||
        /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(publicUrl),
      'PUBLIC_URL: https outside this machine, or cookies and passwords would travel in the open',
    )
  }
  if (faults.length > 0) throw new SettingsRefused(faults)
  return {
    mode,
    host,
    port,
    databaseUrl,
    dataDir: resolve(given('DATA_DIR') ?? './data'),
    smtpUrl,
    publicUrl: publicUrl!.replace(/\/+$/, ''),
    secrets: secrets as unknown as [string, ...string[]],
    trustedProxies: proxies.networks,
    tls: {
      port: tlsPort === null ? null : Number(tlsPort),
      url: tlsUrl === null ? null : tlsUrl.replace(/\/+$/, ''),
      files: certificate === null || key === null ? null : { certificate: resolve(certificate), key: resolve(key) },
    },
  }
}
