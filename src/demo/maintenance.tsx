import type { Staff } from '../desks/office/staff.ts'
import { announceWindow, type Done, endWindow, withdrawWindow } from '../desks/office/windows.ts'
import type { WindowAway } from '../domain/office/window.ts'
import { newId } from '../kit/ids.ts'
import { addSeconds, hours, minutes, type Seconds, seconds } from '../kit/time.ts'
import { ButtonForm, Form, Select, SubmitRow } from '../pages/form.tsx'
import { Notice } from '../pages/notice.tsx'
import { Section } from '../pages/prose.tsx'
import type { House, OpenPortal } from '../web/house.ts'
import { type Beginning, demoMaintenanceWords } from './maintenance-words.ts'
import type { DemoVisit } from './page-frame.ts'

/** Where the page's forms go. */
export const MAINTENANCE = '/demo/maintenance'

/** A portal with a time away that is under way or to come. */
export interface Planned {
  readonly open: OpenPortal
  readonly window: WindowAway
}

/** What is planned in all portals, portal by portal, the soonest first. */
export const readPlanned = async (house: House): Promise<readonly Planned[]> => {
  const now = house.clock.now()
  const planned = await Promise.all(
    [...house.portals.values()].map(async (open) =>
      (await house.stores.of(open.portal.id).windows.maintenance(now)).map((window) => ({ open, window })),
    ),
  )
  return planned.flat()
}

/** How long after this moment it begins, and how long it lasts. */
const times: Readonly<Record<Beginning, readonly [after: Seconds, length: Seconds]>> = {
  now: [seconds(0), minutes(30)],
  soon: [hours(1), minutes(30)],
  tomorrow: [hours(24), hours(2)],
}

const isBeginning = (text: string): text is Beginning => Object.hasOwn(times, text)

/** What was chosen, and what of it is missing. */
export interface RefusedPlan {
  readonly is: 'refused'
  readonly portal: string
  readonly when: string
  readonly missing: readonly ('portal' | 'when')[]
}

/**
 * Does what a form of the demo's page asks: plans maintenance (`portal`, `when`), or ends or withdraws it (`portal`, `end`). Null for what no form
 * of ours sends. What has ended meanwhile is over all the same.
 */
export const planMaintenance = async (
  values: Readonly<Record<string, string>>,
  house: House,
): Promise<'announced' | 'ended' | RefusedPlan | null> => {
  const { portal = '', when = '', end } = values
  const open = house.portals.get(portal)
  if (end === undefined && (portal === '' || when === '')) {
    const missing = (['portal', 'when'] as const).filter((name) => (values[name] ?? '') === '')
    return { is: 'refused', portal, when, missing }
  }
  if (!open) return null
  if (end !== undefined) {
    const window = (await readPlanned(house)).find((one) => one.open === open && one.window.id === end)?.window
    if (window)
      await asStaff(house, open, (staff) =>
        window.from < staff.now ? endWindow(window.id, staff) : withdrawWindow(window.id, staff),
      )
    return 'ended'
  }
  if (!isBeginning(when)) return null
  const [after, length] = times[when]
  const text = { ja: demoMaintenanceWords.ja.said, en: demoMaintenanceWords.en.said }
  await asStaff(house, open, (staff) => {
    const from = addSeconds(staff.now, after)
    return announceWindow({ from, until: wholeMinute(addSeconds(from, length)), text }, staff)
  })
  return 'announced'
}

/** People are shown minutes: it ends with one. */
const wholeMinute = (moment: Date): Date => new Date(Math.ceil(moment.getTime() / 60_000) * 60_000)

const asStaff = async (
  house: House,
  { portal }: OpenPortal,
  act: (staff: Staff) => Promise<Done<string>>,
): Promise<void> => {
  const { random, vault } = house
  const now = house.clock.now()
  await house.stores.atomically(portal.id, (stores) =>
    act({ portal, stores, now, random, vault, newId: () => newId(now, random), who: 'demo' }),
  )
  house.away.forget(portal.id)
}

/** The part of the demo's page where maintenance is tried out. */
export const Maintenance = (props: {
  visit: DemoVisit
  planned: readonly Planned[]
  done: 'announced' | 'ended' | null
  refused: RefusedPlan | null
}) => {
  const { visit, planned, done, refused } = props
  const { house, language, common } = visit
  const words = demoMaintenanceWords[language]
  const need = { required: true, word: common.required }
  const portals = [...house.portals.values()].sort((a, b) => a.portal.place - b.portal.place)
  return (
    <Section title={words.title} id="maintenance">
      {done === null ? null : <Notice kind="success">{words.done[done]}</Notice>}
      <p>{words.text}</p>
      {planned.map((one) => (
        <PlannedWindow visit={visit} planned={one} />
      ))}
      <h3>{words.form}</h3>
      <Form action={MAINTENANCE} label={words.form}>
        <div class="amount">
          <Select
            name="portal"
            label={words.portal}
            need={need}
            value={refused?.portal}
            empty={words.choose}
            error={refused?.missing.includes('portal') ? words.faults.portal : undefined}
            choices={portals.map(({ portal }) => ({ value: portal.id, label: portal.title[language] }))}
          />
          <Select
            name="when"
            label={words.when}
            need={need}
            value={refused?.when}
            empty={words.choose}
            error={refused?.missing.includes('when') ? words.faults.when : undefined}
            choices={(Object.keys(times) as Beginning[]).map((value) => ({ value, label: words.beginnings[value] }))}
          />
        </div>
        <SubmitRow primary={{ label: words.submit }} />
      </Form>
    </Section>
  )
}

const PlannedWindow = ({ visit, planned }: { visit: DemoVisit; planned: Planned }) => {
  const { house, language } = visit
  const words = demoMaintenanceWords[language]
  const { open, window } = planned
  const title = open.portal.title[language]
  const isUnderWay = window.from <= house.clock.now()
  return (
    <Notice kind={isUnderWay ? 'warning' : 'info'} title={title}>
      <p>
        {open.words[language].maintenance.span(window.from, window.until)}
        <br />
        {isUnderWay ? words.underWay : words.planned}
      </p>
      <ButtonForm
        action={MAINTENANCE}
        hidden={{ portal: open.portal.id, end: window.id }}
        press={{ label: isUnderWay ? words.end : words.withdraw, about: title }}
      />
    </Notice>
  )
}
