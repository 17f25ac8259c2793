import { readdir, readFile, readlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type InterfaceFacts, macOf } from './interface-facts'

/** One folder of `/sys/class/net`. */
export interface LinuxInterface {
  name: string
  /** The names of the files in its folder. */
  files: readonly string[]
  /** The driver of its device; null for none. */
  driver: string | null
  /** `DEVTYPE` of its `uevent`: wlan, bridge, vlan, bond, wwan, wireguard... */
  deviceType: string | null
  /** ARPHRD_*: 1 Ethernet, 512 PPP, 772 loopback, 65534 none. */
  type: number
  /** Of a bridge: the interfaces that it joins. */
  members: readonly string[]
  mac: string | null
}

/** Of `/usr/include/linux/if_arp.h`: tunnels, which have no neighbours. */
const TUNNEL_TYPES = [512, 768, 769, 776, 778, 65534]

/** Drivers of phones that lend their own connection over a cable. */
const PHONES = ['ipheth', 'rndis_host']

/** @param route the text of `/proc/net/route` */
export function linuxFacts(
  interfaces: readonly LinuxInterface[],
  route: string,
): Map<string, InterfaceFacts> {
  const known = new Map(interfaces.map((each) => [each.name, each]))
  const gateways = defaultRoutes(route)
  /** What it stands on: members of a bridge, the interface below a VLAN or a bond. */
  const below = ({ files, members }: LinuxInterface): string[] => [
    ...members,
    ...files.flatMap((file) => (file.startsWith('lower_') ? [file.slice('lower_'.length)] : [])),
  ]
  const isHardware = (each: LinuxInterface | undefined, depth = 4): boolean =>
    each !== undefined &&
    (each.files.includes('device') ||
      (depth > 0 && below(each).some((name) => isHardware(known.get(name), depth - 1))))
  const isWireless = ({ files, deviceType }: LinuxInterface) =>
    deviceType === 'wlan' || files.includes('wireless') || files.includes('phy80211')

  function kindOf(each: LinuxInterface): InterfaceFacts['kind'] {
    const { files, deviceType, driver, type } = each
    if (isWireless(each)) return 'wifi'
    if (deviceType === 'wwan' || deviceType === 'wireguard') return 'vpn'
    if (files.includes('tun_flags') || TUNNEL_TYPES.includes(type)) return 'vpn'
    if (deviceType === 'bluetooth' || deviceType === 'vxlan') return 'virtual'
    if (driver !== null && PHONES.includes(driver)) return 'other'
    if (files.includes('bridge')) return isHardware(each) ? 'ethernet' : 'virtual'
    return isHardware(each) && type === 1 ? 'ethernet' : null
  }

  return new Map(
    interfaces.map((each) => {
      const metrics = gateways.filter(({ name }) => name === each.name)
      const facts: InterfaceFacts = {
        kind: kindOf(each),
        isHardware: isHardware(each),
        hasGateway: metrics.length > 0,
        metric: metrics[0]?.metric ?? null,
        mac: each.mac,
      }
      return [each.name, facts]
    }),
  )
}

interface DefaultRoute {
  name: string
  metric: number
}

/** RTF_UP of `linux/route.h`. */
const UP = 1

/**
 * The ways to the internet, the one that is used first. Half of all addresses (`0.0.0.0/1`) is what
 * OpenVPN asks for, so that it wins without taking the default route away.
 * @param route the text of `/proc/net/route`, whose numbers are hexadecimal in the byte order of
 *   the machine
 */
export function defaultRoutes(route: string): DefaultRoute[] {
  return route
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [name = '', destination = '', , flags = '', , , metric = '', mask = ''] =
        line.split(/\s+/)
      const isUp = (Number.parseInt(flags, 16) & UP) !== 0
      const half = /^(0{8}|0{6}80|80{7})$/
      if (!isUp || !half.test(mask) || !half.test(destination)) return []
      return [{ name, metric: Number(metric), isHalf: mask !== '00000000' }]
    })
    .sort((a, b) => Number(b.isHalf) - Number(a.isHalf) || a.metric - b.metric)
    .map(({ name, metric }) => ({ name, metric }))
}

/** What the system tells in files. @throws where there is no such folder */
export async function readLinux(folder = '/sys/class/net'): Promise<LinuxInterface[]> {
  const names = await readdir(folder)
  return Promise.all(names.map((name) => readInterface(join(folder, name), name)))
}

async function readInterface(path: string, name: string): Promise<LinuxInterface> {
  const text = (file: string) => readFile(join(path, file), 'utf8').catch(() => '')
  const files = await readdir(path).catch(() => [])
  const members = await readdir(join(path, 'brif')).catch(() => [])
  const driver = await readlink(join(path, 'device/driver')).catch(() => null)
  return {
    ...{ name, files, members, driver: driver && basename(driver) },
    deviceType: /^DEVTYPE=(.*)$/m.exec(await text('uevent'))?.[1] ?? null,
    type: Number(await text('type')),
    mac: macOf((await text('address')).trim()),
  }
}
