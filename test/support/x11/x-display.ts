import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ended, endWithUs } from '../receiver/child'
import { type Picture, readXwd } from './xwd'

/** Of a window, in pixels of the display. */
export interface Place {
  x: number
  y: number
  width: number
  height: number
}

export interface XDisplay {
  /** The value of DISPLAY: ":3". */
  name: string
  /** What stands on the screen at this moment. */
  screenshot(): Promise<Picture>
  /** The file that the screen is kept in, as `readXwd` knows it. */
  frame: string
  close(): Promise<void>
}

/** A display without a screen, on the first free number, which Xvfb itself finds and tells. */
export async function startXDisplay({ width = 1280, height = 800 } = {}): Promise<XDisplay> {
  const frames = await mkdtemp(join(tmpdir(), 'snapland-display-'))
  const child = spawn(
    'Xvfb',
    [
      '-displayfd',
      '3',
      '-screen',
      '0',
      `${width}x${height}x24`,
      '-nolisten',
      'tcp',
      '-fbdir',
      frames,
      // It would start over when its last program ends, and refuse the next one meanwhile.
      '-noreset',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  endWithUs(child)
  const told = child.stdio[3]
  if (!told) throw new Error('Xvfb has no channel to tell its display on')
  const [number] = await Promise.race([
    once(told, 'data'),
    ended(child).then(() => Promise.reject(new Error('Xvfb did not start'))),
  ])
  return {
    name: `:${String(number).trim()}`,
    frame: join(frames, 'Xvfb_screen0'),
    screenshot: async () => readXwd(await readFile(join(frames, 'Xvfb_screen0'))),
    async close() {
      child.kill()
      await ended(child)
      await rm(frames, { recursive: true, force: true })
    },
  }
}
