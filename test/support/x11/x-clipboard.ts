import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { XDisplay } from './x-display'

const run = promisify(execFile)

/**
 * The clipboard of a display, read by another program than the one that filled it. What is not on
 * it is empty.
 */
export function xClipboard({ name }: Pick<XDisplay, 'name'>) {
  const read = async (type: string): Promise<Buffer> => {
    const args = ['-selection', 'clipboard', '-out', '-target', type]
    const env = { ...process.env, DISPLAY: name }
    // Where there is nothing of that type, xclip fails.
    const answer = await run('xclip', args, { env, encoding: 'buffer', maxBuffer: 2 ** 26 }).catch(
      () => null,
    )
    return answer?.stdout ?? Buffer.alloc(0)
  }
  return {
    text: async () => (await read('UTF8_STRING')).toString(),
    /** A PNG. */
    picture: () => read('image/png'),
  }
}
