import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { rankAddresses } from './addresses'

const ipv4 = (address: string, mac = '3c:22:fb:12:34:56'): NetworkInterfaceInfo => ({
  address,
  netmask: '255.255.255.0',
  family: 'IPv4',
  mac,
  internal: address.startsWith('127.'),
  cidr: `${address}/24`,
})
const ipv6 = (address: string): NetworkInterfaceInfo => ({
  address,
  netmask: 'ffff:ffff:ffff:ffff::',
  family: 'IPv6',
  mac: '3c:22:fb:12:34:56',
  internal: address === '::1',
  cidr: `${address}/64`,
  scopeid: 0,
})
const table = (rows: Record<string, string | NetworkInterfaceInfo[]>) =>
  Object.fromEntries(
    Object.entries(rows).map(([name, row]) => [name, typeof row === 'string' ? [ipv4(row)] : row]),
  )
const order = (rows: Record<string, string | NetworkInterfaceInfo[]>) =>
  rankAddresses(table(rows)).map(({ interfaceName }) => interfaceName)
const kinds = (rows: Record<string, string>) =>
  Object.fromEntries(
    rankAddresses(table(rows)).map(({ interfaceName, kind }) => [interfaceName, kind]),
  )

describe('rankAddresses', () => {
  it('finds the Wi-Fi of a Windows laptop among Hyper-V, WSL, VPN, VMware and VirtualBox', () => {
    const names = order({
      'vEthernet (Default Switch)': '172.27.96.1',
      'vEthernet (WSL (Hyper-V firewall))': '172.24.0.1',
      'VMware Network Adapter VMnet1': '192.168.80.1',
      'VMware Network Adapter VMnet8': '192.168.126.1',
      'VirtualBox Host-Only Network': '192.168.56.1',
      'Ethernet 2': '192.168.56.1',
      NordLynx: '10.5.0.2',
      Tailscale: '100.101.102.103',
      'Local Area Connection* 2': '192.168.137.1',
      'Wi-Fi': [ipv6('fe80::1'), ipv4('192.168.0.12')],
      'Bluetooth Network Connection': '169.254.11.2',
      'Loopback Pseudo-Interface 1': [ipv6('::1'), ipv4('127.0.0.1')],
    })
    expect(names.slice(0, 2)).toEqual(['Wi-Fi', 'Local Area Connection* 2'])
    expect(names).not.toContain('Bluetooth Network Connection')
    expect(names).not.toContain('Loopback Pseudo-Interface 1')
    expect(names).toHaveLength(10)
  })

  it('knows the adapters of virtual machines by their hardware address when the name says nothing', () => {
    const interfaces = {
      Ethernet: [ipv4('10.0.0.5', '0a:00:27:00:00:05')],
      'Ethernet 2': [ipv4('10.0.1.5', '00:50:56:c0:00:08')],
      'Ethernet 3': [ipv4('10.0.2.5')],
    }
    expect(rankAddresses(interfaces).map(({ kind }) => kind)).toEqual([
      'ethernet',
      'virtual',
      'virtual',
    ])
  })

  it('finds en0 of a Mac among tunnels and bridges', () => {
    const names = order({
      lo0: '127.0.0.1',
      awdl0: '192.168.1.9',
      bridge100: '192.168.64.1',
      utun3: '10.8.0.2',
      utun4: '100.80.1.2',
      vmnet8: '172.16.5.1',
      en5: '169.254.33.1',
      en0: [ipv6('fe80::1c'), ipv4('192.168.1.23')],
    })
    expect(names[0]).toBe('en0')
    expect(names).toHaveLength(6)
  })

  it('finds the radio of a Linux laptop among containers and overlays', () => {
    const names = order({
      lo: '127.0.0.1',
      docker0: '172.17.0.1',
      'br-3f2a9c': '172.18.0.1',
      veth12ab: '172.18.0.2',
      virbr0: '192.168.122.1',
      tailscale0: '100.70.0.1',
      zt7nnig26: '192.168.193.4',
      wg0: '10.66.0.2',
      tun0: '10.8.0.6',
      enp3s0: '192.168.0.10',
      wlp2s0: '192.168.0.11',
    })
    expect(names.slice(0, 2)).toEqual(['wlp2s0', 'enp3s0'])
  })

  it('reads Korean, Chinese and Japanese names', () => {
    const names = {
      '무선 네트워크 연결': '192.168.0.2',
      '이더넷 3': '192.168.0.3',
      '로컬 영역 연결': '192.168.0.4',
      '로컬 영역 연결* 10': '192.168.137.1',
      'Bluetooth 네트워크 연결': '192.168.0.5',
      无线网络连接: '192.168.0.6',
      以太网: '192.168.0.7',
      本地连接: '192.168.0.8',
      イーサネット: '192.168.0.9',
      'vEthernet (기본 스위치)': '172.20.0.1',
    }
    expect(kinds(names)).toEqual({
      '무선 네트워크 연결': 'wifi',
      '이더넷 3': 'ethernet',
      '로컬 영역 연결': 'ethernet',
      '로컬 영역 연결* 10': 'other',
      'Bluetooth 네트워크 연결': 'virtual',
      无线网络连接: 'wifi',
      以太网: 'ethernet',
      本地连接: 'ethernet',
      イーサネット: 'ethernet',
      'vEthernet (기본 스위치)': 'virtual',
    })
  })

  it.each([
    ['eth0', 'ethernet'],
    ['enx001122334455', 'ethernet'],
    ['eno1', 'ethernet'],
    ['wlan0', 'wifi'],
    ['wlx001122334455', 'wifi'],
    ['WLAN', 'wifi'],
    ['WiFi 2', 'wifi'],
    ['en0', 'other'],
    ['ZeroTier One [a09acf0233]', 'vpn'],
    ['OpenVPN TAP-Windows6', 'vpn'],
    ['Cisco AnyConnect Secure Mobility Client Connection', 'vpn'],
    ['ppp0', 'vpn'],
    ['vboxnet0', 'virtual'],
    ['lxdbr0', 'virtual'],
    ['br0', 'other'],
  ])('holds %s for %s', (name, kind) => {
    expect(kinds({ [name]: '10.1.2.3' })).toEqual({ [name]: kind })
  })

  it('prefers a private address to a public one', () => {
    expect(order({ wlan0: '203.0.113.8', eth0: '192.168.1.5' })).toEqual(['eth0', 'wlan0'])
  })

  it('prefers the public address of a campus cable to the private one of a container', () => {
    expect(order({ docker0: '172.17.0.1', eth0: '203.0.113.8' })).toEqual(['eth0', 'docker0'])
  })

  it('takes a bridged Hyper-V switch when it is all there is', () => {
    expect(order({ 'vEthernet (External)': '192.168.0.8', lo: '127.0.0.1' })).toEqual([
      'vEthernet (External)',
    ])
  })

  it('holds a carrier address of an unknown interface for a tunnel, on a Wi-Fi for that Wi-Fi', () => {
    expect(kinds({ x: '100.64.1.1', wlan0: '100.64.1.2' })).toEqual({ x: 'vpn', wlan0: 'wifi' })
  })

  it('puts wlan2 before wlan10', () => {
    expect(order({ wlan10: '192.168.0.1', wlan2: '192.168.0.2' })).toEqual(['wlan2', 'wlan10'])
  })

  it('gives loopback only when there is nothing else', () => {
    expect(rankAddresses(table({ lo: '127.0.0.1', eth0: '169.254.1.1' }))).toEqual([
      { address: '127.0.0.1', interfaceName: 'lo', kind: 'loopback' },
    ])
    expect(rankAddresses({ gone: undefined, eth0: [ipv6('2001:db8::5')] })).toEqual([])
  })
})
