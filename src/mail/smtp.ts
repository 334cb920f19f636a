import { createTransport } from 'nodemailer'
import type { OutgoingMail } from '../domain/outbox.ts'
import { MailDelayed, MailRefused, ServerAway, type Transport } from './transport.ts'

export interface SmtpOptions {
  /** `smtp://user:password@host:587` (STARTTLS where it is offered) or `smtps://…` (TLS from the start). */
  readonly url: string
  /** Connections kept at the same time. */
  readonly connections?: number
  /** How long one mail may take in all, in milliseconds; below the lease of a claimed letter. */
  readonly patience?: number
}

/**
 * Sends over SMTP. A password goes over TLS only, but for a server on this machine. Throws a TypeError for an address of a server that
 * cannot be read.
 */
export const smtpTransport = ({ url, connections = 5, patience = 45_000 }: SmtpOptions): Transport => {
  const server = new URL(url)
  if (server.protocol !== 'smtp:' && server.protocol !== 'smtps:')
    throw new TypeError(`The address of the mail server begins with smtp:// or smtps://, not ${server.protocol}`)
  const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(server.hostname)
  const mailer = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    // A connection that broke is asked for once more at once; after that the outbox waits.
    maxRequeues: 1,
    requireTLS: server.username !== '' && server.protocol === 'smtp:' && !local,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async deliver(mail) {
      if (!oneAddress.test(mail.to)) throw new MailRefused('this is not one address of mail')
      try {
        await mailer.sendMail({ ...asMessage(mail), signal: AbortSignal.timeout(patience) })
      } catch (error) {
        throw judge(error)
      }
    },
    close: () => mailer.close(),
  }
}

// What is written to an envelope is read as a list: an address that could be read as two goes to nobody.
const oneAddress = /^[^\s\p{Cc},;:<>()[\]"\\@]+@[^\s\p{Cc},;:<>()[\]"\\@]+$/u

/** The same mail gives the same Message-ID however often it is tried, so that a repeat after a crash is known as one (RFC 5322 §3.6.4). */
const asMessage = (mail: OutgoingMail) => ({
  from: mail.from,
  to: { name: '', address: mail.to },
  envelope: { from: mail.from.address, to: [mail.to] },
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  date: mail.at,
  messageId: `<${mail.id}.${mail.portal}@${mail.from.address.split('@').at(-1)}>`,
  textEncoding: 'base64' as const,
  headers: {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'Content-Language': mail.language,
    ...(mail.unsubscribe === undefined
      ? {}
      : { 'List-Unsubscribe': `<${mail.unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  },
})

/** What an error of nodemailer says about this mail and about all mail. */
const judge = (error: unknown): Error => {
  const { code, command, responseCode, message } = error as {
    code?: unknown
    command?: unknown
    responseCode?: unknown
    message: string
  }
  const reply = typeof responseCode === 'number' ? responseCode : 0
  if (code === 'EABORT') return new MailDelayed('the mail server took too long over this mail')
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return new ServerAway(message)
  if (reply === 421 || command === 'MAIL FROM') return new ServerAway(message)
  // Without a reply it was nodemailer that could not use the address.
  if (reply >= 500 || reply === 0) return new MailRefused(message)
  return new MailDelayed(message)
}
