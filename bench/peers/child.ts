import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../../test/support/network/free-port'
import { ended, endWithUs } from '../../test/support/receiver/child'
import { until } from '../../test/support/until'
import type { Client } from '../client'
import type { Picture } from '../picture'

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

/**
 * Starts a server that is told its folder and port, and waits until it answers.
 * @param home an empty folder of its own
 * @param command the program and its arguments
 */
export async function startServer(
  home: string,
  command: (folder: string, port: number) => string[] | Promise<string[]>,
) {
  const folder = join(home, 'photos')
  await mkdir(folder)
  const port = await freePort()
  const [program = '', ...args] = await command(folder, port)
  const { pid, close } = startChild(home, program, args)
  await untilItAnswers(port)
  return { folder, port, pid, close }
}

/** Sends a file by `PUT` to its name. */
export async function putFile(client: Client, { name, pieces }: Picture): Promise<void> {
  await client.send({ method: 'PUT', path: `/${name}`, body: pieces.map(({ bytes }) => bytes) })
}

async function untilItAnswers(port: number): Promise<void> {
  await until(`an answer on port ${port}`, async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
    await answer?.arrayBuffer()
    return answer !== null
  })
}
