import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { readNetworks } from '../kit/network.ts'
import { presentedCertificate, readByteSequence } from './client-certificate.ts'

const { networks } = readNetworks(['10.0.0.0/8'])
const over = (socket: object): IncomingMessage => ({ socket }) as unknown as IncomingMessage

describe('RFC 9440, RFC 9651 §3.3.5: the header Client-Cert', () => {
  it.each([
    [':aGVsbG8=:', 'hello'],
    ['  :aGVsbG8=:  ', 'hello'],
    [':aGVsbG8:', 'hello'],
    ['aGVsbG8=', null],
    ['::', null],
    [':aGVs bG8=:', null],
    [':aGVsbG8=:;a=1', null],
    [':aGVsbG8=:, :aGVsbG8=:', null],
    [`:${'A'.repeat(17_000)}:`, null],
    ['-----BEGIN%20CERTIFICATE-----', null],
  ])('%j', (field, text) => {
    expect(readByteSequence(field)?.toString() ?? null).toBe(text)
  })

  it.each([
    ['10.1.2.3', 'hello'],
    ['::ffff:10.1.2.3', 'hello'],
    ['203.0.113.5', null],
    [undefined, null],
  ])('is believed from trusted proxies only: %s', (remoteAddress, text) => {
    const found = presentedCertificate(over({ remoteAddress }), ':aGVsbG8=:', networks)
    expect(found?.der.toString() ?? null).toBe(text)
  })

  it('counts for nothing where the connection itself has a certificate', () => {
    const raw = Buffer.from('by the handshake')
    const socket = { remoteAddress: '10.1.2.3', getPeerX509Certificate: () => ({ raw }) }
    expect(presentedCertificate(over(socket), ':aGVsbG8=:', networks)?.der).toBe(raw)
  })
})
