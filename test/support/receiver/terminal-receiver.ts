import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import * as v from 'valibot'
import type { ReceiverEvent } from '../../../contract/receiver-event'
import { EVENT } from '../docs/event-schema'
import { until } from '../until'
import type { Home } from '../window/home'
import { type Ended, ended, endWithUs } from './child'
import { isDoneLine } from './command'
import { PROJECT } from './unprivileged'

type EventOf<Name extends ReceiverEvent['type']> = Extract<ReceiverEvent, { type: Name }>

export interface FollowedReceiver {
  /** Of the program that was started, `wrap` if there is one. */
  pid: number
  listening: EventOf<'listening'>
  /** Every line of stdout so far, as it was printed. */
  lines: readonly string[]
  /** The first event of that name, past or still to come, that `matches`. */
  event<Name extends ReceiverEvent['type']>(
    name: Name,
    matches?: (event: EventOf<Name>) => boolean,
  ): Promise<EventOf<Name>>
  stop(signal: NodeJS.Signals): Promise<Ended>
  /** Waits for an end that something else brings about. */
  ended(): Promise<Ended>
  close(): Promise<void>
}

export interface TerminalReceiver extends FollowedReceiver {
  /** From now on nobody reads what it prints. @returns reads it again */
  stopReading(): () => void
  /** Writes a line into its stdin. */
  write(line: string): void
}

/**
 * `npm run receive -- --json` without the set-up, listening on this machine alone.
 * @param wrap the program that starts it, with its arguments: strace, setpriv...
 * @param host null listens on all addresses: only for a network namespace of its own
 * @param command the built program, or another that does the same
 */
export async function startTerminalReceiver(
  home: Home,
  args: string[] = [],
  wrap: string[] = [],
  host: string | null = '127.0.0.1',
  command = [process.execPath, join(PROJECT, 'out/main/headless.js')],
): Promise<TerminalReceiver> {
  const [program = '', ...before] = [...wrap, ...command]
  const child = spawn(
    program,
    [
      ...before,
      ...['--json', '--folder', home.folder, '--data', home.data],
      ...(host === null ? [] : ['--host', host]),
      ...['--name', 'Test laptop'],
      ...args,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  return {
    ...(await followReceiver(child, child.stdout)),
    stopReading() {
      child.stdout.pause()
      return () => child.stdout.resume()
    },
    write: (line) => void child.stdin.write(`${line}\n`),
  }
}

/**
 * Reads the events of a receiver that was started with `--json`, once it listens.
 * @param stdout what it prints, wherever that comes from
 */
export async function followReceiver(
  child: ChildProcess,
  stdout: Readable,
): Promise<FollowedReceiver> {
  endWithUs(child)
  const lines: string[] = []
  const events: ReceiverEvent[] = []
  createInterface({ input: stdout }).on('line', (line) => {
    lines.push(line)
    if (!isDoneLine(line)) events.push(v.parse(EVENT, JSON.parse(line)))
  })

  const event: FollowedReceiver['event'] = (name, matches = () => true) =>
    until(`the event "${name}"`, () => {
      if (child.exitCode !== null) throw new Error(`The receiver ended with ${child.exitCode}`)
      return events.find(
        (each): each is EventOf<typeof name> =>
          each.type === name && matches(each as EventOf<typeof name>),
      )
    })
  const stop = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended(child)
  }
  const close = async () => {
    await stop('SIGKILL')
  }
  return {
    pid: child.pid ?? 0,
    listening: await event('listening'),
    lines,
    event,
    stop,
    ended: () => ended(child),
    close,
  }
}
