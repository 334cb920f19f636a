import type { Stores } from '../../domain/stores.ts'
import type { Proof } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import { customerCode, type FieldWords, identifier, mail, postalCode } from '../fields.tsx'
import type { Field, Fields } from '../flow.ts'

export type ProofWords = Readonly<Record<Proof, FieldWords>>

/** The fields of the proofs that the portal declares, in its order. */
export const proofFields = (desk: Desk, words: ProofWords): Fields => {
  const { recovery } = desk.portal.account
  if (recovery.by === 'operator') return {}
  const fields: Readonly<Record<Proof, () => Field<unknown>>> = {
    identifier: () => identifier(desk, words.identifier),
    mail: () => mail(desk, words.mail),
    'customer-code': () => customerCode(desk, words['customer-code']),
    'postal-code': () => postalCode(desk, words['postal-code']),
  }
  return Object.fromEntries(recovery.proofs.map((proof) => [proof, fields[proof]()]))
}

/** Writes the request down for known and unknown alike; a job looks the account up after the answer has gone (ACC-19). */
export const writeRecoveryRequest = async (
  typed: Readonly<Record<string, unknown>>,
  desk: Desk,
  stores: Stores,
): Promise<void> => {
  const facts: Record<string, string> = { browser: desk.visitor.browserHash }
  for (const [proof, value] of Object.entries(typed)) {
    if (typeof value === 'string') facts[proof] = value
    else
      Object.assign(facts, {
        kind: (value as { kind: string }).kind,
        identifier: (value as { canonical: string }).canonical,
      })
  }
  await stores.requests.write(
    desk.newId(),
    { kind: 'recover', facts },
    { address: desk.visitor.address, language: desk.language },
    desk.now,
  )
}

/** Whom to ask when it does not work: on every page of a recovery (manual 001, manual 002). */
export const RecoveryHelp = (props: {
  desk: Desk
  text: (help: { readonly title: string; readonly mail: string; readonly hours: string }) => string
}) => {
  const { help, inquiry } = props.desk.portal
  const { language, words } = props.desk
  return (
    <p class="help">
      {props.text({ title: help.title[language], mail: help.mail, hours: help.hours[language] })}{' '}
      {inquiry ? (
        <a href={props.desk.path('inquiry')}>{words.inquiry.title}</a>
      ) : (
        <a href={`mailto:${help.mail}`}>{help.mail}</a>
      )}
    </p>
  )
}
