import type { AccountId } from '../../domain/accounts/account.ts'
import { Section } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import { Table } from '../../pages/table.tsx'
import type { Desk } from '../desk.ts'
import { dataItems, dataOf } from './registered-data.tsx'
import type { Application } from './registration-by-consent.ts'

/** In the place of what a stranger is not shown, and of a password always. */
const UNSEEN = 'XXXXXXXXXX'

/** The ID and the password in the page's words; a password is never shown. */
const Issued = ({ id, desk }: { id: string | undefined; desk: Desk }) => {
  const { update } = desk.words.registerByConsent
  return (
    <Section title={update.issued}>
      <SummaryList
        items={[
          { label: update.registrationId, value: id },
          { label: update.password, value: UNSEEN },
        ]}
        blank={desk.words.common.blank}
      />
    </Section>
  )
}

/** What a stranger sees of an address that is registered: that it is, and nothing of it (KEY-6). */
export const Unseen = ({ application, desk }: { application: Application; desk: Desk }) => (
  <>
    <Issued id={UNSEEN} desk={desk} />
    <Section title={desk.words.registerByConsent.update.registered}>
      <SummaryList
        items={dataItems(application.data, application.mail, desk).map(({ label }) => ({ label, value: UNSEEN }))}
        blank={desk.words.common.blank}
      />
    </Section>
  </>
)

/** What is registered beside what was typed, for whoever reads that mailbox. */
export const compared = async (application: Application, accountId: AccountId, desk: Desk) => {
  const { update } = desk.words.registerByConsent
  const { accounts, details } = desk.stores
  const [account, registered, identifiers] = await Promise.all([
    accounts.byId(accountId),
    details.of(accountId),
    accounts.identifiersOf(accountId),
  ])
  const present = account ? dataItems(dataOf(account, registered), account.mail ?? '', desk) : []
  const { blank } = desk.words.common
  const rows = dataItems(application.data, application.mail, desk).map(
    ({ label, value }, place) => [label, present[place]?.value, value] as const,
  )
  return (
    <>
      <Issued id={identifiers.find(({ kind }) => kind === 'registration-id')?.canonical} desk={desk} />
      <Table
        id="data"
        caption={update.registered}
        columns={[{ label: update.item }, { label: update.present }, { label: update.fresh }]}
        compares
        rows={rows
          .filter(([, before, now]) => before || now)
          .map(([label, before, now]) => [label, before || blank, now || blank])}
      />
    </>
  )
}
