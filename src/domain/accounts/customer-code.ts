import type { Random } from '../../kit/random.ts'

/** A fresh customer code of the portal's pattern (`JP#######`: `#` a digit, `?` a letter, everything else itself); drawn, not counted up. */
export const drawCustomerCode = (pattern: string, random: Random): string =>
  [...pattern]
    .map((place) =>
      place === '#'
        ? random.digits(1)
        : place === '?'
          ? random.pick([...'ABCDEFGHJKLMNPQRSTUVWXYZ'])
          : place.toUpperCase(),
    )
    .join('')
