import { monthsOf } from '../../domain/keys/calendar.ts'
import { inFours } from '../../domain/keys/hex-fields.ts'
import { holderOf } from '../../domain/keys/holder.ts'
import { products } from '../../domain/keys/product.ts'
import { Notice } from '../../pages/notice.tsx'
import { type SummaryItem, SummaryList } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { act, go, type Move, type Step, type Work } from '../flow.ts'
import { refusalText } from './application-words.ts'
import { applyCard, type CardOutlook } from './apply-card.ts'
import {
  type Chosen,
  type Closed,
  type Confirm,
  type Done,
  mayApply,
  outlookNow,
  type Procedure,
  type Refused,
} from './applying.ts'
import { mailUse } from './mail-use.ts'
import { termFactsOf } from './own-keys.ts'
import { showDevice, showStanding, type TermWords } from './term-words.ts'

type After = Done | Refused | Closed

const chosenOf = ({ device, printed, card, product }: Chosen): Chosen => ({ device, printed, card, product })

/** Where an application leads that cannot go on as it stands; null where it can. */
const elsewhere = (outlook: CardOutlook, here: Confirm): After | null =>
  outlook.is === 'again'
    ? { at: 'done', again: true, ...chosenOf(here) }
    : outlook.is === 'refused'
      ? { at: 'refused', ...chosenOf(here) }
      : null

/**
 * 「入力内容の確認」: what will happen, before anything is used up (KEY-36), and the one act that uses the card. `before` is asked first: the
 * number may be held no more; `back` is the page before.
 */
export const confirmStep = <S extends { readonly at: string }>(
  procedure: Procedure,
  before: (here: Confirm, desk: Desk) => Promise<S | null>,
  back: (here: Confirm) => S,
): Step<S | After, Confirm> => ({
  title: ({ application }) => application.confirm.title[procedure.asked],
  lead: ({ application, keyTerms }, here) => application.confirm.lead[procedure.asked](showPeriod(here, keyTerms)),
  review: async (here, desk) =>
    elsewhere(await outlookNow(procedure.asked, here, desk), here) ?? (await before(here, desk)),
  page: async ({ here, form, button, words: { application, common, keyTerms }, desk }) => {
    const outlook = await outlookNow(procedure.asked, here, desk)
    // Only after a refusal at the very last moment; opened anew this page leads on.
    if (outlook.is !== 'possible') return button({ act: 'back', label: application.back })
    return (
      <>
        <Notice kind="info">{application.confirm.notYet}</Notice>
        <SummaryList items={rows[procedure.asked](here, outlook, desk)} blank={common.blank} />
        {outlook.daysWithout > 0 ? <p>{application.confirm.without(keyTerms.days(outlook.daysWithout))}</p> : null}
        {form({ submit: application.confirm.submit, others: [{ act: 'back', label: application.back }] })}
      </>
    )
  },
  acts: {
    main: act<S | After, Confirm, Record<never, never>>(
      () => ({}),
      async (_typed, here, desk): Promise<Move<S | After>> => {
        if (!(await mayApply(procedure, desk))) return go<After>({ at: 'closed' })
        const away = elsewhere(await outlookNow(procedure.asked, here, desk), here) ?? (await before(here, desk))
        if (away) return go<S | After>(away)
        return go<After>({ at: 'done', again: false, ...chosenOf(here) }, await use(procedure, here, desk))
      },
    ),
    back: act<S | After, Confirm, Record<never, never>>(
      () => ({}),
      async (_typed, here) => go<S | After>(back(here)),
    ),
  },
})

type Possible = Extract<CardOutlook, { is: 'possible' }>

const rows: Readonly<
  Record<Procedure['asked'], (here: Confirm, outlook: Possible, desk: Desk) => readonly SummaryItem[]>
> = {
  new: (here, { after }, { words: { keyTerms, application } }) => [
    { label: keyTerms.labels.number, value: here.number },
    showDevice(here.device, keyTerms),
    ...cardRows(here, keyTerms),
    { label: application.confirm.after, value: showStanding(after, keyTerms) },
  ],
  extension: (here, { before, after, record }, { words: { keyTerms, application } }) => [
    { label: keyTerms.labels.number, value: record.number },
    showDevice(here.device, keyTerms),
    ...cardRows(here, keyTerms),
    { label: application.confirm.now, value: showStanding(before, keyTerms) },
    { label: application.confirm.after, value: showStanding(after, keyTerms) },
    { label: application.confirm.lost, value: application.confirm.nothingLost },
  ],
}

/** How long a card is good for: 「1年」. */
export const showPeriod = ({ product }: Pick<Chosen, 'product'>, words: TermWords): string =>
  words.months(monthsOf(products[product].period))

/** A card as it is shown before it is used, and where it was refused. */
export const cardRows = (
  { printed, product }: Pick<Chosen, 'printed' | 'product'>,
  words: TermWords,
): readonly SummaryItem[] => [
  { label: words.labels.cardNumber, value: inFours(printed.number) },
  { label: words.labels.registrationId, value: printed.registrationId },
  { label: words.labels.period, value: showPeriod({ product }, words) },
]

/** Uses the card, writes it down and mails it, in one transaction with the application's next page (KEY-25). */
const use = async (procedure: Procedure, here: Confirm, desk: Desk): Promise<Work> => {
  const facts = await termFactsOf(desk)
  const { application } = desk.words
  return async (stores) => {
    const account = await stores.accounts.byId(desk.me())
    if (!account || !(await mayApply(procedure, desk, stores))) return [{ text: application.closed.lead }]
    const applied = await applyCard(
      stores,
      {
        asked: procedure.asked,
        device: here.device,
        card: { id: here.card, product: here.product, state: { is: 'free' } },
        founding: here.number === null ? null : { number: here.number, application: desk.flowId },
        account: account.id,
        holder: holderOf(account),
        terms: here.agreed,
      },
      facts,
    )
    if (applied.is === 'number-taken') return [{ text: application.confirm.numberTaken }]
    if (applied.is === 'refused') return [{ text: refusalText(applied.refusal, application) }]
    await stores.numbers.release(desk.flowId)
    // Somebody else was quicker with the same card and device: it is done, and was mailed and written down then (KEY-24).
    if (applied.is === 'again') return undefined
    const { device } = applied.record
    await desk.noteIn(stores, {
      event: applied.key === null ? 'term.extended' : 'key.issued',
      accountId: account.id,
      facts: { kind: device.kind, device: device.id, product: applied.product.id, number: applied.record.number ?? '' },
    })
    await mailUse(applied, account, stores, desk)
    return undefined
  }
}
