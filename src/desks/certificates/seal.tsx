import { readCertificate } from '../../domain/certificates/certificate.ts'
import { readName } from '../../domain/certificates/distinguished-name.ts'
import { readSealId } from '../../domain/certificates/seal.ts'
import { readDeep } from '../../kit/der.ts'
import { Notice } from '../../pages/notice.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import { serviceOf } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import { flow } from '../flow.ts'
import { serverText } from './record-procedures.tsx'

/**
 * The page behind a site seal: what is true of the certificate now (CRT-22). It is for everybody and says no more than the certificate itself
 * and the list of revoked ones do.
 */
type State = { readonly at: 'show' }

export interface SealWords {
  readonly title: string
  readonly good: string
  readonly over: (at: string) => string
  readonly early: (at: string) => string
  readonly revoked: (at: string) => string
  readonly unknown: string
  readonly labels: Readonly<
    Record<'servers' | 'organisation' | 'place' | 'from' | 'until' | 'serial' | 'asked', string>
  >
}

export const seal = flow<State>({
  id: 'seal',
  who: 'anybody',
  first: ({ portal }) => (serviceOf(portal, 'certificates') ? { at: 'show' } : null),
  steps: {
    show: {
      title: ({ seal }) => seal.title,
      page: async ({ desk, words: { seal: words, common } }) => {
        const id = readSealId(desk.query('of') ?? '')
        const found = id && (await desk.stores.certificates.bySerial(id.issuer, id.serial))
        if (!found) return <Notice kind="warning">{words.unknown}</Notice>
        const subject = readName(readDeep(readCertificate(found.der).subjectDer))
        const said = (type: string): string => subject.find((part) => part.type === type)?.value ?? ''
        return (
          <>
            {stateOf(found, desk)}
            <SummaryList
              items={[
                {
                  label: words.labels.servers,
                  value: (
                    <ul>
                      {found.names.map((name) => (
                        <li>{serverText(name)}</li>
                      ))}
                    </ul>
                  ),
                },
                { label: words.labels.organisation, value: said('O') },
                { label: words.labels.place, value: [said('L'), said('ST'), said('C')].filter(Boolean).join(', ') },
                { label: words.labels.from, value: common.dateTime(found.notBefore) },
                { label: words.labels.until, value: common.dateTime(found.notAfter) },
                { label: words.labels.serial, value: found.serial },
                { label: words.labels.asked, value: common.dateTime(desk.now) },
              ]}
              blank={common.blank}
            />
          </>
        )
      },
    },
  },
})

const stateOf = (
  one: { readonly notBefore: Date; readonly notAfter: Date; readonly revokedAt: Date | null },
  { now, words: { seal: words, common } }: Desk,
) => {
  if (one.revokedAt) return <Notice kind="warning">{words.revoked(common.dateTime(one.revokedAt))}</Notice>
  if (now > one.notAfter) return <Notice kind="warning">{words.over(common.dateTime(one.notAfter))}</Notice>
  if (now < one.notBefore) return <Notice kind="warning">{words.early(common.dateTime(one.notBefore))}</Notice>
  return <Notice kind="success">{words.good}</Notice>
}
