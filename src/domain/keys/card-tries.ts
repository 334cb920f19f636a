import type { Closing } from '../accounts/throttle.ts'

/**
 * Wrong tries at activation cards (KEY-23). A registration ID has 48 bits: with 10 tries a card a day, 10,000 a day in all, and a million
 * cards, a year's guessing is right once in 77,000. Whoever tries gets no more than this however much is sent at once.
 */
const DAY = 86_400

/** After 10 wrong tries at one card it is closed for 24 hours, whoever tries. */
export const CARD_TRIES: Closing = { most: 10, seconds: DAY }

/** An account has 50 wrong tries a day, whichever cards they are at. */
export const ACCOUNT_TRIES: Closing = { most: 50, seconds: DAY }

/**
 * Applications that an account may have judged in an hour on the pages. A new one holds connection numbers for a quarter of an hour: without
 * an end one card that is never used would be enough to hold them all (KEY-22). And each tells how its device stands, whoever's that is, as a
 * dealer who extends it has to know: without an end the same card would be enough to go through all devices (KEY-41).
 */
export const APPLICATIONS: Closing = { most: 100, seconds: 3600 }

/** Files that an account may upload in a day, for the same reason; and each is kept for days (KEY-70). */
export const UPLOADS: Closing = { most: 50, seconds: DAY }

/** From so many wrong tries a day in all, whoever made them, staff are told, once a day. */
export const ALARM: Closing = { most: 10_000, seconds: DAY }
