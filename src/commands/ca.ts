import { createPrivateKey, createPublicKey, randomBytes, X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { establish, openKey, rootList } from '../ca/establish.ts'
import { statusPlaces } from '../ca/status-places.ts'
import type { KeptAuthority } from '../domain/certificates/status.ts'
import { type CertificatesRule, type Portal, serviceOf } from '../portal/define.ts'
import { CommandRefused, readWords, UsageRefused } from './command.ts'
import { type CommandProgram, withProgram } from './with-program.ts'

const help = `madoguchi ca init PORTAL [--root-key FILE]
madoguchi ca show PORTAL
madoguchi ca list PORTAL --root-key FILE

init  makes a root and the authorities below it, once. With --root-key the root's key goes into FILE, encrypted with a passphrase that is
      printed this once, and is kept nowhere else: put both away, apart from each other
show  the authorities with their certificates' fingerprints, and their newest lists
list  publishes the next list of a root whose key is kept elsewhere; a list is good for 360 days. The passphrase is read from standard input

Ends with 0 when it is done, 1 when it cannot be done, 2 when it is called wrongly.`

export const run = async (given: readonly string[]): Promise<void> => {
  const read = readWords(given, help, [2, 2], { 'root-key': { type: 'string' } })
  if (!read) return
  const [what = '', name = ''] = read.words
  const file = read.value('root-key')
  if (!['init', 'show', 'list'].includes(what)) throw new UsageRefused(`unknown: ${what}\n\n${help}`)
  if (what === 'list' && file === undefined) throw new UsageRefused(`--root-key is missing\n\n${help}`)
  await withProgram(async (program) => {
    const { portal, rule } = portalWithCertificates(program, name)
    if (what === 'init') await init(program, portal, rule, file)
    else if (what === 'show') await show(program, portal)
    else await list(program, portal, file!)
  })
}

/** A portal that sells certificates, with the rule; throws `CommandRefused` for any other. */
export const portalWithCertificates = (
  program: Pick<CommandProgram, 'portal'>,
  name: string,
): { readonly portal: Portal; readonly rule: CertificatesRule } => {
  const portal = program.portal(name)
  const rule = serviceOf(portal, 'certificates')
  if (!rule) throw new CommandRefused(`${name} sells no certificates.`)
  return { portal, rule }
}

/** Where the portal's lists are: the first portal with certificates has the short addresses, as in the program that serves. */
export const placesOf = ({ settings, portals }: CommandProgram, portal: Portal) => {
  const [first] = portals
    .filter((one) => serviceOf(one, 'certificates') !== null)
    .toSorted((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1))
  return statusPlaces(settings.publicUrl, portal.id, first?.id === portal.id)
}

const init = async (
  program: CommandProgram,
  portal: Portal,
  rule: CertificatesRule,
  file: string | undefined,
): Promise<void> => {
  const { stores, random } = program
  const passphrase = randomBytes(24).toString('base64url')
  const keep = (key: Uint8Array): void => {
    const pem = openKey(key).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
    try {
      // A file that is there may be another root's key.
      writeFileSync(file!, pem, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      throw new CommandRefused(`${file} cannot be written, and nothing was made: ${(error as Error).message}`)
    }
  }
  const made = await stores.atomically(portal.id, (inside) =>
    establish(
      {
        ...{ owner: rule.authorities, places: placesOf(program, portal), random, now: program.now() },
        ...(file === undefined ? {} : { takeRootKey: keep }),
      },
      inside,
      'operator',
    ),
  )
  if (!made) throw new CommandRefused(`${portal.id} has its authorities already; “madoguchi ca show” tells which.`)
  for (const one of made) console.log(described(one))
  if (file !== undefined) console.log(`The root's key is in ${file}. Its passphrase, shown this once: ${passphrase}`)
}

const described = ({ name, certificate }: Pick<KeptAuthority, 'name' | 'certificate'>): string => {
  const read = new X509Certificate(certificate)
  return [
    name,
    `  ${read.subject.split('\n').join(', ')}`,
    `  valid until ${new Date(read.validTo).toISOString()}`,
    `  SHA-256 ${read.fingerprint256}`,
  ].join('\n')
}

const show = async ({ stores }: CommandProgram, portal: Portal): Promise<void> => {
  const { authorities, statuses } = stores.of(portal.id)
  const all = await authorities.certificates()
  if (all.length === 0)
    throw new CommandRefused(`${portal.id} has no authorities yet: “madoguchi ca init ${portal.id}”.`)
  for (const one of all) {
    const newest = await statuses.newestList(one.name)
    console.log(described(one))
    console.log(
      newest ? `  list ${newest.number}, good until ${newest.nextUpdate.toISOString()}` : '  no list was published yet',
    )
  }
}

const list = async (program: CommandProgram, portal: Portal, file: string): Promise<void> => {
  const stores = program.stores.of(portal.id)
  const root = await stores.authorities.byName('root')
  if (!root) throw new CommandRefused(`${portal.id} has no authorities yet: “madoguchi ca init ${portal.id}”.`)
  const passphrase = readFileSync(0, 'utf8').trim()
  const key = readKey(file, passphrase)
  const itsOwn = new X509Certificate(root.certificate).publicKey
  if (!createPublicKey(key).equals(itsOwn)) throw new CommandRefused(`The key in ${file} is not this root's.`)
  const newest = await stores.statuses.newestList('root')
  const next = await rootList(root, (newest?.number ?? 0) + 1, key, program.now())
  if (!(await stores.statuses.publish('root', next)))
    throw new CommandRefused('Somebody published a list at the same moment: look with “madoguchi ca show”.')
  console.log(`List ${next.number} is published, good until ${next.nextUpdate.toISOString()}.`)
}

const readKey = (file: string, passphrase: string) => {
  try {
    return createPrivateKey({ key: readFileSync(file, 'utf8'), passphrase })
  } catch (error) {
    throw new CommandRefused(`${file} cannot be opened with this passphrase: ${(error as Error).message}`)
  }
}
