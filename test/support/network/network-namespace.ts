import { randomUUID } from 'node:crypto'
import { asRoot } from '../receiver/privileges'

/**
 * A network of its own, which nothing else on the machine sees: a laptop that changes between
 * Wi-Fis.
 */
export interface NetworkNamespace {
  name: string
  /** Starts a program inside. */
  wrap: string[]
  /** The Wi-Fi gives the laptop this address. */
  join(address: string): Promise<void>
  leave(address: string): Promise<void>
  /** A further interface of this name, as the system would call it, with an address. */
  plugIn(name: string, address: string): Promise<void>
  unplug(name: string): Promise<void>
  /** curl inside: arguments to standard output. */
  curl(...args: string[]): Promise<string>
  close(): Promise<void>
}

const WHAT = 'a change of network'

export async function makeNetworkNamespace(): Promise<NetworkNamespace> {
  const name = `snapland-${randomUUID().slice(0, 8)}`
  const ip = (...args: string[]) => asRoot(WHAT, 'ip', ...args)
  await ip('netns', 'add', name)
  const wrap = ['ip', 'netns', 'exec', name]
  const inside = (...args: string[]) => ip('-n', name, ...args)
  await inside('link', 'set', 'lo', 'up')
  // Both ends of the cable are in here; one is the laptop's Wi-Fi.
  await inside('link', 'add', 'wlan0', 'type', 'veth', 'peer', 'name', 'router')
  for (const end of ['wlan0', 'router']) await inside('link', 'set', end, 'up')
  return {
    name,
    wrap,
    join: async (address) => void (await inside('addr', 'add', `${address}/24`, 'dev', 'wlan0')),
    leave: async (address) => void (await inside('addr', 'del', `${address}/24`, 'dev', 'wlan0')),
    async plugIn(name, address) {
      await inside('link', 'add', name, 'type', 'veth', 'peer', 'name', `${name}-peer`)
      for (const end of [name, `${name}-peer`]) await inside('link', 'set', end, 'up')
      await inside('addr', 'add', `${address}/24`, 'dev', name)
    },
    unplug: async (name) => void (await inside('link', 'del', name)),
    curl: (...args) => asRoot(WHAT, ...(wrap as [string, ...string[]]), 'curl', '-sS', ...args),
    close: async () => void (await ip('netns', 'delete', name)),
  }
}
