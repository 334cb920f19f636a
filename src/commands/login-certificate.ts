import { writeFileSync } from 'node:fs'
import { makeLoginKey, packLoginKey } from '../ca/login-key.ts'
import { openCa } from '../ca/open-ca.ts'
import type { Pkcs12Kind } from '../ca/pkcs12.ts'
import {
  issueLoginCertificate,
  loginCertificatesOf,
  revokeLoginCertificates,
} from '../desks/office/login-certificates.ts'
import { findAccount } from '../desks/office/staff.ts'
import type { Account } from '../domain/accounts/account.ts'
import type { Stores } from '../domain/stores.ts'
import { formatJst } from '../kit/time.ts'
import type { CertificatesRule, Portal } from '../portal/define.ts'
import { placesOf, portalWithCertificates } from './ca.ts'
import { CommandRefused, readWords, UsageRefused } from './command.ts'
import { type CommandProgram, withProgram } from './with-program.ts'

const help = `madoguchi login-certificate issue PORTAL ACCESSKEY [--for modern|old] [--out FILE]
madoguchi login-certificate revoke PORTAL ACCESSKEY [--reason superseded|key-compromise|withdrawn]
madoguchi login-certificate list PORTAL ACCESSKEY

issue   makes a key with a login certificate, writes both into FILE (ACCESSKEY.p12) and prints its passphrase this once: send the two by
        separate ways. What the account had before is revoked, and sessions with it end. --for old: for Windows Server 2016 and older
revoke  revokes the account's login certificate at once; sessions with it end
list    the account's login certificates, the newest first

Make sure beforehand who is asking: agent code and access key.
Ends with 0 when it is done, 1 when it cannot be done, 2 when it is called wrongly.`

const kinds: Readonly<Record<string, Pkcs12Kind>> = { modern: 'current', old: 'old' }
const reasons = {
  superseded: 'superseded',
  'key-compromise': 'keyCompromise',
  withdrawn: 'privilegeWithdrawn',
} as const

export const run = async (given: readonly string[]): Promise<void> => {
  const options = { for: { type: 'string' }, out: { type: 'string' }, reason: { type: 'string' } } as const
  const read = readWords(given, help, [3, 3], options)
  if (!read) return
  const [what = '', name = '', accessKey = ''] = read.words
  if (!['issue', 'revoke', 'list'].includes(what)) throw new UsageRefused(`unknown: ${what}\n\n${help}`)
  const kind = kinds[read.value('for') ?? 'modern']
  if (!kind) throw new UsageRefused(`--for: modern or old\n\n${help}`)
  const reason = reasons[(read.value('reason') ?? 'withdrawn') as keyof typeof reasons]
  if (!reason) throw new UsageRefused(`--reason: ${Object.keys(reasons).join(', ')}\n\n${help}`)
  await withProgram(async (program) => {
    const { portal, rule } = portalWithCertificates(program, name)
    const within = <T>(work: (account: Account, stores: Stores) => Promise<T>): Promise<T> =>
      program.stores.atomically(portal.id, async (stores) => {
        const account = await findAccount(accessKey, program.staff(portal, stores))
        if (!account) throw new CommandRefused(`Nobody signs in to ${portal.id} with “${accessKey}”.`)
        return work(account, stores)
      })
    if (what === 'issue') {
      const account = await within(async (found) => found)
      return issue(program, portal, rule, account, accessKey, kind, read.value('out') ?? `${accessKey}.p12`)
    }
    if (what === 'revoke') {
      const count = await within((account, stores) =>
        revokeLoginCertificates(account, reason, program.staff(portal, stores)),
      )
      console.log(count === 0 ? `${accessKey} has no login certificate that is good.` : `Revoked: ${count}.`)
      return
    }
    for (const line of await within((account, stores) => listed(account, stores, program.now()))) console.log(line)
  })
}

const issue = async (
  program: CommandProgram,
  portal: Portal,
  { authorities: owner }: CertificatesRule,
  account: Account,
  accessKey: string,
  kind: Pkcs12Kind,
  path: string,
): Promise<void> => {
  const { stores, random } = program
  const ca = openCa({ stores: stores.of(portal.id), places: placesOf(program, portal), random })
  if (!(await ca.isReady()))
    throw new CommandRefused(`${portal.id} has no authorities yet: “madoguchi ca init ${portal.id}”.`)
  const key = await makeLoginKey()
  const staffIn = (inside: Stores) => program.staff(portal, inside)
  const done = await issueLoginCertificate(
    account,
    accessKey,
    key.spki,
    { issuing: ca.issuing, atomically: stores.atomically, owner, staffIn },
    staffIn(stores.of(portal.id)),
  )
  if (done.is === 'under-way')
    throw new CommandRefused('Somebody issues one for this account at this moment: look with “login-certificate list”.')
  const { certificate, revoked } = done
  const chain = await ca.chain('member')
  const { file, passphrase } = await packLoginKey(
    key,
    certificate.der,
    chain,
    `${portal.title.ja} ${accessKey}`,
    kind,
    random,
  )
  try {
    writeFileSync(path, file, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    throw new CommandRefused(
      `The certificate ${certificate.serial} is issued, but ${path} cannot be written: issue it again (${(error as Error).message})`,
    )
  }
  console.log(`${path}: login certificate ${certificate.serial}, valid until ${formatJst(certificate.notAfter)} (JST)`)
  console.log(`Passphrase, shown this once: ${passphrase}`)
  if (revoked > 0) console.log(`Revoked in its place: ${revoked}.`)
}

const listed = async ({ id }: Account, { certificates }: Stores, now: Date): Promise<readonly string[]> => {
  const all = await loginCertificatesOf(id, certificates)
  if (all.length === 0) return ['no login certificate']
  return all.map(({ serial, notAfter, revokedAt, reason }) => {
    const state = revokedAt
      ? `revoked ${formatJst(revokedAt)} (${reason})`
      : now > notAfter
        ? 'expired'
        : `good until ${formatJst(notAfter)}`
    return `${serial}  ${state}`
  })
}
