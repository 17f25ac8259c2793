import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ended, endWithUs } from '../receiver/child'
import { asRoot } from '../receiver/privileges'
import { PROJECT } from '../receiver/unprivileged'
import { until } from '../until'

interface End {
  address: string
  port: number
}

/** What left the laptop. */
export interface Packet {
  protocol: string
  from: End
  to: End
  /** The name that a name server is asked for. */
  asks: string | null
}

/** A laptop's network with a way out, whose router writes down all that goes there. */
export interface WatchedNetwork {
  /** Starts a program on the laptop. */
  wrap: string[]
  /** The laptop's address. */
  address: string
  /** All that left the laptop since it was asked last, but questions about neighbours. */
  packets(): Promise<Packet[]>
  /** curl on a phone in the same network: arguments to standard output. */
  curl(...args: string[]): Promise<string>
  close(): Promise<void>
}

const WHAT = 'what leaves a computer'
const LAPTOP = '192.168.77.2'
const ROUTER = '192.168.77.1'
/** "Discard" (RFC 863). */
const MARK_PORT = 9

export async function makeWatchedNetwork(): Promise<WatchedNetwork> {
  const name = `snapland-${randomUUID().slice(0, 8)}`
  const [laptop, router] = [`${name}-laptop`, `${name}-router`]
  const ip = (...args: string[]) => asRoot(WHAT, 'ip', ...args)
  const at = (network: string) => (command: string) => ip('-n', network, ...command.split(' '))
  for (const each of [laptop, router]) await ip('netns', 'add', each)
  const [onLaptop, onRouter] = [at(laptop), at(router)]
  await onLaptop(`link add wlan0 type veth peer name lan netns ${router}`)
  for (const [on, own] of [
    [onLaptop, { link: 'wlan0', v4: LAPTOP, v6: 'fd00:77::2' }],
    [onRouter, { link: 'lan', v4: ROUTER, v6: 'fd00:77::1' }],
  ] as const) {
    await on('link set lo up')
    await on(`link set ${own.link} up`)
    await on(`addr add ${own.v4}/24 dev ${own.link}`)
    await on(`addr add ${own.v6}/64 dev ${own.link} nodad`)
  }
  await onLaptop(`route add default via ${ROUTER}`)
  await onLaptop('-6 route add default via fd00:77::1')
  // `ip netns exec` puts it in the place of the machine's own (ip-netns(8)).
  const etc = join('/etc/netns', laptop)
  await mkdir(etc, { recursive: true })
  await writeFile(join(etc, 'resolv.conf'), `nameserver ${ROUTER}\n`)

  const script = join(PROJECT, 'test/support/network/router.py')
  const inLaptop = ['netns', 'exec', laptop]
  const inRouter = ['netns', 'exec', router]
  const watcher = spawn('ip', [...inRouter, 'python3', script, 'lan', ROUTER], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  endWithUs(watcher)
  let isReady = false
  const told: Packet[] = []
  createInterface({ input: watcher.stdout }).on('line', (line) => {
    if (isReady) told.push(JSON.parse(line))
    isReady = true
  })
  await until('the router', () => {
    if (watcher.exitCode !== null) throw new Error(`The router ended with ${watcher.exitCode}`)
    return isReady
  })
  const isMark = ({ protocol, to }: Packet) => protocol === 'udp' && to.port === MARK_PORT
  return {
    wrap: ['ip', ...inLaptop],
    address: LAPTOP,
    async packets() {
      // What was sent before the mark is told before it.
      await asRoot(WHAT, 'ip', ...inLaptop, 'bash', '-c', `echo > /dev/udp/${ROUTER}/${MARK_PORT}`)
      await until('the mark', () => told.some(isMark))
      return told.splice(0).filter((packet) => !isMark(packet))
    },
    curl: (...args) => asRoot(WHAT, 'ip', ...inRouter, 'curl', '-sS', ...args),
    async close() {
      watcher.kill()
      await ended(watcher)
      for (const each of [laptop, router]) await ip('netns', 'delete', each)
      await rm(etc, { recursive: true })
    },
  }
}
