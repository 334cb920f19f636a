import type { Contact, ContactRole } from '../../domain/certificates/desk-data.ts'
import type { Contract } from '../../domain/certificates/records.ts'
import type { SoldService } from '../../portal/define.ts'
import { contactInput, contactValues } from './contact-fields.tsx'
import { organisationInput, organisationValues } from './organisation-fields.tsx'
import { serverInputs, serverValues } from './server-fields.tsx'
import type { Typed, Wizard } from './wizard.ts'

/** What stands in the fields of somebody who begins with nothing. */
export const blankValues = ({ contacts }: SoldService): Typed => ({
  [organisationInput('country')]: 'JP',
  [serverInputs.wantsSeal]: 'yes',
  ...Object.fromEntries(contacts.map((role) => [contactInput(role, 'notices'), 'yes'])),
})

/** What was examined with the contract before, but the request: a key serves once (CRT-14, CRT-15, manual 004 §2.1.2). */
export const formerValues = (wizard: Wizard, contract: Pick<Contract, 'data'> | null): Typed => {
  if (!contract) return {}
  const { organisation, contacts = {}, server } = contract.data
  const of = server ? serverValues({ ...server, csr: '' }) : {}
  if (wizard.asks === 'key') return of
  return {
    ...of,
    ...(organisation && organisationValues(organisation)),
    ...Object.assign(
      {},
      ...(Object.entries(contacts) as [ContactRole, Contact][]).map(([role, one]) => contactValues(role, one)),
    ),
  }
}

/** Puts values into fields that are empty, never over what somebody typed; fields that always say something follow the others. */
export const fillBlanks = (typed: Typed, from: Typed, always: readonly string[]): Typed => {
  const isBlank = (name: string): boolean => (typed[name] ?? '').trim() === ''
  const isAllBlank = Object.keys(from).every((name) => always.includes(name) || isBlank(name))
  return Object.fromEntries(
    Object.entries(from).filter(
      ([name, value]) => value !== '' && (isBlank(name) || (isAllBlank && always.includes(name))),
    ),
  )
}
