/**
 * A check digit for hexadecimal numbers by Damm's method (H. M. Damm, "Totally anti-symmetric quasigroups for all orders n≠2,6",
 * Discrete Mathematics 307, 2007): fold the digits with a quasigroup's operation; the digit that folds the outcome to zero is the check.
 *
 * The quasigroup is built in the field of sixteen elements, GF(2)[x] modulo x⁴ + x + 1: a ∘ b = x·(a + b). It has zeros on its diagonal,
 * so the check digit is the outcome itself. It is weakly totally anti-symmetric, which is what folding from zero asks for: (c ∘ a) ∘ b and
 * (c ∘ b) ∘ a differ by (x² + x)·(a + b), and x² + x is not zero. Jumps and twins are found because x² + 1 and x + 1 are not zero either.
 * The tests count all of it out.
 */
export const fold = (a: number, b: number): number => timesX(a ^ b)

const timesX = (a: number): number => (a < 8 ? a << 1 : (a << 1) ^ 0b10011)

const outcome = (digits: string): number =>
  [...digits].reduce((held, digit) => fold(held, Number.parseInt(digit, 16)), 0)

/** The digit to be written behind these: `0` … `9`, `A` … `F`. */
export const checkDigit = (digits: string): string => outcome(digits).toString(16).toUpperCase()

/** Whether the last digit is the check digit of those before it. */
export const endsInCheckDigit = (digits: string): boolean => digits !== '' && outcome(digits) === 0
