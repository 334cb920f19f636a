import { type ClaimedLetter, type Delivery, isPastUse, nextTry, type Outbox } from '../domain/outbox.ts'
import type { Job, JobLog } from './runner.ts'

export interface SendMailOptions {
  readonly outbox: Outbox
  /** Writes the letter and hands it over; never throws. */
  readonly send: (letter: ClaimedLetter, now: Date) => Promise<Delivery>
  readonly log: JobLog
  /** How many mails go at the same time. */
  readonly lanes?: number
}

/** The job's name, for `wake` after a letter was posted. */
export const sendMailJob = 'send-mail'

/**
 * Sends what waits in the outbox, one letter a run and several side by side, so that a slow or bad address holds up none but its own
 * mail. Stops for a moment where the server is away (PLT-31).
 */
export const sendMail = ({ outbox, send, log, lanes = 4 }: SendMailOptions): Job => {
  // Gone, but the database was away when that was to be written down: this process at least sends none of them twice.
  const gone = new Set<string>()
  // Letters of mailings leave one lane free, so that a code never waits for a slow address among a hundred thousand.
  const mostOfMany = Math.max(1, lanes - 1)
  let ofMany = 0

  const settle = async (letter: ClaimedLetter, now: Date): Promise<number> => {
    const key = `${letter.portal} ${letter.id}`
    if (!gone.has(key) && isPastUse(letter, now)) {
      await outbox.giveUp(letter, 'expired')
      return 1
    }
    const delivery: Delivery = gone.has(key) ? { is: 'delivered' } : await send(letter, now)
    if (delivery.is === 'delivered') {
      gone.add(key)
      await outbox.sent(letter, now)
      gone.delete(key)
      return 1
    }
    const facts = { portal: letter.portal, id: letter.id, letter: letter.letter, tries: letter.tries, is: delivery.is }
    const due = delivery.is === 'refused' ? null : nextTry(letter, delivery.is, now)
    if (due) {
      log.info(facts, 'mail waits')
      await outbox.retry(letter, delivery.reason, due)
    } else {
      log.error(facts, 'mail given up')
      await outbox.giveUp(letter, delivery.reason)
    }
    return delivery.is === 'away' ? 0 : 1
  }

  return {
    name: sendMailJob,
    everyMs: 1000,
    lanes,
    run: async (now) => {
      const takesAll = ofMany < mostOfMany
      // Counted before it is known: two lanes that ask at the same moment must not both take the last place.
      if (takesAll) ofMany += 1
      let counted = takesAll
      try {
        const [letter] = await outbox.claim(now, 1, takesAll ? 'all' : 'but-mailings')
        if (counted && !letter?.isOfMany) {
          ofMany -= 1
          counted = false
        }
        return letter ? await settle(letter, now) : 0
      } finally {
        if (counted) ofMany -= 1
      }
    },
  }
}
