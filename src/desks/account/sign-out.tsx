import { act, flow } from '../flow.ts'

/** Ends the session on the server. The header's button sends it from every page; opened as a page it asks once (ACC-5). */
type State = { readonly at: 'ask' }

export const signOut = flow<State>({
  id: 'sign-out',
  who: 'anybody',
  first: () => ({ at: 'ask' }),
  steps: {
    ask: {
      title: ({ common }) => common.signOut,
      page: ({ button, words }) => button({ act: 'main', label: words.common.signOut, look: 'primary' }),
      acts: {
        main: act(
          () => ({}),
          async () => ({ is: 'exit', path: 'sign-in', notice: 'signedOut' }),
        ),
      },
    },
  },
})
