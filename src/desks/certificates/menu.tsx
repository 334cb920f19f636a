import { ActionLink } from '../../pages/link-list.tsx'
import { Section } from '../../pages/prose.tsx'
import { Table } from '../../pages/table.tsx'
import type { Desk } from '../desk.ts'
import { pathOf } from '../places.ts'
import { Drafts, day, detailCell } from './list-parts.tsx'
import { ownerAt } from './own-record.ts'
import { readableName } from './tell.ts'

/** How many records the menu shows. */
const SHOWN = 5

/** What the start page shows of certificates: what was begun, the newest records, and the ways to all of them and to a new one (CRT-20). */
export const certificatesMenu = async (desk: Desk) => {
  const { applicationList: words, certificateRecords: records, places } = desk.words
  const { applications, drafts } = desk.stores
  const begun = await drafts.ofAccount(desk.me(), desk.now)
  const newest = await applications.list(await ownerAt(desk), {}, { from: 0, count: SHOWN }, desk.now)
  const { columns } = records
  return (
    <>
      {begun.length > 0 ? <Drafts drafts={begun} desk={desk} /> : null}
      <Section title={places.links.applications}>
        <Table
          id="newest"
          caption={words.newest}
          columns={[
            { label: columns.applied },
            { label: columns.status },
            { label: columns.kind },
            { label: columns.server },
            { label: columns.detail, kind: 'actions' },
          ]}
          rows={newest.map(({ application }) => [
            day(application.appliedAt),
            records.status[application.status],
            records.kind[application.kind],
            application.serverName === '' ? '-' : readableName(application.serverName),
            detailCell(application, desk),
          ])}
          empty={words.none}
        />
        <p>
          <a href={desk.path(pathOf.applications)}>{words.toAll}</a>
        </p>
        <ActionLink link={{ label: places.links.apply, href: desk.path(pathOf.apply) }} />
      </Section>
    </>
  )
}
