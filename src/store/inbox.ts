import type { Selectable } from 'kysely'
import type { OutgoingMail } from '../domain/outbox.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

/** A mail as its reader finds it. */
export interface InboxMail {
  readonly id: string
  readonly portal: string
  readonly to: string
  /** Name and address: `あおばコネクトID <id@aoba.example>`. */
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly sentAt: Date
}

/** A page of mails; `next` continues where it ends, null where nothing is left. */
export interface InboxPage {
  readonly mails: readonly InboxMail[]
  readonly next: number | null
}

/** Demo mode's mailbox: every mail of every portal, newest first in the order of arrival. */
export interface Inbox {
  /** The same mail again changes nothing. */
  put(mail: OutgoingMail): Promise<void>
  /** The newest `atMost` mails to an address; the case of letters makes no difference. */
  to(recipient: string, atMost?: number): Promise<readonly InboxMail[]>
  /** A page of mails, to anybody or to one address; `before` is the `next` of the page before. */
  newest(count: number, before?: number, recipient?: string): Promise<InboxPage>
  byId(portal: string, id: string): Promise<InboxMail | null>
}

export const createInbox = (db: Db): Inbox => ({
  put: async (mail) => {
    await db.inPortal(mail.portal, (query) =>
      query
        .insertInto('inbox')
        .values({
          portal: mail.portal,
          id: mail.id,
          sender: `${mail.from.name} <${mail.from.address}>`,
          recipient: mail.to,
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          sent_at: mail.at,
        })
        .onConflict((same) => same.columns(['portal', 'id']).doNothing())
        .execute(),
    )
  },
  to: (recipient, atMost = 100) =>
    db.inAllPortals(async (query) => {
      const rows = await query
        .selectFrom('inbox')
        .selectAll()
        .where((of) => of(of.fn<string>('lower', ['recipient']), '=', of.fn<string>('lower', [of.val(recipient)])))
        .orderBy('arrival', 'desc')
        .limit(atMost)
        .execute()
      return rows.map(asMail)
    }),
  newest: (count, before, recipient) =>
    db.inAllPortals(async (query) => {
      const rows = await query
        .selectFrom('inbox')
        .selectAll()
        .$if(before !== undefined, (some) => some.where('arrival', '<', before!))
        .$if(recipient !== undefined, (some) =>
          some.where((of) =>
            of(of.fn<string>('lower', ['recipient']), '=', of.fn<string>('lower', [of.val(recipient!)])),
          ),
        )
        .orderBy('arrival', 'desc')
        .limit(count + 1)
        .execute()
      const shown = rows.slice(0, count)
      return { mails: shown.map(asMail), next: rows.length > count ? shown.at(-1)!.arrival : null }
    }),
  byId: (portal, id) =>
    db.inPortal(portal, async (query) => {
      const row = await query
        .selectFrom('inbox')
        .selectAll()
        .where('portal', '=', portal)
        .where('id', '=', id)
        .executeTakeFirst()
      return row ? asMail(row) : null
    }),
})

const asMail = (row: Selectable<Schema['inbox']>): InboxMail => ({
  id: row.id,
  portal: row.portal,
  to: row.recipient,
  from: row.sender,
  subject: row.subject,
  text: row.text,
  html: row.html,
  sentAt: row.sent_at,
})
