/** The languages a page or mail can be written in. Japanese comes first everywhere. */
export type Language = 'ja' | 'en'

export const languages: readonly Language[] = ['ja', 'en']

/** A text in every language: a definition that forgets one does not compile. */
export type Titled = Readonly<Record<Language, string>>
