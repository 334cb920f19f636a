import type { Draft } from '../../domain/certificates/records.ts'
import type { Stores } from '../../domain/stores.ts'
import { addSeconds } from '../../kit/time.ts'
import type { Desk } from '../desk.ts'
import { go, type Move } from '../flow.ts'
import { certificatesOf } from './own-record.ts'
import { type Filled, type Gone, type Page, type PageName, pagesOf, serviceAt, type Wizard } from './wizard.ts'

/**
 * Drafts (CRT-10). A flow's state belongs to one browser and one sign-in; the draft beside it belongs to the account, is written in the same
 * transaction with every step, and is what the application goes on from after either has ended. Each window writes its own: a draft that
 * was changed in another window since is never written over, this window goes on with one of its own and says so.
 */
interface Saved {
  readonly flow: Wizard['id']
  readonly at: PageName
  readonly filled: Omit<Filled, 'draft' | 'told'>
}

/** The flow that a draft belongs to, for links to it. */
export const flowOfDraft = ({ data }: Pick<Draft, 'data'>): string =>
  (data as unknown as Saved).flow satisfies Wizard['id']

/** A draft as the page at which it was left; null where it is another procedure's, or its service is sold no more. */
export const pageOfDraft = (draft: Draft, wizard: Wizard, desk: Desk): Page | null => {
  const { flow, at, filled } = draft.data as unknown as Saved
  const service = certificatesOf(desk).sells.find(({ id }) => id === filled.service)
  if (flow !== wizard.id || !service) return null
  const { id, version } = draft
  return { ...filled, at: pagesOf(wizard, service).includes(at) ? at : 'basics', draft: { id, version } }
}

/** Keeps a page as the draft's next version; false where somebody else did since. */
export const keepDraft = (
  wizard: Wizard,
  page: Page,
  before: number | null,
  contractId: string | null,
  desk: Desk,
  stores: Stores,
): Promise<boolean> => {
  const { draft, at, told: _, ...filled } = page
  const saved: Saved = { flow: wizard.id, at, filled }
  return stores.drafts.save(
    {
      id: draft.id,
      account: desk.me(),
      kind: wizard.kind,
      contractId,
      data: saved as unknown as Draft['data'],
      changedAt: desk.now,
      expiresAt: addSeconds(desk.now, certificatesOf(desk).drafts),
    },
    before,
  )
}

/** The first version of a draft, with whatever is done in the same move. */
export const beginDraft = (
  wizard: Wizard,
  first: Omit<Filled, 'draft' | 'told'> & { readonly at: PageName },
  contractId: string | null,
  desk: Desk,
  work: (stores: Stores) => Promise<void>,
): Move<Page> => {
  const page = { ...first, draft: { id: desk.newId(), version: 1 } } as Page
  return go<Page>(page, async (stores) => {
    await keepDraft(wizard, page, null, contractId, desk, stores)
    await work(stores)
  })
}

/** Goes on to a page with what was typed, and keeps both. */
export const proceed = async (
  wizard: Wizard,
  here: Page,
  to: PageName,
  change: Partial<Pick<Filled, 'typed' | 'told' | 'isComplete'>>,
  desk: Desk,
): Promise<Move<Page | Gone>> => {
  const { told: _, ...rest } = here
  const kept = await desk.stores.drafts.byId(here.draft.id, desk.me(), desk.now)
  if (!kept) return go<Page | Gone>({ at: 'gone' })
  const isOwn = kept.version === here.draft.version
  const draft = isOwn ? { id: kept.id, version: kept.version + 1 } : { id: desk.newId(), version: 1 }
  const typed = { ...here.typed, ...change.typed }
  const told = isOwn ? {} : ({ told: 'apart' } as const)
  const page = { ...rest, ...change, ...told, at: to, typed, draft } as Page
  return go<Page | Gone>(page, async (stores) =>
    (await keepDraft(wizard, page, isOwn ? kept.version : null, kept.contractId, desk, stores))
      ? undefined
      : [{ text: desk.words.certificateWizard.busy }],
  )
}

/** The service of an application that is being filled in. */
export const serviceOfPage = ({ service }: Filled, desk: Desk) => serviceAt(service, desk)
