import { describe, expect, it } from 'vitest'
import { isNear, networkOf, plainAddress, readNetworks } from './network.ts'

describe('addresses', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:0:0:0:1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['nonsense', 'nonsense'],
  ])('ACC-4 %s counts as %s', (address, network) => expect(networkOf(address)).toBe(network))

  it('ACC-4 every address of a /64 counts as one, the next /64 as another', () => {
    expect(networkOf('2001:db8:1:2::1')).toBe(networkOf('2001:db8:1:2:ffff::'))
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'))
  })

  it('reads single addresses, networks and words, and names what it cannot read', () => {
    const { networks, unknown } = readNetworks([
      '192.0.2.7',
      '198.51.100.0/24',
      'private',
      '2001:db8::/32',
      '10.0.0.0/33',
      'localhost',
      '1.2.3',
    ])
    expect(unknown).toEqual(['10.0.0.0/33', 'localhost', '1.2.3'])
    const inside = ['192.0.2.7', '198.51.100.200', '10.1.2.3', '172.31.0.1', '2001:db8::5', 'fd00::1']
    const outside = ['192.0.2.8', '198.51.101.1', '172.32.0.1', '2001:db9::5', '127.0.0.1', 'nonsense']
    expect(inside.filter((one) => !networks.has(one))).toEqual([])
    expect(outside.filter((one) => networks.has(one))).toEqual([])
  })

  it('knows what is near', () => {
    expect(['127.0.0.1', '::1', '10.0.0.9', '192.168.1.1'].every(isNear)).toBe(true)
    expect(isNear('203.0.113.1')).toBe(false)
    expect(plainAddress('::ffff:127.0.0.1')).toBe('127.0.0.1')
  })
})
