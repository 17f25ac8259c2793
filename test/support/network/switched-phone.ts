import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asRoot } from '../receiver/privileges'
import type { NetworkNamespace } from './network-namespace'

/** A phone at the switch, or the access point, to which a laptop's Wi-Fi leads. */
export interface SwitchedPhone {
  /** Starts a program on the phone. */
  wrap: [string, ...string[]]
  /** curl on the phone: arguments to standard output. */
  curl(...args: string[]): Promise<string>
  /** The switch lets nobody talk to another one who is connected to it, but to the router alone. */
  isolate(isIsolating: boolean): Promise<void>
  /** The phone's system finds this name at this address, as by mDNS. */
  names(name: string, address: string): Promise<void>
  close(): Promise<void>
}

const WHAT = 'a phone at a switch'
/** Given by nobody, as phones have it. */
const RANDOM_MAC = 'da:a1:19:01:02:03'

/**
 * Puts a switch with a router behind the laptop's Wi-Fi, and a phone with these addresses at it.
 * The router has the first address of the phone's first network.
 */
export async function addPhone(
  { name }: NetworkNamespace,
  ...addresses: string[]
): Promise<SwitchedPhone> {
  const [phone, access] = [`${name}-phone`, `${name}-switch`]
  const ip = (...args: string[]) => asRoot(WHAT, 'ip', ...args)
  const on = (where: string) => (command: string) => ip('-n', where, ...command.split(' '))
  for (const each of [phone, access]) await ip('netns', 'add', each)
  const [onPhone, onSwitch] = [on(phone), on(access)]
  await on(name)(`link set router netns ${access}`)
  await onSwitch('link add br0 type bridge')
  await onPhone(`link add wlan0 address ${RANDOM_MAC} type veth peer name phone netns ${access}`)
  for (const each of ['router', 'phone']) await onSwitch(`link set ${each} master br0`)
  for (const each of ['router', 'phone', 'br0']) await onSwitch(`link set ${each} up`)
  for (const each of ['lo', 'wlan0']) await onPhone(`link set ${each} up`)
  for (const each of addresses) await onPhone(`addr add ${each}/24 dev wlan0`)
  await onSwitch(`addr add ${addresses[0]?.replace(/\d+$/, '1')}/24 dev br0`)
  // `ip netns exec` puts it in the place of the machine's own (ip-netns(8)).
  const etc = join('/etc/netns', phone)
  await mkdir(etc, { recursive: true })
  const hosts = join(etc, 'hosts')
  await writeFile(hosts, '')
  const wrap: SwitchedPhone['wrap'] = ['ip', 'netns', 'exec', phone]
  return {
    wrap,
    curl: (...args) => asRoot(WHAT, ...wrap, 'curl', '-sS', ...args),
    async isolate(isIsolating) {
      const state = isIsolating ? 'on' : 'off'
      for (const each of ['router', 'phone'])
        await asRoot(WHAT, 'bridge', '-n', access, 'link', 'set', 'dev', each, 'isolated', state)
    },
    names: (host, address) => writeFile(hosts, `${address} ${host}\n`),
    async close() {
      for (const each of [phone, access]) await ip('netns', 'delete', each)
      await rm(etc, { recursive: true })
    },
  }
}
