/** One of the addresses that a postal code may stand for, without house numbers. */
export interface PostalAddress {
  readonly prefecture: string
  readonly city: string
  /** Empty where the code stands for the whole city. */
  readonly town: string
}

/** What is known of the world outside to check and fill in fields: kept in the program, asked of nobody. */
export interface FieldData {
  /**
   * A telephone number as it is written in its country (`06-1234-5678`; foreign ones as `+44 20 7946 0000`), or null for what is none.
   * Without a country's number it is a Japanese one.
   */
  readPhone(typed: string): string | null
  /** Every address a canonical postal code (`244-0806`) may stand for; none for a code that is not in use. */
  addressesOf(postalCode: string): Promise<readonly PostalAddress[]>
}
