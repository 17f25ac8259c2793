import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { isLocalPeer, sourceOf } from './ipv4'

const own = (address: string, netmask: string): NetworkInterfaceInfo => ({
  address,
  netmask,
  family: 'IPv4',
  mac: '00:00:00:00:00:00',
  internal: false,
  cidr: null,
})

describe('isLocalPeer', () => {
  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '::1',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.255.1',
    '169.254.7.7',
    '100.64.0.1',
    '100.127.255.255',
    '::ffff:192.168.0.7',
    '::FFFF:10.0.0.1',
  ])('lets %s in', (address) => {
    expect(isLocalPeer(address, {})).toBe(true)
  })

  it.each([
    undefined,
    '',
    '8.8.8.8',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.1.1',
    '100.63.255.255',
    '100.128.0.0',
    '::ffff:8.8.8.8',
    '2001:db8::1',
    '192.168.0.1.evil.example',
    '192.168.0.256',
    '0x7f.0.0.1',
    '010.0.0.1',
    '10.1',
  ])('keeps %s out', (address) => {
    expect(isLocalPeer(address, {})).toBe(false)
  })

  it('lets the neighbours of a campus network with public addresses in, and no others', () => {
    const interfaces = { eth0: [own('203.0.113.77', '255.255.255.192')] }
    expect(isLocalPeer('203.0.113.64', interfaces)).toBe(true)
    expect(isLocalPeer('203.0.113.127', interfaces)).toBe(true)
    expect(isLocalPeer('203.0.113.63', interfaces)).toBe(false)
    expect(isLocalPeer('203.0.113.128', interfaces)).toBe(false)
  })

  it.each(['0.0.0.0', '128.0.0.0', '254.0.0.0', '0.255.255.255', 'nonsense'])(
    'is not opened to the internet by the netmask %s',
    (netmask) => {
      const interfaces = { tun0: [own('8.8.4.4', netmask)], gone: undefined }
      expect(isLocalPeer('8.8.8.8', interfaces)).toBe(false)
    },
  )
})

describe('sourceOf', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.9.9.9', 'loopback'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.5', 'loopback'],
    ['192.168.0.7', '192.168.0.7'],
    ['::ffff:192.168.0.7', '192.168.0.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:1:2::7', '2001:db8:1:2'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::2', '0:0:0:0'],
    ['fd00:1:2:3::', 'fd00:1:2:3'],
    [undefined, ''],
  ])('of %s is %s', (address, source) => {
    expect(sourceOf(address)).toBe(source)
  })
})
