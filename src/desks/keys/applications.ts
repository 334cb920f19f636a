import { type Flow, flow } from '../flow.ts'
import { confirmStep } from './apply-confirm.tsx'
import { doneStep } from './apply-done.tsx'
import { closedStep, inputStep } from './apply-input.tsx'
import { numberStep } from './apply-number.tsx'
import { refusedStep } from './apply-refused.tsx'
import { termsStep } from './apply-terms.tsx'
import {
  applyingAt,
  type Closed,
  type Confirm,
  type Done,
  type Input,
  isOffered,
  type Numbered,
  type Procedure,
  type Refused,
  type Terms,
  typedValues,
} from './applying.ts'

type Extending = Input | Closed | Terms | Confirm | Refused | Done
type Issuing = Extending | Numbered

const common = (procedure: Procedure): Pick<Flow<Issuing>, 'id' | 'who' | 'caption' | 'carries'> => ({
  id: procedure.id,
  who: 'account',
  caption: ({ application, keyTerms }) =>
    application.caption(keyTerms.kind[procedure.kind], application.name[procedure.asked]),
  carries: (state) => ('printed' in state ? typedValues(state.device, state.printed) : {}),
})

/** 「新規申請」 (KEY-21, manual 003 §5.2): the device and the card, the terms, a connection number, the confirmation, the key. */
const issuing = (procedure: Procedure) =>
  flow<Issuing>({
    ...common(procedure),
    first: (desk) => (isOffered(procedure, desk) ? { at: 'input' } : null),
    steps: {
      input: inputStep(procedure),
      closed: closedStep,
      terms: termsStep<Issuing>((agreed, desk) => ({
        to: { at: 'number', told: 'nothing', ...agreed },
        work: async (stores) => {
          await stores.numbers.draw(applyingAt(desk))
        },
      })),
      number: numberStep,
      confirm: confirmStep<Issuing>(
        procedure,
        async (here, desk) => {
          const { candidates } = await desk.stores.numbers.draw(applyingAt(desk))
          const isHeld = candidates.some((one) => one === here.number)
          return isHeld ? null : numbered(here, 'replaced')
        },
        (here) => numbered(here, 'nothing'),
      ),
      refused: refusedStep(procedure),
      done: doneStep(procedure),
    },
  })

const numbered = ({ number: _, ...agreed }: Confirm, told: Numbered['told']): Numbered => ({
  ...agreed,
  at: 'number',
  told,
})

/** 「期間の延長」 (KEY-34, manual 003 §6): the device keeps its number and its key. */
const extending = (procedure: Procedure) =>
  flow<Extending>({
    ...(common(procedure) as Pick<Flow<Extending>, 'id' | 'who' | 'caption' | 'carries'>),
    first: (desk) => (isOffered(procedure, desk) ? { at: 'input' } : null),
    steps: {
      input: inputStep(procedure),
      closed: closedStep,
      terms: termsStep<Extending>((agreed) => ({ to: { at: 'confirm', number: null, ...agreed } })),
      confirm: confirmStep<Extending>(
        procedure,
        async () => null,
        ({ device, printed }) => ({ at: 'input', typed: { device, printed } }),
      ),
      refused: refusedStep(procedure),
      done: doneStep(procedure),
    },
  })

export const issue = issuing({ id: 'issue', asked: 'new', kind: 'hdcom', other: 'extend' })
export const extend = extending({ id: 'extend', asked: 'extension', kind: 'hdcom', other: 'issue' })
export const issueMpcs = issuing({ id: 'issue-mpcs', asked: 'new', kind: 'mpcs', other: 'extend-mpcs' })
export const extendMpcs = extending({ id: 'extend-mpcs', asked: 'extension', kind: 'mpcs', other: 'issue-mpcs' })
