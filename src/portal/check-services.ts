import type { Period } from '../domain/keys/calendar.ts'
import type { DeviceKind } from '../domain/keys/device.ts'
import { products } from '../domain/keys/product.ts'
import { hours, minutes } from '../kit/time.ts'
import type { KeysRule, ServiceRule } from './define.ts'
import { list, object, oneBy, oneOf, type Shape, text, textLike, time, whole } from './shapes.ts'

const same = (one: unknown): unknown => one

/** From a month to a hundred years: `P3M`, `P1Y`, `P1Y6M`. */
const period = textLike(
  (value) => /^P(?=\d)(?:[1-9]\d?Y)?(?:[1-9]\d?M)?$/.test(value),
  "has to be a length in years and months, such as 'P6M' or 'P1Y6M'" satisfies `${string}'${Period}'${string}`,
)
const kinds: Readonly<Record<DeviceKind, true>> = { hdcom: true, mpcs: true }

const keys = object<KeysRule>({
  service: text,
  products: list(oneOf(...Object.keys(products)), 1, same),
  term: object<KeysRule['term']>({ grace: period, most: period, quarantine: period }),
  numbers: object<KeysRule['numbers']>({
    prefixes: list(
      textLike((value) => /^\d{3}$/.test(value), "has to be three digits, such as '111'"),
      1,
      same,
    ),
    candidates: whole(1, 10),
    redraws: whole(0, 20),
    held: time(minutes(1), hours(24)),
  }),
  terms: object<KeysRule['terms']>({ free: text, paid: text }),
  openTo: list(oneOf(...Object.keys(kinds)), 0, same),
})

/** What can be obtained at a counter beside an account: each service once. */
export const services: Shape = list(
  oneBy('service', { keys } satisfies Record<ServiceRule['service'], Shape>),
  0,
  (one) => (one as ServiceRule | null)?.service,
)
