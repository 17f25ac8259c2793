import { readFile } from 'node:fs/promises'
import type { NetworkInterfaceInfo } from 'node:os'
import { chosenAddress } from './chosen-address'
import { type InterfaceFacts, type NetworkFacts, NO_FACTS } from './interface-facts'
import { linuxFacts, readLinux } from './linux'
import { macosFacts } from './macos'
import { powerShell, type RunCommand } from './run-command'
import { parseWindows, WINDOWS_QUERY, windowsFacts } from './windows'

/** Keeps what the system knows of its networks, and never has anybody wait for it. */
export interface KnownFacts {
  /** What is known by now. */
  now(): NetworkFacts
  /**
   * Asks the system again where this is another state of its networks than the last one, or it
   * prefers another of them; one question at a time.
   */
  follow(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): void
  close(): void
}

export interface FactsSource {
  /** Asks the system for all. */
  read(): Promise<NetworkFacts>
  /** The address that the system would choose now. */
  chosen(): Promise<string | null>
}

/** @param onChange called when the system has told something new */
export function createKnownFacts(
  { read, chosen }: FactsSource,
  onChange: () => void,
  report: (error: unknown) => void,
): KnownFacts {
  let isClosed = false
  let known = NO_FACTS
  let asked: string | null = null
  let choice: string | null = null
  let isAsking = false

  async function ask(state: string): Promise<void> {
    const chosenNow = await chosen()
    if (state === asked && chosenNow === choice) return
    asked = state
    choice = chosenNow
    const told = await read()
    if (isClosed || textOf(told) === textOf(known)) return
    known = told
    onChange()
  }

  return {
    now: () => known,
    follow(interfaces) {
      if (isAsking || isClosed) return
      isAsking = true
      ask(stateOf(interfaces))
        .catch(report)
        .finally(() => {
          isAsking = false
        })
    },
    close() {
      isClosed = true
    },
  }
}

/** Addresses of IPv6 come and go with time alone. */
const stateOf = (interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): string =>
  JSON.stringify(
    Object.entries(interfaces).map(([name, infos = []]) => [
      name,
      infos.filter(({ family }) => family === 'IPv4').map(({ cidr, mac }) => `${cidr} ${mac}`),
    ]),
  )

const textOf = ({ interfaces, chosen }: NetworkFacts): string =>
  JSON.stringify([[...interfaces], chosen])

/** Of a system that we do not know only what it would choose. */
export const factsSource = (platform: NodeJS.Platform, run: RunCommand): FactsSource => ({
  async read() {
    const [interfaces, chosen] = await Promise.all([readInterfaces(platform, run), chosenAddress()])
    return { interfaces, chosen }
  },
  chosen: chosenAddress,
})

async function readInterfaces(
  platform: NodeJS.Platform,
  run: RunCommand,
): Promise<ReadonlyMap<string, InterfaceFacts>> {
  switch (platform) {
    case 'linux':
      return linuxFacts(await readLinux(), await readFile('/proc/net/route', 'utf8'))
    case 'win32': {
      const output = await run(...powerShell(WINDOWS_QUERY))
      return output === null ? NO_FACTS.interfaces : windowsFacts(parseWindows(output))
    }
    case 'darwin': {
      const networksetup = (what: string) => run('/usr/sbin/networksetup', [what])
      const [hardwarePorts, serviceOrder, routes] = await Promise.all([
        networksetup('-listallhardwareports'),
        networksetup('-listnetworkserviceorder'),
        run('/usr/sbin/netstat', ['-rn', '-f', 'inet']),
      ])
      if (hardwarePorts === null) return NO_FACTS.interfaces
      return macosFacts({
        hardwarePorts,
        serviceOrder: serviceOrder ?? '',
        routes: routes ?? '',
      })
    }
    default:
      return NO_FACTS.interfaces
  }
}
