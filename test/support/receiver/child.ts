import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
}

/** Waits for the end of a process that may have ended already. */
export async function ended(child: ChildProcess): Promise<Ended> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return { code: child.exitCode, signal: child.signalCode }
}

/**
 * A child that must not outlive this process, however this process ends (but for SIGKILL).
 * @returns lets go of it
 */
export function endWithUs(child: ChildProcess): () => void {
  const end = () => void child.kill('SIGTERM')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  return end
}
