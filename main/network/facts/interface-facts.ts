import type { NetworkAddress } from '../../../contract/receiver-event'

/** What a system says of one of its interfaces; null where it says nothing. */
export interface InterfaceFacts {
  kind: NetworkAddress['kind'] | null
  /** Whether there is a device in or at this computer behind it. */
  isHardware: boolean | null
  /** Whether a default route leads out of it. */
  hasGateway: boolean | null
  /** Less is what the system prefers. */
  metric: number | null
  /** Its hardware address, `3c:22:fb:12:34:56`: facts of another interface are not used. */
  mac: string | null
}

/** What a system knows of its networks. */
export interface NetworkFacts {
  /** By the names that `os.networkInterfaces()` has. */
  interfaces: ReadonlyMap<string, InterfaceFacts>
  /** The address from which it would send to the internet; null: unknown, or none. */
  chosen: string | null
}

export const NO_FACTS: NetworkFacts = { interfaces: new Map(), chosen: null }

/** `3c:22:fb:12:34:56`, as Node writes it; null for none. */
export const macOf = (text: string | null | undefined): string | null =>
  text ? text.replaceAll('-', ':').toLowerCase() : null
