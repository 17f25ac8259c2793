import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { ended, endWithUs } from '../receiver/child'
import { until } from '../until'
import type { XDisplay } from './x-display'

const LISTENER = fileURLToPath(new URL('wishes.py', import.meta.url))

/** What the windows of a display ask a window manager for, as long as nobody closes it. */
export async function windowWishes({ name }: Pick<XDisplay, 'name'>) {
  const child = spawn('python3', [LISTENER, name], { stdio: ['ignore', 'pipe', 'inherit'] })
  endWithUs(child)
  const lines: string[] = []
  createInterface(child.stdout).on('line', (line) => lines.push(line))
  await until('the listener', async () => lines.includes('listening'))
  return {
    /** "add _NET_WM_STATE_ABOVE", in their order. */
    all: () => lines.slice(1),
    async close() {
      child.kill()
      await ended(child)
    },
  }
}
