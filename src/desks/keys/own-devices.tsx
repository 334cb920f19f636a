import { type DeviceView, deviceViews, readPlace, stretchOf, writePlace } from '../../domain/keys/device-list.ts'
import { formatJst } from '../../kit/time.ts'
import { ActionLink, BackLink } from '../../pages/link-list.tsx'
import { Section } from '../../pages/prose.tsx'
import { Views } from '../../pages/views.tsx'
import { serviceOf } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import { act, flow } from '../flow.ts'
import { DeviceTable, readDevices } from './device-table.tsx'
import { deviceFile } from './devices-file.ts'
import { myHolder, termFactsOf } from './own-keys.ts'

/**
 * The devices that the account, or another of its customer, issued something for (KEY-9, KEY-41): the soonest end first, page by page, and
 * all of them as a file. Part and page stand in the address, so that a page can be come back to.
 */
type State = { readonly at: 'list' }

export interface OwnDevicesWords {
  readonly title: (page: number) => string
  readonly lead: string
  readonly views: { readonly label: string; readonly names: Readonly<Record<DeviceView, string>> }
  readonly none: Readonly<Record<DeviceView, string>>
  /** What the list is sorted by. */
  readonly order: string
  readonly first: (lines: number) => string
  readonly next: (lines: number) => string
  readonly menu: string
  /** 「CSVで保存」. */
  readonly save: { readonly title: string; readonly about: string; readonly label: string }
}

/** Lines on a page. */
const PER_PAGE = 50
/** Far beyond any list there can be; what an address says of itself is believed no further. */
const MOST_PAGES = 1_000_000

const pageOf = (desk: Desk): number => {
  const page = Number(desk.query('page') ?? 1)
  return Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1
}

const viewOf = (desk: Desk): DeviceView => deviceViews.find((one) => one === desk.query('view')) ?? 'all'

const addressOf = (desk: Desk, view: DeviceView, more: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams({ ...(view === 'all' ? {} : { view }), ...more }).toString()
  return desk.path('devices') + (query === '' ? '' : `?${query}`)
}

export const ownDevices = flow<State>({
  id: 'devices',
  who: 'account',
  first: ({ portal }) => (serviceOf(portal, 'keys') ? { at: 'list' } : null),
  steps: {
    list: {
      title: ({ ownDevices }, _here, desk) => ownDevices.title(pageOf(desk)),
      lead: ({ ownDevices }) => ownDevices.lead,
      page: async ({ desk, words: { ownDevices: words }, button }) => {
        const view = viewOf(desk)
        const after = readPlace(desk.query('after') ?? '')
        const [holder, facts] = await Promise.all([myHolder(desk), termFactsOf(desk)])
        const stretch = stretchOf(view, facts.today)
        const { lines, next } = await readDevices(holder, stretch, after, PER_PAGE, facts, desk)
        return (
          <>
            <Views
              label={words.views.label}
              views={deviceViews.map((one) => ({
                label: words.views.names[one],
                href: addressOf(desk, one),
                current: one === view,
              }))}
            />
            <DeviceTable id="devices" caption={words.order} lines={lines} empty={words.none[view]} desk={desk} />
            {next ? (
              <ActionLink
                look="secondary"
                link={{
                  label: words.next(PER_PAGE),
                  href: addressOf(desk, view, { page: String(pageOf(desk) + 1), after: writePlace(next) }),
                }}
              />
            ) : null}
            {after ? (
              <p>
                <a href={addressOf(desk, view)}>{words.first(PER_PAGE)}</a>
              </p>
            ) : null}
            <Section title={words.save.title}>
              <p>{words.save.about}</p>
              {button({ act: 'save', label: words.save.label, look: 'secondary' })}
            </Section>
            <BackLink link={{ label: words.menu, href: desk.path('') }} />
          </>
        )
      },
      acts: {
        save: act(
          () => ({}),
          async (_typed, _here, desk) => ({
            is: 'file',
            name: `${desk.portal.id}-devices-${formatJst(desk.now).replace(/\D/g, '')}.csv`,
            type: 'text/csv; charset=utf-8; header=present',
            content: deviceFile(await myHolder(desk), await termFactsOf(desk), desk),
            work: (stores) => desk.noteIn(stores, { event: 'devices.exported', accountId: desk.me() }),
          }),
        ),
      },
    },
  },
})
