import type { NetworkInterfaceInfo } from 'node:os'
import type { NetworkAddress } from '../../contract/receiver-event'
import {
  isInside,
  isLinkLocal,
  isLoopback,
  isPrivate,
  isShared,
  isUnicast,
  parseIpv4,
} from './ipv4'

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>
type Kind = NetworkAddress['kind']

/** Where phones nearby are most likely to be, best first. */
const KIND_ORDER: readonly Kind[] = ['wifi', 'ethernet', 'other', 'vpn', 'virtual', 'loopback']
const UNREACHABLE: readonly Kind[] = ['vpn', 'virtual', 'loopback']

/**
 * The addresses under which a phone may find this computer, best first: the name of the interface
 * decides, then private addresses come before public ones. Only IPv4; never 169.254.x.x; loopback
 * only when there is nothing else.
 * @param interfaces the answer of `os.networkInterfaces()`.
 */
export function rankAddresses(interfaces: Interfaces): NetworkAddress[] {
  const all = Object.entries(interfaces).flatMap(([name, infos]) =>
    (infos ?? []).flatMap((info) => candidate(name, info)),
  )
  const outside = all.filter(({ kind }) => kind !== 'loopback')
  return (outside.length > 0 ? outside : all)
    .sort((one, other) => compare(one, other))
    .map(({ address, interfaceName, kind }) => ({ address, interfaceName, kind }))
}

interface Candidate extends NetworkAddress {
  isPrivate: boolean
}

function candidate(interfaceName: string, info: NetworkInterfaceInfo): Candidate[] {
  const value = info.family === 'IPv4' ? parseIpv4(info.address) : null
  if (value === null || isLinkLocal(value) || !isUnicast(value)) return []
  const kind = info.internal || isLoopback(value) ? 'loopback' : kindOf(interfaceName, info, value)
  return [{ address: info.address, interfaceName, kind, isPrivate: isPrivate(value) }]
}

/**
 * Among interfaces that look real, a private address beats a public one even on the better kind; a
 * tunnel never wins by that.
 */
function compare(one: Candidate, other: Candidate): number {
  const rank = ({ kind, isPrivate }: Candidate) => [
    UNREACHABLE.includes(kind) ? 1 : 0,
    isPrivate ? 0 : 1,
    KIND_ORDER.indexOf(kind),
  ]
  const mine = rank(one)
  const differences = rank(other).map((value, at) => (mine[at] ?? 0) - value)
  return (
    differences.find((difference) => difference !== 0) ??
    one.interfaceName.localeCompare(other.interfaceName, 'en', { numeric: true })
  )
}

/**
 * Names of virtual machines, containers and bridges; `awdl`, `llw` and `ap` are Apple's own radio
 * links.
 */
const VIRTUAL =
  /vethernet|hyper-v|wsl|vmware|virtualbox|host-only|default switch|bluetooth|블루투스|蓝牙|藍牙|^(docker|br-|veth|virbr|vmnet|vboxnet|vnet|lxc|lxd|incus|cni|cali|flannel|podman|kube|bridge\d|awdl|llw|ap\d|anpi|dummy|macvtap|ifb)/i
const VPN =
  /vpn|tailscale|zerotier|wireguard|hamachi|nordlynx|mullvad|proton|fortinet|fortissl|anyconnect|cloudflare|radmin|^(utun|tun|tap|ppp|ipsec|wg|zt|gpd|cscotun|wwan|ww[ps]\d)/i
const WIFI = /wi-?fi|wireless|무선|无线|無線|ワイヤレス|^(wl|wifi|ath|ra\d)/i
/** With a star it is the adapter that Windows makes for its mobile hotspot, not a cable. */
const HOTSPOT = /\*/
const ETHERNET =
  /ethernet|이더넷|以太|イーサネット|local area connection|로컬 영역 연결|本地连接|本地連線|區域連線|区域连接|ローカル エリア接続|^(eth|en[opsdx]|em\d)/i

function kindOf(name: string, info: NetworkInterfaceInfo, address: number): Kind {
  if (VIRTUAL.test(name) || isVirtualMachineHost(info, address, name)) return 'virtual'
  if (VPN.test(name)) return 'vpn'
  if (WIFI.test(name)) return 'wifi'
  if (HOTSPOT.test(name)) return 'other'
  if (ETHERNET.test(name)) return 'ethernet'
  return isShared(address) ? 'vpn' : 'other'
}

/**
 * VirtualBox and VMware may call their adapters "Ethernet 2". What gives them away is the hardware
 * address that they give to the host's side, or VirtualBox's own network, which no Wi-Fi is likely
 * to use.
 */
function isVirtualMachineHost(info: NetworkInterfaceInfo, address: number, name: string): boolean {
  return (
    /^(0a:00:27|00:50:56:c0)/i.test(info.mac) ||
    (isInside(address, '192.168.56.0/24') && !WIFI.test(name))
  )
}
