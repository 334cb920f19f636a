import type { Random } from '../../kit/random.ts'

// No two look alike in print: I, O, l, 0 and 1 are left out, as in passwords that are issued. Capital letters alone, to be read out on the telephone.
const signs = [...'ABCDEFGHJKLMNPQRSTUVWXYZ23456789']

/** How many characters an issued registration ID has: some 10^15 of them, so that one that is taken is hardly ever drawn. */
const LENGTH = 10

/** A registration ID to be issued (manual 003 §4 5). Whether it is free, the database says. */
export const newRegistrationId = (random: Random): string =>
  Array.from({ length: LENGTH }, () => random.pick(signs)).join('')
