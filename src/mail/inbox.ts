import type { OutgoingMail } from '../domain/outbox.ts'
import type { Transport } from './transport.ts'

/** Demo mode's way of sending: every mail lands in an inbox that can be read there, once however often it is tried. */
export const inboxTransport = (inbox: { put(mail: OutgoingMail): Promise<void> }): Transport => ({
  deliver: (mail) => inbox.put(mail),
  close: () => {},
})
