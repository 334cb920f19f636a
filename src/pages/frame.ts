/** A link with its words. `href` is a path on this site or a whole URL. */
export type Link = { label: string; href: string }

/** What a message is for; each has its own mark and words, never a colour alone. */
export type NoticeKind = 'info' | 'success' | 'warning'

/** The portal's own face: its names, its front page, and the URLs of its mark and its custom properties. */
export type Brand = { title: string; shortTitle: string; home: string; logo?: string; css?: string }

/**
 * What every page needs around its own content. All words come in the page's language.
 * `brand` and `assets` are best built once per portal and language: their markup is kept as long as the objects live.
 */
export type Frame = {
  lang: 'ja' | 'en'
  brand: Brand
  /** URLs of the style sheet and of the script that only adds comfort. */
  assets: { style: string; script: string }
  /** The same page in the other language; `lang` is that language, `label` its own name for itself. */
  languageSwitch: { label: string; href: string; lang: string }
  /** 「本文へ移動」 */
  skip: string
  /** Somebody is signed in: the name, if it is known, leads to the own page (`label` says what is behind it), signing out is a form. */
  account?: {
    name: string
    href: string
    label: string
    signOut: { action: string; label: string; hidden?: Record<string, string> }
  }
  /** A link at the top right where nobody is signed in, such as 「ログイン」. */
  topLink?: Link
  /** Policies at the upper right of every page, for portals that show them there. */
  policies?: readonly Link[]
  /** Places a signed-in person can go; `label` names the list for screen readers. */
  navigation?: { label: string; links: (Link & { current?: boolean })[]; place: 'top' | 'side' }
  footer: { links: Link[]; note?: string }
  /** A slim bar that says the data are samples, with links to the inbox and the clock. */
  demo?: { note: string; links: Link[] }
  /** What everybody is told beforehand, such as maintenance: a title, and what follows from it line by line. */
  announcements?: { kind: NoticeKind; title: string; lines: readonly string[] }[]
  /** What a person is to do until it is done, on every page. */
  reminder?: { title: string; text: string; link: Link }
  /** A message of the step before, shown once above the content. */
  notice?: { kind: NoticeKind; text: string }
}
