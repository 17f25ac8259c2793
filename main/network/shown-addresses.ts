import type { NetworkAddress } from '../../contract/receiver-event'
import type { ChosenNetwork } from '../../contract/settings'

type Addresses = [NetworkAddress, ...NetworkAddress[]]

/** This computer's addresses, and which of them the code shows: the one that the person has chosen, or the best one. */
export interface ShownAddresses {
  shown(): NetworkAddress
  /** Best first. */
  all(): Addresses
  /**
   * Shows this network whenever it is there: by the same address, else by another of the same interface, since a router may give a new one.
   * null: the best one.
   */
  prefer(network: ChosenNetwork | null): void
  /** Reads them anew. */
  refresh(): void
}

/** @param read the addresses of this moment, best first */
export function createShownAddresses(read: () => Addresses): ShownAddresses {
  let all = read()
  let chosen: ChosenNetwork | null = null

  return {
    shown() {
      const same = all.filter(({ interfaceName }) => interfaceName === chosen?.interfaceName)
      return same.find(({ address }) => address === chosen?.address) ?? same[0] ?? all[0]
    },
    all: () => all,
    prefer(network) {
      chosen = network
    },
    refresh() {
      all = read()
    },
  }
}
