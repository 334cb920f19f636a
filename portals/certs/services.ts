import type { SoldService } from 'madoguchi'

/** A year from the day it is issued; renewed, reissued and replaced by the days of manual 004 §2.1.2, §2.1.3. */
const aYear: SoldService['lengths'] = { months: 12, renewableBefore: 90, reissueWithin: 25, formerRevokedAfter: 14 }

/** Organisation validated, a term of one year. */
export const sr3: SoldService = {
  id: 'sr3',
  title: { ja: 'SR3.0（期間固定タイプ）', en: 'SR3.0 (fixed term)' },
  shortTitle: { ja: 'SR3.0 1年', en: 'SR3.0, 1 year' },
  sealTitle: 'SR3.0',
  issuer: 'sr',
  profile: 'server-ov',
  lengths: aYear,
  validity: 'baselineRequirements',
  renewsItself: false,
  mostReissues: null,
  names: { wildcards: false, most: 100 },
  contacts: ['registration', 'technical', 'billing'],
}

/** Organisation validated, going on year by year until it is terminated. */
export const sr3Auto: SoldService = {
  ...sr3,
  id: 'sr3-auto',
  title: { ja: 'SR3.0（自動契約更新タイプ）', en: 'SR3.0 (renews itself)' },
  shortTitle: { ja: 'SR3.0 自動更新', en: 'SR3.0, renewing' },
  renewsItself: true,
}

/** Extended validation, a term of one year; a contract's certificate can be issued anew once. */
export const ev2: SoldService = {
  ...sr3,
  id: 'ev2',
  title: { ja: 'EV2.0（期間固定タイプ）', en: 'EV2.0 (fixed term)' },
  shortTitle: { ja: 'EV2.0 1年', en: 'EV2.0, 1 year' },
  sealTitle: 'EV2.0',
  issuer: 'ev',
  profile: 'server-ev',
  mostReissues: 1,
  contacts: ['registration', 'technical', 'billing', 'contract'],
}
