import { readCertificate, serialText } from '../../domain/certificates/certificate.ts'
import { PasswordOwner } from '../../pages/form.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
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
  /** The login certificate that the person came in with, shown and not asked for (CRT-6). */
  readonly certificate: { readonly serial: string; readonly name: string }
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
          before: (
            <>
              {identifier ? <PasswordOwner loginId={identifier.canonical} /> : null}
              <OwnCertificate desk={desk} />
            </>
          ),
          links: [backToAccount(desk)],
        })
      },
      acts: {
        main: act(
          (desk) => ({
            ...(desk.portal.account.passwordChange === 'present-password'
              ? { current: presentPassword(desk, desk.words.changePassword.current) }
              : {}),
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
const change = async (current: string | undefined, next: string, desk: Desk): Promise<Move<State>> => {
  const confirmed =
    current === undefined ? await ofThisSession(desk) : await confirmOwnPassword(current, 'current', desk)
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
    if (replaced === account.passwordHash) return undefined
    return [{ field: current === undefined ? 'next' : 'current', text: desk.words.ownPassword.wrong }]
  })
}

/** Where the session alone is asked for (manual 004 §5). */
const ofThisSession = async (desk: Desk) => {
  const account = await desk.stores.accounts.byId(desk.me())
  if (!account) throw new Error('a session without its account')
  return { is: 'confirmed', account } as const
}

const OwnCertificate = ({ desk }: { desk: Desk }) => {
  const { session, visitor, words } = desk
  if (!session?.certificate || !visitor.certificate) return null
  const { serial, name } = words.changePassword.certificate
  const read = readCertificate(visitor.certificate.der)
  return (
    <SummaryList
      items={[
        { label: serial, value: serialText(read.serial).toUpperCase() },
        { label: name, value: read.subject.map(({ type, value }) => `${type}=${value}`).join(', ') },
      ]}
      blank={words.common.blank}
    />
  )
}
