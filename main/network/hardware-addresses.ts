import type { NetworkAddress } from '../../contract/receiver-event'

/**
 * How programs begin the hardware address of the adapter that they add to a computer, whatever that
 * is called ("Ethernet 2").
 */
const PREFIXES: readonly (readonly [prefix: string, kind: NetworkAddress['kind']])[] = [
  ['00:05:9a', 'vpn'], // Cisco AnyConnect and Secure Client
  ['02:50:41', 'vpn'], // Palo Alto GlobalProtect
  ['00:ff', 'vpn'], // TAP-Windows: OpenVPN and what is built on it
  ['00:09:0f', 'vpn'], // FortiClient
  ['02:05:85', 'vpn'], // Juniper and Pulse Secure
  ['00:60:73', 'vpn'], // SonicWall's Global VPN Client
  ['00:06:b1', 'vpn'], // SonicWall
  ['00:17:c5', 'vpn'], // SonicWall
  ['c0:ea:e4', 'vpn'], // SonicWall
  ['7a:79', 'vpn'], // LogMeIn Hamachi
  ['00:ac', 'vpn'], // SoftEther
  ['02:00:4c:4f:4f:50', 'virtual'], // Microsoft KM-TEST Loopback Adapter, Npcap's too
  ['0a:00:27', 'virtual'], // VirtualBox, the host's side
  ['00:50:56:c0', 'virtual'], // VMware, the host's side
  ['00:1c:42', 'virtual'], // Parallels
]

/** Whose adapter it is by its hardware address; null says nothing. */
export const kindOfHardwareAddress = (mac: string): NetworkAddress['kind'] | null =>
  PREFIXES.find(([prefix]) => mac.toLowerCase().startsWith(prefix))?.[1] ?? null
