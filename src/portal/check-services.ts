import { contactRoles } from '../domain/certificates/desk-data.ts'
import { serverTypes } from '../domain/certificates/server-type.ts'
import type { Period } from '../domain/keys/calendar.ts'
import type { DeviceKind } from '../domain/keys/device.ts'
import { products } from '../domain/keys/product.ts'
import { days, hours, minutes } from '../kit/time.ts'
import type { CertificatesRule, KeysRule, ServiceRule, SoldService } from './define.ts'
import { flag, list, object, oneBy, oneOf, type Shape, text, textLike, time, titled, whole } from './shapes.ts'

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

const sold = object<SoldService>({
  id: textLike(
    (value) => /^[a-z][a-z0-9-]{0,30}$/.test(value),
    'has to be small letters, digits and hyphens, a letter first',
  ),
  title: titled,
  shortTitle: titled,
  sealTitle: textLike((value) => /^[\x20-\x7e]{1,20}$/.test(value), 'has to be 1 to 20 ASCII characters'),
  issuer: oneOf('sr', 'ev'),
  profile: oneOf('server-ov', 'server-ev'),
  lengths: object<SoldService['lengths']>({
    months: whole(1, 60),
    renewableBefore: whole(1, 365),
    reissueWithin: whole(0, 365),
    formerRevokedAfter: whole(1, 60),
  }),
  validity: oneOf('term', 'baselineRequirements'),
  renewsItself: flag,
  mostReissues: (value, field, report) => {
    if (value !== null) whole(0, 100)(value, field, report)
  },
  names: object<SoldService['names']>({ wildcards: flag, most: whole(1, 250) }),
  contacts: list(oneOf(...contactRoles), 1, same),
})

const certificates = object<CertificatesRule>({
  service: text,
  sells: list(sold, 1, (one) => (one as SoldService | null)?.id),
  authorities: object<CertificatesRule['authorities']>({
    country: textLike((value) => /^[A-Z]{2}$/.test(value), "has to be a country's two letters, such as JP"),
    organisation: textLike((value) => /^[\x20-\x7e]{1,64}$/.test(value), 'has to be 1 to 64 ASCII characters'),
    series: textLike((value) => /^[\x20-\x7e]{1,40}$/.test(value), 'has to be 1 to 40 ASCII characters'),
  }),
  serverTypes: list(oneOf(...serverTypes), 1, same),
  terms: object<CertificatesRule['terms']>({ application: text, reissue: text, contacts: text, revocation: text }),
  drafts: time(days(1), days(365)),
  listedMonths: whole(1, 240),
})

/** What can be obtained at a counter beside an account: each service once. */
export const services: Shape = list(
  oneBy('service', { keys, certificates } satisfies Record<ServiceRule['service'], Shape>),
  0,
  (one) => (one as ServiceRule | null)?.service,
)
