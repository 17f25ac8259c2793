import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { errnoOf } from '../base/errors'

/**
 * A program that was started, with all that it starts. On POSIX it has a group of processes of its
 * own (`detached`): a program that leaves it on purpose (setsid) is out of reach. Windows knows the
 * children of a process only while it lives.
 */
export interface ProcessTree {
  /** The system's lowest priority: receiving comes first. */
  makeLowest(): void
  /** Asks all of them to end, or ends them. */
  end(how: 'SIGTERM' | 'SIGKILL'): void
  /** Whether any of them is still there; false where that cannot be known. */
  isAlive(): boolean
}

const isWindows = process.platform === 'win32'

/** @param pid of a program that was started with `detached` where this is not Windows */
export function processTree(pid: number): ProcessTree {
  const signal = (how: NodeJS.Signals | 0): boolean => {
    try {
      return process.kill(-pid, how)
    } catch (error) {
      // EPERM: macOS says so of a group of which only a zombie is left.
      if (errnoOf(error) === 'ESRCH' || errnoOf(error) === 'EPERM') return false
      throw error
    }
  }
  return {
    makeLowest() {
      try {
        setPriority(pid, constants.priority.PRIORITY_LOW)
      } catch {
        // It has ended already.
      }
    },
    end(how) {
      if (!isWindows) return void signal(how)
      const killer = spawn('taskkill', ['/PID', `${pid}`, '/T', '/F'], {
        stdio: 'ignore',
        windowsHide: true,
      })
      killer.on('error', () => {})
    },
    isAlive: () => !isWindows && signal(0),
  }
}
