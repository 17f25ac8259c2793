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

/** One listener for all of them: Node warns of more than ten. */
const endings = new Set<() => void>()
process.once('exit', () => {
  for (const end of endings) end()
})

/**
 * A child that must not outlive this process, however this process ends (but for SIGKILL).
 * @returns ends it
 */
export function endWithUs(child: ChildProcess): () => void {
  const end = () => void child.kill('SIGTERM')
  endings.add(end)
  child.once('exit', () => endings.delete(end))
  return end
}
