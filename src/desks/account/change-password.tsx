import { PasswordOwner } from '../../pages/form.tsx'
import type { Desk } from '../desk.ts'
import { type FieldWords, newPassword, presentPassword, repeatedPassword } from '../fields.tsx'
import { act, flow, leave, type Move, refuse } from '../flow.ts'
import { confirmOwnPassword } from './confirm-own-password.ts'
import { judgeNewPassword } from './judge-new-password.ts'
import { backToAccount } from './own-facts.ts'
import { setOwnPassword } from './set-own-password.ts'

/** A signed-in person changes the password with the present one; every other session ends and a mail tells of it (ACC-13). */
type State = { readonly at: 'ask' }

export interface ChangePasswordWords {
  readonly title: string
  readonly lead: string
  readonly current: FieldWords
  readonly next: FieldWords
  readonly again: FieldWords
  readonly submit: string
}

export const changePassword = flow<State>({
  id: 'change-password',
  who: 'account',
  first: () => ({ at: 'ask' }),
  steps: {
    ask: {
      title: ({ changePassword }) => changePassword.title,
      lead: ({ changePassword }) => changePassword.lead,
      page: async ({ form, words, desk }) => {
        const [identifier] = await desk.stores.accounts.identifiersOf(desk.me())
        return form({
          submit: words.changePassword.submit,
          before: identifier ? <PasswordOwner loginId={identifier.canonical} /> : null,
          links: [backToAccount(desk)],
        })
      },
      acts: {
        main: act(
          (desk) => ({
            current: presentPassword(desk, desk.words.changePassword.current),
            next: newPassword(desk, desk.words.changePassword.next),
            again: repeatedPassword(desk, desk.words.changePassword.again, 'next'),
          }),
          (typed, _here, desk) => change(typed.current, typed.next, desk),
        ),
      },
    },
  },
})

/** The present password first: the rules of a new one would tell a guesser which passwords were used before. */
const change = async (current: string, next: string, desk: Desk): Promise<Move<State>> => {
  const confirmed = await confirmOwnPassword(current, 'current', desk)
  if (confirmed.is !== 'confirmed') return confirmed.move
  const { account } = confirmed
  const problems = await judgeNewPassword(
    next,
    account,
    { name: 'next', label: desk.words.changePassword.next.label },
    desk,
  )
  if (problems.length > 0) return refuse(...problems)
  const hash = await desk.hasher.hash(next)
  return leave('', 'passwordChanged', async (stores) => {
    await setOwnPassword(account, hash, 'changed', desk, stores, desk.session?.id)
    // What was replaced has to be what was confirmed: a recovery that came in between wins.
    const [, replaced] = await stores.accounts.passwordsOf(account.id, 2)
    return replaced === account.passwordHash ? undefined : [{ field: 'current', text: desk.words.ownPassword.wrong }]
  })
}
