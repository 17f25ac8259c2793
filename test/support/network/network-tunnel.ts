import { spawn } from 'node:child_process'
import { chmod, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
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

/** A port here that leads to the same one inside. */
export interface Relay {
  port: number
  close(): Promise<void>
}

/** @param path for a socket */
export async function openRelay(
  { wrap }: { wrap: readonly string[] },
  path: string,
): Promise<Relay> {
  const server = createServer((near) => {
    const far = connect(path)
    near.pipe(far).on('error', () => near.destroy())
    far.pipe(near).on('error', () => far.destroy())
  }).listen(0, '127.0.0.1')
  const port = await until('a port', () => {
    const address = server.address()
    return typeof address === 'object' && address !== null && address.port
  })
  const [command = '', ...before] = wrap
  const relay = spawn(command, [...before, process.execPath, '-e', RELAY, path, `${port}`])
  endWithUs(relay)
  return {
    port,
    async close() {
      server.close()
      relay.kill()
      await ended(relay)
    },
  }
}

/** @param folder for sockets and scripts */
export async function openNetworkTunnel(
  { wrap }: Pick<NetworkNamespace, 'wrap'>,
  folder: string,
): Promise<NetworkTunnel> {
  const relays: Relay[] = []
  for (const option of STEERED)
    relays.push(await openRelay({ wrap }, join(folder, `relay${option}`)))
  return {
    async starter(program) {
      const path = join(folder, 'start-inside')
      const cases = STEERED.map(
        (option, at) => `${option}=0) given=${option}=${relays[at]?.port} ;;`,
      )
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
      for (const relay of relays) await relay.close()
    },
  }
}
