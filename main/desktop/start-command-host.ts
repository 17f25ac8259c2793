import { utilityProcess } from 'electron'
import type { StartHost } from '../commands/runner'

/** Starts the host of commands as a utility process: Electron itself does not run as Node. */
export const utilityHost =
  (file: string): StartHost =>
  () => {
    const child = utilityProcess.fork(file, [], { stdio: 'ignore', serviceName: 'Commands' })
    return {
      post: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', listener),
      end: () => void child.kill(),
    }
  }
