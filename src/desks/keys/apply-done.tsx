import { holderOf } from '../../domain/keys/holder.ts'
import { standing } from '../../domain/keys/term.ts'
import { ActionLink } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Prose } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { act, type Step } from '../flow.ts'
import type { Done, Procedure } from './applying.ts'
import { saveKeySheet } from './key-sheet.ts'
import { KeyValue } from './key-value.tsx'
import { termFactsOf } from './own-keys.ts'
import { showDevice, showStanding } from './term-words.ts'

/**
 * 「申請完了」 and 「延長完了」: read from what is kept, so that Back, reload and a second tab show what is true (KEY-25). On paper it is one
 * sheet: what can be pressed stays off it.
 */
export const doneStep = (procedure: Procedure): Step<never, Done> => ({
  title: ({ application }) => application.done.title[procedure.asked],
  lead: ({ application }, { again }) => (again ? undefined : application.done.lead[procedure.asked]),
  page: async ({ here, button, words: { application, common, keyTerms, saveSheet }, desk }) => {
    const { used, own, stands, hasMail } = await readUse(here, desk)
    const { number, device } = used.record
    const { done } = application
    return (
      <>
        {here.again ? <Notice kind="info">{done.before}</Notice> : null}
        <SummaryList
          items={[
            { label: keyTerms.labels.number, value: number },
            ...(used.key === null
              ? []
              : [{ label: keyTerms.labels.key, value: <KeyValue registrationKey={used.key} /> }]),
            { label: keyTerms.labels.end, value: showStanding(stands, keyTerms) },
            showDevice(device, keyTerms),
          ]}
          blank={common.blank}
        />
        <Prose
          pieces={[
            { list: used.key === null ? [done.reaches] : [done.keep, own ? done.search : done.same] },
            ...(here.again || !own || !hasMail ? [] : [{ text: done.mailed }]),
          ]}
        />
        {button({ act: 'pdf', label: saveSheet.button, look: 'secondary' })}
        <div class="ways">
          <ActionLink link={{ label: application.again, href: desk.path(procedure.id) }} look="secondary" />
          <ActionLink link={{ label: application.menu, href: desk.path('') }} />
        </div>
      </>
    )
  },
  acts: {
    pdf: act<never, Done, Record<never, never>>(
      () => ({}),
      async (_typed, here, desk) => {
        const { used, own, stands } = await readUse(here, desk)
        const { device, number } = used.record
        return saveKeySheet(
          { asked: procedure.asked, device, number, key: used.key, stands, at: own?.at ?? null },
          desk,
        )
      },
    ),
  },
})

/**
 * What the card was used for, and how its device stands today. Whoever has the card sees it; found by the search, and mailed, it is for whose
 * application it was (KEY-24, KEY-41): `own` is null for others.
 */
const readUse = async ({ card, printed }: Done, desk: Desk) => {
  const { issuedKeys, accounts } = desk.stores
  const [used, account, facts] = await Promise.all([
    issuedKeys.usedFor(card),
    accounts.byId(desk.me()),
    termFactsOf(desk),
  ])
  if (!used || !account) throw new Error('an application that is done used its card')
  return {
    used,
    own: await issuedKeys.ofCard(printed, holderOf(account)),
    stands: standing(used.record.ledger, facts),
    hasMail: account.mail !== null,
  }
}
