import { type CsrFault, readCsr } from '../../domain/certificates/csr.ts'
import type { ServerData } from '../../domain/certificates/desk-data.ts'
import type { HostName, HostNameFault } from '../../domain/certificates/host-name.ts'
import { readHostName } from '../../domain/certificates/host-name.ts'
import { certificateNames, judgeNames, type NamesFault } from '../../domain/certificates/names.ts'
import type { PublicKey } from '../../domain/certificates/public-key.ts'
import type { OwnerId } from '../../domain/certificates/records.ts'
import { faultsOfKey, type KeyFault } from '../../domain/certificates/request-key.ts'
import type { CertificateService } from '../../domain/certificates/service.ts'
import type { Stores } from '../../domain/stores.ts'
import { FileField, Select, TextArea } from '../../pages/form.tsx'
import type { SummaryItem } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { choice, drawn, type FieldWords } from '../fields.tsx'
import type { Field, FileReader } from '../flow.ts'
import { certificatesOf } from './own-record.ts'

/** What a certificate is for: the server, the request and what was read from it (CRT-10, CRT-11). */
export interface ServerFieldWords {
  readonly serverType: FieldWords
  readonly csr: FieldWords
  readonly csrFile: FieldWords
  readonly wantsSeal: FieldWords
  readonly seal: Readonly<Record<'yes' | 'no', string>>
  readonly chooseType: string
  readonly read: {
    readonly title: string
    readonly commonName: string
    readonly names: string
    readonly key: string
    readonly rsa: (bits: number) => string
    readonly ec: (curve: string) => string
    readonly subject: string
    /** Why the certificate does not say what the request says (CRT-11). */
    readonly subjectNote: string
    /** An international name in its own letters, and in ASCII. */
    readonly both: (readable: string, ascii: string) => string
  }
  readonly csrFaults: Readonly<Record<CsrFault['is'], string>>
  readonly nameFaults: {
    readonly none: string
    readonly wildcard: (name: string) => string
    readonly 'too-many': (count: number, most: number) => string
    readonly 'other-kind': (kind: Extract<NamesFault, { is: 'other-kind' }>['kind']) => string
    readonly bad: Readonly<Record<HostNameFault, (name: string) => string>>
  }
  readonly keyFaults: {
    readonly [F in KeyFault['is']]: Extract<KeyFault, { is: F }> extends { readonly bits: number }
      ? (bits: number) => string
      : string
  }
}

/** The names of the inputs. */
export const serverInputs = {
  serverType: 'serverType',
  csr: 'csr',
  csrFile: 'csrFile',
  wantsSeal: 'wantsSeal',
} as const

/** A request in a file may be bytes (DER) as well as text. */
const largestFile = 64 * 1024

const csrFile = (words: FieldWords): Field<Uint8Array | null> & { readonly file: FileReader<Uint8Array | null> } => ({
  label: words.label,
  read: () => ({ ok: true, value: null }),
  file: {
    most: largestFile,
    read: (file) => ({ ok: true, value: file === null || file.bytes.length === 0 ? null : file.bytes }),
  },
  draw: ({ name, error, need }) => (
    <FileField
      name={name}
      label={words.label}
      hint={words.hint}
      error={error}
      need={need(false)}
      accept=".csr,.pem,.txt,.p10,.der,.req"
    />
  ),
})

/** The server's type, the request pasted or as a file, and whether a seal is wanted. The request is judged by `judgeRequest`. */
export const serverFields = (desk: Desk) => {
  const { serverFields: words, certificateRecords } = desk.words
  const { serverTypes } = certificatesOf(desk)
  const type: Field<string> = {
    label: words.serverType.label,
    read: (raw) =>
      serverTypes.some((one) => one === raw)
        ? { ok: true, value: raw }
        : { ok: false, text: desk.words.faults.notChosen(words.serverType.label) },
    draw: (props) => (
      <Select
        {...drawn(props, words.serverType)}
        empty={words.chooseType}
        choices={serverTypes.map((value) => ({ value, label: certificateRecords.serverType[value] }))}
      />
    ),
  }
  const csr: Field<string> = {
    label: words.csr.label,
    // Judged as a whole, with the file that may have been chosen in its place.
    read: (raw) => ({ ok: true, value: raw }),
    draw: (props) => <TextArea {...drawn(props, words.csr)} rows={10} plain />,
  }
  return {
    [serverInputs.serverType]: type,
    [serverInputs.csr]: csr,
    [serverInputs.csrFile]: csrFile(words.csrFile),
    [serverInputs.wantsSeal]: choice(
      desk,
      words.wantsSeal,
      (['yes', 'no'] as const).map((value) => ({ value, label: words.seal[value] })),
    ) as Field<string>,
  }
}

/** What stands in the inputs for a server. */
export const serverValues = (server: ServerData): Readonly<Record<string, string>> => ({
  [serverInputs.serverType]: server.serverType,
  [serverInputs.csr]: server.csr,
  [serverInputs.wantsSeal]: server.wantsSeal ? 'yes' : 'no',
})

/** A request that can be certified for a service. */
export interface JudgedRequest {
  /** PEM, of nothing but the request. */
  readonly csr: string
  readonly key: PublicKey
  readonly names: readonly HostName[]
  readonly subject: readonly { readonly type: string; readonly value: string }[]
}

export type RequestJudgement =
  | { readonly ok: true; readonly request: JudgedRequest }
  /** Everything that is wrong with it, each in a sentence with the way on. */
  | { readonly ok: false; readonly texts: readonly string[] }

/** Reads a request and judges it for a service and whoever applies: its form, its names, its key (CRT-11). */
export const judgeRequest = async (
  text: string,
  service: Pick<CertificateService, 'names'>,
  owner: OwnerId,
  desk: Desk,
  stores: Pick<Stores, 'certificates'> = desk.stores,
): Promise<RequestJudgement> => {
  const words = desk.words.serverFields
  const read = readCsr(text)
  if (!read.ok) return { ok: false, texts: [words.csrFaults[read.fault.is]] }
  const { request } = read
  const { key } = request
  const judged = judgeNames(request, service.names)
  const known = {
    isBlocked: await stores.certificates.isBlocked(key.fingerprint),
    holder: await stores.certificates.keyHolder(key.fingerprint),
  }
  const texts = [
    ...faultsOfKey(key, known, owner).map((fault) => keyFaultText(fault, words)),
    ...judged.faults.map((fault) => nameFaultText(fault, words)),
  ]
  if (texts.length > 0) return { ok: false, texts }
  return { ok: true, request: { csr: pemOf(request.der), key, names: judged.names, subject: request.subject } }
}

/** RFC 7468 §7. */
const pemOf = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE REQUEST-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE REQUEST-----\n`

/** The request that was given: the file where one was chosen, else what was pasted. A request in DER becomes its PEM. */
export const requestText = (typed: { readonly csr: string; readonly csrFile: Uint8Array | null }): string => {
  const { csr, csrFile: bytes } = typed
  if (bytes === null) return csr
  // DER begins with a SEQUENCE of more than 127 bytes; no text begins with these two.
  return bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80 ? pemOf(bytes) : new TextDecoder().decode(bytes)
}

const keyFaultText = (fault: KeyFault, { keyFaults }: ServerFieldWords): string =>
  fault.is === 'size' || fault.is === 'odd-size' ? keyFaults[fault.is](fault.bits) : keyFaults[fault.is]

/** A name of a request as far as a sentence has room for it. */
const short = (name: string): string => (name.length > 80 ? `${name.slice(0, 79)}…` : name)

const nameFaultText = (fault: NamesFault, { nameFaults }: ServerFieldWords): string => {
  switch (fault.is) {
    case 'none':
      return nameFaults.none
    case 'bad':
      return nameFaults.bad[fault.fault](short(fault.typed))
    case 'wildcard':
      return nameFaults.wildcard(short(fault.name.unicode))
    case 'too-many':
      return nameFaults['too-many'](fault.count, fault.most)
    case 'other-kind':
      return nameFaults['other-kind'](fault.kind)
  }
}

/** The server data of an application, from a request that was judged and the values of the other fields. */
export const serverOf = (request: JudgedRequest, values: Readonly<Record<string, unknown>>): ServerData => ({
  names: certificateNames({ names: request.names, faults: [] }),
  serverType: String(values[serverInputs.serverType]),
  csr: request.csr,
  wantsSeal: values[serverInputs.wantsSeal] === 'yes',
})

/** A name in the letters that people read, with the ASCII of an international one beside it (CRT-11). */
export const bothForms = (ascii: string, desk: Desk): string => {
  const read = readHostName(ascii)
  const readable = read.ok ? read.name.unicode : ascii
  return readable === ascii ? ascii : desk.words.serverFields.read.both(readable, ascii)
}

/** What a request says, in words (CRT-11). */
export const requestItems = ({ key, names, subject }: JudgedRequest, desk: Desk): readonly SummaryItem[] => {
  const { read } = desk.words.serverFields
  const [first, ...others] = names
  return [
    { label: read.commonName, value: first === undefined ? '' : bothForms(first.ascii, desk) },
    ...(others.length === 0
      ? []
      : [{ label: read.names, value: <NameList names={names.map(({ ascii }) => bothForms(ascii, desk))} /> }]),
    { label: read.key, value: key.kind === 'rsa' ? read.rsa(key.bits) : read.ec(key.curve) },
    { label: read.subject, value: subject.map(({ type, value }) => `${type}=${value}`).join(', ') },
  ]
}

const NameList = ({ names }: { names: readonly string[] }) => (
  <ul class="names">
    {names.map((name) => (
      <li>{name}</li>
    ))}
  </ul>
)

/** What is asked for about a server, as it is shown before it is sent and on record. */
export const serverItems = (server: ServerData, desk: Desk): readonly SummaryItem[] => {
  const { serverFields: words, certificateRecords } = desk.words
  const type = certificatesOf(desk).serverTypes.find((one) => one === server.serverType)
  return [
    { label: words.serverType.label, value: type ? certificateRecords.serverType[type] : server.serverType },
    { label: words.wantsSeal.label, value: words.seal[server.wantsSeal ? 'yes' : 'no'] },
  ]
}
