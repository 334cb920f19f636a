import type { OutgoingMail } from '../domain/outbox.ts'

/** What brings a mail on its way: an SMTP server, or the demo's inbox. */
export interface Transport {
  /** Returns when the mail was taken over. Throws `MailRefused`, `MailDelayed` or `ServerAway`. */
  deliver(mail: OutgoingMail): Promise<void>
  /** Ends connections that are kept open. */
  close(): void
}

/** The address, or this mail, was refused for good (SMTP 5xx): trying again does not help. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused'
}

/** This mail cannot go now (SMTP 4xx, or something about this mail alone): later perhaps. */
export class MailDelayed extends Error {
  override readonly name = 'MailDelayed'
}

/** No mail at all can go now: the server does not answer, does not let us in, or does not know our sender. */
export class ServerAway extends Error {
  override readonly name = 'ServerAway'
}
