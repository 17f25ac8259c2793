import { type Cause, type Finding, type Remedy, unreachable } from '../../../contract/diagnosis'
import { type NetworkAddress, reachOf } from '../../../contract/receiver-event'
import type { FirewallFinding } from './firewall'
import type { Visits } from './visits'

/** All that is known of why phones do not come. What nobody could tell is null. */
export interface Evidence {
  /** The address of the code. */
  address: NetworkAddress
  /** A person has chosen it. */
  isAddressChosen: boolean
  port: number
  /** The port that it should have; null: any. */
  wantedPort: number | null
  /** Whether the code had another address a while ago. */
  hasMoved: boolean
  /** The interface that holds the way to the internet. */
  defaultRoute: Pick<NetworkAddress, 'interfaceName' | 'kind'> | null
  firewall: FirewallFinding | null
  neighbours: Neighbours | null
  /** The name of the Wi-Fi. */
  wifiName: string | null
  visits: Visits
  /** A phone has the page open: also one that no table of neighbours has, as on this computer. */
  isPhoneHere: boolean
}

/** Who is in the neighbour table of the network of the code, without its router. */
export interface Neighbours {
  all: number
  /** Those whose hardware address is a random one, as phones have it. */
  phones: number
}

/**
 * Wi-Fis that keep their guests apart: of universities, hotels, trains, cafés, and for guests; not
 * the Freebox of a French home, nor the Prendergasts.
 */
const ISOLATING =
  /eduroam|hotel|hostel|hilton|marriott|airport|wifionice|\bdb\b|sncf|westlan|starbucks|mcdonald|guest|visitor|hotspot|(?<!\p{L})(gast|gäst|invit|public|free(?!\p{L}|\p{N}|[ _-]?box)|free[ _-]?wi-?fi)|게스트|손님|ゲスト|访客|訪客/iu

/**
 * The causes for which there is evidence, the likeliest first: what is certain, then what phones
 * themselves have shown, then hints.
 */
export function diagnose(evidence: Evidence): Finding[] {
  const nowhere = unreachable(evidence)
  // What keeps phones from an address that none can reach does not matter.
  if (nowhere) return [certain(nowhere, JOIN_WIFI)]
  const isNearby = reachOf(evidence.address) === 'lan'
  const found = [
    ...ofVisits(evidence.visits),
    ...ofFirewall(evidence.firewall),
    ...(isNearby ? [...ofPlace(evidence), ...ofNeighbours(evidence)] : []),
  ]
  return [...found.filter(({ isHint }) => !isHint), ...found.filter(({ isHint }) => isHint)]
}

const certain = (cause: Cause, remedy: Remedy | null = null): Finding => ({
  ...cause,
  isHint: false,
  remedy,
})
const hint = (cause: Cause, remedy: Remedy | null = null): Finding => ({
  ...cause,
  isHint: true,
  remedy,
})
const JOIN_WIFI: Remedy = { kind: 'join-wifi' }

/** A phone that came all the way here is no question of the network. */
function ofVisits({ oldCode, wrongDigits, wrongHost, https, noHttp }: Visits): Finding[] {
  return [
    ...(oldCode ? [certain({ code: 'OLD_CODE' })] : []),
    ...(wrongDigits ? [certain({ code: 'WRONG_DIGITS' })] : []),
    ...(wrongHost === null ? [] : [certain({ code: 'WRONG_HOST', host: wrongHost })]),
    ...(https === null ? [] : [certain({ code: 'HTTPS_TRIED', address: https })]),
    ...(noHttp ? [hint({ code: 'NO_HTTP' })] : []),
  ]
}

function ofFirewall(firewall: FirewallFinding | null): Finding[] {
  if (firewall === null) return []
  const { cause, command } = firewall
  const remedy = command === null ? null : ({ kind: 'command', command } as const)
  return [cause.code === 'FIREWALL_ON' ? hint(cause, remedy) : certain(cause, remedy)]
}

function ofPlace({ hasMoved, address, port, wantedPort, defaultRoute }: Evidence): Finding[] {
  const found: Finding[] = []
  if (defaultRoute?.kind === 'vpn')
    found.push(hint({ code: 'VPN_TAKES_ALL', network: defaultRoute.interfaceName }))
  if (hasMoved) found.push(hint({ code: 'ADDRESS_CHANGED', address: `${address.address}:${port}` }))
  if (wantedPort !== null && wantedPort !== 0 && wantedPort !== port)
    found.push(hint({ code: 'PORT_CHANGED', port: `${port}`, wanted: `${wantedPort}` }))
  return found
}

function ofNeighbours({ neighbours, wifiName, address, isPhoneHere }: Evidence): Finding[] {
  if (isPhoneHere) return []
  const isIsolating =
    address.kind === 'wifi' && wifiName !== null && ISOLATING.test(wifiName.normalize())
  if (isIsolating && !neighbours?.phones)
    return [hint({ code: 'ISOLATING_WIFI', network: wifiName }, JOIN_WIFI)]
  if (neighbours === null) return []
  if (neighbours.phones > 0) return [hint({ code: 'PHONES_NEARBY' }, JOIN_WIFI)]
  return neighbours.all === 0 ? [hint({ code: 'NOBODY_NEARBY' }, JOIN_WIFI)] : []
}
