import type { Application, Draft } from '../../domain/certificates/records.ts'
import { formatJst } from '../../kit/time.ts'
import { LinkList } from '../../pages/link-list.tsx'
import { Section } from '../../pages/prose.tsx'
import type { Desk } from '../desk.ts'
import { flowOfDraft } from './drafts.ts'

/** A day on a Japanese calendar, `2026/11/20`. */
export const day = (at: Date): string => formatJst(at).slice(0, 10)

/** What was begun and not sent (CRT-10). */
export const Drafts = ({ drafts, desk }: { drafts: readonly Draft[]; desk: Desk }) => {
  const { applicationList: words, certificateRecords: records, common } = desk.words
  return (
    <Section title={words.drafts.title}>
      <LinkList
        links={drafts.map((draft) => ({
          label: words.drafts.goOn,
          about: words.drafts.about(
            records.kind[draft.kind],
            common.dateTime(draft.changedAt),
            common.date(draft.expiresAt),
          ),
          href: `${desk.path(flowOfDraft(draft))}?draft=${draft.id}`,
        }))}
      />
    </Section>
  )
}

/** 「!」 where documents are awaited, and the way to a record's page. */
export const detailCell = (application: Pick<Application, 'id' | 'status' | 'kind' | 'appliedAt'>, desk: Desk) => {
  const { certificateRecords: words } = desk.words
  return (
    <>
      {application.status === 'awaiting-documents' ? (
        <strong class="attention">
          <span aria-hidden="true">!</span>
          <span class="unseen">{words.awaited}</span>
        </strong>
      ) : null}
      <a href={`${desk.path('application')}?of=${application.id}`}>
        {words.detail}
        <span class="unseen">
          {' '}
          {day(application.appliedAt)} {words.kind[application.kind]}
        </span>
      </a>
    </>
  )
}
