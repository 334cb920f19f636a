import { readableName } from '../desks/certificates/tell.ts'
import { examinationOf } from '../desks/office/certificates/acts.ts'
import type { Shown, Waiting } from '../desks/office/certificates/queue.ts'
import type { ApplicationData } from '../domain/certificates/desk-data.ts'
import type { ApprovalFault } from '../domain/certificates/examination.ts'
import { formatJst } from '../kit/time.ts'

/** An application in one line of a list. */
export const showWaiting = ({ application, clock }: Waiting): string => {
  const { id, appliedAt, kind, status, service, organisation, serverName, dueAt } = application
  const due = dueAt === null ? '' : `  due ${formatJst(dueAt)} (JST)${clock === 'running' ? '' : `, ${clock}`}`
  return `${id}  ${formatJst(appliedAt)}  ${kind}  ${status}  ${service}  ${readableName(serverName)}  ${organisation}${due}`
}

/** What stands against an approval, for whoever reads a terminal. */
export const faultText = (fault: ApprovalFault): string => {
  switch (fault.is) {
    case 'documents':
      return `documents that are awaited: ${fault.awaited.join(', ')}`
    case 'checks':
      return `checks: ${fault.lacks.join(', ')}`
    case 'no-call':
      return 'a phone check'
    case 'same-person':
      return `somebody else: ${fault.who} examined it`
  }
}

const row = (name: string, value: string): string => `  ${name.padEnd(18)}${value}`.trimEnd()

/** Everything about an application, line by line. */
export const showAll = (shown: Shown): readonly string[] => {
  const { application, contract, certificates, sent } = shown
  const { version, kind, status, agentCode, coupon, data } = application
  const examination = examinationOf(application)
  return [
    showWaiting(shown),
    row('version', String(version)),
    row('kind', kind),
    row('status', status),
    ...(contract
      ? [row('contract', `${contract.code}  ${contract.begins} – ${contract.ends}  ${contract.state}`)]
      : []),
    row('agent', agentCode),
    ...(coupon === null ? [] : [row('coupon', coupon)]),
    ...(data.revocation ? [row('reason', `${data.revocation.wish}${data.revocation.isProved ? ', proved' : ''}`)] : []),
    ...(data.reissue ? [row('reason', `${data.reissue.because}, the former one ${data.reissue.former}`)] : []),
    ...certificates.map(({ serial, notAfter, revokedAt }) =>
      row('certificate', `${serial}  until ${formatJst(notAfter)} (JST)${revokedAt ? '  revoked' : ''}`),
    ),
    ...saidLines(data),
    ...shown.differences.map(({ field, before, now }) => row('new', `${field}: ${before} → ${now}`)),
    ...sent.map(({ name, type, size }) => row('sent', `${name}  ${type}  ${size} bytes`)),
    ...(data.documents ?? []).map((one) => row('awaited', one)),
    ...(data.note ? [row('note', data.note)] : []),
    ...examination.received.map(({ document, by, at }) => row('received', `${document}  ${by}  ${at}`)),
    ...shown.checks.map((check) => {
      const deed = examination.checks[check]
      return row('check', `${deed ? '[x]' : '[ ]'} ${check}${deed ? `  ${deed.by}  ${deed.at}` : ''}`)
    }),
    ...(examination.phone
      ? [
          row(
            'phone',
            `${examination.phone.spokeTo}  ${examination.phone.number}  ${examination.phone.source}  ${examination.phone.by}  ${examination.phone.at}`,
          ),
        ]
      : []),
    ...(data.issueFaults ?? []).map((fault) => row('not issued', JSON.stringify(fault))),
    ...examination.log.map(({ at, by, did, what }) => row('log', `${at}  ${by}  ${did} ${what}`)),
    ...(status === 'examining' ? shown.faults.map((fault) => row('lacks', faultText(fault))) : []),
  ]
}

const saidLines = ({ organisation, contacts, server, remarks }: ApplicationData): readonly string[] => {
  const { english, ...own } = organisation ?? { english: undefined }
  return [
    ...Object.entries({ ...own, ...english }).map(([field, value]) => row(field, String(value))),
    ...Object.entries(contacts ?? {}).map(([role, { name, department, phone, mail }]) =>
      row(role, [name, department, phone, mail].filter(Boolean).join('  ')),
    ),
    ...(server ? [row('names', server.names.map(readableName).join(' ')), row('server', server.serverType)] : []),
    ...(remarks ? [row('remarks', remarks)] : []),
  ]
}
