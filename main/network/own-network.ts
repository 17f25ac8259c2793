import { hostname, type networkInterfaces, release } from 'node:os'
import type { Finding } from '../../contract/diagnosis'
import { type Listening, type NetworkAddress, reachOf } from '../../contract/receiver-event'
import type { ChosenNetwork } from '../../contract/settings'
import type { Clock } from '../base/clock'
import {
  createInterfaces,
  createShownAddresses,
  currentAddresses,
  isOnLoopback,
  watchAddresses,
} from './current-addresses'
import { diagnose, type Evidence } from './diagnosis/diagnose'
import { gatherEvidence } from './diagnosis/gather'
import { createVisitLog, type VisitLog } from './diagnosis/visits'
import { createKnownFacts, factsSource } from './facts/read-facts'
import { commandRunner, type RunCommand } from './facts/run-command'
import { isLocalPeer } from './ipv4'
import { isNameAnnounced, localName } from './local-name'
import { askWifiName, createWifiName } from './wifi-name'
import { askWifiPassword } from './wifi-password'

/** This computer as it is found in its networks. */
export interface OwnNetwork {
  /** The address that is shown, all of them, and what is known of it. */
  told(): Pick<Listening, 'address' | 'addresses' | 'isAddressChosen' | 'wifiName'>
  /** Its addresses and names, by which phones may ask for it. */
  names(): string[]
  /** Those that it had before in this run, too. */
  knownNames(): string[]
  /** Where phones nearby may find it, the best address first. */
  nearHosts(): string[]
  /** Its own name, where the system tells others of it. */
  toldName: string | null
  isLocal(address: string | undefined): boolean
  /** Shows this network's address whenever it is there. @returns whether it shows another now */
  prefer(network: ChosenNetwork | null): boolean
  /** Who came and could not come in. */
  visits: VisitLog
  /** Calls `onMoved` from now on when the addresses have become others. */
  follow(onMoved: () => void): void
  /** The password of the Wi-Fi of the code, where the system tells it. */
  wifiPassword(): Promise<string | null>
  /** Why phones may not come, the likeliest cause first. */
  findCauses(door: DoorFacts): Promise<Finding[]>
  close(): void
}

type DoorFacts = Pick<Evidence, 'port' | 'wantedPort' | 'isPhoneHere'>

interface OwnNetworkDeps {
  /** The only one to listen on; null for all. */
  host: string | null
  clock: Clock
  /** The name of the Wi-Fi has become known. */
  onWifiName(): void
  report(error: unknown): void
  system?: System
}

/** What is asked; this computer, where it is left out. */
interface System {
  platform: NodeJS.Platform
  run: RunCommand
  interfaces: typeof networkInterfaces
}

/** A code that was scanned before the address changed is tried for this long, milliseconds. */
const MOVED_MS = 10 * 60_000
/** Addresses from before whose pages may still be open. */
const MOST_FORMER = 32

/** Nobody waits for what the system tells: the best guess is there at once. */
export function openNetwork(deps: OwnNetworkDeps): OwnNetwork {
  const { host, clock, onWifiName, report } = deps
  const closing = new AbortController()
  const { platform, run } = deps.system ?? {
    platform: process.platform,
    run: commandRunner(closing.signal),
  }
  const interfaces = createInterfaces(clock.elapsed, report, deps.system?.interfaces)
  const facts = createKnownFacts(factsSource(platform, run), refresh, report)
  const readAddresses = () => {
    if (host === null) facts.follow(interfaces())
    return currentAddresses(host, interfaces(), facts.now())
  }
  const addresses = createShownAddresses(readAddresses)
  const wifiName = createWifiName(onWifiName, (name) => askWifiName(platform, run, name))
  const visits = createVisitLog(clock.elapsed)
  // A name leads to any address: it is none where one alone is listened on.
  const name = host === null ? localName(hostname()) : null
  let onMoved: (() => void) | null = null
  let movedAt: number | null = null
  const former = new Set<string>()
  let stopWatching = () => {}

  function refresh(): void {
    const earlier = addresses.all()
    const [before, shown] = [JSON.stringify(earlier), addresses.shown()]
    addresses.refresh()
    if (onMoved === null || JSON.stringify(addresses.all()) === before) return
    remember(earlier)
    if (shown.address !== addresses.shown().address && reachOf(shown) !== 'none')
      movedAt = clock.elapsed()
    onMoved()
  }

  function remember(all: readonly NetworkAddress[]): void {
    for (const { address } of all) {
      former.delete(address)
      former.add(address)
    }
    for (const oldest of former) if (former.size > MOST_FORMER) former.delete(oldest)
  }

  const names = () => [
    ...addresses.all().map(({ address }) => address),
    ...(isOnLoopback(host) ? ['127.0.0.1', 'localhost'] : []),
    ...(name ? [name] : []),
  ]

  function told() {
    const address = addresses.shown()
    return {
      address,
      isAddressChosen: host !== null || addresses.isChosen(),
      addresses: addresses.all(),
      wifiName: wifiName.of(address),
    }
  }

  const toldName = isNameAnnounced(platform, release()) ? name : null

  return {
    told,
    names,
    knownNames: () => [...names(), ...former],
    nearHosts() {
      const shown = addresses.shown()
      const near = addresses.all().filter((each) => each !== shown && reachOf(each) === 'lan')
      const all = reachOf(shown) === 'none' ? near : [shown, ...near]
      return [...all.map(({ address }) => address), ...(toldName ? [toldName] : [])]
    },
    toldName,
    isLocal: (address) => isLocalPeer(address, interfaces()),
    prefer(network) {
      const shown = () => JSON.stringify([addresses.shown(), addresses.isChosen()])
      const before = shown()
      addresses.prefer(network)
      return shown() !== before
    },
    visits,
    follow(listener) {
      if (host !== null) return
      onMoved = listener
      stopWatching = watchAddresses(readAddresses, refresh)
    },
    async wifiPassword() {
      const { address, wifiName: name } = told()
      const { interfaceName } = address
      if (name === null) return null
      return askWifiPassword(platform, run, { name, interfaceName })
    },
    async findCauses({ port, ...ofPhones }) {
      const { isAddressChosen, ...known } = told()
      const { address } = known
      const system = await gatherEvidence(platform, run, {
        ...known,
        facts: facts.now(),
        door: { port, program: process.execPath, ...address },
      })
      const hasMoved = movedAt !== null && clock.elapsed() - movedAt < MOVED_MS
      return diagnose({
        ...{ ...system, ...ofPhones, address, isAddressChosen, port, hasMoved },
        visits: visits.recent(),
      })
    },
    close() {
      stopWatching()
      facts.close()
      closing.abort()
    },
  }
}
