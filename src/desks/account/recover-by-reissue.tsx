import { ActionLink } from '../../pages/link-list.tsx'
import { Prose } from '../../pages/prose.tsx'
import type { Desk } from '../desk.ts'
import { act, flow, go } from '../flow.ts'
import { demandPicture, pictureCode } from '../picture-field.tsx'
import { type ProofWords, proofFields, RecoveryHelp, writeRecoveryRequest } from './recovery-proofs.tsx'

/**
 * ask → sent. Whatever is given, the same page comes; where the proofs match, a job mails a fresh password to the address on record. It is typed
 * at sign-in like any other and becomes the password with its first use; until then the one in use stays good (ACC-22, KEY-7, manual 003 §5.2 2).
 */
type State = { readonly at: 'ask' } | { readonly at: 'sent' }

export interface RecoverByReissueWords {
  readonly ask: {
    readonly title: string
    readonly lead: string
    readonly notes: readonly string[]
    readonly proofs: ProofWords
    readonly submit: string
    readonly back: string
    /** Whom to ask, also where the identifier itself is forgotten. */
    readonly help: (help: { readonly title: string; readonly mail: string; readonly hours: string }) => string
  }
  readonly sent: {
    readonly title: string
    readonly lead: string
    readonly notes: (hours: number) => readonly string[]
    readonly signIn: string
  }
}

/** How many hours a fresh password waits for its first use. */
const hoursOf = ({ portal: { account } }: Desk): number =>
  account.recovery.by === 'reissue' ? account.recovery.lifetime / 3600 : 0

export const recoverByReissue = flow<State>({
  id: 'recover-by-reissue',
  who: 'stranger',
  first: (desk) => (desk.portal.account.recovery.by === 'reissue' ? { at: 'ask' } : null),
  steps: {
    ask: {
      title: ({ recoverByReissue }) => recoverByReissue.ask.title,
      lead: ({ recoverByReissue }) => recoverByReissue.ask.lead,
      page: ({ form, words: { recoverByReissue: words }, desk }) => (
        <>
          {words.ask.notes.length === 0 ? null : <Prose pieces={[{ list: words.ask.notes }]} />}
          {form({ submit: words.ask.submit, links: [{ label: words.ask.back, href: desk.path('sign-in') }] })}
          <RecoveryHelp desk={desk} text={words.ask.help} />
        </>
      ),
      acts: {
        main: act(
          (desk) => ({
            ...proofFields(desk, desk.words.recoverByReissue.ask.proofs),
            picture: pictureCode(desk),
          }),
          async ({ picture, ...proofs }, _here, desk) =>
            (await demandPicture(desk, picture)) ??
            go<State>({ at: 'sent' }, (stores) => writeRecoveryRequest(proofs, desk, stores)),
        ),
      },
    },
    sent: {
      title: ({ recoverByReissue }) => recoverByReissue.sent.title,
      lead: ({ recoverByReissue }) => recoverByReissue.sent.lead,
      page: ({ words: { recoverByReissue: words }, desk }) => (
        <>
          <Prose pieces={[{ list: words.sent.notes(hoursOf(desk)) }]} />
          <ActionLink link={{ label: words.sent.signIn, href: desk.path('sign-in') }} />
          <RecoveryHelp desk={desk} text={words.ask.help} />
        </>
      ),
    },
  },
})
