import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ended, endWithUs } from '../../test/support/receiver/child'
import { until } from '../../test/support/until'

export interface Child {
  pid: number
  /** The first line that it prints. */
  firstLine(): Promise<string>
  close(): Promise<void>
}

/** Starts a server. What it prints goes to a file, which costs the least. */
export function startChild(home: string, command: string, args: readonly string[]): Child {
  const log = join(home, 'log')
  const file = openSync(log, 'a')
  const child = spawn(command, args, { stdio: ['ignore', file, file] })
  closeSync(file)
  // A bench that fails or is ended half-way leaves no server behind.
  const end = endWithUs(child)
  return {
    pid: child.pid ?? 0,
    firstLine: () =>
      until(`a line in ${log}`, async () => /^(.+)\n/.exec(await readFile(log, 'utf8'))?.[1]),
    async close() {
      end()
      await ended(child)
    },
  }
}

export async function untilItAnswers(port: number): Promise<void> {
  await until(`an answer on port ${port}`, async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
    await answer?.arrayBuffer()
    return answer !== null
  })
}
