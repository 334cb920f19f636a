import type { TermsText } from '../../domain/accounts/consent.ts'
import type { BulkId, BulkRun, BulkState, BulkTerms, TermsKind } from '../../domain/keys/bulk.ts'
import { formatJst } from '../../kit/time.ts'
import { ActionLink } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Progress } from '../../pages/progress.tsx'
import { Prose, piecesOf, Section } from '../../pages/prose.tsx'
import { serviceOf } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import { agreed } from '../fields.tsx'
import { type Act, act, type Field, flow, go, type Move, type Step } from '../flow.ts'
import { bulkFile } from './bulk-file.ts'
import { Counts, pageOf, RowTable } from './bulk-pages.tsx'
import { type Following, type Upload, uploadStep } from './bulk-upload.tsx'
import { keysRuleOf, myHolder } from './own-keys.ts'

/**
 * 「まとめて登録」 (KEY-70): a file of devices and cards. Every row is checked first, its fate shown, then all that are in order are carried
 * out after one confirmation. The work is a job's: pages only look at it, so it can be left and come back to.
 */
type Fates = { readonly at: 'fates'; readonly run: BulkId }
type Confirm = { readonly at: 'confirm'; readonly run: BulkId }
type Running = { readonly at: 'running'; readonly run: BulkId }
type Result = { readonly at: 'result'; readonly run: BulkId }
type State = Upload | Following | Fates | Confirm | Running | Result
type OfRun = Exclude<State, Upload>

/** Null where it was cleared away meanwhile, or is none of this holder's. */
const findRun = async ({ run }: OfRun, desk: Desk): Promise<BulkRun | null> =>
  desk.stores.bulk.byId(run, await myHolder(desk))

/** For pages, which `review` lets nobody see without it. */
const runOf = async (here: OfRun, desk: Desk): Promise<BulkRun> => {
  const found = await findRun(here, desk)
  if (!found) throw new Error('the page of an upload was shown without it')
  return found
}

/** The page of each state of an upload; `known` is told where the person was led to an upload that was there. */
const pageFor = (state: BulkState, run: BulkId, known: boolean): OfRun => {
  switch (state) {
    case 'checking':
      return { at: 'checking', run, known }
    case 'checked':
      return { at: 'fates', run }
    case 'running':
      return { at: 'running', run }
    case 'done':
    case 'stopped':
      return { at: 'result', run }
  }
}

/** Leads to where the upload stands; one that is nobody's of this holder, or was cleared away, to the beginning. */
const review = async (here: OfRun, desk: Desk): Promise<State | null> => {
  const run = await findRun(here, desk)
  if (!run) return { at: 'upload' }
  const page = pageFor(run.state, run.id, here.at === 'checking' && here.known)
  const isThere = page.at === here.at || (here.at === 'confirm' && run.state === 'checked' && run.needs.length > 0)
  return isThere ? null : page
}

/** The texts that an upload's rows need to be agreed to, in the order of the portal's rule. */
const textsFor = (needs: readonly TermsKind[], desk: Desk): readonly (readonly [TermsKind, TermsText])[] => {
  const { terms } = keysRuleOf(desk)
  return (['free', 'paid'] as const)
    .filter((kind) => needs.includes(kind))
    .map((kind) => [kind, desk.portal.terms.find(({ id }) => id === terms[kind])!])
}

const save = (name: 'check' | 'result'): Act<State, OfRun> =>
  act(
    () => ({}),
    async (_typed, here, desk): Promise<Move<State>> => {
      const run = await findRun(here, desk)
      if (!run) return go<State>({ at: 'upload' })
      return {
        is: 'file',
        name: `${desk.words.bulk.file.name[name]}-${formatJst(desk.now).replace(/\D/g, '')}.csv`,
        type: 'text/csv; charset=utf-8; header=present',
        content: bulkFile(run, desk),
        work: (stores) => desk.noteIn(stores, { event: 'bulk.exported', accountId: desk.me(), facts: { run: run.id } }),
      }
    },
  )

/** Stops an upload; a second press, or one that comes too late, finds it where it is by then. */
const stop = (from: BulkState): Act<State, OfRun> =>
  act(
    () => ({}),
    async (_typed, { run }, desk) =>
      go<State>({ at: 'result', run }, async (stores) => {
        if (!(await stores.bulk.byId(run, await myHolder(desk)))) return
        if (!(await stores.bulk.stop(run, from, 'given-up', desk.now))) return
        await desk.noteIn(stores, { event: 'bulk.stopped', accountId: desk.me(), facts: { run, why: 'given-up' } })
      }),
  )

const following = <H extends Following | Running>(
  of: 'checking' | 'running',
  acts: Readonly<Record<string, Act<State, H>>>,
): Step<State, H> => ({
  title: ({ bulk }) => bulk[of].title,
  lead: ({ bulk }) => bulk[of].lead,
  review: (here, desk) => review(here, desk),
  page: async ({ here, desk, button, words: { bulk } }) => {
    const run = await runOf(here, desk)
    const counts = await desk.stores.bulk.counts(run.id)
    const left = of === 'checking' ? counts.waiting : counts.ready
    const done = run.rowCount - left
    return (
      <>
        {here.at === 'checking' && here.known ? <Notice kind="info">{bulk.progress.known}</Notice> : null}
        <Progress
          id="progress"
          label={bulk.progress.label}
          done={done}
          all={run.rowCount}
          text={bulk.progress.done(done, run.rowCount)}
          reload={{ label: bulk.progress.reload, href: '?' }}
        />
        {of === 'running' ? <p>{bulk.running.stopAbout}</p> : null}
        {button({ act: 'stop', label: of === 'running' ? bulk.running.stop : bulk.fates.giveUp, look: 'quiet' })}
      </>
    )
  },
  acts,
})

const fates: Step<State, Fates> = {
  title: ({ bulk }, _here, desk) => bulk.fates.title(pageOf(desk)),
  lead: ({ bulk }) => bulk.fates.lead,
  review,
  page: async ({ here, desk, button, form, words: { bulk } }) => {
    const run = await runOf(here, desk)
    const counts = await desk.stores.bulk.counts(run.id)
    const nothing = counts.ready > 0 ? null : counts.same > 0 ? bulk.fates.nothingNew : bulk.fates.nothingReady
    return (
      <>
        {nothing === null ? null : <Notice kind="info">{nothing}</Notice>}
        <Counts run={run} counts={counts} desk={desk} />
        {counts.ready > 0 ? form({ submit: bulk.fates.next }) : null}
        <div class="ways">
          {button({ act: 'save', label: bulk.fates.save, look: 'secondary' })}
          {button({ act: 'stop', label: bulk.fates.giveUp, look: 'quiet' })}
        </div>
        <RowTable run={run} desk={desk} />
      </>
    )
  },
  acts: {
    main: act(
      () => ({}),
      async (_typed, { run }) => go<State>({ at: 'confirm', run }),
    ),
    save: save('check') as Act<State, Fates>,
    stop: stop('checked') as Act<State, Fates>,
  },
}

const confirm: Step<State, Confirm> = {
  title: ({ bulk }) => bulk.confirm.title,
  review,
  page: async ({ here, desk, form, words: { bulk } }) => {
    const run = await runOf(here, desk)
    const counts = await desk.stores.bulk.counts(run.id)
    return (
      <>
        <Notice kind="info">{bulk.confirm.notYet}</Notice>
        <p>{bulk.confirm.lead(counts.ready)}</p>
        <Counts run={run} counts={counts} desk={desk} />
        {textsFor(run.needs, desk).map(([, text]) => (
          <Section title={text.title[desk.language]}>
            <Prose pieces={piecesOf(text.text[desk.language])} />
          </Section>
        ))}
        {form({ submit: bulk.confirm.submit, others: [{ act: 'back', label: bulk.confirm.back }] })}
      </>
    )
  },
  acts: {
    main: act(
      async (desk, here: Confirm) => {
        const needs = (await findRun(here, desk))?.needs ?? []
        return Object.fromEntries(
          // Named by the version: what is agreed to is what was shown, whatever came in meanwhile.
          textsFor(needs, desk).map(([kind, text]): [string, Field<true>] => [
            `agree-${kind}-${text.version}`,
            agreed(desk, { label: desk.words.bulk.confirm.agree(text.title[desk.language]) }),
          ]),
        )
      },
      async (_typed, here, desk) => {
        const run = await findRun(here, desk)
        if (!run) return go<State>({ at: 'upload' })
        const terms: BulkTerms = Object.fromEntries(
          textsFor(run.needs, desk).map(([kind, { id, version }]) => [kind, { id, version }]),
        )
        return go<State>({ at: 'running', run: run.id }, async (stores) => {
          // Somebody else of the same customer, or the other tab, was quicker: it runs, and this page shows it.
          if (!(await stores.bulk.confirm(run.id, terms, desk.now))) return
          for (const { id, version } of Object.values(terms))
            await desk.noteIn(stores, { event: 'consent.given', accountId: desk.me(), facts: { terms: id, version } })
          await desk.noteIn(stores, { event: 'bulk.confirmed', accountId: desk.me(), facts: { run: run.id } })
        })
      },
    ),
    back: act(
      () => ({}),
      async (_typed, { run }) => go<State>({ at: 'fates', run }),
    ),
  },
}

const result: Step<State, Result> = {
  title: ({ bulk }, _here, desk) => bulk.result.title(pageOf(desk)),
  review,
  page: async ({ here, desk, button, words: { bulk, common } }) => {
    const run = await runOf(here, desk)
    const counts = await desk.stores.bulk.counts(run.id)
    return (
      <>
        {run.stoppedWhy === null ? (
          <Notice kind="success">{bulk.result.done}</Notice>
        ) : (
          <Notice kind="warning">{bulk.result.stopped[run.stoppedWhy]}</Notice>
        )}
        <Counts run={run} counts={counts} desk={desk} />
        <p>{bulk.result.kept(common.dateTime(run.expiresAt))}</p>
        {button({ act: 'save', label: bulk.result.save, look: 'primary' })}
        <RowTable run={run} desk={desk} />
        <div class="ways">
          <ActionLink link={{ label: bulk.result.again, href: desk.path('bulk') }} look="secondary" />
          <ActionLink link={{ label: bulk.result.menu, href: desk.path('') }} />
        </div>
      </>
    )
  },
  acts: { save: save('result') as Act<State, Result> },
}

export const bulk = flow<State>({
  id: 'bulk',
  who: 'account',
  caption: ({ bulk }) => bulk.name,
  first: ({ portal }) => (serviceOf(portal, 'keys') ? { at: 'upload' } : null),
  steps: {
    upload: uploadStep as Step<State, Upload>,
    checking: following<Following>('checking', { stop: stop('checking') as Act<State, Following> }),
    fates,
    confirm,
    running: following<Running>('running', { stop: stop('running') as Act<State, Running> }),
    result,
  },
})
