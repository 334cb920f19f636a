import { toAgree } from '../../domain/accounts/consent.ts'
import { ActionLink, LinkList } from '../../pages/link-list.tsx'
import type { Desk } from '../desk.ts'
import { agreed } from '../fields.tsx'
import { act, flow, leave } from '../flow.ts'

/**
 * What a signed-in person sees before anything else while a text of the portal, or a new version of it, is not agreed to (ACC-33). Who does
 * not agree can still take the data home, have the account deleted, or sign out.
 */
type State = { readonly at: 'ask' }

export interface AgreeWords {
  readonly title: string
  readonly lead: string
  readonly read: (title: string) => string
  readonly version: (version: string) => string
  readonly field: (title: string) => string
  readonly submit: string
  readonly otherwise: string
  readonly nothing: string
  readonly onward: string
}

/** The texts that this person has yet to agree to. */
const outstanding = ({ portal, session }: Desk) =>
  toAgree(portal.terms).filter(({ id }) => session?.outstanding.includes(id) ?? false)

export const agree = flow<State>({
  id: 'agree',
  who: 'account',
  beforeConsent: true,
  first: (desk) => (toAgree(desk.portal.terms).length === 0 ? null : { at: 'ask' }),
  steps: {
    ask: {
      title: ({ agree }) => agree.title,
      lead: ({ agree }, _here, desk) => (outstanding(desk).length === 0 ? agree.nothing : agree.lead),
      page: ({ form, words: { agree: words, ...all }, desk }) => {
        const texts = outstanding(desk)
        if (texts.length === 0) return <ActionLink link={{ label: words.onward, href: desk.path('') }} />
        return (
          <>
            <LinkList
              links={texts.map((text) => ({
                label: words.read(text.title[desk.language]),
                about: words.version(text.version),
                href: desk.path(`terms/${text.id}`),
              }))}
            />
            {form({ submit: words.submit })}
            <p>{words.otherwise}</p>
            <LinkList
              links={[
                { label: all.ownAccount.ways.exportData.label, href: desk.path('export-data') },
                { label: all.ownAccount.ways.deleteAccount.label, href: desk.path('delete-account') },
              ]}
            />
          </>
        )
      },
      acts: {
        main: act(
          (desk) =>
            Object.fromEntries(
              // Named by the version: what was agreed to is what was shown, whatever came in meanwhile.
              outstanding(desk).map(({ id, version, title }) => [
                `${id}-${version}`,
                agreed(desk, { label: desk.words.agree.field(title[desk.language]) }),
              ]),
            ),
          async (_typed, _here, desk) =>
            leave(null, undefined, async (stores) => {
              for (const { id, version } of outstanding(desk)) {
                await stores.consents.give(desk.me(), id, version, desk.now)
                await desk.noteIn(stores, {
                  event: 'consent.given',
                  accountId: desk.me(),
                  facts: { terms: id, version },
                })
              }
            }),
        ),
      },
    },
  },
})
