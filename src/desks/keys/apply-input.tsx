import { lanes } from '../../domain/accounts/lanes.ts'
import { APPLICATIONS } from '../../domain/keys/card-tries.ts'
import { Prose } from '../../pages/prose.tsx'
import type { Desk } from '../desk.ts'
import { act, go, type Move, refuse, type Step } from '../flow.ts'
import { type ApplicationWords, refusalText } from './application-words.ts'
import {
  type Chosen,
  type Closed,
  type Done,
  type Input,
  mayApply,
  names,
  outlookNow,
  type Procedure,
  type Refused,
  type Terms,
  termsFor,
  typedValues,
} from './applying.ts'
import { cardNumber, deviceId, registrationId } from './fields.tsx'
import { keysRuleOf } from './own-keys.ts'
import { type Proof, proveCard, proverAt } from './prove-card.ts'

type After = Input | Closed | Terms | Refused | Done

/** 「約款の確認」 at the upper right: both texts, to be read before anything is typed (KEY-21). */
const TextLinks = ({ desk }: { desk: Desk }) => {
  const { texts } = desk.words.application.input
  const { terms } = keysRuleOf(desk)
  return (
    <nav class="texts" aria-label={texts.label}>
      <span aria-hidden="true">{texts.label}</span>
      <ul>
        <li>
          <a href={desk.path(`terms/${terms.free}`)}>{texts.free}</a>
        </li>
        <li>
          <a href={desk.path(`terms/${terms.paid}`)}>{texts.paid}</a>
        </li>
      </ul>
    </nav>
  )
}

/** 「設定項目の入力」: the device, and the card, which is proved here (KEY-20, KEY-23). */
export const inputStep = (procedure: Procedure): Step<After, Input> => ({
  title: ({ application }) => application.input.title,
  lead: ({ application, keyTerms }) => application.input.lead(keyTerms.kind[procedure.kind]),
  review: async (_here, desk) => ((await mayApply(procedure, desk)) ? null : { at: 'closed' }),
  page: ({ form, words: { application }, desk }) => (
    <>
      <TextLinks desk={desk} />
      {form({ submit: application.next, links: [{ label: application.back, href: desk.path('') }] })}
    </>
  ),
  acts: {
    main: act(
      (desk) => ({
        [names.device]: deviceId(desk, names.device, procedure.kind),
        [names.card]: cardNumber(desk, names.card),
        [names.registrationId]: registrationId(desk),
      }),
      async (typed, _here, desk) => {
        const device = { kind: procedure.kind, id: typed[names.device]! }
        const printed = { number: typed[names.card]!, registrationId: typed[names.registrationId]! }
        const proof = await proveCard(printed, proverAt(desk))
        if (proof.is !== 'proved') return refuse({ field: firstOfCard, text: proofText(proof, desk) })
        const closedUntil = await countApplication(desk)
        if (closedUntil)
          return refuse({ text: desk.words.application.tooMany(desk.words.common.dateTime(closedUntil)) })
        const { id: card, product } = proof.card
        return begin(procedure, { device, printed, card, product }, desk)
      },
      (_desk, { typed }) => (typed ? typedValues(typed.device, typed.printed) : {}),
    ),
  },
})

const firstOfCard = `${names.card}-1`

const proofText = (proof: Exclude<Proof, { is: 'proved' }>, { words }: Desk): string => {
  const said: ApplicationWords['proof'] = words.application.proof
  return proof.is === 'wrong' ? said.wrong : said[proof.is](words.common.dateTime(proof.until))
}

/** What is wrong with the card itself is told beside it; what the device's term does not allow has a page of its own, with the way on. */
const besideCard = ['card-void', 'card-used-elsewhere', 'other-kind-of-device'] as const

const begin = async (procedure: Procedure, chosen: Chosen, desk: Desk): Promise<Move<After>> => {
  const outlook = await outlookNow(procedure.asked, chosen, desk)
  if (outlook.is === 'again') return go<After>({ at: 'done', again: true, ...chosen })
  if (outlook.is === 'possible')
    return go<After>({ at: 'terms', version: termsFor(chosen.product, desk).version, ...chosen })
  const { refusal } = outlook
  await desk.note({ event: 'card.refused', accountId: desk.me(), facts: { why: refusal.why } })
  return besideCard.some((why) => why === refusal.why)
    ? refuse({ field: firstOfCard, text: refusalText(refusal, desk.words.application) })
    : go<After>({ at: 'refused', ...chosen })
}

/** Counts an application before it is judged; the time from which there may be more, where there were too many. */
const countApplication = async ({ stores, vault, now, me }: Desk): Promise<Date | null> => {
  const { count, until } = await stores.throttle.takeFromWindow(lanes(vault).applicationsBy(me()), 1, APPLICATIONS, now)
  return count === 1 ? null : until
}

/** Whom to ask for what only staff can allow (KEY-50, manual 003 §8). */
export const closedStep: Step<never, Closed> = {
  title: ({ application }) => application.closed.title,
  lead: ({ application }) => application.closed.lead,
  page: ({ words: { application }, desk }) => (
    <Prose pieces={[{ text: application.closed.body }, { link: { label: application.menu, href: desk.path('') } }]} />
  ),
}
