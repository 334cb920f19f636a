import { LinkList } from '../../pages/link-list.tsx'
import { Prose, Section } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { flow } from '../flow.ts'

/** Where staff alone open an account again: whom to call, and what they will ask for (CRT-5; manual 004 §7 Q1, Q2). */
type State = { readonly at: 'tell' }

export interface AskStaffWords {
  readonly title: string
  readonly lead: string
  readonly whom: string
  readonly phone: string
  readonly mail: string
  readonly hours: string
  readonly ready: string
  /** What has to be at hand for the call. */
  readonly have: readonly string[]
  readonly after: string
  /** What staff do, in the order in which it happens. */
  readonly follows: readonly string[]
  readonly back: string
}

export const askStaff = flow<State>({
  id: 'ask-staff',
  who: 'anybody',
  first: ({ portal }) => (portal.account.recovery.by === 'operator' ? { at: 'tell' } : null),
  steps: {
    tell: {
      title: ({ askStaff }) => askStaff.title,
      lead: ({ askStaff }) => askStaff.lead,
      page: ({ desk, words }) => {
        const { askStaff } = words
        return (
          <>
            <Section title={askStaff.whom}>
              <Helpers desk={desk} />
            </Section>
            <Section title={askStaff.ready}>
              <Prose pieces={[{ list: askStaff.have }]} />
            </Section>
            <Section title={askStaff.after}>
              <Prose pieces={[{ list: askStaff.follows }]} />
            </Section>
            <LinkList links={[{ label: askStaff.back, href: desk.path('sign-in') }]} />
          </>
        )
      },
    },
  },
})

/** Who helps: telephone, mail and when they are there. */
export const Helpers = ({ desk }: { desk: Desk }) => {
  const { title, mail, phone, hours } = desk.portal.help
  const { askStaff, common } = desk.words
  return (
    <>
      <p>{title[desk.language]}</p>
      <SummaryList
        items={[
          ...(phone === undefined ? [] : [{ label: askStaff.phone, value: phone }]),
          { label: askStaff.mail, value: mail },
          { label: askStaff.hours, value: hours[desk.language] },
        ]}
        blank={common.blank}
      />
    </>
  )
}
