import { BlockList, isIP } from 'node:net'

/** An address without the prefix that IPv4 has on a socket of both families. */
export const plainAddress = (address: string): string => (address.startsWith('::ffff:') ? address.slice(7) : address)

/**
 * The part of an address that limits count by: all of an IPv4 address, the first 64 bits of an IPv6 one. A household or a company has a
 * whole /64, so the rest is nobody's mark (RFC 6177). What is no address counts as itself.
 */
export const networkOf = (address: string): string => {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('%', 1)[0]!.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const middle =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  const groups = [...left, ...middle, ...right].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${groups.join(':')}::/64`
}

/** A set of addresses. */
export interface Networks {
  has(address: string): boolean
}

const named: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}

/**
 * Reads a list of addresses: `192.0.2.7`, `10.0.0.0/8`, `fd00::/8`, or the words `loopback` and `private`. What is none of these comes back
 * in `unknown`; a typo must not silently trust nobody, or everybody.
 */
export const readNetworks = (words: readonly string[]): { networks: Networks; unknown: readonly string[] } => {
  const list = new BlockList()
  const unknown = words.filter((word) => !(named[word] ?? [word]).every((one) => add(list, one)))
  const has = (address: string): boolean => {
    const family = isIP(address)
    return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4')
  }
  return { networks: { has }, unknown }
}

const add = (list: BlockList, word: string): boolean => {
  const [address = '', bits, more] = word.split('/')
  const family = isIP(address)
  if (family === 0 || more !== undefined) return false
  const type = family === 6 ? 'ipv6' : 'ipv4'
  if (bits === undefined) {
    list.addAddress(address, type)
    return true
  }
  const length = Number(bits)
  if (!/^\d{1,3}$/.test(bits) || length > (family === 6 ? 128 : 32)) return false
  list.addSubnet(address, length, type)
  return true
}

const here = readNetworks(['loopback', 'private']).networks

/** Whether an address is this machine's or a private network's. */
export const isNear = (address: string): boolean => here.has(address)
