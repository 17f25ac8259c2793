import type { NetworkAddress } from '../../contract/receiver-event'

type Addresses = [NetworkAddress, ...NetworkAddress[]]

/** This computer's addresses, and which of them the code shows: the best one, or the one that the person has chosen. */
export interface ShownAddresses {
  shown(): NetworkAddress
  /** Best first. */
  all(): Addresses
  /** An address that is not among them changes nothing. */
  choose(address: string): void
  /** Reads them anew. The choice goes with its address: another network is another question. */
  refresh(): void
}

/** @param read the addresses of this moment, best first */
export function createShownAddresses(read: () => Addresses): ShownAddresses {
  let all = read()
  let chosen: string | null = null
  const find = (wanted: string | null) => all.find(({ address }) => address === wanted)

  return {
    shown: () => find(chosen) ?? all[0],
    all: () => all,
    choose(address) {
      if (find(address)) chosen = address
    },
    refresh() {
      all = read()
      if (!find(chosen)) chosen = null
    },
  }
}
