import type { NetworkInterfaceInfo } from 'node:os'

/**
 * An IPv4 address as a number from 0 to 2^32 - 1, or null for anything that is not four plain
 * decimal parts.
 */
export function parseIpv4(text: string): number | null {
  const parts = text.split('.')
  if (parts.length !== 4) return null
  let value = 0
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return null
    value = value * 256 + Number(part)
  }
  return value
}

/** Whether the address lies in `network`, written as "192.168.0.0/16". */
export function isInside(address: number, network: string): boolean {
  const [base = '', bits = ''] = network.split('/')
  const first = parseIpv4(base)
  const size = 2 ** (32 - Number(bits))
  return first !== null && address >= first && address < first + size
}

const isInAny = (address: number, networks: readonly string[]): boolean =>
  networks.some((network) => isInside(address, network))

/** RFC 1918: homes, schools, offices. */
export const isPrivate = (address: number): boolean =>
  isInAny(address, ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'])

/** RFC 6598: carriers, and Tailscale. */
export const isShared = (address: number): boolean => isInside(address, '100.64.0.0/10')

/** RFC 3927: what a computer gives itself when nobody else does. */
export const isLinkLocal = (address: number): boolean => isInside(address, '169.254.0.0/16')

/** RFC 7335: what a computer gives itself in a network that has IPv6 alone. */
export const isTranslated = (address: number): boolean => isInside(address, '192.0.0.0/29')

/** RFC 1122, 3.2.1.3. */
export const isLoopback = (address: number): boolean => isInside(address, '127.0.0.0/8')

/**
 * An address that another computer can be asked at: not "this network", multicast, reserved or
 * broadcast.
 */
export const isUnicast = (address: number): boolean =>
  !isInside(address, '0.0.0.0/8') && !isInside(address, '224.0.0.0/3')

/** A shorter prefix would make a large part of the internet "local". */
const SHORTEST_PREFIX = 8

/**
 * Whether who asks is near: this computer, a private, link-local or shared address, or a neighbour
 * in a network of ours (some campuses give their Wi-Fi public addresses).
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

/**
 * Where a connection comes from, as far as limits and shares are concerned: a computer that has
 * many addresses is one source. All loopback addresses are this computer; of IPv6 the first 64 bits
 * name the network in which a host takes any address it likes (RFC 4291, 2.5.4).
 * @param remoteAddress as `socket.remoteAddress` gives it
 */
export function sourceOf(remoteAddress: string | undefined): string {
  const plain = withoutMapping(remoteAddress ?? '')
  const address = parseIpv4(plain)
  if (plain === '::1' || (address !== null && isLoopback(address))) return 'loopback'
  return plain.includes(':') ? firstHalf(plain) : plain
}

/** The first four of the eight groups of an IPv6 address: `fe80:0:0:0`. */
function firstHalf(address: string): string {
  const [start = '', end] = address.split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const [before, after] = [groups(start), groups(end ?? '')]
  const zeros: string[] = Array(Math.max(0, 8 - before.length - after.length)).fill('0')
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

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
