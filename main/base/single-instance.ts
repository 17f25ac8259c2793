import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError, errnoOf } from './errors'

/**
 * The name of the lock, short enough for a socket's address wherever the folder is (Linux allows
 * 107 bytes).
 */
export function lockPath(dataFolder: string): string {
  const name = `snapland-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

/**
 * Makes this process the only one on a data folder: two would write one index. The lock is a socket
 * that the system closes with the process, so that a killed one leaves nothing that has to be
 * judged by its age.
 * @param dataFolder its real path
 * @returns the release
 * @throws AppError when another process has it
 */
export async function lockDataFolder(dataFolder: string): Promise<() => Promise<void>> {
  const path = lockPath(dataFolder)
  const server = createServer((socket) => socket.end()).unref()
  if (!(await listenOn(server, path))) {
    if (await answers(path)) {
      const running = `Snapland is already running with the data folder ${dataFolder}`
      const message = `${running}. Quit it first, or choose another with --data.`
      throw new AppError('ALREADY_RUNNING', { details: { folder: dataFolder }, message })
    }
    await rm(path, { force: true })
    if (!(await listenOn(server, path))) throw new Error(`${path} cannot be used as a lock.`)
  }
  return () => new Promise((resolve) => server.close(() => resolve()))
}

function listenOn(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: Error) => {
      if (errnoOf(error) === 'EADDRINUSE') resolve(false)
      else reject(error)
    }
    server.once('error', onError)
    server.listen(path, () => {
      server.off('error', onError)
      resolve(true)
    })
  })
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
