import type { Block } from '../domain/letters.ts'

/** A paragraph; a line break in it stays one. */
export const p = (text: string): Block => ({ is: 'p', text })

/** The one link of a mail. */
export const link = (label: string, url: string): Block => ({ is: 'link', label, url })

/** A value under its heading. */
export const value = (label: string, value: string): Block => ({ is: 'value', label, value })

/** A code or password under its heading, alone on its line. */
export const secret = (label: string, value: string): Block => ({ is: 'value', label, value, secret: true })

/** A list under its heading. */
export const list = (title: string, ...items: readonly string[]): Block => ({ is: 'list', title, items })
