import { Prose, piecesOf } from '../../pages/prose.tsx'
import type { Desk } from '../desk.ts'
import { act, go, leave, type Step, type Work } from '../flow.ts'
import { type Agreed, type Terms, termsFor } from './applying.ts'

/**
 * The text by the card's product, agreed to in each application anew (KEY-21). Where a new version came in while the page was open it is
 * shown, too: what is agreed to is what was read. `next` is where an application goes on from here.
 */
export const termsStep = <S extends { readonly at: string }>(
  next: (agreed: Agreed, desk: Desk) => { readonly to: S; readonly work?: Work },
): Step<S | Terms, Terms> => ({
  title: (_words, { product }, desk) => termsFor(product, desk).title[desk.language],
  lead: ({ application }, { product }, desk) => application.terms.lead(termsFor(product, desk).version),
  page: ({ here, form, words: { application }, desk }) => (
    <>
      <Prose pieces={piecesOf(termsFor(here.product, desk).text[desk.language])} />
      {form({ submit: application.terms.agree, others: [{ act: 'decline', label: application.terms.decline }] })}
    </>
  ),
  acts: {
    main: act<S | Terms, Terms, Record<never, never>>(
      () => ({}),
      async (_typed, here, desk) => {
        const { id, version } = termsFor(here.product, desk)
        const { device, printed, card, product } = here
        if (version !== here.version) return go<S | Terms>({ ...here, version })
        const { to, work } = next({ device, printed, card, product, agreed: { id, version } }, desk)
        return go<S | Terms>(to, async (stores) => {
          await desk.noteIn(stores, { event: 'consent.given', accountId: desk.me(), facts: { terms: id, version } })
          return work?.(stores)
        })
      },
    ),
    decline: act<S | Terms, Terms, Record<never, never>>(
      () => ({}),
      async (_typed, _here, desk) => leave('', 'applicationEnded', (stores) => stores.numbers.release(desk.flowId)),
    ),
  },
})
