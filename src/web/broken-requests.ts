import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { answerGeneralFailure } from './answer.tsx'
import { completeHeaders } from './fixed-headers.ts'
import type { House } from './house.ts'

const phrases: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
}

const statusOf = (code: string | undefined): number =>
  code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400

/**
 * Bytes that are no request by the rules of HTTP get a page in words too (PLT-22); by itself Node closes the connection with an empty
 * answer. Whose language they are in cannot be known: the page is in Japanese and leads on to both.
 */
export const answerBrokenRequests = (server: Pick<Server, 'on'>, house: House): void => {
  const answering = new WeakSet<Duplex>()
  server.on('request', ({ socket }: { socket: Socket }, response: { once(name: 'close', then: () => void): void }) => {
    answering.add(socket)
    response.once('close', () => answering.delete(socket))
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // Into an answer that is on its way nothing may be written.
    if (!socket.writable || answering.has(socket) || error.code === 'ECONNRESET') socket.destroy()
    else
      void pageFor(house, statusOf(error.code)).then(
        (page) => socket.end(page),
        () => socket.destroy(),
      )
  })
}

const pageFor = async (house: House, status: number): Promise<string> => {
  const name = status === 431 ? 'tooLarge' : 'unreadable'
  const answer = answerGeneralFailure(house, new URL('/', 'http://localhost/'), 'ja', name, { status })
  completeHeaders(answer, house.cookies.secure, house.random.token().slice(0, 12))
  const html = await answer.text()
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return `HTTP/1.1 ${status} ${phrases[status]}\r\n${headers}content-length: ${Buffer.byteLength(html)}\r\nconnection: close\r\n\r\n${html}`
}
