import { generatePassword } from '../domain/accounts/generate-password.ts'
import { demandsOf, type PasswordPolicy, symbolsOf } from '../domain/accounts/password-policy.ts'
import { products } from '../domain/keys/product.ts'
import { seededRandom } from '../kit/random.ts'
import type { AccountRule, PortalDefinition } from './define.ts'
import type { Report } from './shapes.ts'

/** Whether the parts of a well-formed definition fit together: what one of them promises, another has to give. */
export const checkFit = (definition: PortalDefinition, report: Report): void => {
  const { account } = definition
  checkLanguages(definition, report)
  checkSignIn(account, report)
  checkCertificate(definition, report)
  checkRecovery(account, report)
  checkPassword(account.password, report)
  checkFacts(account, report)
  checkTerms(definition, report)
  checkServices(definition, report)
  if (account.initial === 'may-put-off' && account.recovery.by !== 'operator')
    report(
      'account.initial',
      "'may-put-off' is for passwords that staff alone give (account.recovery.by is not 'operator')",
    )
  if (account.session.idle > account.session.atMost)
    report('account.session.idle', 'is longer than a session may last at all (account.session.atMost)')
}

const checkLanguages = ({ languages }: PortalDefinition, report: Report): void => {
  if (languages[0] !== 'ja')
    report('languages', "has to begin with 'ja': Japanese is what a page is in unless another language is asked for")
}

const checkSignIn = ({ signIn, customers, registration }: AccountRule, report: Report): void => {
  const { identifier } = signIn.by
  if (identifier === 'customer-code-or-mail' && customers === 'none')
    report('account.signIn.by.identifier', "a customer code needs customers (account.customers is 'none')")
  if (identifier !== 'customer-code-or-mail' && customers !== 'none')
    report(
      'account.customers',
      "main users sign in with a customer code (account.signIn.by.identifier has to be 'customer-code-or-mail')",
    )
  if (registration !== 'closed' && registration.by === 'link' && identifier !== 'mail')
    report(
      'account.registration',
      "newcomers sign in with the address they confirmed (account.signIn.by.identifier has to be 'mail')",
    )
  if (registration !== 'closed' && registration.by === 'consent' && identifier !== 'registration-id')
    report(
      'account.registration',
      "newcomers sign in with an ID that is issued (account.signIn.by.identifier has to be 'registration-id')",
    )
  if (signIn.then === 'nothing') return
  const { lifetime, resendAfter, every } = signIn.then.mailedCode
  const field = 'account.signIn.then.mailedCode'
  if (resendAfter >= lifetime)
    report(`${field}.resendAfter`, 'has to be shorter than the code lives, or nobody could have a fresh one in time')
  if (every !== 'sign-in' && every <= lifetime) report(`${field}.every`, 'has to be longer than the code lives')
}

const checkCertificate = ({ account, services }: PortalDefinition, report: Report): void => {
  const { certificate, then, pages } = account.signIn
  if (certificate === 'none') return
  const field = 'account.signIn.certificate'
  if (!services.some(({ service }) => service === 'certificates'))
    report(field, "needs authorities of the portal's own (services has no 'certificates')")
  // Without a certificate something else has to stand beside the password, each time.
  if (then === 'nothing' || then.mailedCode.every !== 'sign-in')
    report(field, 'needs a mailed code at every sign-in for whoever comes without one (account.signIn.then)')
  if (account.initial !== 'may-put-off')
    report('account.initial', "has to be 'may-put-off': the page for an own password lies behind the certificate")
  if (pages !== 'one')
    report(field, "asks for identifier and password on one page (account.signIn.pages has to be 'one')")
}

const checkRecovery = ({ recovery, signIn, customers }: AccountRule, report: Report): void => {
  if (recovery.by === 'operator') return
  const { proofs } = recovery
  const field = 'account.recovery.proofs'
  if (customers === 'none')
    for (const proof of proofs)
      if (proof === 'customer-code' || proof === 'postal-code')
        report(field, `'${proof}' needs customers (account.customers is 'none')`)
  if (proofs.every((proof) => proof === 'postal-code'))
    report(field, 'a postal code alone does not tell whose account is meant')
  if (signIn.by.identifier === 'mail' && proofs.includes('identifier') && proofs.includes('mail'))
    report(field, 'asks for the e-mail address twice: it is the identifier')
  if (recovery.by === 'temporary-password' && !proofs.includes('identifier'))
    report(field, "needs 'identifier': the page for the temporary password shows it")
}

const checkPassword = (policy: PasswordPolicy, report: Report): void => {
  const field = 'account.password'
  const kinds = symbolsOf(policy) === '' ? 3 : 4
  const demands = demandsOf(policy)
  const { classes = 0 } = policy
  const most = policy.length[1]
  const place = demands.findIndex(({ of }) => kinds === 3 && of.every((kind) => kind === 'symbol'))
  if (classes > kinds) report(`${field}.classes`, `asks for ${classes} kinds of characters where ${kinds} are allowed`)
  else if (place >= 0)
    report(`${field}.kinds[${place}]`, 'asks for a symbol where account.password.symbols allows none')
  else if (demands.reduce((sum, { atLeast }) => sum + atLeast, classes) > most && !canBeMet(policy))
    report(`${field}.length`, `no password of at most ${most} characters has everything that account.password asks for`)
}

const canBeMet = (policy: PasswordPolicy): boolean => {
  try {
    generatePassword(policy, seededRandom('any'))
    return true
  } catch {
    return false
  }
}

const checkFacts = ({ facts, customers, signIn, registration }: AccountRule, report: Report): void => {
  if (facts.includes('customer-code') && customers === 'none')
    report('account.facts', "'customer-code' needs customers (account.customers is 'none')")
  if (facts.includes('login-id') && signIn.by.identifier !== 'login-id')
    report('account.facts', "'login-id' needs people who sign in with one (account.signIn.by.identifier)")
  if (facts.includes('registration-id') && signIn.by.identifier !== 'registration-id')
    report('account.facts', "'registration-id' needs people who sign in with one (account.signIn.by.identifier)")
  if (facts.includes('access-key') && signIn.by.identifier !== 'access-key')
    report('account.facts', "'access-key' needs people who sign in with one (account.signIn.by.identifier)")
  if (facts.includes('details') && (registration === 'closed' || registration.by !== 'consent'))
    report('account.facts', "'details' needs a form that asks for them (account.registration.by is not 'consent')")
  if (facts.includes('last-check') && signIn.then === 'nothing')
    report('account.facts', "'last-check' needs a mailed code (account.signIn.then is 'nothing')")
}

const headings = (lines: readonly string[]): number => lines.filter((line) => line.startsWith('# ')).length

const checkServices = ({ services, terms }: PortalDefinition, report: Report): void => {
  services.forEach((service, place) => {
    const field = `services[${place}]`
    for (const [name, id] of Object.entries(service.terms))
      if (!terms.some((text) => text.id === id))
        report(`${field}.terms.${name}`, `names the text '${id}', which is not among the portal's terms`)
    if (service.service !== 'keys') return
    for (const kind of service.openTo)
      if (!service.products.some((id) => products[id].deviceKind === kind))
        report(`${field}.openTo`, `'${kind}' has no product (${field}.products)`)
  })
}

const checkTerms = ({ terms, account }: PortalDefinition, report: Report): void => {
  const { registration, customers } = account
  if (!terms.some(({ id }) => id === 'privacy'))
    report('terms', "needs a text with the id 'privacy': every page's foot leads to it")
  if (registration !== 'closed' || (customers !== 'none' && customers.codeApplication !== false))
    if (!terms.some(({ consent }) => consent)) report('terms', 'needs a text to agree to (consent: true) for newcomers')
  if (registration !== 'closed' && registration.by === 'consent') {
    const text = terms.find(({ id }) => id === registration.terms)
    if (!text)
      report(
        'account.registration.terms',
        `names the text '${registration.terms}', which is not among the portal's terms`,
      )
    else if (!text.consent)
      report('account.registration.terms', 'names a text that is not agreed to (its consent has to be true)')
  }
  terms.forEach(({ text }, place) => {
    if (headings(text.ja) !== headings(text.en))
      report(
        `terms[${place}].text`,
        `has ${headings(text.ja)} headings in Japanese and ${headings(text.en)} in English: a part is missing`,
      )
  })
}
