import type { Child } from 'hono/jsx'
import { Section } from '../pages/prose.tsx'
import { type Column, Table } from '../pages/table.tsx'
import { Copied } from './copied.tsx'
import type { DemoVisit } from './page-frame.ts'
import { fileOf } from './sample-certs.ts'
import { sampleCoupons } from './sample-contracts.ts'
import { memberWithoutMail, sampleData } from './sample-data.ts'
import { SampleDevices } from './sample-devices.tsx'
import { dealers } from './sample-keys.ts'
import type { DemoWords } from './words.ts'

interface SampleTable {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Child[])[]
}

/** The sample accounts, a table or two per portal; only of portals that this program has. */
export const SampleAccounts = ({ visit }: { visit: DemoVisit }) => {
  const { words, house, language } = visit
  return (
    <Section title={words.samples.title} id="samples">
      <p>{words.samples.text}</p>
      {Object.entries(tables).map(([id, draw]) => {
        const open = house.portals.get(id)
        if (!open) return null
        const title = open.portal.title[language]
        return (
          <div class="samples">
            {draw(words.samples, title).map(({ caption, columns, rows }, place) => (
              <Table id={`samples-${id}-${place + 1}`} caption={caption} columns={columns.map(asColumn)} rows={rows} />
            ))}
            <p>
              <a href={`/${id}/`}>{words.samples.open(title)}</a>
            </p>
            {more[id]?.(visit)}
          </div>
        )
      })}
    </Section>
  )
}

const asColumn = (label: string): Column => ({ label })

const tables: Readonly<Record<string, (words: DemoWords['samples'], title: string) => readonly SampleTable[]>> = {
  partner: (words, title) => [
    {
      caption: words.caption(title),
      columns: [words.loginId, words.password, words.name, words.company, words.about],
      rows: sampleData.partner.accounts.map(({ loginId, password, name, company, state }) => [
        <Copied text={loginId} />,
        password === null ? words.noPassword : <Copied text={password} />,
        name,
        company,
        words.state[password === null ? 'new' : state],
      ]),
    },
  ],

  certs: (words, title) => [
    {
      caption: words.caption(title),
      columns: [
        ...[words.accessKey, words.password, words.loginCertificate, words.passphrase],
        ...[words.mail, words.agentCode, words.name, words.company],
      ],
      rows: sampleData.certs.accounts.map((one) => [
        <Copied text={one.accessKey} />,
        <>
          <Copied text={one.password} />
          {one.isInitial ? <p>{words.initial}</p> : null}
        </>,
        one.passphrase === null ? words.byCodeAlone : <a href={fileOf(one)!}>{words.file(`${one.accessKey}.p12`)}</a>,
        one.passphrase === null ? '' : <Copied text={one.passphrase} />,
        <Copied text={one.email} />,
        <Copied text={one.agentCode} />,
        one.name,
        one.company,
      ]),
    },
    {
      caption: words.couponCaption(title),
      columns: [words.coupon, words.agentCode, words.service, words.uses],
      rows: sampleCoupons.map(({ number, agentCode, service, uses }) => [
        <Copied text={number} />,
        agentCode,
        words.services[service],
        String(uses),
      ]),
    },
  ],

  member: (words, title) => [
    {
      caption: words.caption(title),
      columns: [words.loginId, words.password, words.mail, words.name],
      rows: [...sampleData.member.accounts, { ...memberWithoutMail, email: null }].map(
        ({ loginId, password, email, name }) => [
          <Copied text={loginId} />,
          <Copied text={password} />,
          email === null ? words.noMail : <Copied text={email} />,
          name,
        ],
      ),
    },
  ],

  trade: (words, title) => [
    {
      caption: words.mainCaption(title),
      columns: [words.customerCode, words.password, words.postalCode, words.mail, words.company],
      rows: sampleData.trade.customers.map(({ code, password, postalCode, email, company }) => [
        <Copied text={code} />,
        <Copied text={password} />,
        <Copied text={postalCode} />,
        <Copied text={email} />,
        company,
      ]),
    },
    {
      caption: words.sharedCaption(title),
      columns: [words.mail, words.password, words.name, words.customerCode],
      rows: sampleData.trade.customers.flatMap(({ code, sharedUsers }) =>
        sharedUsers.map(({ email, password, name }) => [
          <Copied text={email} />,
          <Copied text={password} />,
          name,
          code,
        ]),
      ),
    },
  ],

  keys: (words, title) => [
    {
      caption: words.caption(title),
      columns: [words.registrationId, words.password, words.permission, words.mail, words.company],
      rows: dealers.map(({ registrationId, password, email, company, mpcs }) => [
        <Copied text={registrationId} />,
        <Copied text={password} />,
        mpcs ? words.mayMpcs : words.mayHdcom,
        <Copied text={email} />,
        company,
      ]),
    },
  ],
}

/** What a portal's samples have beside accounts. */
const more: Readonly<Record<string, (visit: DemoVisit) => Child>> = {
  keys: (visit) => <SampleDevices visit={visit} />,
}
