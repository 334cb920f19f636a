import { monthsOf } from '../../domain/keys/calendar.ts'
import type { DeviceKind } from '../../domain/keys/device.ts'
import { stretchOfCurrent } from '../../domain/keys/device-list.ts'
import { MenuSection } from '../../pages/menu.tsx'
import { Section } from '../../pages/prose.tsx'
import type { Desk } from '../desk.ts'
import { extend, extendMpcs, issue, issueMpcs } from './applications.ts'
import { DeviceTable, readDevices } from './device-table.tsx'
import { deviceKinds, keysRuleOf, myHolder, termFactsOf } from './own-keys.ts'

/** The menu of registration keys (KEY-9, manual 003 §3): applications by kind of device, the search, and the devices that end soonest. */
export interface KeysMenuWords {
  /** 「新規申請」 and 「期間の延長」; `grace` is how long after its end a term can be extended, in words. */
  readonly apply: { readonly label: string; readonly about: (grace: string) => string }
  readonly extend: { readonly label: string; readonly about: (grace: string) => string }
  /** 「Registration Keyの検索」 with 「キー検索」. */
  readonly search: { readonly title: string; readonly label: string; readonly about: string }
  /** 「まとめて登録」 (KEY-70). */
  readonly bulk: { readonly title: string; readonly label: string; readonly about: string }
  readonly devices: { readonly title: string; readonly caption: string; readonly all: string; readonly none: string }
}

/** How many devices the menu shows. */
const SHOWN = 5

/** The procedures by kind of device. */
const applications: Readonly<Record<DeviceKind, { readonly apply: string; readonly extend: string }>> = {
  hdcom: { apply: issue.id, extend: extend.id },
  mpcs: { apply: issueMpcs.id, extend: extendMpcs.id },
}

/** What the start page shows of keys. */
export const keysMenu = async (desk: Desk) => {
  const { keysMenu: words, keyTerms } = desk.words
  const rule = keysRuleOf(desk)
  const grace = keyTerms.months(monthsOf(rule.term.grace))
  const ways = (kind: DeviceKind) =>
    (['apply', 'extend'] as const).map((way) => ({
      label: words[way].label,
      about: words[way].about(grace),
      href: desk.path(applications[kind][way]),
    }))
  const [holder, facts] = await Promise.all([myHolder(desk), termFactsOf(desk)])
  const { lines } = await readDevices(holder, stretchOfCurrent(facts.today, rule.term), null, SHOWN, facts, desk)
  return (
    <>
      {deviceKinds(desk).map((kind) => (
        <MenuSection id={`menu-${kind}`} title={keyTerms.kind[kind]} ways={ways(kind)} />
      ))}
      <MenuSection
        id="menu-search"
        title={words.search.title}
        ways={[{ label: words.search.label, about: words.search.about, href: desk.path('search') }]}
      />
      <MenuSection
        id="menu-bulk"
        title={words.bulk.title}
        ways={[{ label: words.bulk.label, about: words.bulk.about, href: desk.path('bulk') }]}
      />
      <Section title={words.devices.title}>
        <DeviceTable
          id="soonest"
          caption={words.devices.caption}
          lines={lines}
          empty={words.devices.none}
          desk={desk}
        />
        <p>
          <a href={desk.path('devices')}>{words.devices.all}</a>
        </p>
      </Section>
    </>
  )
}
