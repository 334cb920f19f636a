import type { LoginCertificateFault } from '../../domain/certificates/login-certificate.ts'
import type { Link } from '../../pages/frame.ts'
import { ActionLink, LinkList } from '../../pages/link-list.tsx'
import { NamedSection, Prose, Section } from '../../pages/prose.tsx'
import type { Desk } from '../desk.ts'
import { Helpers } from './ask-staff.tsx'

/** One of two ways in: its heading says for whom it is, its button is 「ログイン」. */
interface WayWords {
  readonly title: string
  readonly about: string
}

/** The page with the two ways in (manual 004 §1.2). */
export interface WaysWords {
  readonly title: string
  readonly lead: string
  readonly code: WayWords
  readonly certificate: WayWords
  readonly submit: string
  /** The way back to this page. */
  readonly back: string
  /** What the page with the form says where a certificate has come along. */
  readonly withCertificate: string
}

export interface NoCertificateWords {
  readonly faults: Readonly<Record<LoginCertificateFault, { readonly title: string; readonly lead: string }>>
  /** What can be done about each before anybody is asked. */
  readonly todo: { readonly missing: readonly string[]; readonly other: readonly string[] }
  readonly again: string
}

/** Two sections, each a landmark of its own: their buttons are called alike, as in the manual, and told apart by where they stand. */
export const Ways = ({ desk }: { desk: Desk }) => {
  const { ways } = desk.words.signIn
  const ofBoth = [
    { id: 'by-code', words: ways.code, href: desk.path('sign-in-by-code') },
    { id: 'by-certificate', words: ways.certificate, href: byCertificate(desk) },
  ]
  return ofBoth.map(({ id, words, href }) => (
    <NamedSection title={words.title} id={id}>
      <p>{words.about}</p>
      <ActionLink link={{ label: ways.submit, href: onwards(href, desk) }} describedBy={id} />
    </NamedSection>
  ))
}

/** On the origin where browsers are asked for a certificate. */
const byCertificate = (desk: Desk): string => `${desk.certificateOrigin}${desk.path('sign-in-by-certificate')}`

/** The same way, and from there to where the person wanted to go; whether it may lead there is judged at its end. */
const onwards = (href: string, desk: Desk): string => {
  const to = desk.query('to')
  const language = desk.query('lang')
  const query = new URLSearchParams({
    ...(to === null ? {} : { to }),
    ...(language === null ? {} : { lang: language }),
  })
  return query.size === 0 ? href : `${href}?${query}`
}

export const otherWay = (desk: Desk): Link => ({ label: desk.words.signIn.ways.back, href: desk.path('sign-in') })

/** Why the certificate opens nothing, what can be tried, and whom to ask. */
export const NoCertificate = ({ fault, desk }: { fault: LoginCertificateFault; desk: Desk }) => {
  const { noCertificate } = desk.words.signIn
  const { askStaff } = desk.words
  return (
    <>
      <Prose pieces={[{ list: noCertificate.todo[fault === 'missing' ? 'missing' : 'other'] }]} />
      <ActionLink link={{ label: noCertificate.again, href: byCertificate(desk) }} look="secondary" />
      <Section title={askStaff.whom}>
        <Helpers desk={desk} />
      </Section>
      <LinkList links={[otherWay(desk)]} />
    </>
  )
}
