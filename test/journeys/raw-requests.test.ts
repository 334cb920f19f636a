import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerBrokenRequests } from '../../src/web/broken-requests.ts'
import { recordStatements, type Statements, writes } from '../setup/statements.ts'
import { type Counter, openCounter } from './counter.ts'

const SEED = 20_261_121

describe('PLT-22: bytes over a real connection', () => {
  let counter: Counter
  let server: Server
  let port: number
  let recorder: Statements
  const rejections: unknown[] = []
  const onRejection = (reason: unknown): void => void rejections.push(reason)

  beforeAll(async () => {
    counter = await openCounter()
    recorder = recordStatements()
    server = createServer(getRequestListener(counter.program.server.fetch))
    answerBrokenRequests(server, counter.program.house)
    // What never comes is waited for less long than outside.
    server.headersTimeout = 400
    server.requestTimeout = 600
    server.keepAliveTimeout = 200
    Object.assign(server, { connectionsCheckingInterval: 100 })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
    process.on('unhandledRejection', onRejection)
  })
  afterAll(async () => {
    process.off('unhandledRejection', onRejection)
    server?.closeAllConnections()
    server?.close()
    recorder?.stop()
    await counter?.close()
  })

  /** Sends pieces one after the other; what came back until the server, or a short patience, ended it. */
  const send = async (pieces: readonly Uint8Array[], hangUp = false): Promise<string> => {
    const socket = connect(port, '127.0.0.1')
    const got: Buffer[] = []
    socket.on('data', (piece: Buffer) => got.push(piece))
    socket.on('error', () => {})
    await once(socket, 'connect')
    for (const piece of pieces) {
      if (socket.destroyed) break
      socket.write(piece)
      await new Promise((next) => setImmediate(next))
    }
    if (hangUp) {
      socket.destroy()
      return ''
    }
    const over = once(socket, 'close').catch(() => {})
    const patience = setTimeout(() => socket.destroy(), 1500)
    // A whole answer is enough; the server may keep the connection.
    socket.on('data', () => {
      const text = Buffer.concat(got).toString('latin1')
      const [, length] = /\r\ncontent-length: (\d+)/i.exec(text) ?? []
      const at = text.indexOf('\r\n\r\n')
      if (length !== undefined && at > 0 && text.length - at - 4 >= Number(length)) setImmediate(() => socket.destroy())
      if (/transfer-encoding: chunked/i.test(text) && text.endsWith('0\r\n\r\n')) setImmediate(() => socket.destroy())
    })
    await over
    clearTimeout(patience)
    return Buffer.concat(got).toString('utf8')
  }
  /** No browser can be brought to send these, and the HTTP server answers them before anybody sees them: a broken Host, `*`, `Expect`. */
  const noBrowser = /host: (a b|\[::1)|x-no: host| \* |expect: nonsense/
  const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')

  const line = fc.constantFrom(
    'GET / HTTP/1.1',
    'GET /partner/sign-in HTTP/1.1',
    'POST /member/sign-in HTTP/1.1',
    'POST /partner/recover HTTP/1.1',
    'GET /partner/%ZZ%00%c0%af HTTP/1.1',
    'GET http://evil.example/partner/ HTTP/1.1',
    'GET //evil.example/partner/ HTTP/1.1',
    'GET * HTTP/1.1',
    'OPTIONS * HTTP/1.1',
    'TRACE / HTTP/1.1',
    'CONNECT localhost:80 HTTP/1.1',
    'GET /partner/ HTTP/9.9',
    'GET /partner/ HTTP/1.0',
    'GET',
    'G\x00T / HTTP/1.1',
    'GET /ログイン HTTP/1.1',
    `GET /${'a'.repeat(20_000)} HTTP/1.1`,
    'GET /partner/sign-in?lang=en#x HTTP/1.1',
    'POST /demo/clock HTTP/1.1',
    'QUERY /partner/ HTTP/1.1',
  )
  const local = 'host: localhost'
  const host = fc.constantFrom(
    local,
    local,
    local,
    local,
    'host: evil.example',
    'host: a b',
    'host: [::1',
    'host:',
    'x-no: host',
  )
  const others = [
    'host: localhost',
    'content-length: 5',
    'content-length: 5, 6',
    'content-length: -1',
    'content-length: 99999999999999999999',
    'transfer-encoding: chunked',
    'transfer-encoding: chunked, identity',
    'transfer-encoding: nonsense',
    'expect: 100-continue',
    'expect: nonsense',
    'upgrade: websocket',
    'connection: upgrade',
    'connection: close',
    'sec-fetch-site: same-origin',
    'content-type: application/x-www-form-urlencoded',
    'content-type: application/json',
    ': empty',
    'no colon',
    ' folded: header',
    `x: ${'y'.repeat(20_000)}`,
    'cookie: a\x01b',
    'cookie: \xff\xfe',
    'x-forwarded-for: 1, 2, 3',
  ]
  const headers = fc.tuple(host, fc.subarray(others, { maxLength: 4 })).map(([first, rest]) => [first, ...rest])
  const body = fc.constantFrom(
    '',
    'a=b&c',
    '5\r\na=b&c\r\n0\r\n\r\n',
    'zz\r\nnonsense\r\n',
    'a=b&cGET / HTTP/1.1\r\nhost: x\r\n\r\n',
    '\x00'.repeat(50),
  )

  it(`500 of them get an answer of the 4xx kind, or a page, or a closed connection, and never a fault (seed ${SEED})`, async () => {
    const requests = fc.sample(
      fc.tuple(line, headers, body, fc.constantFrom('\r\n', '\r\n', '\r\n', '\n'), fc.boolean(), fc.nat(9)),
      {
        numRuns: 500,
        seed: SEED,
      },
    )
    const statuses = new Map<string, number>()
    const wordless = new Set<string>()
    const results = async ([first, fields, rest, end, split, chance]: (typeof requests)[number]): Promise<void> => {
      const whole = bytes([Buffer.from(first).toString('latin1'), ...fields, '', rest].join(end))
      const pieces = split ? [whole.subarray(0, whole.length >> 1), whole.subarray(whole.length >> 1)] : [whole]
      const answer = await send(chance === 0 ? pieces.slice(0, 1) : pieces, chance === 1)
      for (const [, status] of answer.matchAll(/HTTP\/1\.1 (\d{3})/g)) {
        statuses.set(status!, (statuses.get(status!) ?? 0) + 1)
        if (status!.startsWith('5'))
          throw new Error(`${first} ${fields.join(' | ')} ${rest}\n→ ${answer.slice(0, 600)}`)
      }
      const head = [first, ...fields].join(' | ')
      if (/^HTTP\/1\.1 4/.test(answer) && !answer.includes('<h1') && !noBrowser.test(head)) wordless.add(head)
      if (/\n\s+at .*:\d+:\d+/.test(answer)) throw new Error(`a trace: ${answer.slice(0, 600)}`)
    }
    for (let at = 0; at < requests.length; at += 50) await Promise.all(requests.slice(at, at + 50).map(results))
    expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining(['200', '400', '403', '405', '431']))
    expect([...wordless]).toEqual([])
    await counter.settle()
    expect(rejections).toEqual([])
    expect(counter.logged.filter((one) => one.startsWith('a fault of ours'))).toEqual([])
  })

  it('a form that is too large gets its page whole, though nobody reads the rest of it', async () => {
    const large = Buffer.alloc(3_000_000, 'a')
    const head = `POST /partner/recover HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${large.length}\r\n\r\n`
    const pieces = [
      bytes(head),
      ...Array.from({ length: 30 }, (_, at) => large.subarray(at * 100_000, (at + 1) * 100_000)),
    ]
    const answer = await send(pieces)
    expect(answer).toContain('HTTP/1.1 413')
    expect(answer).toContain('送信された内容が大きすぎます')
    expect(answer).toContain('</html>')
  })

  it('a form whose sender hangs up in the middle is nobody’s fault, and does nothing', async () => {
    recorder.take()
    const head =
      'POST /partner/recover HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 500\r\n\r\n'
    const closed = Promise.all(
      Array.from({ length: 20 }, () => send([bytes(head), bytes('identifier=sato.hanako@nagisa-denki.example')], true)),
    )
    await closed
    while ((await new Promise<number>((resolve) => server.getConnections((_, open) => resolve(open)))) > 0)
      await new Promise((next) => setImmediate(next))
    expect(recorder.take().filter(writes)).toEqual([])
    expect(counter.logged.filter((one) => one.startsWith('a fault of ours'))).toEqual([])
    expect(rejections).toEqual([])
  })

  it('requests in one piece are answered one by one, each with its own page', async () => {
    const one = (path: string): string => `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`
    const socket = connect(port, '127.0.0.1')
    socket.end(one('/partner/sign-in') + one('/nowhere') + one('/member/sign-in'))
    let text = ''
    for await (const got of socket) text += got
    expect([...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status)).toEqual(['200', '404', '200'])
  })
})
