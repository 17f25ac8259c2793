import { readFile } from 'node:fs/promises'
import type { NetworkAddress } from '../../../contract/receiver-event'
import type { NetworkFacts } from '../facts/interface-facts'
import { defaultRoutes } from '../facts/linux'
import { defaultInterfaces } from '../facts/macos'
import { powerShell, type RunCommand } from '../facts/run-command'
import { parseWindows, WINDOWS_QUERY, type WindowsNetworks } from '../facts/windows'
import { kindOfName } from '../interface-names'
import { wifiNameOf } from '../wifi-name'
import type { Evidence } from './diagnose'
import {
  type Door,
  MACOS_FIREWALL,
  macosFirewall,
  windowsFirewall,
  windowsFirewallQuery,
} from './firewall'
import { linuxFirewall } from './linux-firewalls'
import {
  countNeighbours,
  linuxNeighbours,
  linuxRouters,
  macosNeighbours,
  windowsNeighbours,
} from './neighbours'

/** What a system tells; what it does not is null. */
export type SystemEvidence = Pick<Evidence, 'defaultRoute' | 'firewall' | 'neighbours' | 'wifiName'>

export interface Place {
  /** The address of the code, and all others. */
  address: NetworkAddress
  addresses: readonly NetworkAddress[]
  /** The name of the Wi-Fi, where that is known. */
  wifiName: string | null
  door: Door
  facts: NetworkFacts
}

const NOTHING: SystemEvidence = {
  ...{ defaultRoute: null, firewall: null, neighbours: null, wifiName: null },
}

/**
 * Asks the system, with commands that change nothing and send nothing. What is missing, slow or
 * not understood tells nothing.
 */
export async function gatherEvidence(
  platform: NodeJS.Platform,
  run: RunCommand,
  place: Place,
): Promise<SystemEvidence> {
  switch (platform) {
    case 'linux':
      return gatherLinux(run, place)
    case 'win32':
      return gatherWindows(run, place)
    case 'darwin':
      return gatherMacos(run, place)
    default:
      return NOTHING
  }
}

/** What was read of an answer; null where it is another one than expected. */
function orNull<Value>(read: () => Value | null): Value | null {
  try {
    return read()
  } catch {
    return null
  }
}

const routeOf = (name: string | undefined, { facts }: Place): SystemEvidence['defaultRoute'] =>
  name === undefined
    ? null
    : { interfaceName: name, kind: facts.interfaces.get(name)?.kind ?? kindOfName(name) }

/**
 * The interface with the address that the system would choose: WireGuard has a table of its own.
 */
const holderOf = ({ addresses, facts }: Place): string | undefined =>
  addresses.find(({ address }) => address === facts.chosen)?.interfaceName

/** Sentences and nonsense are no zone, and belong into no command that a person runs as root. */
const zoneOf = (output: string | null): string | null =>
  /^[\w/-]{1,64}$/.exec(output?.trim() ?? '')?.[0] ?? null

async function gatherLinux(run: RunCommand, place: Place): Promise<SystemEvidence> {
  const { door, address, wifiName } = place
  const text = (path: string) => readFile(path, 'utf8').catch(() => null)
  const firewallCommand = (...args: string[]) => run('firewall-cmd', args)
  const readFirewalld = async () => {
    // An interface that has no zone is in the default one; without firewalld there is none.
    const ofInterface = await firewallCommand('--get-zone-of-interface', door.interfaceName)
    const zone = zoneOf(ofInterface ?? (await firewallCommand('--get-default-zone')))
    return { zone, firewalld: zone && (await firewallCommand(`--zone=${zone}`, '--list-all')) }
  }
  const [route, arp, ufwConfig, ufwDefaults, ufwRules, nft, firewalld] = await Promise.all([
    text('/proc/net/route'),
    text('/proc/net/arp'),
    text('/etc/ufw/ufw.conf'),
    text('/etc/default/ufw'),
    text('/etc/ufw/user.rules'),
    run('nft', ['-j', 'list', 'ruleset']),
    readFirewalld(),
  ])
  const rows = arp === null ? null : linuxNeighbours(arp, address.interfaceName)
  return {
    defaultRoute: routeOf(holderOf(place) ?? defaultRoutes(route ?? '')[0]?.name, place),
    firewall: orNull(() =>
      linuxFirewall({ ufwConfig, ufwDefaults, ufwRules, nft, ...firewalld }, door),
    ),
    neighbours: rows && countNeighbours(rows, linuxRouters(route ?? '')),
    wifiName,
  }
}

async function gatherWindows(run: RunCommand, place: Place): Promise<SystemEvidence> {
  const { door, address } = place
  const [networksOutput, firewall, arp] = await Promise.all([
    run(...powerShell(WINDOWS_QUERY)),
    run(...powerShell(windowsFirewallQuery(door))),
    run(`${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\arp.exe`, ['-a']),
  ])
  const networks = networksOutput === null ? null : orNull(() => parseWindows(networksOutput))
  const index = networks?.adapters.find(({ Name }) => Name === address.interfaceName)?.ifIndex
  const profile = networks?.profiles.find(({ InterfaceIndex }) => InterfaceIndex === index)
  const rows = arp === null ? null : windowsNeighbours(arp, address.address)
  return {
    defaultRoute: networks && routeOf(windowsHolder(networks), place),
    firewall: firewall === null ? null : orNull(() => windowsFirewall(firewall, profile, door)),
    neighbours: rows && countNeighbours(rows, networks?.routes.map(({ NextHop }) => NextHop) ?? []),
    // Windows names a network after its Wi-Fi, and tells that name without a permission too.
    wifiName: place.wifiName ?? (address.kind === 'wifi' ? wifiNameOf(profile?.Name) : null),
  }
}

/** The adapter of the route with the longest prefix, then with the least metric. */
export function windowsHolder({ adapters, interfaces, routes }: WindowsNetworks) {
  const metricOf = ({ ifIndex, RouteMetric }: (typeof routes)[number]) =>
    RouteMetric + (interfaces.find((each) => each.ifIndex === ifIndex)?.InterfaceMetric ?? 0)
  const isHalf = ({ DestinationPrefix }: (typeof routes)[number]) =>
    DestinationPrefix.endsWith('/1') ? 0 : 1
  const [first] = [...routes].sort((a, b) => isHalf(a) - isHalf(b) || metricOf(a) - metricOf(b))
  return adapters.find(({ ifIndex }) => ifIndex === first?.ifIndex)?.Name
}

async function gatherMacos(run: RunCommand, place: Place): Promise<SystemEvidence> {
  const { door, address, wifiName } = place
  const device = address.interfaceName
  const [program, args] = MACOS_FIREWALL
  const [routes, arp, ...firewall] = await Promise.all([
    run('/usr/sbin/netstat', ['-rn', '-f', 'inet']),
    run('/usr/sbin/arp', ['-an']),
    ...args.map((arg) => run(program, [arg])),
  ])
  const routers = [...(routes ?? '').matchAll(/^default\s+([\d.]+)\s/gm)].map(([, to = '']) => to)
  const rows = arp === null || arp === undefined ? null : macosNeighbours(arp, device)
  return {
    defaultRoute: routeOf(defaultInterfaces(routes ?? '')[0], place),
    firewall: orNull(() => macosFirewall(firewall.map((each) => each ?? '').join('\n'), door)),
    neighbours: rows && countNeighbours(rows, routers),
    wifiName,
  }
}
