import { contactRoles } from '../../domain/certificates/desk-data.ts'
import { serviceOf } from '../../portal/define.ts'
import { type Flow, flow } from '../flow.ts'
import { closedStep } from './record-procedures.tsx'
import type { Wizard, WizardState } from './wizard.ts'
import { confirmStep, doneStep } from './wizard-confirm.tsx'
import { basicsStep, contactStep, organisationStep, reasonStep } from './wizard-pages.tsx'
import { beginning, goneStep, resumeStep, serviceStep, termsStep } from './wizard-start.tsx'

/** Every step there is; a state without one does not compile. */
const stepsOf = (wizard: Wizard): Flow<WizardState>['steps'] => ({
  service: serviceStep(wizard),
  terms: termsStep(wizard),
  resume: resumeStep(wizard),
  reason: reasonStep(wizard),
  basics: basicsStep(wizard),
  organisation: organisationStep(wizard),
  registration: contactStep(wizard, 'registration'),
  technical: contactStep(wizard, 'technical'),
  billing: contactStep(wizard, 'billing'),
  contract: contactStep(wizard, 'contract'),
  confirm: confirmStep(wizard),
  done: doneStep(wizard),
  gone: goneStep,
  closed: closedStep(wizard.offer ?? 'renewal'),
})

/** The states that a procedure never comes to: it has no such pages. */
const without = (wizard: Wizard): readonly WizardState['at'][] => [
  ...(wizard.choosesService ? [] : (['service'] as const)),
  ...(wizard.asksReason ? [] : (['reason'] as const)),
  ...(wizard.asks === 'everything' ? [] : (['organisation', ...contactRoles] as const)),
  ...(wizard.offer === null ? (['closed'] as const) : []),
]

const wizardOf = (wizard: Wizard): Flow<WizardState> =>
  flow<WizardState>({
    id: wizard.id,
    who: 'account',
    first: (desk) => (serviceOf(desk.portal, 'certificates') ? beginning(wizard, desk) : null),
    caption: ({ certificateWizard }) => certificateWizard.name[wizard.id],
    steps: Object.fromEntries(
      Object.entries(stepsOf(wizard)).filter(([at]) => !without(wizard).some((one) => one === at)),
    ) as unknown as Flow<WizardState>['steps'],
  })

const everything = { asks: 'everything', text: 'application', asksReason: false, beginsTerm: true } as const

/** 「新規申請」 (CRT-10, manual 004 §2.1.1). */
export const apply = wizardOf({ ...everything, id: 'apply', kind: 'new', offer: null, choosesService: true })

/** 「更新申請」 (CRT-14, manual 004 §2.1.2). */
export const renew = wizardOf({ ...everything, id: 'renew', kind: 'renewal', offer: 'renewal', choosesService: false })

/** 「別サービスへ切り替えて申請」: a renewal by another service, with the days that are left (CRT-14). */
export const switchService = wizardOf({
  ...everything,
  id: 'switch',
  kind: 'renewal',
  offer: 'switch',
  choosesService: true,
})

/** 「再発行申請」 (CRT-15, manual 004 §2.1.3). */
export const reissue = wizardOf({
  ...everything,
  id: 'reissue',
  kind: 'reissue',
  offer: 'reissue',
  text: 'reissue',
  choosesService: false,
  beginsTerm: false,
  asksReason: true,
})

/** A further certificate within the term: a new key, and nothing else (CRT-41). */
export const further = wizardOf({
  ...everything,
  id: 'further',
  kind: 'further',
  offer: 'further',
  choosesService: false,
  beginsTerm: false,
  asks: 'key',
})
