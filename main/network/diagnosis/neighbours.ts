import { isInside, parseIpv4 } from '../ipv4'
import type { Neighbours } from './diagnose'

interface Row {
  address: string
  mac: string
}

/** Of `/proc/net/arp`: those of one interface that have answered. */
export function linuxNeighbours(table: string, interfaceName: string): Row[] {
  return table
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [address = '', , flags = '', mac = '', , device] = line.trim().split(/\s+/)
      const isComplete = (Number.parseInt(flags, 16) & 2) !== 0
      return device === interfaceName && isComplete ? [{ address, mac }] : []
    })
}

/**
 * Of `arp -a` on Windows, in any language: under `...: 192.168.0.12 --- 0xe` the rows of the
 * interface with that address.
 */
export function windowsNeighbours(output: string, ownAddress: string): Row[] {
  let isOwn = false
  return output.split(/\r?\n/).flatMap((line) => {
    const [, interfaceAddress] = /(\d+\.\d+\.\d+\.\d+) --- 0x/.exec(line) ?? []
    if (interfaceAddress) isOwn = interfaceAddress === ownAddress
    const [, address, mac] =
      /^\s*(\d+\.\d+\.\d+\.\d+)\s+((?:[0-9a-f]{2}-){5}[0-9a-f]{2})\s/i.exec(line) ?? []
    return isOwn && address && mac ? [{ address, mac: mac.replaceAll('-', ':') }] : []
  })
}

/** Of `arp -an` on macOS, which leaves zeros out: `? (192.168.1.1) at 0:11:2:3:4:5 on en0 ...`. */
export function macosNeighbours(output: string, interfaceName: string): Row[] {
  return output.split('\n').flatMap((line) => {
    const [, address, mac, device] = /\(([\d.]+)\) at ([0-9a-f:]+) on (\S+)/.exec(line) ?? []
    if (!address || !mac || device !== interfaceName) return []
    return [
      {
        address,
        mac: mac
          .split(':')
          .map((byte) => byte.padStart(2, '0'))
          .join(':'),
      },
    ]
  })
}

/**
 * Those who may be phones. A random hardware address has the bit that says it was given by nobody
 * (IEEE 802c): phones have one in each Wi-Fi.
 * @param routers the addresses of the network's routers
 */
export function countNeighbours(rows: readonly Row[], routers: readonly string[]): Neighbours {
  const others = rows.filter(({ address, mac }) => {
    const value = parseIpv4(address)
    const isGroup = (Number.parseInt(mac.slice(0, 2), 16) & 1) !== 0
    return (
      value !== null && !isInside(value, '224.0.0.0/3') && !isGroup && !routers.includes(address)
    )
  })
  const isRandom = ({ mac }: Row) => (Number.parseInt(mac.slice(0, 2), 16) & 2) !== 0
  return { all: others.length, phones: others.filter(isRandom).length }
}

/** The routers of `/proc/net/route`, whose addresses are hexadecimal, backwards. */
export const linuxRouters = (route: string): string[] =>
  route.split('\n').flatMap((line) => {
    const [, destination, gateway = ''] = line.split(/\s+/)
    if (destination !== '00000000' || !/^[0-9A-F]{8}$/i.test(gateway)) return []
    return [
      (gateway.match(/../g) ?? [])
        .reverse()
        .map((byte) => Number.parseInt(byte, 16))
        .join('.'),
    ]
  })
