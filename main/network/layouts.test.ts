import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { reachOf } from '../../contract/receiver-event'
import { rankAddresses } from './addresses'

/** Interfaces as `192.168.0.5/24 3c:22:fb:12:34:56`; what is left out is usual. */
type Layout = Readonly<Record<string, string>>

const MAC = '3c:22:fb:12:34:56'

function interfaceOf(text: string): NetworkInterfaceInfo {
  const [cidr = '', mac = MAC] = text.split(' ')
  const [address = '', prefix = '24'] = cidr.split('/')
  const bits = 2 ** 32 - 2 ** (32 - Number(prefix))
  const netmask = [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.')
  const internal = address.startsWith('127.')
  return { address, netmask, mac, internal, family: 'IPv4', cidr: `${address}/${prefix}` }
}

const interfacesOf = (layout: Layout) =>
  Object.fromEntries(Object.entries(layout).map(([name, text]) => [name, [interfaceOf(text)]]))

const WINDOWS: readonly (readonly [what: string, best: string, layout: Layout])[] = [
  ['a laptop on Wi-Fi', 'Wi-Fi', { 'Wi-Fi': '192.168.0.12', Ethernet: '169.254.3.4/16' }],
  [
    'GlobalProtect as Ethernet 2',
    'Ethernet 3',
    { 'Ethernet 2': '10.44.1.7/32 02:50:41:00:00:01', 'Ethernet 3': '192.168.1.20' },
  ],
  [
    'GlobalProtect as Ethernet, with a netmask of a network',
    'Ethernet 2',
    { Ethernet: '10.44.1.7 02:50:41:00:00:01', 'Ethernet 2': '192.168.1.20' },
  ],
  [
    'AnyConnect as Ethernet 2 beside the Ethernet of a desktop',
    'Ethernet 5',
    { 'Ethernet 2': '10.209.190.65 00:05:9a:3c:7a:00', 'Ethernet 5': '192.168.178.30' },
  ],
  [
    'AnyConnect beside Wi-Fi in a hotel with a public address',
    'Wi-Fi',
    { 'Ethernet 2': '10.209.190.65 00:05:9a:3c:7a:00', 'Wi-Fi': '203.0.113.40' },
  ],
  [
    "OpenVPN's TAP as Ethernet",
    'Ethernet 2',
    { Ethernet: '10.8.0.6 00:ff:27:78:ac:cc', 'Ethernet 2': '192.168.0.31' },
  ],
  [
    "OpenVPN's TAP as Local Area Connection",
    'Local Area Connection 2',
    {
      'Local Area Connection': '10.8.0.6 00:ff:11:a1:11:c7',
      'Local Area Connection 2': '10.0.0.9',
    },
  ],
  [
    'FortiClient as Ethernet 2',
    'Ethernet 4',
    { 'Ethernet 2': '10.212.134.200 00:09:0f:aa:00:01', 'Ethernet 4': '192.168.0.8' },
  ],
  [
    "SonicWall's NetExtender as Ethernet 2, a network of its own",
    'Ethernet 3',
    { 'Ethernet 2': '10.50.1.4/32 00:00:00:00:00:00', 'Ethernet 3': '192.168.0.8' },
  ],
  [
    "SonicWall's Global VPN Client",
    'Ethernet 3',
    { 'Ethernet 2': '10.50.1.4 00:60:73:e8:11:22', 'Ethernet 3': '192.168.0.8' },
  ],
  [
    'a NetExtender without a hardware address',
    'Ethernet 3',
    { Ethernet: '10.50.1.4 00:00:00:00:00:00', 'Ethernet 3': '192.168.0.8' },
  ],
  [
    'Pulse Secure as Local Area Connection* 3',
    'Ethernet',
    { Ethernet: '192.168.0.8', 'Local Area Connection* 3': '10.1.2.3/32 02:05:85:7f:eb:80' },
  ],
  [
    'the KM-TEST loopback adapter as Ethernet',
    'Ethernet 2',
    { Ethernet: '10.10.10.10 02:00:4c:4f:4f:50', 'Ethernet 2': '192.168.0.8' },
  ],
  [
    "Npcap's loopback adapter with a private address",
    'Wi-Fi',
    { 'Ethernet 3': '192.168.5.5 02:00:4c:4f:4f:50', 'Wi-Fi': '192.168.0.8' },
  ],
  [
    'Hamachi that was renamed',
    'Ethernet 2',
    { Ethernet: '25.44.3.2/8 7a:79:19:2c:03:02', 'Ethernet 2': '192.168.0.8' },
  ],
  [
    'Radmin VPN that was renamed, beside the cable of a campus',
    'Ethernet 2',
    { Ethernet: '26.249.78.203/8', 'Ethernet 2': '203.0.113.8' },
  ],
  [
    'SoftEther as Ethernet 2',
    'Ethernet 9',
    { 'Ethernet 2': '192.168.30.10 00:ac:4d:6f:11:22', 'Ethernet 9': '192.168.0.8' },
  ],
  [
    'VirtualBox as Ethernet 2',
    'Ethernet 4',
    { 'Ethernet 2': '192.168.56.1 0a:00:27:00:00:0b', 'Ethernet 4': '192.168.0.8' },
  ],
  [
    'VMware as Ethernet 2',
    'Ethernet 4',
    { 'Ethernet 2': '192.168.80.1 00:50:56:c0:00:08', 'Ethernet 4': '192.168.0.8' },
  ],
  [
    'Parallels as Ethernet 2',
    'Ethernet 4',
    { 'Ethernet 2': '10.211.55.2 00:1c:42:00:00:08', 'Ethernet 4': '192.168.0.8' },
  ],
  [
    'a bridged switch of Hyper-V beside the Default Switch',
    'vEthernet (External)',
    {
      'vEthernet (Default Switch)': '172.27.96.1/20 00:15:5d:46:41:42',
      'vEthernet (External)': '192.168.0.8 8c:16:45:4f:f5:b6',
    },
  ],
  [
    'a bridged switch beside Default Switch, WSL and Tailscale',
    'vEthernet (LAN)',
    {
      'vEthernet (Default Switch)': '172.27.96.1/20 00:15:5d:46:41:42',
      'vEthernet (WSL (Hyper-V firewall))': '172.24.0.1/20 00:15:5d:46:41:44',
      'vEthernet (LAN)': '10.0.0.8 8c:16:45:4f:f5:b6',
      Tailscale: '100.101.102.103/32 00:00:00:00:00:00',
    },
  ],
  [
    'Wi-Fi beside Default Switch and WSL',
    'WLAN',
    {
      'vEthernet (Default Switch)': '172.27.96.1/20 00:15:5d:46:41:42',
      'vEthernet (WSL)': '192.168.208.1/20 00:15:5d:46:41:44',
      WLAN: '172.16.3.4/16',
    },
  ],
  [
    'the mobile hotspot beside a cable',
    'Ethernet',
    { 'Local Area Connection* 10': '192.168.137.1', Ethernet: '192.168.0.8' },
  ],
  ['the mobile hotspot alone', 'LAN-Verbindung* 2', { 'LAN-Verbindung* 2': '192.168.137.1' }],
  [
    'Russian wireless beside OpenVPN',
    'Беспроводная сеть',
    { 'Ethernet 2': '10.8.0.6 00:ff:27:78:ac:cc', 'Беспроводная сеть': '192.168.0.8' },
  ],
  [
    'Russian wireless beside a cable',
    'Беспроводная сеть 2',
    { 'Подключение по локальной сети': '10.0.0.4', 'Беспроводная сеть 2': '192.168.0.8' },
  ],
  [
    'Spanish wireless beside a cable',
    'Conexión de red inalámbrica',
    { 'Conexión de área local': '10.0.0.4', 'Conexión de red inalámbrica': '192.168.0.8' },
  ],
  [
    'German wireless beside a cable',
    'Drahtlosnetzwerkverbindung',
    { 'LAN-Verbindung': '10.0.0.4', Drahtlosnetzwerkverbindung: '192.168.0.8' },
  ],
  [
    'French wireless beside a cable',
    'Connexion réseau sans fil',
    { 'Connexion au réseau local': '10.0.0.4', 'Connexion réseau sans fil': '192.168.0.8' },
  ],
  [
    'Portuguese wireless beside a cable',
    'Conexão de Rede sem Fio',
    { 'Conexão local': '10.0.0.4', 'Conexão de Rede sem Fio': '192.168.0.8' },
  ],
  [
    'Polish wireless beside a cable',
    'Połączenie sieci bezprzewodowej',
    { 'Połączenie lokalne': '10.0.0.4', 'Połączenie sieci bezprzewodowej': '192.168.0.8' },
  ],
  [
    'Turkish wireless beside a cable',
    'Kablosuz Ağ Bağlantısı',
    { 'Yerel Ağ Bağlantısı': '10.0.0.4', 'Kablosuz Ağ Bağlantısı': '192.168.0.8' },
  ],
  [
    'Italian wireless beside a cable',
    'Connessione rete wireless',
    {
      'Connessione alla rete locale (LAN)': '10.0.0.4',
      'Connessione rete wireless': '192.168.0.8',
    },
  ],
  [
    'Korean wireless beside a cable and AnyConnect',
    '무선 네트워크 연결',
    {
      이더넷: '10.0.0.4',
      '이더넷 2': '10.9.9.9 00:05:9a:3c:7a:00',
      '무선 네트워크 연결': '192.168.0.8',
    },
  ],
  [
    'a Korean cable beside GlobalProtect',
    '이더넷 2',
    { 이더넷: '10.44.1.7/32 02:50:41:00:00:01', '이더넷 2': '192.168.0.8' },
  ],
  [
    'WSL that mirrors the adapters, beside Docker Desktop',
    'Wi-Fi',
    {
      'vEthernet (Default Switch)': '172.27.96.1/20 00:15:5d:46:41:42',
      'vEthernet (nat)': '172.30.64.1/20 00:15:5d:46:41:45',
      'Wi-Fi': '192.168.1.44',
    },
  ],
  [
    'an exit node of Tailscale, which takes all',
    'Ethernet',
    { Tailscale: '100.88.1.2/32 00:00:00:00:00:00', Ethernet: '192.168.1.44' },
  ],
  [
    'an iPhone on a cable, as Ethernet 2, beside the cable of an office',
    'Ethernet 5',
    { 'Ethernet 2': '172.20.10.4/28 3a:89:2c:52:71:a1', 'Ethernet 5': '10.4.4.9/22' },
  ],
  [
    'an Android on a cable beside the cable of an office',
    'Ethernet 5',
    { 'Ethernet 2': '192.168.42.7 02:10:f4:aa:bb:cc', 'Ethernet 5': '10.4.4.9/22' },
  ],
  [
    'the Wi-Fi of an iPhone beside a cable that leads nowhere',
    'Wi-Fi',
    { 'Wi-Fi': '172.20.10.4/28', Ethernet: '169.254.3.4/16' },
  ],
  ['a Surface with a modem, on Wi-Fi', 'Wi-Fi', { Cellular: '10.170.3.4/30', 'Wi-Fi': '10.0.0.9' }],
  [
    'a Czech notebook with a modem, on a cable',
    'Ethernet 2',
    { 'Mobilní síť 16': '10.170.3.4', 'Ethernet 2': '192.168.1.9' },
  ],
  [
    'a bridged switch in an office of 172.16.0.0/12',
    'vEthernet (LAN)',
    {
      'vEthernet (Standardswitch)': '172.27.96.1/20 00:15:5d:46:41:42',
      'vEthernet (LAN)': '172.20.3.4/16 8c:16:45:4f:f5:b6',
      'Ethernet 2': '10.8.0.2/24 00:ff:27:78:ac:cc',
    },
  ],
  [
    'a host-only network of VirtualBox with another address',
    'Ethernet 4',
    { 'Ethernet 3': '10.99.0.1 0a:00:27:00:00:11', 'Ethernet 4': '192.168.0.8' },
  ],
  [
    'a proxy that catches all traffic',
    'Ethernet',
    { Meta: '198.18.0.1/30 00:00:00:00:00:00', Ethernet: '192.168.0.8' },
  ],
  [
    'the same proxy with a hardware address and a network',
    'WLAN 2',
    { Ethernet: '198.18.0.1/16 02:11:22:33:44:55', 'WLAN 2': '203.0.113.9' },
  ],
  [
    'a cable and a Wi-Fi in the same network',
    'Wi-Fi',
    { Ethernet: '192.168.0.8', 'Wi-Fi': '192.168.0.9' },
  ],
  [
    'a Wi-Fi whose router has a shared address',
    'Wi-Fi',
    { 'Wi-Fi': '100.64.12.7/16', Tailscale: '100.101.2.3/32 00:00:00:00:00:00' },
  ],
  ['a bridge of cable and Wi-Fi', 'Netzwerkbrücke', { Netzwerkbrücke: '192.168.0.8' }],
]

const MACOS: typeof WINDOWS = [
  ['a laptop on Wi-Fi', 'en0', { lo0: '127.0.0.1/8', en0: '192.168.1.23' }],
  [
    'a VPN and the Mac itself in a carrier network',
    'en0',
    { en0: '192.168.1.23', utun4: '100.80.1.2/32 00:00:00:00:00:00' },
  ],
  ["ZeroTier's feth", 'en0', { feth2150: '192.168.193.4 66:2a:11:22:33:44', en0: '192.168.250.9' }],
  [
    "Parallels' own networks",
    'en0',
    { vnic0: '10.211.55.2 00:1c:42:00:00:08', vnic1: '10.37.129.2', en0: '192.168.250.9' },
  ],
  [
    'virtual machines of the system',
    'en0',
    { bridge100: '192.168.64.1 be:d0:74:11:22:33', vmenet0: '169.254.1.1', en0: '10.0.1.9' },
  ],
  [
    'GlobalProtect and the Wi-Fi of an office',
    'en0',
    { gpd0: '10.5.5.5/32 02:50:41:00:01:01', en0: '172.20.4.9/20' },
  ],
  [
    'a Mac that shares its connection, with all its radio links',
    'en0',
    {
      en0: '10.0.1.9',
      bridge100: '192.168.2.1 16:7d:da:11:22:64',
      ap1: '192.168.2.9 16:7d:da:11:22:33',
      awdl0: '169.254.9.9/16',
      llw0: '169.254.9.8/16',
      utun0: '10.7.7.7/32 00:00:00:00:00:00',
    },
  ],
  [
    'an iPhone on a cable before the Wi-Fi in the order of names',
    'en1',
    { en0: '172.20.10.2/28', en1: '192.168.1.23' },
  ],
  [
    'a cable to another Mac',
    'en0',
    { bridge0: '192.168.99.1 36:00:07:a1:00:00', en0: '192.168.1.23' },
  ],
  ['a Wi-Fi with shared addresses, and nothing else', 'en0', { en0: '100.65.3.4/22' }],
  ['a Wi-Fi with IPv6 alone beside a cable', 'en5', { en0: '192.0.0.2/32', en5: '192.168.1.9' }],
  [
    'a proxy that catches all traffic',
    'en0',
    { utun9: '198.18.0.1/16 00:00:00:00:00:00', en0: '203.0.113.23' },
  ],
  ['campus Wi-Fi with public addresses', 'en0', { en0: '128.30.5.9/20', utun3: '10.8.0.2/32' }],
]

const LINUX: typeof WINDOWS = [
  ['a laptop on Wi-Fi', 'wlp2s0', { lo: '127.0.0.1/8', wlp2s0: '192.168.0.11' }],
  [
    'Docker and a libvirt bridge',
    'wlp2s0',
    { docker0: '172.17.0.1/16', virbr0: '192.168.122.1', wlp2s0: '192.168.0.11' },
  ],
  [
    'WireGuard of any name, without a hardware address',
    'enp3s0',
    { home: '10.66.0.2/32 00:00:00:00:00:00', enp3s0: '192.168.0.10' },
  ],
  [
    'Tailscale beside the public cable of a campus',
    'eno1',
    { tailscale0: '100.70.0.1/32 00:00:00:00:00:00', eno1: '203.0.113.10' },
  ],
  ['Cisco AnyConnect', 'eth0', { cscotun0: '10.7.0.2/32 00:00:00:00:00:00', eth0: '10.0.0.7' }],
  [
    'Podman, LXD, Android and a bridge of a cluster',
    'enp3s0',
    {
      podman0: '10.88.0.1/16',
      lxdbr0: '10.128.3.1',
      waydroid0: '192.168.240.1',
      cni0: '10.42.0.1',
      enp3s0: '203.0.113.10',
    },
  ],
  [
    'ZeroTier beside a cable of any name',
    'lan1',
    { ztks5ftqgl: '192.168.193.4/16 66:2a:11:22:33:44', lan1: '10.0.0.7' },
  ],
  [
    'the cable before a phone that lends its connection',
    'eth0',
    { enx0210f4aabbcc: '192.168.42.7 02:10:f4:aa:bb:cc', eth0: '192.168.0.7' },
  ],
  ['WSL that mirrors a Wi-Fi', 'eth1', { loopback0: '127.0.0.2/8', eth1: '192.168.1.44' }],
  ['two cables in the same network', 'eno1', { eno1: '192.168.0.7', eno2: '192.168.0.8' }],
  ['a phone plugged in', 'enx0210f4aabbcc', { enx0210f4aabbcc: '192.168.42.7' }],
  [
    'a mobile modem beside Wi-Fi',
    'wlan0',
    { wwp0s20f0u4: '10.170.3.4/30 00:00:00:00:00:00', wlan0: '192.168.43.7' },
  ],
]

describe.each([
  ['Windows', WINDOWS],
  ['macOS', MACOS],
  ['Linux', LINUX],
])('%s, by names and addresses alone', (_system, layouts) => {
  it.each(layouts)('finds the network of phones: %s', (_what, best, layout) => {
    const [first] = rankAddresses(interfacesOf(layout))
    expect(first?.interfaceName).toBe(best)
    expect(first && reachOf(first)).toBe('lan')
  })
})

it('puts a bridged switch with an address of Hyper-V itself before the Default Switch', () => {
  const layout = {
    'vEthernet (Default Switch)': '172.27.96.1/20 00:15:5d:46:41:42',
    'vEthernet (Virtueller Switch)': '192.168.0.8 00:15:5d:46:41:43',
  }
  expect(rankAddresses(interfacesOf(layout))[0]?.address).toBe('192.168.0.8')
})

describe('where no phone can come', () => {
  it.each([
    ['vpn', { Tailscale: '100.101.102.103/32', 'vEthernet (WSL)': '172.24.0.1/20' }],
    ['vpn', { 'Ethernet 2': '10.44.1.7/32 02:50:41:00:00:01' }],
    ['virtual', { 'vEthernet (Default Switch)': '172.27.96.1/20 00:15:5d:46:41:42' }],
    ['virtual', { docker0: '172.17.0.1/16' }],
    ['vpn', { Cellular: '10.170.3.4/29', 'vEthernet (nat)': '172.30.64.1/20 00:15:5d:46:41:45' }],
    ['vpn', { utun9: '198.18.0.1/16', en0: '169.254.4.4/16' }],
    ['virtual', { waydroid0: '192.168.240.1' }],
    ['none', { lo: '127.0.0.1/8', eth0: '169.254.4.4/16' }],
    // A network with IPv6 alone, in which a Mac has an address of its own for the rest.
    ['none', { lo0: '127.0.0.1/8', en0: '192.0.0.2/32' }],
  ] as const)('says %s of %j', (reach, layout) => {
    const [first] = rankAddresses(interfacesOf(layout))
    expect(first && reachOf(first)).toBe(reach)
  })
})
