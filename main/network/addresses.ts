import type { NetworkInterfaceInfo } from 'node:os'
import type { NetworkAddress } from '../../contract/receiver-event'
import { type InterfaceFacts, type NetworkFacts, NO_FACTS } from './facts/interface-facts'
import { kindOfHardwareAddress } from './hardware-addresses'
import { isApplePort, isHyperVSwitch, isInternalSwitch, kindOfName } from './interface-names'
import {
  isInside,
  isLinkLocal,
  isLoopback,
  isPrivate,
  isShared,
  isTranslated,
  isUnicast,
  parseIpv4,
} from './ipv4'

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>
type Kind = NetworkAddress['kind']

/** Where phones nearby are most likely to be, best first. */
const KIND_ORDER: readonly Kind[] = ['wifi', 'ethernet', 'other', 'vpn', 'virtual', 'loopback']
const UNREACHABLE: readonly Kind[] = ['vpn', 'virtual', 'loopback']

/**
 * The addresses under which a phone may find this computer, best first. What the system knows of an
 * interface comes before what its addresses and its name say of it. Only IPv4; never 169.254.x.x;
 * loopback only when there is nothing else.
 * @param interfaces the answer of `os.networkInterfaces()`.
 */
export function rankAddresses(
  interfaces: Interfaces,
  facts: NetworkFacts = NO_FACTS,
): NetworkAddress[] {
  const all = Object.entries(interfaces).flatMap(([name, infos]) =>
    (infos ?? []).flatMap((info) => candidate(name, info, facts)),
  )
  const outside = all.filter(({ kind }) => kind !== 'loopback')
  const found = outside.length > 0 ? outside : all
  // Drivers without hardware addresses are tunnels, unless the system gives none at all.
  const isTelling = found.some(({ mac }) => !isZero(mac))
  return found
    .map((each) => (isTelling && isTunnel(each) ? { ...each, kind: 'vpn' as const } : each))
    .sort(compare)
    .map(({ address, interfaceName, kind }) => ({ address, interfaceName, kind }))
}

interface Candidate extends NetworkAddress {
  mac: string
  isPrivate: boolean
  /** Whether a phone on a cable lends it its own connection. */
  isLent: boolean
  /** Whether its kind is a guess from what it is called. */
  isGuessed: boolean
  isChosen: boolean
  facts: InterfaceFacts | undefined
}

function candidate(
  interfaceName: string,
  info: NetworkInterfaceInfo,
  { interfaces, chosen }: NetworkFacts,
): Candidate[] {
  const { address, mac } = info
  const value = info.family === 'IPv4' ? parseIpv4(address) : null
  if (value === null || isLinkLocal(value) || !isUnicast(value) || isTranslated(value)) return []
  const told = interfaces.get(interfaceName)
  const facts = told && (told.mac === null || told.mac === mac.toLowerCase()) ? told : undefined
  const known = facts?.kind ?? null
  const kind =
    info.internal || isLoopback(value) ? 'loopback' : (known ?? guess(interfaceName, info, value))
  const isVirtual = known === null && kind === 'other' && facts?.isHardware === false
  return [
    {
      ...{ address, interfaceName, mac, facts },
      kind: isVirtual ? 'virtual' : kind,
      isPrivate: isPrivate(value),
      isLent: kind !== 'wifi' && LENT_NETWORKS.some((network) => isInside(value, network)),
      isGuessed: known === null,
      isChosen: address === chosen,
    },
  ]
}

const isZero = (mac: string): boolean => /^[0:]*$/.test(mac)
const isTunnel = ({ mac, kind, isGuessed }: Candidate): boolean =>
  isGuessed && isZero(mac) && (kind === 'ethernet' || kind === 'other')

/**
 * A tunnel never wins. Then an interface with a device behind it and one with a router come before
 * those without; and a private address beats a public one even on the better kind.
 */
function compare(one: Candidate, other: Candidate): number {
  const rank = ({ kind, isPrivate, isLent, isChosen, interfaceName, facts }: Candidate) => [
    UNREACHABLE.includes(kind) ? 1 : 0,
    facts?.isHardware === false ? 1 : 0,
    facts?.hasGateway === false ? 1 : 0,
    isPrivate || UNREACHABLE.includes(kind) ? 0 : 1,
    isLent ? 1 : 0,
    KIND_ORDER.indexOf(kind),
    isHyperVSwitch(interfaceName) && isInternalSwitch(interfaceName) ? 1 : 0,
    isChosen ? 0 : 1,
    facts?.metric ?? 0,
  ]
  const mine = rank(one)
  const differences = rank(other).map((value, at) => (mine[at] ?? 0) - value)
  return (
    differences.find((difference) => difference !== 0) ??
    one.interfaceName.localeCompare(other.interfaceName, 'en', { numeric: true })
  )
}

/** Of an iPhone and of older Androids: only the phone itself is in it. */
const LENT_NETWORKS = ['172.20.10.0/28', '192.168.42.0/24']

/** Networks that a program gives itself, whatever its adapter is called. */
const OWN_NETWORKS: readonly (readonly [network: string, netmask: string])[] = [
  ['25.0.0.0/8', '255.0.0.0'], // Hamachi
  ['26.0.0.0/8', '255.0.0.0'], // Radmin VPN
]

const LONELY = ['255.255.255.255', '255.255.255.254', '255.255.255.252']

/** What hardware address, netmask, address and name say of an interface. */
function guess(name: string, info: NetworkInterfaceInfo, address: number): Kind {
  const named = kindOfName(name)
  const maker = kindOfHardwareAddress(info.mac)
  if (named === 'virtual' || maker === 'virtual') return 'virtual'
  if (named === 'vpn' || maker === 'vpn') return 'vpn'
  if (named === 'wifi') return 'wifi'
  // VirtualBox's own network, which no router is likely to use.
  if (isInside(address, '192.168.56.0/24')) return 'virtual'
  // Nobody is beside an address whose network has room for a router at most.
  if (LONELY.includes(info.netmask)) return 'vpn'
  // Benchmarks alone may use it (RFC 2544), and proxies that catch all traffic do.
  if (isInside(address, '198.18.0.0/15')) return 'vpn'
  const isOwn = ([network, netmask]: readonly [string, string]) =>
    info.netmask === netmask && isInside(address, network)
  if (OWN_NETWORKS.some(isOwn)) return 'vpn'
  if (isHyperVSwitch(name)) return isHyperVOwn(name, info, address) ? 'virtual' : 'other'
  return named === 'other' && isShared(address) && !isApplePort(name) ? 'vpn' : named
}

/**
 * A switch that is bridged to an adapter has that one's hardware address and network; Hyper-V gives
 * its own ones 00:15:5d and a part of 172.16.0.0/12 with 20 bits.
 */
const isHyperVOwn = (
  name: string,
  { mac, netmask }: NetworkInterfaceInfo,
  address: number,
): boolean =>
  isInternalSwitch(name) ||
  /^00:15:5d/i.test(mac) ||
  (isInside(address, '172.16.0.0/12') && netmask === '255.255.240.0')
