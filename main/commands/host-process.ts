import { runProgram } from './run-program'
import { type FromHost, readRan, type ToHost } from './runner'

/**
 * The process that starts commands. To start a program Node forks, which copies the tables of all
 * memory: a process as large as the receiver would stand still for up to a quarter of a second.
 */

/** Electron's way to the process that has started a utility process; missing in Node alone. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: ToHost }) => void): void
  postMessage(message: FromHost): void
}
const { parentPort } = process as { parentPort?: ParentPort }

// Where Electron runs this as Node: a program that is Electron itself would do the same.
delete process.env.ELECTRON_RUN_AS_NODE

/** The programs that run, by the number of their question. */
const running = new Map<number, AbortController>()
const answer = (message: FromHost) =>
  parentPort ? parentPort.postMessage(message) : process.send?.(message)

async function hear(message: ToHost): Promise<void> {
  if ('stop' in message) {
    running.get(message.stop)?.abort()
    return
  }
  const { id, run } = message
  const stop = new AbortController()
  running.set(id, stop)
  const ran = await runProgram({ ...run, signal: stop.signal })
  running.delete(id)
  answer({ id, ran: readRan(ran) })
}

if (parentPort) parentPort.on('message', ({ data }) => void hear(data))
else {
  process.on('message', (message: ToHost) => void hear(message))
  // Snapland has ended, in whatever way: nothing that it started goes on.
  process.on('disconnect', () => {
    for (const stop of running.values()) stop.abort()
    const timer = setInterval(() => {
      if (running.size > 0) return
      clearInterval(timer)
      process.exit()
    }, 50)
  })
}
