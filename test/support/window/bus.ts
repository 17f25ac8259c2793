import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { ended } from '../receiver/child'
import { AS_ORDINARY_USER } from '../receiver/unprivileged'

/** A session bus as desktops have one. */
export interface Bus {
  /** The value of DBUS_SESSION_BUS_ADDRESS. */
  address: string
  close(): Promise<void>
}

/** Something of the desktop that stands on the bus. */
export interface BusService {
  /** Tells it something, as one line. */
  say(line: string): void
  close(): Promise<void>
}

/** Debian's own Python: it alone has Debian's D-Bus bindings. */
const PYTHON = '/usr/bin/python3'

export async function startBus(): Promise<Bus> {
  const daemon = start('dbus-daemon', ['--session', '--nofork', '--print-address=1'])
  const address = await firstLine(daemon)
  return { address, close: () => end(daemon) }
}

/**
 * Starts a script of this folder on the bus. It is there once it has printed a line.
 * @param onLine gets every line after that
 */
export async function startBusService(
  { address }: Bus,
  script: string,
  onLine: (line: string) => void,
): Promise<BusService> {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const service = start(PYTHON, [path], { DBUS_SESSION_BUS_ADDRESS: address })
  await firstLine(service, onLine)
  return { say: (line) => void service.stdin?.write(`${line}\n`), close: () => end(service) }
}

/** As the user that the app runs as: a session bus serves no other. */
function start(program: string, args: string[], env: Record<string, string> = {}): ChildProcess {
  const asUser = process.getuid?.() === 0 ? AS_ORDINARY_USER : []
  const [command = program, ...rest] = [...asUser, program, ...args]
  return spawn(command, rest, {
    stdio: ['pipe', 'pipe', program === PYTHON ? 'inherit' : 'ignore'],
    env: { PATH: process.env.PATH ?? '', ...env },
  })
}

async function end(child: ChildProcess): Promise<void> {
  child.kill()
  await ended(child)
}

async function firstLine(child: ChildProcess, later = (_line: string) => {}): Promise<string> {
  if (!child.stdout) throw new Error('It has no output')
  const lines = createInterface(child.stdout)
  const first = new Promise<string>((resolve) => lines.once('line', resolve))
  const line = await Promise.race([
    first,
    ended(child).then(() => Promise.reject(new Error('The session bus did not start'))),
  ])
  lines.on('line', later)
  return line
}
