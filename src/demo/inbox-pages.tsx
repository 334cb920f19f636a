import { Form, SubmitRow, TextField } from '../pages/form.tsx'
import { Layout } from '../pages/layout.tsx'
import { BackLink, LinkList } from '../pages/link-list.tsx'
import { Heading, Section } from '../pages/prose.tsx'
import { SummaryList } from '../pages/summary-list.tsx'
import type { InboxMail, InboxPage } from '../store/inbox.ts'
import type { DemoVisit } from './page-frame.ts'

/** The whole address of one mail's page. */
const pathOf = ({ portal, id }: InboxMail): string => `/demo/inbox/${portal}/${id}`

const listPath = (to: string, before?: number): string => {
  const query = new URLSearchParams({
    ...(to === '' ? {} : { to }),
    ...(before === undefined ? {} : { before: String(before) }),
  })
  return query.size === 0 ? '/demo/inbox' : `/demo/inbox?${query}`
}

/** `/demo/inbox`: the mails as a person looks through them; `to` is the address they are narrowed down to, or empty. */
export const InboxListPage = (props: { visit: DemoVisit; page: InboxPage; to: string; isFirst: boolean }) => {
  const { visit, page, to, isFirst } = props
  const { mails: words } = visit.words
  const title = to === '' ? words.title : words.titleTo(to)
  const more = [
    ...(page.next === null ? [] : [{ label: words.older, href: listPath(to, page.next) }]),
    ...(isFirst ? [] : [{ label: words.newest, href: listPath(to) }]),
  ]
  return (
    <Layout frame={visit.frame} title={title}>
      <Heading title={title} lead={words.lead} />
      <div class="filter">
        <Form action="/demo/inbox" method="get" label={words.filter.name}>
          <TextField
            name="to"
            label={words.filter.label}
            need={{ required: false, word: visit.common.optional }}
            value={to}
            type="email"
            inputmode="email"
            autocomplete="off"
            width="medium"
            plain
          />
          <SubmitRow
            primary={{ label: words.filter.submit }}
            links={to === '' ? [] : [{ label: words.filter.all, href: '/demo/inbox' }]}
          />
        </Form>
      </div>
      {page.mails.length === 0 ? (
        <p class="empty">{to === '' ? words.none : words.noneTo(to)}</p>
      ) : (
        <ul class="mails" aria-label={words.list}>
          {page.mails.map((mail) => (
            <MailLine visit={visit} mail={mail} />
          ))}
        </ul>
      )}
      {more.length === 0 ? null : <LinkList links={more} label={words.pages} />}
    </Layout>
  )
}

const MailLine = ({ visit, mail }: { visit: DemoVisit; mail: InboxMail }) => {
  const { house, words, common } = visit
  const mark = `${mail.portal}/logo.svg`
  return (
    <li class="mail">
      {house.assets.has(mark) ? <img src={house.assets.urlOf(mark)} alt="" width="40" height="40" /> : null}
      <div>
        <p class="mail-subject">
          <a href={pathOf(mail)} lang={languageOf(mail)}>
            {mail.subject}
          </a>
        </p>
        <p class="mail-facts">
          <span>
            <span class="unseen">{words.mails.to} </span>
            {mail.to}
          </span>
          <time datetime={mail.sentAt.toISOString()}>{common.dateTime(mail.sentAt)}</time>
        </p>
      </div>
    </li>
  )
}

/** One mail: who wrote to whom and when, the mail as a mail program shows it, and its text. */
export const MailPage = ({ visit, mail }: { visit: DemoVisit; mail: InboxMail }) => {
  const { mails: words } = visit.words
  const { common } = visit
  const language = languageOf(mail)
  return (
    <Layout frame={visit.frame} title={mail.subject}>
      <BackLink link={{ label: words.back, href: '/demo/inbox' }} />
      <div lang={language}>
        <Heading title={mail.subject} />
      </div>
      <SummaryList
        blank={common.blank}
        items={[
          { label: words.from, value: <Sender from={mail.from} /> },
          { label: words.to, value: <a href={listPath(mail.to)}>{mail.to}</a> },
          { label: words.at, value: common.dateTime(mail.sentAt) },
        ]}
      />
      <Section title={words.body}>
        <iframe
          class="mail-body"
          title={words.body}
          src={`${pathOf(mail)}/html`}
          sandbox={MAIL_SANDBOX}
          height={String(heightOf(mail))}
        />
      </Section>
      <Section title={words.plain}>
        <p>{words.plainText}</p>
        <pre class="mail-text" lang={language}>
          {linked(mail.text)}
        </pre>
      </Section>
    </Layout>
  )
}

/** Name and address of the sender; the address stays in one piece. */
const Sender = ({ from }: { from: string }) => {
  const [, name = from, address = ''] = /^(.*?)(<[^<>]*>)?$/s.exec(from) ?? []
  return (
    <>
      {name}
      <span class="whole">{address}</span>
    </>
  )
}

/** A mail comes in its reader's language, which need not be the page's; its HTML says which. */
const languageOf = ({ html }: InboxMail): string | undefined => /<html lang="(\w+)"/.exec(html)?.[1]

/** What a mail may do beside being looked at: its links lead on, in this tab or, where a person wants it so, in another one. */
export const MAIL_SANDBOX = 'allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation'

/** The height in pixels that a mail needs about; a longer one scrolls in its frame. Nothing measures it without script. */
const heightOf = (mail: InboxMail): number =>
  280 + mail.text.split('\n').reduce((sum, line) => sum + (line === '' ? 12 : 30), 0)

/** A mail's text with its addresses as links. */
const linked = (text: string) =>
  text.split(/(https?:\/\/[^\s<>"]+)/).map((part, place) => (place % 2 === 1 ? <a href={part}>{part}</a> : part))

/** A mail's HTML as its frame shows it: links lead the whole page on, not the frame. */
export const framedMail = ({ html }: InboxMail): string => html.replace('<head>', '<head><base target="_top">')
