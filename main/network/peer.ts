import type { NetworkInterfaceInfo } from 'node:os'
import { isInside, isLinkLocal, isLoopback, isPrivate, isShared, parseIpv4 } from './ipv4'

/** A shorter prefix would make a large part of the internet "local". */
const SHORTEST_PREFIX = 8

/**
 * Whether who asks is near: this computer, a private, link-local or shared address, or a neighbour in a network of ours
 * (some campuses give their Wi-Fi public addresses).
 * @param remoteAddress as `socket.remoteAddress` gives it; undefined once the other side has left.
 * @param interfaces the answer of `os.networkInterfaces()`.
 */
export function isLocalPeer(
  remoteAddress: string | undefined,
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>,
): boolean {
  if (remoteAddress === undefined) return false
  if (remoteAddress === '::1') return true
  const address = parseIpv4(withoutMapping(remoteAddress))
  if (address === null) return false
  return (
    isLoopback(address) ||
    isPrivate(address) ||
    isLinkLocal(address) ||
    isShared(address) ||
    ownNetworks(interfaces).some((network) => isInside(address, network))
  )
}

/** A socket that takes IPv6 too names IPv4 peers as ::ffff:192.168.0.7 (RFC 4291, 2.5.5.2). */
const withoutMapping = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

function ownNetworks(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): string[] {
  return Object.values(interfaces)
    .flatMap((infos) => infos ?? [])
    .flatMap(({ family, address, netmask }) => {
      const own = parseIpv4(address)
      const mask = parseIpv4(netmask)
      if (family !== 'IPv4' || own === null || mask === null) return []
      const prefix = mask.toString(2).replace(/0+$/, '').length
      if (mask < 2 ** 31 || prefix < SHORTEST_PREFIX) return []
      const size = 2 ** (32 - prefix)
      return [`${formatIpv4(own - (own % size))}/${prefix}`]
    })
}

const formatIpv4 = (value: number): string =>
  [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff).join('.')
