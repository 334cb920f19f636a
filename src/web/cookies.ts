import { serialize } from 'hono/utils/cookie'

/** Names of a portal's cookies. Each portal has its own, so that none of one portal's reaches another's data (ACC-34). */
export type CookieName = 'session' | 'browser' | 'device'

export interface CookieRule {
  /** Whether the site is served over HTTPS: then `Secure` and the `__Host-` prefix (RFC 6265bis §4.1.3.2). */
  readonly secure: boolean
}

const nameOf = (portal: string, cookie: CookieName, { secure }: CookieRule): string =>
  `${secure ? '__Host-' : ''}madoguchi-${portal}-${cookie}`

/** The value of a portal's cookie in a request, or empty. Values are our own tokens; anything else counts as none. */
export const readCookie = (
  header: string | undefined,
  portal: string,
  cookie: CookieName,
  rule: CookieRule,
): string => {
  const name = nameOf(portal, cookie, rule)
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at < 0 || part.slice(0, at).trim() !== name) continue
    const value = part.slice(at + 1).trim()
    return /^[A-Za-z0-9_-]{43}$/.test(value) ? value : ''
  }
  return ''
}

// The browser cookie ends with the browser, the session cookie too (the server ends it sooner); a device is remembered for 400 days,
// the longest a browser keeps any cookie.
const DEVICE_SECONDS = 400 * 86_400

/** A `Set-Cookie` header; an empty value deletes. */
export const cookie = (portal: string, name: CookieName, value: string, rule: CookieRule): string =>
  serialize(nameOf(portal, name, rule), value, {
    httpOnly: true,
    secure: rule.secure,
    sameSite: 'Lax',
    path: '/',
    ...(value === '' ? { maxAge: 0 } : name === 'device' ? { maxAge: DEVICE_SECONDS } : {}),
  })

const LANGUAGE = 'madoguchi-language'

export const readLanguageCookie = (header: string | undefined): 'ja' | 'en' | null => {
  const found = /(?:^|;)\s*madoguchi-language=(ja|en)\s*(?:;|$)/.exec(header ?? '')
  return found ? (found[1] as 'ja' | 'en') : null
}

export const languageCookie = (language: 'ja' | 'en', { secure }: CookieRule): string =>
  serialize(LANGUAGE, language, { httpOnly: true, secure, sameSite: 'Lax', path: '/', maxAge: 365 * 86_400 })
