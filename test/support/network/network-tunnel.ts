import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, writeFile } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { ended, endWithUs } from '../receiver/child'
import { until } from '../until'
import type { NetworkNamespace } from './network-namespace'

/** Lets a test steer a program in a network of its own, whose 127.0.0.1 is not ours. */
export interface NetworkTunnel {
  /**
   * A program that starts another one inside, with these of its arguments changed so that the ports
   * on which it is steered are known.
   * @param program the one that it starts
   */
  starter(program: string): Promise<string>
  close(): Promise<void>
}

/** How Playwright asks Electron and Chromium for any free port. */
const STEERED = ['--inspect', '--remote-debugging-port']

/**
 * Runs inside: a socket file leads to a port there. Sockets that are files are the same in every
 * network.
 */
const RELAY = `
  const { connect, createServer } = require('node:net')
  const [path, port] = process.argv.slice(1)
  createServer((near) => {
    const far = connect(Number(port), '127.0.0.1')
    for (const [one, other] of [[near, far], [far, near]]) one.pipe(other).on('error', () => one.destroy())
  }).listen(path)
`

/** @param folder for sockets and scripts */
export async function openNetworkTunnel(
  { wrap }: Pick<NetworkNamespace, 'wrap'>,
  folder: string,
): Promise<NetworkTunnel> {
  const servers: Server[] = []
  const [command = '', ...before] = wrap
  const ports: number[] = []
  const relays: ChildProcess[] = []
  for (const option of STEERED) {
    const path = join(folder, `relay${option}`)
    const server = createServer((near) => {
      const far = connect(path)
      near.pipe(far).on('error', () => near.destroy())
      far.pipe(near).on('error', () => far.destroy())
    }).listen(0, '127.0.0.1')
    servers.push(server)
    const port = await until('a port', () => {
      const address = server.address()
      return typeof address === 'object' && address !== null && address.port
    })
    ports.push(port)
    const relay = spawn(command, [...before, process.execPath, '-e', RELAY, path, `${port}`])
    endWithUs(relay)
    relays.push(relay)
  }
  return {
    async starter(program) {
      const path = join(folder, 'start-inside')
      const cases = STEERED.map((option, at) => `${option}=0) given=${option}=${ports[at]} ;;`)
      const script = `#!/bin/sh
for given do
  shift
  case $given in
    ${cases.join('\n    ')}
  esac
  set -- "$@" "$given"
done
exec ${wrap.join(' ')} '${program}' "$@"
`
      await writeFile(path, script)
      await chmod(path, 0o755)
      return path
    },
    async close() {
      for (const server of servers) server.close()
      for (const relay of relays) {
        relay.kill()
        await ended(relay)
      }
    },
  }
}
