import type { CertificateRequest } from './csr.ts'
import { type HostName, type HostNameFault, readHostName } from './host-name.ts'
import type { NamesRule } from './service.ts'

/** Why a request's names cannot stand in a certificate of a service (CRT-11). */
export type NamesFault =
  | { readonly is: 'none' }
  | { readonly is: 'bad'; readonly typed: string; readonly fault: HostNameFault }
  | { readonly is: 'wildcard'; readonly name: HostName }
  | { readonly is: 'too-many'; readonly count: number; readonly most: number }
  /** Alternative names that are no names of servers. */
  | { readonly is: 'other-kind'; readonly kind: CertificateRequest['otherNames'][number] }

export interface JudgedNames {
  /** What the certificate will name, the common name first, each once; of good names only. */
  readonly names: readonly HostName[]
  /** Everything that stands against it; none: the names can be certified. */
  readonly faults: readonly NamesFault[]
}

/**
 * Judges what a request wants to be certified. A common name that is a server's comes first, also where the alternative names leave it out;
 * one that is none (such as a company's) is passed over beside alternative names. Names that differ in spelling only are one.
 */
export const judgeNames = (
  request: Pick<CertificateRequest, 'names' | 'otherNames' | 'subject'>,
  rule: NamesRule,
): JudgedNames => {
  const names = new Map<string, HostName>()
  const faults: NamesFault[] = []
  for (const { type, value } of request.subject) {
    if (type !== 'CN') continue
    const read = readHostName(value)
    if (read.ok) names.set(read.name.ascii, read.name)
  }
  const broken = new Set<string>()
  for (const typed of request.names) {
    const read = readHostName(typed)
    if (read.ok) names.set(read.name.ascii, read.name)
    else if (!broken.has(read.typed)) {
      broken.add(read.typed)
      faults.push({ is: 'bad', typed: read.typed, fault: read.fault })
    }
  }
  if (!rule.wildcards) for (const name of names.values()) if (name.isWildcard) faults.push({ is: 'wildcard', name })
  for (const kind of request.otherNames) faults.push({ is: 'other-kind', kind })
  const count = names.size
  if (count > rule.most) faults.push({ is: 'too-many', count, most: rule.most })
  if (count === 0 && faults.length === 0) faults.push({ is: 'none' })
  return { names: [...names.values()], faults }
}

/** As a record keeps them and a certificate says them. */
export const certificateNames = ({ names }: JudgedNames): readonly string[] => names.map(({ ascii }) => ascii)
