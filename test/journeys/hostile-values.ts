import fc from 'fast-check'

/** A request as nobody's browser sends it. */
export interface Hostile {
  readonly method: string
  /** Path and query, as they are sent. */
  readonly target: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Uint8Array | null
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
/** 「パスワード」 in Shift_JIS, an encoding that forms of this counter are never sent in. */
const shiftJis = Uint8Array.from([0x83, 0x70, 0x83, 0x58, 0x83, 0x8f, 0x81, 0x5b, 0x83, 0x68])

const odd = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '..',
  '%2e%2e',
  '%00',
  '%ZZ',
  '%',
  '%c0%ae%c0%ae',
  '%ED%A0%80',
  '%F0%9F%98%80',
  'ログイン',
  "'; drop table accounts; --",
  '<script>alert(1)</script>',
  '#{7*7}',
  '{{7*7}}',
  'a'.repeat(5000),
  '%E3%81%82'.repeat(700),
  ' ',
  '',
  '0',
  '-1',
  'null',
  'NaN',
  '1e999',
  '[object Object]',
  '\u202e\u200b\ufeff',
]
const oddValue = fc.constantFrom(...odd)

/** A form's pairs, encoded in every way that is right, wrong, or neither. */
const pair = (names: readonly string[], values: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: oddValue }),
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...values).map(encodeURIComponent) },
        { weight: 3, arbitrary: oddValue },
        {
          weight: 1,
          arbitrary: fc
            .string({ unit: 'binary', maxLength: 30 })
            .map((text) => encodeURIComponent(text.toWellFormed())),
        },
      ),
    )
    .map(([name, value]) => `${name}=${value}`)

const form = (names: readonly string[], values: readonly string[]): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    { weight: 10, arbitrary: fc.array(pair(names, values), { maxLength: 8 }).map((pairs) => bytes(pairs.join('&'))) },
    // Each field once, as a browser would: the way past the reader into the acts.
    {
      weight: 10,
      arbitrary: fc
        .tuple(
          ...names.map((name) =>
            fc.tuple(fc.constant(name), fc.constantFrom(...values), fc.integer({ min: 0, max: 3 })),
          ),
        )
        .map((all) =>
          bytes(
            all
              .filter(([, , chance]) => chance > 0)
              .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
              .join('&'),
          ),
        ),
    },
    { weight: 1, arbitrary: fc.constant(bytes('act=main&'.repeat(300))) },
    { weight: 3, arbitrary: fc.constant(bytes(`identifier=${'a'.repeat(70_000)}`)) },
    { weight: 1, arbitrary: fc.constant(bytes(`name=${'%E9%AB%99'.repeat(6000)}&mail=${'x'.repeat(3000)}`)) },
    { weight: 1, arbitrary: fc.constant(bytes('&&&===&=&a&=b')) },
    { weight: 1, arbitrary: fc.constant(utf16('identifier=a&password=b')) },
    { weight: 1, arbitrary: fc.constant(Uint8Array.from([...bytes('password='), ...shiftJis])) },
    {
      weight: 1,
      arbitrary: fc.constant(Uint8Array.from([...bytes('password='), 0xc0, 0xaf, 0xff, 0xfe, 0xed, 0xa0, 0x80])),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        bytes('{"identifier":{"$ne":null},"password":["a"]}'),
        bytes('{"advance":{}}'),
        bytes('{"advance":"P99999999999999999999Y"}'),
        bytes('{"reset":"yes","__proto__":{"reset":true}}'),
        bytes('['.repeat(900)),
        bytes('{"advance":"PT0S"'),
        bytes('--x\r\ncontent-disposition: form-data; name="password"\r\n\r\na\r\n--x--\r\n'),
      ),
    },
  )

const header = (
  name: string,
  values: readonly (string | null)[],
): fc.Arbitrary<readonly (readonly [string, string])[]> =>
  fc.constantFrom(...values).map((value) => (value === null ? [] : [[name, value] as const]))

const SAME = 'same-origin'
const FORM = 'application/x-www-form-urlencoded'

/** What there is to attack, as a browser came to know it. */
export interface Ground {
  readonly paths: readonly string[]
  readonly cookies: readonly string[]
  readonly names: readonly string[]
  readonly values: readonly string[]
}

export const hostileRequests = ({ paths, cookies, names, values }: Ground): fc.Arbitrary<Hostile> => {
  const segment = fc.oneof(oddValue, fc.constantFrom(...paths.flatMap((path) => path.split('/'))))
  const path = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...paths) },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...paths), segment).map(([at, more]) => `${at}/${more}`) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(...paths), fc.nat(6), segment).map(([at, place, put]) => {
        const parts = at.split('/')
        parts[1 + (place % Math.max(1, parts.length - 1))] = put
        return parts.join('/')
      }),
    },
    { weight: 1, arbitrary: fc.array(segment, { maxLength: 6 }).map((parts) => `/${parts.join('/')}`) },
  )
  const query = fc.oneof(
    { weight: 6, arbitrary: fc.constant('') },
    {
      weight: 4,
      arbitrary: fc
        .array(
          fc
            .tuple(
              fc.constantFrom('lang', 'to', 'from', 'notice', 'before', 'clock', '__proto__', 'x'),
              fc.oneof(oddValue, segment),
            )
            .map(([name, value]) => `${name}=${value}`),
          { minLength: 1, maxLength: 5 },
        )
        .map((pairs) => `?${pairs.join('&')}`),
    },
    { weight: 1, arbitrary: fc.constant(`?${'a=1&'.repeat(2000)}`) },
    { weight: 1, arbitrary: fc.constantFrom('?', '??', '?=&=', '?%ff', '?lang=ja&lang=en&lang=xx', '?lang[]=ja') },
  )
  const headers = fc
    .tuple(
      header('sec-fetch-site', [
        SAME,
        SAME,
        SAME,
        SAME,
        SAME,
        SAME,
        null,
        'cross-site',
        'same-site',
        'none',
        'same-origin, cross-site',
      ]),
      header('origin', [
        null,
        null,
        'http://localhost',
        'null',
        'https://evil.example',
        'http://localhost.evil.example',
        'nonsense',
      ]),
      header('content-type', [
        FORM,
        FORM,
        FORM,
        FORM,
        FORM,
        `${FORM}; charset=UTF-8`,
        `${FORM}; charset=shift_jis`,
        `${FORM}; charset=utf-16`,
        'application/json',
        'application/json; charset=utf-7',
        'multipart/form-data; boundary=x',
        'multipart/form-data',
        'text/plain',
        'text/html',
        'nonsense',
        '',
        null,
      ]),
      header('cookie', [
        ...cookies,
        ...cookies,
        null,
        ...cookies.map((one) => `${one}; ${one}`),
        '__proto__=1; constructor=2',
        ';;;===;',
        `${'a=b; '.repeat(500)}`,
        `madoguchi-partner-session=${'x'.repeat(6000)}`,
        'madoguchi-partner-session=%00; madoguchi-partner-browser="a b"',
        'madoguchi-language=ja; madoguchi-language=__proto__',
      ]),
      header('accept-language', [
        null,
        'ja',
        'en',
        '*',
        'ja;q=nonsense',
        ';;;,,,q=',
        `${'xx-YY;q=0.1,'.repeat(300)}`,
        'en;q=0, ja;q=0',
      ]),
      header('x-forwarded-for', [
        null,
        '203.0.113.200',
        '203.0.113.200, '.repeat(300),
        'nonsense',
        '::ffff:10.0.0.1, ::1',
        'fe80::1%eth0',
        ',',
        "'; drop table tries; --",
      ]),
      header('user-agent', [null, 'x'.repeat(4000), '<b>', 'Mozilla/5.0 (Windows NT 10.0) Chrome/156.0']),
      header('accept-encoding', [null, 'br', 'gzip;q=0', 'nonsense, ,;q']),
      header('content-length', [null, null, null, null, null, null, '99999999', '-1', 'abc']),
    )
    .map((all) => all.flat())
  const method = fc.oneof(
    { weight: 5, arbitrary: fc.constant('POST') },
    { weight: 4, arbitrary: fc.constant('GET') },
    { weight: 1, arbitrary: fc.constantFrom('HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'get', 'X') },
  )
  return fc.tuple(method, path, query, headers, form(names, values)).map(([how, at, asked, with_, body]) => ({
    method: how,
    target: `${at}${asked}`,
    headers: with_,
    body: /^(get|head)$/i.test(how) ? null : body,
  }))
}
