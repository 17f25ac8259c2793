import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os'
import type { NetworkAddress } from '../../contract/receiver-event'
import type { ChosenNetwork } from '../../contract/settings'
import { rankAddresses } from './addresses'
import type { NetworkFacts } from './facts/interface-facts'

const LOOPBACK: NetworkAddress = { address: '127.0.0.1', interfaceName: 'lo', kind: 'loopback' }

/** Whether who listens on `host` (null: everywhere) is reached under this computer's own names. */
export const isOnLoopback = (host: string | null): boolean =>
  host === null || host.startsWith('127.')

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>

/** The system is not asked again for this long, milliseconds. */
const FRESH_MS = 1000

/**
 * This computer's network interfaces, at most a second old. Where the system cannot tell them, as
 * when a process has no file descriptor left, they stay as they were.
 * @param elapsed monotonic clock, milliseconds
 */
export function createInterfaces(
  elapsed: () => number,
  report: (error: unknown) => void,
  read: () => Interfaces = networkInterfaces,
): () => Interfaces {
  let last = read()
  let readAt = elapsed()
  return () => {
    if (elapsed() - readAt < FRESH_MS) return last
    readAt = elapsed()
    try {
      last = read()
    } catch (error) {
      report(error)
    }
    return last
  }
}

/**
 * The addresses to show, best first; never empty.
 * @param host the only one to listen on; null for all
 */
export function currentAddresses(
  host: string | null,
  interfaces: Interfaces,
  facts?: NetworkFacts,
): [NetworkAddress, ...NetworkAddress[]] {
  const ranked = rankAddresses(interfaces, facts)
  if (host === null) return [ranked[0] ?? LOOPBACK, ...ranked.slice(1)]
  const known = ranked.find(({ address }) => address === host)
  const kind = isOnLoopback(host) ? 'loopback' : 'other'
  return [known ?? { address: host, interfaceName: host, kind }]
}

type Addresses = [NetworkAddress, ...NetworkAddress[]]

/**
 * This computer's addresses, and which of them the code shows: the one that the person has chosen,
 * or the best one.
 */
export interface ShownAddresses {
  shown(): NetworkAddress
  /** Whether the one that is shown is the chosen one, and not only the best. */
  isChosen(): boolean
  /** Best first. */
  all(): Addresses
  /**
   * Shows this network whenever it is there: by the same address, else by another of the same
   * interface, since a router may give a new one. null: the best one.
   */
  prefer(network: ChosenNetwork | null): void
  /** Reads them again. */
  refresh(): void
}

/** @param read the addresses of this moment, best first */
export function createShownAddresses(read: () => Addresses): ShownAddresses {
  let all = read()
  let chosen: ChosenNetwork | null = null

  const ofChosen = () => all.filter(({ interfaceName }) => interfaceName === chosen?.interfaceName)

  return {
    shown() {
      const same = ofChosen()
      return same.find(({ address }) => address === chosen?.address) ?? same[0] ?? all[0]
    },
    isChosen: () => ofChosen().length > 0,
    all: () => all,
    prefer(network) {
      chosen = network
    },
    refresh() {
      all = read()
    },
  }
}

/**
 * Calls `onChange` with the new list whenever the addresses of this computer have become others or
 * changed their order. No system tells Node of this, so they are read again and again.
 * @returns stops watching. Watching alone does not keep the process alive.
 */
export function watchAddresses(
  read: () => NetworkAddress[],
  onChange: (addresses: NetworkAddress[]) => void,
  intervalMs = 5000,
): () => void {
  let last = JSON.stringify(read())
  const timer = setInterval(() => {
    const addresses = read()
    const next = JSON.stringify(addresses)
    if (next === last) return
    last = next
    onChange(addresses)
  }, intervalMs)
  timer.unref()
  return () => clearInterval(timer)
}
