import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { ended } from './child'
import { AS_ORDINARY_USER } from './unprivileged'

/** A session bus as desktops have one, with a file manager on it. */
export interface SessionBus {
  /** The value of DBUS_SESSION_BUS_ADDRESS. */
  address: string
  /** `file://` addresses that the file manager was asked to show, call by call. */
  shown(): string[][]
  close(): Promise<void>
}

/** Debian's own Python: it alone has Debian's D-Bus bindings. */
const PYTHON = '/usr/bin/python3'
const FILE_MANAGER = fileURLToPath(new URL('file_manager.py', import.meta.url))

export async function startSessionBus(): Promise<SessionBus> {
  const daemon = start('dbus-daemon', ['--session', '--nofork', '--print-address=1'])
  const address = await firstLine(daemon)
  const manager = start(PYTHON, [FILE_MANAGER], { DBUS_SESSION_BUS_ADDRESS: address })
  const calls: string[][] = []
  await firstLine(manager, (line) => calls.push(JSON.parse(line)))
  return {
    address,
    shown: () => calls,
    async close() {
      for (const child of [manager, daemon]) {
        child.kill()
        await ended(child)
      }
    },
  }
}

/** As the user that the app runs as: a session bus serves no other. */
function start(program: string, args: string[], env: Record<string, string> = {}): ChildProcess {
  const asUser = process.getuid?.() === 0 ? AS_ORDINARY_USER : []
  const [command = program, ...rest] = [...asUser, program, ...args]
  return spawn(command, rest, {
    stdio: ['ignore', 'pipe', program === PYTHON ? 'inherit' : 'ignore'],
    env: { PATH: process.env.PATH ?? '', ...env },
  })
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
