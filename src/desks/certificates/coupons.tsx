import { type Coupon, couponFault, usesLeft } from '../../domain/certificates/coupon.ts'
import type { Coupons } from '../../domain/certificates/records.ts'
import { japanDay } from '../../domain/certificates/term.ts'
import { ActionLink, LinkList } from '../../pages/link-list.tsx'
import { Prose } from '../../pages/prose.tsx'
import { Table } from '../../pages/table.tsx'
import { serviceOf } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import { flow } from '../flow.ts'
import { day } from './list-parts.tsx'
import { ownerAt } from './own-record.ts'
import { serverText } from './record-procedures.tsx'
import { shortServiceName } from './tell.ts'

/** 「クーポン管理」: the coupons of the agent whose code the account has registered (CRT-30, manual 004 §6). */
type State = { readonly at: 'list' }

export interface CouponPageWords {
  readonly title: string
  readonly lead: string
  /** Without a code there is nothing to look coupons up by: said, with the way on. */
  readonly noCode: string
  readonly register: string
  readonly agent: (code: string) => string
  readonly caption: (page: number, pages: number, count: number) => string
  readonly none: string
  readonly columns: Readonly<Record<'number' | 'service' | 'terms' | 'left' | 'until' | 'where', string>>
  /** How a coupon may be used today. */
  readonly state: Readonly<Record<'usable' | 'used-up' | 'ended' | 'void', string>>
  readonly left: (left: number, uses: number) => string
  readonly use: Readonly<Record<'held' | 'used', (at: string, about: string) => string>>
  readonly elsewhere: (count: number) => string
  readonly unused: string
  readonly notes: readonly string[]
  readonly previous: string
  readonly next: string
}

type ListedCoupon = Awaited<ReturnType<Coupons['ofAgent']>>[number]

/** Coupons on a page: each brings the records it was used for. */
const PER_PAGE = 20

export const coupons = flow<State>({
  id: 'coupons',
  who: 'account',
  first: ({ portal }) => (serviceOf(portal, 'certificates') ? { at: 'list' } : null),
  steps: {
    list: {
      title: ({ couponPage }) => couponPage.title,
      lead: ({ couponPage }) => couponPage.lead,
      page: async ({ desk, words: { couponPage: words } }) => {
        const agentCode = (await desk.stores.presets.of(desk.me()))?.agentCode ?? ''
        if (agentCode === '')
          return (
            <>
              <p>{words.noCode}</p>
              <ActionLink link={{ label: words.register, href: desk.path('account-data') }} />
            </>
          )
        const all = await desk.stores.coupons.ofAgent(agentCode)
        const pages = Math.max(1, Math.ceil(all.length / PER_PAGE))
        const page = pageOf(desk, pages)
        const shown = all.slice((page - 1) * PER_PAGE, page * PER_PAGE)
        const { columns } = words
        return (
          <>
            <p>{words.agent(agentCode)}</p>
            <Table
              id="coupons"
              caption={words.caption(page, pages, all.length)}
              columns={[
                { label: columns.number, kind: 'code' },
                { label: columns.service },
                { label: columns.terms },
                { label: columns.left },
                { label: columns.until },
                { label: columns.where },
              ]}
              compares
              rows={await Promise.all(shown.map((coupon) => rowOf(coupon, desk)))}
              empty={words.none}
            />
            {pages === 1 ? null : (
              <LinkList
                links={[
                  ...(page > 1 ? [{ label: words.previous, href: `${desk.path('coupons')}?page=${page - 1}` }] : []),
                  ...(page < pages ? [{ label: words.next, href: `${desk.path('coupons')}?page=${page + 1}` }] : []),
                ]}
              />
            )}
            <Prose pieces={[{ list: words.notes }]} />
          </>
        )
      },
    },
  },
})

/** The page that the address asks for, the nearest there is. */
const pageOf = (desk: Desk, pages: number): number => {
  const asked = Number(desk.query('page') ?? 1)
  return Number.isInteger(asked) && asked >= 1 ? Math.min(asked, pages) : 1
}

const rowOf = async (coupon: ListedCoupon, desk: Desk) => {
  const { couponPage: words } = desk.words
  return [
    coupon.number,
    shortServiceName(desk.portal, coupon.service, desk.language),
    words.state[stateOf(coupon, desk)],
    words.left(usesLeft(coupon), coupon.uses),
    coupon.until.replaceAll('-', '/'),
    await usesOf(coupon, desk),
  ]
}

/** A coupon measured by its own agent and service can only be spent or over. */
const stateOf = (coupon: Coupon, { now }: Desk) => {
  const fault = couponFault(coupon, coupon.agentCode, coupon.service, japanDay(now))
  return fault === null || fault === 'other-agent' || fault === 'other-service' ? 'usable' : fault
}

/** Where a coupon was used: one's own records by name, those of others as a number alone (ACC-3). */
const usesOf = async ({ where }: ListedCoupon, desk: Desk) => {
  const { couponPage: words, certificateRecords: records } = desk.words
  if (where.length === 0) return words.unused
  const owner = await ownerAt(desk)
  const found = await Promise.all(
    where.map(async (use) => ({ use, record: await desk.stores.applications.byId(use.application, owner) })),
  )
  const own = found.flatMap(({ use, record }) => (record ? [{ use, record }] : []))
  return (
    <ul>
      {own.map(({ use, record }) => (
        <li>
          <a href={`${desk.path('application')}?of=${record.id}`}>
            {words.use[use.state](day(use.at), `${records.kind[record.kind]} ${serverText(record.serverName)}`)}
          </a>
        </li>
      ))}
      {own.length < found.length ? <li>{words.elsewhere(found.length - own.length)}</li> : null}
    </ul>
  )
}
