/** What every page may load: no inline script or style, nothing from anywhere else, in nobody's frame (PLT-20). */
export const CONTENT_SECURITY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const always = {
  'content-security-policy': CONTENT_SECURITY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

const overHttps = { ...always, 'strict-transport-security': 'max-age=63072000; includeSubDomains' } as const

/** The headers of every answer; over HTTPS browsers are told to stay there. */
export const fixedHeaders = (secure: boolean): Readonly<Record<string, string>> => (secure ? overHttps : always)

/** Answers that carry the fixed headers already: looking into an answer again costs more than making it. */
const complete = new WeakSet<Response>()

export interface AnswerParts {
  readonly status: number
  readonly secure: boolean
  readonly requestId?: string
  readonly headers: Readonly<Record<string, string>>
  readonly cookies?: readonly string[]
}

/** An answer with all its headers. */
export const answer = (
  body: string | null,
  { status, secure, requestId, headers, cookies = [] }: AnswerParts,
): Response => {
  const all: Record<string, string> = { ...fixedHeaders(secure), ...headers }
  if (requestId !== undefined) all['x-request-id'] = requestId
  if (cookies.length === 1) all['set-cookie'] = cookies[0]!
  const init = cookies.length > 1 ? withCookies(all, cookies) : all
  const made = new Response(body, { status, headers: init })
  complete.add(made)
  return made
}

const withCookies = (all: Readonly<Record<string, string>>, cookies: readonly string[]): Headers => {
  const headers = new Headers(all)
  for (const one of cookies) headers.append('set-cookie', one)
  return headers
}

/** Adds what is missing to an answer that was made elsewhere. */
export const completeHeaders = (made: Response, secure: boolean, requestId: string): void => {
  if (complete.has(made)) return
  for (const [name, value] of Object.entries(fixedHeaders(secure)))
    if (!made.headers.has(name)) made.headers.set(name, value)
  made.headers.set('x-request-id', requestId)
}
