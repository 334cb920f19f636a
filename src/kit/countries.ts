import type { Language } from './language.ts'

/** ISO 3166-1 alpha-2: every code that is officially assigned. */
const codes =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'.split(
    ' ',
  )

/** A country by its ISO code, as a language calls it. */
export interface Country {
  readonly code: string
  readonly name: string
}

const listed: Partial<Record<Language, readonly Country[]>> = {}

/** Every country, in the order of a language; Japan first, for most people of a Japanese counter live there. */
export const countriesIn = (language: Language): readonly Country[] => {
  listed[language] ??= sorted(language)
  return listed[language]
}

const sorted = (language: Language): readonly Country[] => {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const order = new Intl.Collator(language)
  const first = ({ code }: Country): number => (code === 'JP' ? 0 : 1)
  return codes
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .toSorted((one, other) => first(one) - first(other) || order.compare(one.name, other.name))
}

/** What a language calls a country; a code that is none stays as it is. */
export const countryName = (code: string, language: Language): string =>
  countriesIn(language).find((one) => one.code === code)?.name ?? code
