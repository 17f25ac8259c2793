import { networkInterfaces } from 'node:os'
import type { NetworkAddress } from '../../contract/receiver-event'
import { rankAddresses } from './addresses'

const LOOPBACK: NetworkAddress = { address: '127.0.0.1', interfaceName: 'lo', kind: 'loopback' }

/** Whether who listens on `host` (null: everywhere) is reached under this computer's own names. */
export const isOnLoopback = (host: string | null): boolean =>
  host === null || host.startsWith('127.')

/**
 * The addresses to show, best first; never empty.
 * @param host the only one to listen on; null for all
 */
export function currentAddresses(host: string | null): [NetworkAddress, ...NetworkAddress[]] {
  const ranked = rankAddresses(networkInterfaces())
  if (host === null) return [ranked[0] ?? LOOPBACK, ...ranked.slice(1)]
  const known = ranked.find(({ address }) => address === host)
  const kind = isOnLoopback(host) ? 'loopback' : 'other'
  return [known ?? { address: host, interfaceName: host, kind }]
}
