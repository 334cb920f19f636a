import { lanes } from '../../domain/accounts/lanes.ts'
import type { PrintedCard } from '../../domain/keys/cards.ts'
import { type DeviceKind, showDeviceId } from '../../domain/keys/device.ts'
import { readDevice } from '../../domain/keys/device-list.ts'
import type { IssuedKey } from '../../domain/keys/issued-keys.ts'
import { hours } from '../../kit/time.ts'
import { ActionLink, BackLink } from '../../pages/link-list.tsx'
import { Prose } from '../../pages/prose.tsx'
import { serviceOf } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import type { FieldWords } from '../fields.tsx'
import { act, flow, go, type Problem, refuse } from '../flow.ts'
import { inFourInputs } from './fields.tsx'
import { IssuedFacts } from './issued-facts.tsx'
import { deviceKinds, myHolder, termFactsOf } from './own-keys.ts'
import { proveCard, proverAt } from './prove-card.ts'
import { missingFrom, searchFields } from './search-fields.tsx'

/**
 * 「キー検索」 (KEY-40, manual 003 §7): by the device alone or by the card alone; given both, they have to belong together. Only what this
 * account or another of its customer issued is found, and of anything else the same is said, whether it is there or not (KEY-41).
 */
type State = { readonly at: 'ask' | 'later' } | ({ readonly at: 'found' } & Wanted) | ({ readonly at: 'none' } & Wanted)

interface Wanted {
  readonly kind: DeviceKind
  /** In its canonical form; null where the card alone was given. */
  readonly device: string | null
  readonly card: PrintedCard | null
  /** A line of the own list led here, so that is where the way back leads. */
  readonly fromList?: true
}

export interface SearchKeysWords {
  readonly ask: {
    readonly title: string
    readonly lead: string
    readonly kind: FieldWords
    readonly device: FieldWords
    readonly submit: string
  }
  /** 「戻る」. */
  readonly back: string
  readonly faults: {
    readonly nothing: (device: string, card: string, registrationId: string) => string
    readonly half: (missing: string, given: string) => string
    readonly tooMany: string
    /** Not judged: too many wrong tries at this card, or of this account. */
    readonly cardClosed: (until: string) => string
    readonly accountClosed: (until: string) => string
  }
  readonly found: {
    readonly title: string
    readonly lead: string
    readonly kind: string
    readonly blank: string
    readonly keyOfOthers: string
  }
  readonly none: {
    readonly title: string
    readonly lead: string
    readonly hints: readonly string[]
  }
  /** Not judged: too many devices were looked for. */
  readonly later: string
}

/** Devices that an account may look for within an hour: more than anybody handles, and nothing to guess by. */
const DEVICE_LOOKS = { most: 1000, window: hours(1) } as const

export const searchKeys = flow<State>({
  id: 'search',
  who: 'account',
  first: ({ portal }) => (serviceOf(portal, 'keys') ? { at: 'ask' } : null),
  carries: (state) => ('card' in state ? typedAgain(state) : {}),
  steps: {
    ask: {
      title: ({ searchKeys }) => searchKeys.ask.title,
      lead: ({ searchKeys }) => searchKeys.ask.lead,
      // Lines of the own list name their device in the address: nothing is to be typed.
      review: async (_here, desk) => {
        const device = readDevice(desk.query('device') ?? '')
        if (!device) return null
        const wanted: Wanted = { kind: device.kind, device: device.id, card: null, fromList: true }
        if (await countLook(wanted, desk)) return { at: 'later' }
        return { at: (await find(wanted, desk)) ? 'found' : 'none', ...wanted }
      },
      page: ({ form, words: { searchKeys: words }, desk }) =>
        form({ submit: words.ask.submit, links: [{ label: words.back, href: desk.path('') }] }),
      acts: {
        main: act(
          searchFields,
          async (typed, _here, desk) => {
            const missing = missingFrom(typed, desk)
            if (missing) return refuse(missing)
            const { kind, device, card: number, registrationId } = typed
            const card = number === '' ? null : { number, registrationId }
            const wanted: Wanted = { kind, device: device === '' ? null : device, card }
            const closed = await countLook(wanted, desk)
            if (closed) return refuse(closed)
            return go<State>({ at: (await find(wanted, desk)) ? 'found' : 'none', ...wanted })
          },
          (desk) => ({ kind: deviceKinds(desk)[0]! }),
        ),
      },
    },
    found: {
      title: ({ searchKeys }) => searchKeys.found.title,
      lead: ({ searchKeys }) => searchKeys.found.lead,
      review: async (here, desk) => ((await find(here, desk)) ? null : { ...here, at: 'none' }),
      page: async ({ here, desk, words }) => {
        const [issued, facts] = await Promise.all([find(here, desk), termFactsOf(desk)])
        return (
          <>
            {issued ? <IssuedFacts issued={issued} facts={facts} words={words} /> : null}
            <WayBack here={here} desk={desk} />
          </>
        )
      },
    },
    none: {
      title: ({ searchKeys }) => searchKeys.none.title,
      lead: ({ searchKeys }) => searchKeys.none.lead,
      page: ({ here, desk, words: { searchKeys: words } }) => (
        <>
          <Prose pieces={[{ list: words.none.hints }]} />
          <WayBack here={here} desk={desk} />
        </>
      ),
    },
    later: {
      title: ({ searchKeys }) => searchKeys.later,
      lead: ({ searchKeys }) => searchKeys.faults.tooMany,
      page: ({ desk, words: { searchKeys: words } }) => (
        <BackLink link={{ label: words.back, href: desk.path('devices') }} />
      ),
    },
  },
})

/** 「戻る」 to where the person came from: the list, or the form with what was typed. It stays off paper. */
const WayBack = ({ here: { fromList }, desk }: { here: Wanted; desk: Desk }) => (
  <div class="ways">
    <ActionLink
      link={{
        label: desk.words.searchKeys.back,
        href: fromList ? desk.path('devices') : desk.path('search', 'carry'),
      }}
      look="secondary"
    />
  </div>
)

/**
 * Counts a look before anything is looked for: at a card in the lanes of wrong cards, as everywhere (KEY-23), at a device in a lane of the
 * account's own. What it says where there were too many; else null. A wrong card is not told here: nothing is found by it.
 */
const countLook = async ({ card }: Wanted, desk: Desk): Promise<Problem | null> => {
  const { common, searchKeys } = desk.words
  const { faults } = searchKeys
  if (card === null) {
    const lane = lanes(desk.vault).deviceLooksBy(desk.me())
    const looks = await desk.stores.throttle.countInWindow(lane, DEVICE_LOOKS.window, desk.now)
    return looks > DEVICE_LOOKS.most ? { text: faults.tooMany } : null
  }
  const proof = await proveCard(card, proverAt(desk))
  if (proof.is === 'card-closed') return { field: 'card', text: faults.cardClosed(common.dateTime(proof.until)) }
  return proof.is === 'account-closed' ? { text: faults.accountClosed(common.dateTime(proof.until)) } : null
}

/** What this person's holder issued for the device or with the card; null where they do not belong together. */
const find = async ({ kind, device, card }: Wanted, desk: Desk): Promise<IssuedKey | null> => {
  const holder = await myHolder(desk)
  const { issuedKeys } = desk.stores
  const issued = card ? await issuedKeys.ofCard(card, holder) : await issuedKeys.ofDevice({ kind, id: device! }, holder)
  if (!issued || issued.record.device.kind !== kind) return null
  return device === null || device === issued.record.device.id ? issued : null
}

/** What was typed, in the fields it was typed in. */
const typedAgain = ({ kind, device, card }: Wanted): Readonly<Record<string, string>> => ({
  kind,
  ...(device === null
    ? {}
    : kind === 'hdcom'
      ? inFourInputs('device', device)
      : { 'device-1': showDeviceId({ kind, id: device }) }),
  ...(card === null ? {} : { ...inFourInputs('card', card.number), registrationId: card.registrationId }),
})
