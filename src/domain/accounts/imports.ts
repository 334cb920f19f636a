import type { Letter } from '../letters.ts'
import type { AccountId, Customer, CustomerId, IdentifierOf, NewAccount } from './account.ts'
import type { NewGrant } from './grant.ts'

/** An account to be made, with what is made beside it. */
export interface Imported {
  readonly account: NewAccount
  /** The company it is the main user of, where that is new too. */
  readonly customer?: Customer
  readonly invitation?: { readonly grant: NewGrant; readonly letter: Letter<'invitation'> }
}

/** Many accounts at once, a few statements for hundreds of them. */
export interface Imports {
  /** Who has which of these identifiers (of one kind), by canonical value. */
  holders(kind: IdentifierOf['kind'], canonical: readonly string[]): Promise<ReadonlyMap<string, AccountId>>
  /** Customers that are there already, by code. */
  customers(codes: readonly string[]): Promise<ReadonlyMap<string, CustomerId>>
  /** Writes them all. Throws `Overtaken` where somebody took one of the identifiers or codes meanwhile: then the transaction must not go on. */
  write(imported: readonly Imported[], at: Date): Promise<void>
}

/** Somebody else made one of the accounts or customers at this very moment. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken'
}
