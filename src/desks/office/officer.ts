import type { Clerk } from '../clerk.ts'

/** One of the vendor's staff at work, through one transaction. */
export type Officer = Omit<Clerk, 'from'>
