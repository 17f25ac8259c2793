import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { End, Ran, Run } from './run-program'

/** A question to the process that starts commands, or the end of one. */
export type ToHost = { id: number; run: Omit<Run, 'signal'> } | { stop: number }
export interface FromHost {
  id: number
  ran: { end: End; output: Uint8Array; errors: Uint8Array }
}

/** The process of `host-process.ts`, while it lives. */
export interface CommandHost {
  post(message: ToHost): void
  onMessage(listener: (message: FromHost) => void): void
  /** Called once. */
  onExit(listener: () => void): void
  /** Ends it with all that it has started. */
  end(): void
}
export type StartHost = () => CommandHost

export interface Runner {
  /** As `runProgram`, in the other process. @throws Error when that one has ended */
  run(run: Run): Promise<Ran>
  /** Starts the other process now. */
  prepare(): void
  close(): void
}

export const readRan = ({ end, output, errors }: Ran | FromHost['ran']): Ran => ({
  end,
  output: Buffer.from(output),
  errors: Buffer.from(errors),
})

/** Runs programs from a process of its own, which is started when it is needed and kept. */
export function createRunner(start: StartHost): Runner {
  const waiting = new Map<number, { resolve(ran: Ran): void; reject(why: Error): void }>()
  let host: CommandHost | null = null
  let last = 0

  function open(): CommandHost {
    const opened = start()
    opened.onMessage(({ id, ran }) => {
      waiting.get(id)?.resolve(readRan(ran))
      waiting.delete(id)
    })
    opened.onExit(() => {
      if (host !== opened) return
      host = null
      for (const { reject } of waiting.values()) reject(new Error('The host of commands has ended'))
      waiting.clear()
    })
    return opened
  }

  return {
    run({ signal, ...run }) {
      host ??= open()
      const current = host
      last += 1
      const id = last
      const stop = () => current.post({ stop: id })
      const ran = new Promise<Ran>((resolve, reject) => waiting.set(id, { resolve, reject }))
      current.post({ id, run })
      if (signal.aborted) stop()
      signal.addEventListener('abort', stop, { once: true })
      return ran.finally(() => signal.removeEventListener('abort', stop))
    },
    prepare() {
      host ??= open()
    },
    close() {
      host?.end()
      host = null
    },
  }
}

/** @param file the built `command-host.js` */
export const forkHost =
  (file: URL): StartHost =>
  () => {
    const child = fork(fileURLToPath(file), [], {
      // Ctrl+C in the terminal is not for it: it ends when its channel does.
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
      execArgv: [],
    })
    child.unref()
    child.channel?.unref()
    return {
      post: (message) => void (child.connected && child.send(message, () => {})),
      onMessage: (listener) => void child.on('message', listener),
      onExit(listener) {
        let isOver = false
        const once = () => {
          if (!isOver) listener()
          isOver = true
        }
        child.on('exit', once)
        child.on('error', once)
      },
      end: () => child.connected && child.disconnect(),
    }
  }
