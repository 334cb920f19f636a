import { type ConnectionNumber, judgeChoice, type Offer } from '../../domain/keys/connection-number.ts'
import { FieldButton, RadioGroup } from '../../pages/form.tsx'
import { Notice } from '../../pages/notice.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { act, type Field, go, refuse, type Step } from '../flow.ts'
import { showPeriod } from './apply-confirm.tsx'
import { applyingAt, type Confirm, type Input, type Numbered } from './applying.ts'
import { showDevice } from './term-words.ts'

type After = Numbered | Confirm | Input

/** What the application is offered now: drawn where it was not yet, held anew where the hold has ended (KEY-22). */
const offerNow = async (desk: Desk): Promise<Offer> => {
  const { stores, flowId, now } = desk
  const offer = await stores.numbers.offer(flowId)
  return offer && offer.heldUntil > now ? offer : stores.numbers.draw(applyingAt(desk))
}

/** One of the numbers that are offered now, with 「別候補表示」 below them while there are others to be had. */
const candidate = (desk: Desk, { candidates, redrawsLeft }: Offer): Field<ConnectionNumber> => {
  const { number: words } = desk.words.application
  return {
    label: words.choose,
    presses: true,
    read: (raw) => {
      const chosen = candidates.find((one) => one === raw)
      if (chosen) return { ok: true, value: chosen }
      return { ok: false, text: raw === '' ? desk.words.faults.notChosen(words.choose) : words.gone }
    },
    draw: ({ name, value, error, need }) => (
      <div class="candidates">
        <RadioGroup
          name={name}
          label={words.choose}
          value={value}
          error={error}
          need={need(true)}
          choices={candidates.map((one) => ({ value: one, label: one }))}
        />
        <input type="hidden" name="seen" value={String(redrawsLeft)} />
        <p class="hint">{redrawsLeft > 0 ? words.left(redrawsLeft) : words.noneLeft}</p>
        {redrawsLeft > 0 ? <FieldButton press={{ label: words.others, name: 'act', value: 'others' }} /> : null}
      </div>
    ),
  }
}

/** How many times others could be asked for when the page was drawn: a button that is pressed twice, however slowly, asks once. */
const seen: Field<string> = { label: '', read: (raw) => ({ ok: true, value: raw }), draw: () => null }

/** 「接続番号の選択」: three numbers, others five times more, counted on the server (KEY-21, KEY-22). */
export const numberStep: Step<After, Numbered> = {
  title: ({ application }) => application.number.title,
  lead: ({ application, keyTerms }, here) => application.number.lead(showPeriod(here, keyTerms)),
  review: async (here, desk) => {
    const before = await desk.stores.numbers.offer(desk.flowId)
    if (before && before.heldUntil > desk.now) return null
    const { candidates } = await desk.stores.numbers.draw(applyingAt(desk))
    if (before === null) return null
    const isSame = before.candidates.length > 0 && before.candidates.every((one) => candidates.includes(one))
    return { ...here, told: isSame ? 'renewed' : 'replaced' }
  },
  page: async ({ here, form, button, words: { application, keyTerms, common }, desk }) => {
    const { number: words } = application
    const { candidates } = await offerNow(desk)
    if (candidates.length === 0)
      return (
        <>
          <Notice kind="warning">{words.empty}</Notice>
          {button({ act: 'back', label: application.back })}
        </>
      )
    return (
      <>
        {here.told === 'nothing' ? null : (
          <Notice kind={here.told === 'renewed' ? 'info' : 'warning'}>{words[here.told]}</Notice>
        )}
        <SummaryList items={[showDevice(here.device, keyTerms)]} blank={common.blank} />
        {form({ submit: application.next, others: [{ act: 'back', label: application.back }] })}
      </>
    )
  },
  acts: {
    main: act(
      async (desk) => ({ number: candidate(desk, await offerNow(desk)) }),
      async ({ number }, here, desk) => {
        const offer = await offerNow(desk)
        if (judgeChoice(offer, number, desk.now) !== 'good')
          return refuse({ field: 'number', text: desk.words.application.number.replaced })
        const { told: _, ...agreed } = here
        return go<After>({ ...agreed, at: 'confirm', number })
      },
      async (desk) => {
        const [first] = (await offerNow(desk)).candidates
        return first === undefined ? {} : { number: first }
      },
    ),
    others: act(
      () => ({ seen }),
      async (typed, here, desk) => {
        const to: After = { ...here, told: 'nothing' }
        const { redrawsLeft } = await offerNow(desk)
        if (typed.seen !== String(redrawsLeft)) return go<After>(to)
        // Within the move: pressed twice at once, it is one redraw.
        return go<After>(to, async (stores) => {
          await stores.numbers.redraw(applyingAt(desk))
        })
      },
    ),
    back: act(
      () => ({}),
      async (_typed, { device, printed }) => go<After>({ at: 'input', typed: { device, printed } }),
    ),
  },
}
