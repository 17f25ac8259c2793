import { readFileSync } from 'node:fs'
import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { rankAddresses } from '../addresses'
import type { InterfaceFacts } from './interface-facts'
import { defaultRoutes, type LinuxInterface, linuxFacts } from './linux'
import { defaultInterfaces, macosFacts } from './macos'
import { parseWindows, windowsFacts } from './windows'

const recorded = (name: string) =>
  readFileSync(new URL(`../../../test/fixtures/network/${name}`, import.meta.url), 'utf8')

/** Interfaces by name: an address, and the hardware address where the facts have one. */
const interfacesOf = (layout: Record<string, string>, facts: Map<string, InterfaceFacts>) =>
  Object.fromEntries(
    Object.entries(layout).map(([name, address]): [string, NetworkInterfaceInfo[]] => [
      name,
      [
        {
          ...{ address, netmask: '255.255.255.0', family: 'IPv4', internal: false, cidr: null },
          mac: facts.get(name)?.mac ?? '00:00:00:00:00:00',
        },
      ],
    ]),
  )

function ranked(layout: Record<string, string>, facts: Map<string, InterfaceFacts>, chosen = '') {
  return rankAddresses(interfacesOf(layout, facts), { interfaces: facts, chosen }).map(
    ({ interfaceName, kind }) => `${interfaceName}: ${kind}`,
  )
}

describe('Windows', () => {
  it.each([
    [
      'de',
      {
        'Ethernet 2': '10.200.1.15',
        'Ethernet 3': '10.8.0.6',
        'vEthernet (Default Switch)': '172.27.96.1',
        'LAN-Verbindung* 10': '192.168.137.1',
        WLAN: '192.168.178.20',
      },
      ['WLAN: wifi', 'LAN-Verbindung* 10: other'],
    ],
    [
      'de',
      { 'Ethernet 3': '192.168.44.6', Ethernet: '10.1.1.4', WLAN: '10.1.1.5' },
      ['WLAN: wifi', 'Ethernet: ethernet', 'Ethernet 3: vpn'],
    ],
    [
      'ru',
      {
        'Подключение по локальной сети': '10.8.0.6',
        'Ethernet 3': '26.1.2.3',
        'VirtualBox Host-Only Network': '10.0.77.1',
        'Беспроводная сеть': '192.168.0.8',
      },
      ['Беспроводная сеть: wifi', 'Ethernet 3: vpn'],
    ],
    [
      'ko',
      {
        'vEthernet (Default Switch)': '172.27.96.1',
        'vEthernet (WSL (Hyper-V firewall))': '172.24.0.1',
        'vEthernet (외부)': '172.30.1.7',
        '이더넷 2': '10.44.1.7',
      },
      ['vEthernet (외부): other', '이더넷 2: vpn'],
    ],
  ])('finds the adapter of phones in an output of %s: %j', (language, layout, best) => {
    const facts = windowsFacts(parseWindows(recorded(`windows-networks.${language}.json`)))
    expect(ranked(layout as Record<string, string>, facts).slice(0, best.length)).toEqual(best)
  })

  // Descriptions that others have published.
  it.each([
    ['NVIDIA nForce 10/100/1000 Mbps Ethernet', 14, true, 'ethernet'],
    ['Intel(R) Wi-Fi 6 AX201 160MHz', 9, true, 'wifi'],
    ['Microsoft Wi-Fi Direct Virtual Adapter #2', 9, false, 'other'],
    ['Fibocom L850-GL', 8, true, 'vpn'],
    ['Bluetooth Device (Personal Area Network)', 10, false, 'virtual'],
    ['Microsoft Network Adapter Multiplexor Driver', 14, false, 'ethernet'],
    ['Microsoft Hyper-V Network Adapter', 0, true, 'ethernet'],
    ['vmxnet3 Ethernet Adapter', 14, true, 'ethernet'],
    ['VirtualBox Host-Only Ethernet Adapter', 0, true, 'virtual'],
    ['VMware Virtual Ethernet Adapter for VMnet8', 0, true, 'virtual'],
    ['Microsoft KM-TEST Loopback Adapter', 0, true, 'virtual'],
    ['Apple Mobile Device Ethernet', 0, true, 'other'],
    ['Remote NDIS based Internet Sharing Device', 0, true, 'other'],
    ['Cisco AnyConnect Virtual Miniport Adapter for Windows x64', 0, false, 'vpn'],
    ['PANGP Virtual Ethernet Adapter Secure', 0, false, 'vpn'],
    ['Fortinet Virtual Ethernet Adapter (NDIS 6.30)', 0, false, 'vpn'],
    ['sing-tun Tunnel', 0, false, 'vpn'],
    ['Wintun Userspace Tunnel', 0, false, 'vpn'],
  ])('knows what "%s" is', (InterfaceDescription, NdisPhysicalMedium, HardwareInterface, kind) => {
    const adapter = { InterfaceDescription, NdisPhysicalMedium, HardwareInterface }
    const facts = windowsFacts({
      adapters: [{ ...adapter, Name: 'Ethernet 2', ifIndex: 7, MacAddress: null }],
      ...{ interfaces: [], routes: [], profiles: [] },
    })
    expect(facts.get('Ethernet 2')?.kind).toBe(kind)
  })

  it('reads the profile of each network', () => {
    const { profiles } = parseWindows(recorded('windows-networks.ko.json'))
    expect(profiles.map(({ Name, Category }) => [Name, Category])).toEqual([
      ['우리집', 1],
      ['네트워크 2', 2],
    ])
  })

  it('takes an answer with a byte order mark and empty fields, and no other', () => {
    const empty = '{"adapters":[],"interfaces":[],"routes":[],"profiles":[]}'
    expect(windowsFacts(parseWindows(`\uFEFF${empty}`)).size).toBe(0)
    expect(() => parseWindows('Der Befehl wurde nicht gefunden.')).toThrow()
    expect(() => parseWindows('{"adapters":[{"Name":7}]}')).toThrow()
  })
})

describe('macOS', () => {
  const facts = (language: string, routes: string) =>
    macosFacts({
      hardwarePorts: recorded(`macos-hardware-ports.${language}.txt`),
      serviceOrder: recorded(`macos-service-order.${language}.txt`),
      routes: recorded(`macos-routes.${routes}.txt`),
    })

  it.each([
    ['en', 'en', { en0: '192.168.1.4', bridge100: '192.168.64.1' }, ['en0: wifi']],
    ['en', 'en', { en5: '192.168.1.9', en0: '192.168.1.4' }, ['en0: wifi', 'en5: ethernet']],
    ['en', 'vpn', { utun6: '10.9.8.7', en0: '192.168.1.4' }, ['en0: wifi', 'utun6: vpn']],
    ['zh', 'en', { en5: '172.20.10.2', en0: '192.168.3.7' }, ['en0: wifi', 'en5: other']],
    ['zh', 'en', { bridge0: '10.3.3.3', en3: '10.2.2.2', en0: '192.168.3.7' }, ['en0: wifi']],
    ['de', 'old', { en1: '192.168.178.9', en0: '10.0.0.4' }, ['en0: ethernet', 'en1: wifi']],
    ['de', 'old', { utun3: '10.8.0.2', en1: '192.168.178.9' }, ['en1: wifi', 'utun3: vpn']],
  ])('finds the port of phones, in %s with the routes %s: %j', (language, routes, layout, best) => {
    const found = ranked(layout as unknown as Record<string, string>, facts(language, routes))
    expect(found.slice(0, best.length)).toEqual(best)
  })

  it('knows the order of services, without those that are switched off or have no device', () => {
    expect(facts('de', 'en').get('en1')?.metric).toBe(1)
    expect(facts('en', 'en').get('en5')?.metric).toBe(1)
    expect(facts('en', 'en').get('en0')?.metric).toBe(3)
  })

  it.each([
    ['en', ['en0', 'bridge100']],
    ['vpn', ['utun6', 'en0']],
    ['old', ['utun3', 'en0']],
    ['mojave', ['en0']],
  ])('reads who holds the default route in the table "%s"', (name, names) => {
    expect(defaultInterfaces(recorded(`macos-routes.${name}.txt`))).toEqual(names)
  })
})

const device = (name: string, some: Partial<LinuxInterface> = {}): LinuxInterface => ({
  ...{ name, files: ['device'], driver: null, deviceType: null, type: 1, members: [] },
  mac: '3c:22:fb:12:34:56',
  ...some,
})
const software = (name: string, some: Partial<LinuxInterface> = {}) =>
  device(name, { files: [], ...some })
const HEAD = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\n'
const route = (name: string, metric = 0, destination = '00000000', mask = '00000000') =>
  `${name}\t${destination}\t0100A8C0\t0003\t0\t0\t${metric}\t${mask}\t0\t0\t0\n`

describe('Linux', () => {
  it.each<[string, LinuxInterface[], string, Record<string, string>, string[]]>([
    [
      'a Wi-Fi of any name',
      [device('internet', { files: ['device', 'phy80211'], deviceType: 'wlan' })],
      route('internet'),
      { internet: '192.168.0.2' },
      ['internet: wifi'],
    ],
    [
      'a bridge with a cable in it, before the one of virtual machines',
      [
        software('lan', { files: ['bridge', 'brif'], members: ['eth0', 'tap1'] }),
        software('virbr0', { files: ['bridge', 'brif'], members: ['vnet0'] }),
        device('eth0'),
        software('vnet0', { files: ['tun_flags'] }),
      ],
      route('lan'),
      { virbr0: '192.168.122.1', lan: '192.168.0.2' },
      ['lan: ethernet', 'virbr0: virtual'],
    ],
    [
      'a bond of two cables, and a VLAN on it',
      [
        software('bond0', { files: ['lower_eth0', 'lower_eth1'], deviceType: 'bond' }),
        software('office', { files: ['lower_bond0'], deviceType: 'vlan' }),
        device('eth0'),
        device('eth1'),
      ],
      route('office'),
      { office: '10.4.0.2', bond0: '10.3.0.2' },
      ['office: ethernet', 'bond0: ethernet'],
    ],
    [
      'a tunnel that has the name of a cable',
      [software('eth9', { files: ['tun_flags'], type: 65534 }), device('eth0')],
      route('eth9') + route('eth0', 100),
      { eth9: '10.8.0.2', eth0: '192.168.0.2' },
      ['eth0: ethernet', 'eth9: vpn'],
    ],
    [
      'WireGuard of any name',
      [software('home', { deviceType: 'wireguard', type: 65534 }), device('wlp1s0')],
      route('wlp1s0'),
      { home: '192.168.9.2', wlp1s0: '203.0.113.4' },
      ['wlp1s0: ethernet', 'home: vpn'],
    ],
    [
      'a mobile modem',
      [device('wwan7', { deviceType: 'wwan' }), device('enp1s0')],
      route('wwan7'),
      { wwan7: '10.170.3.4', enp1s0: '192.168.0.2' },
      ['enp1s0: ethernet', 'wwan7: vpn'],
    ],
    [
      'a cable with a router before a Wi-Fi without one',
      [device('wlan0', { deviceType: 'wlan' }), device('eth0')],
      route('eth0', 100),
      { wlan0: '10.42.0.1', eth0: '192.168.0.2' },
      ['eth0: ethernet', 'wlan0: wifi'],
    ],
    [
      'the Wi-Fi where both have one, whatever the system prefers',
      [device('wlan0', { deviceType: 'wlan' }), device('eth0')],
      route('eth0', 100) + route('wlan0', 600),
      { wlan0: '192.168.0.3', eth0: '192.168.0.2' },
      ['wlan0: wifi', 'eth0: ethernet'],
    ],
    [
      'of two cables the one that the system prefers',
      [device('eth0'), device('eth1')],
      route('eth0', 200) + route('eth1', 100),
      { eth0: '192.168.0.3', eth1: '192.168.0.2' },
      ['eth1: ethernet', 'eth0: ethernet'],
    ],
    [
      'the cable before a phone that lends its connection, whatever the system prefers',
      [device('enx0210f4aabbcc', { driver: 'rndis_host' }), device('eth0')],
      route('enx0210f4aabbcc', 100) + route('eth0', 101),
      { enx0210f4aabbcc: '192.168.42.7', eth0: '192.168.0.2' },
      ['eth0: ethernet', 'enx0210f4aabbcc: other'],
    ],
    [
      'the cable before an overlay that stands on it',
      [
        software('eth0.9', { files: ['lower_eth0'], deviceType: 'vxlan' }),
        device('eth0', { driver: 'r8169' }),
      ],
      route('eth0'),
      { 'eth0.9': '10.244.0.1', eth0: '192.168.0.2' },
      ['eth0: ethernet', 'eth0.9: virtual'],
    ],
    [
      'an unknown name without a device',
      [software('mystery'), device('eth0')],
      '',
      { mystery: '192.168.0.3', eth0: '192.168.0.2' },
      ['eth0: ethernet', 'mystery: virtual'],
    ],
    [
      'the cable of a container, which has no device',
      [software('eth0')],
      route('eth0'),
      { eth0: '172.17.0.2' },
      ['eth0: ethernet'],
    ],
  ])('finds %s', (_what, interfaces, routes, layout, all) => {
    expect(ranked(layout, linuxFacts(interfaces, HEAD + routes))).toEqual(all)
  })

  it('reads who holds the way to the internet: half of it beats the default route', () => {
    const half = route('tun0', 0, '00000000', '00000080') + route('tun0', 0, '00000080', '00000080')
    const routes = HEAD + route('eth0', 600) + route('wlan0', 100) + half
    expect(defaultRoutes(routes).map(({ name }) => name)).toEqual(['tun0', 'tun0', 'wlan0', 'eth0'])
    expect(defaultRoutes(`${HEAD}eth0\t0000A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\n`)).toEqual([])
  })

  it('uses no facts of an interface that has another hardware address', () => {
    const facts = linuxFacts([software('eth0', { files: ['tun_flags'] })], HEAD)
    const other = interfacesOf({ eth0: '192.168.0.2' }, new Map())
    const [first] = rankAddresses(other, { interfaces: facts, chosen: null })
    expect(first?.kind).toBe('ethernet')
  })
})

it('lets the choice of the system decide between two cables of which nothing else is known', () => {
  const layout = { Ethernet: '10.0.0.4', 'Ethernet 2': '192.168.0.8' }
  expect(ranked(layout, new Map())[0]).toBe('Ethernet: ethernet')
  expect(ranked(layout, new Map(), '192.168.0.8')[0]).toBe('Ethernet 2: ethernet')
})
