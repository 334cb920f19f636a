import type { Consent } from '../../domain/accounts/consent.ts'
import type { Language } from '../../kit/language.ts'
import { LinkList } from '../../pages/link-list.tsx'
import { Section } from '../../pages/prose.tsx'
import { type SummaryItem, SummaryList } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { choice, type FieldWords } from '../fields.tsx'
import { act, flow, leave } from '../flow.ts'
import { ownFacts, readOwnRecord } from './own-facts.ts'
import { OwnSessions, readOwnSessions, sessionActs } from './own-sessions.tsx'
import { RecentActivity, readRecentActivity } from './recent-activity.tsx'

/** The account page: own data, language, the browsers that are signed in, what happened lately, and the ways to change it all (ACC-31). */
type State = { readonly at: 'overview' }

export interface OwnAccountWords {
  readonly title: string
  /** The way back here from a page that changes something. */
  readonly back: string
  readonly facts: string
  /** The password's row, which says only that there is one. */
  readonly password: { readonly label: string; readonly value: string }
  readonly language: {
    readonly title: string
    readonly field: FieldWords
    readonly choices: Readonly<Record<Language, string>>
    readonly submit: string
  }
  readonly consents: { readonly title: string; readonly given: (version: string, on: string) => string }
  readonly data: { readonly title: string }
  readonly ways: {
    readonly exportData: { readonly label: string; readonly about: string }
    readonly deleteAccount: { readonly label: string; readonly about: string }
  }
}

export const ownAccount = flow<State>({
  id: 'account',
  who: 'account',
  first: () => ({ at: 'overview' }),
  steps: {
    overview: {
      title: ({ ownAccount }) => ownAccount.title,
      page: async ({ desk, words: { ownAccount: words, ...all }, form, button }) => {
        const [record, sessions, entries, consents] = await Promise.all([
          readOwnRecord(desk),
          readOwnSessions(desk),
          readRecentActivity(desk),
          desk.stores.consents.of(desk.me()),
        ])
        return (
          <>
            <Section title={words.facts}>
              <SummaryList items={[...ownFacts(record, desk), passwordRow(desk)]} blank={all.common.blank} />
            </Section>
            <Section title={words.language.title}>
              {form({ act: 'language', submit: words.language.submit, label: words.language.title })}
            </Section>
            <Section title={all.ownSessions.title}>
              <OwnSessions sessions={sessions} desk={desk} button={button} />
            </Section>
            <Section title={all.recentActivity.title}>
              <RecentActivity entries={entries} desk={desk} />
            </Section>
            {consents.length === 0 ? null : (
              <Section title={words.consents.title}>
                <LinkList links={consentLinks(consents, desk)} />
              </Section>
            )}
            <Section title={words.data.title}>
              <LinkList
                links={[
                  { ...words.ways.exportData, href: desk.path('export-data') },
                  { ...words.ways.deleteAccount, href: desk.path('delete-account') },
                ]}
              />
            </Section>
          </>
        )
      },
      acts: {
        language: act(
          (desk) => {
            const { field, choices } = desk.words.ownAccount.language
            const languages = desk.portal.languages.map((value) => ({ value, label: choices[value] }))
            return { language: choice(desk, field, languages) }
          },
          async (typed, _here, desk) =>
            leave('account', 'saved', async (stores) => {
              await stores.accounts.setLanguage(desk.me(), typed.language)
              await desk.noteIn(stores, { event: 'account.language-changed', accountId: desk.me() })
            }),
          async (desk) => ({ language: (await desk.stores.accounts.byId(desk.me()))?.language ?? desk.language }),
        ),
        ...sessionActs,
      },
    },
  },
})

const passwordRow = (desk: Desk): SummaryItem => ({
  ...desk.words.ownAccount.password,
  change: { href: desk.path('change-password'), label: desk.words.common.change },
})

/** What was agreed to, newest first, each with its text if the portal still shows it. */
const consentLinks = (consents: readonly Consent[], desk: Desk) =>
  consents.toReversed().flatMap((consent) => {
    const text = desk.portal.terms.find(({ id }) => id === consent.terms)
    if (!text) return []
    const { common, ownAccount } = desk.words
    return [
      {
        label: text.title[desk.language],
        about: ownAccount.consents.given(consent.version, common.date(consent.givenAt)),
        href: desk.path(`terms/${text.id}`),
      },
    ]
  })
