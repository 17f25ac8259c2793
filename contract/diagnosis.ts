import { type Listening, reachOf } from './receiver-event'
import type { Translate } from './translate'

/** Why phones may not come, each with the values of its sentence. */
export type Cause =
  /** No address but this computer's own. */
  | { code: 'NO_NETWORK' }
  /** The code has the address of a VPN, or of virtual machines: nothing better is there. */
  | { code: 'ONLY_VPN'; network: string }
  | { code: 'ONLY_VIRTUAL'; network: string }
  /** A phone asked with the token of an old code. */
  | { code: 'OLD_CODE' }
  /** Wrong digits were typed. */
  | { code: 'WRONG_DIGITS' }
  /** Somebody came by a name or an address that is not this computer's; `host` is untrusted. */
  | { code: 'WRONG_HOST'; host: string }
  /** TLS where encryption is off. */
  | { code: 'HTTPS_TRIED'; address: string }
  /** A connection that spoke no HTTP. */
  | { code: 'NO_HTTP' }
  /** The firewall has a rule that refuses this program. */
  | { code: 'FIREWALL_REFUSES' }
  /** The firewall lets nobody in, and has no rule for this program. */
  | { code: 'FIREWALL_CLOSED' }
  /** As before, because the system holds this network for a public one. */
  | { code: 'FIREWALL_PUBLIC'; network: string }
  /** A firewall is on, and only an administrator can see what it lets in. */
  | { code: 'FIREWALL_ON' }
  /** The VPN takes all traffic, perhaps that to neighbours too. */
  | { code: 'VPN_TAKES_ALL'; network: string }
  /** Codes and addresses from before lead nowhere. */
  | { code: 'ADDRESS_CHANGED'; address: string }
  | { code: 'PORT_CHANGED'; port: string; wanted: string }
  /** A Wi-Fi of a kind that keeps its guests apart. */
  | { code: 'ISOLATING_WIFI'; network: string }
  /** Phones are near, and none has come. */
  | { code: 'PHONES_NEARBY' }
  /** Only the router is near. */
  | { code: 'NOBODY_NEARBY' }

/** Why no phone nearby can come at all. */
export type Unreachable = Extract<Cause, { code: 'NO_NETWORK' | 'ONLY_VPN' | 'ONLY_VIRTUAL' }>

/** What cures it, where a button or a command does. */
export type Remedy =
  /** To be run by the person, in a terminal. */
  | { kind: 'command'; command: string }
  /** This computer's hotspot, and the code with which phones join a Wi-Fi. */
  | { kind: 'join-wifi' }

export type Finding = Cause & {
  /** Likely, but not known: the sentence says so. */
  isHint: boolean
  remedy: Remedy | null
}

/**
 * Why no phone nearby can come to the address of the code; null where one can, or where a person
 * has chosen the address: they know of a phone that is in the same VPN, or of none.
 */
export function unreachable({
  address,
  isAddressChosen,
}: Pick<Listening, 'address' | 'isAddressChosen'>): Unreachable | null {
  if (isAddressChosen) return null
  const network = address.interfaceName
  switch (reachOf(address)) {
    case 'lan':
      return null
    case 'vpn':
      return { code: 'ONLY_VPN', network }
    case 'virtual':
      return { code: 'ONLY_VIRTUAL', network }
    case 'none':
      return { code: 'NO_NETWORK' }
  }
}

/** The sentence of a cause, with the one thing to do. */
export function causeText(t: Translate, { code, ...values }: Cause): string {
  // TypeScript cannot see that the sentence of a code takes the values of that code.
  const say = t as (key: string, values: object) => string
  return say(`diagnosis.${code}`, values)
}
