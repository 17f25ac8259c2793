import { setTimeout as delay } from 'node:timers/promises'
import { errnoOf } from './errors'

/** What Windows answers while a virus scanner or an indexer has a file open that has just been written. */
const SCANNED = new Set(['EPERM', 'EBUSY', 'EACCES'])
/** Before each further try, milliseconds: five of them, one and a half seconds in all. */
const WAITS_MS = [50, 100, 200, 400, 800]

/**
 * Does `step`, on Windows again and again while another program may be looking at the file. Elsewhere these answers are final.
 * @throws what the last try threw
 */
export async function retryWhileScanned<Result>(
  step: () => Promise<Result>,
  { platform = process.platform, waitsMs = WAITS_MS } = {},
): Promise<Result> {
  for (const wait of platform === 'win32' ? waitsMs : []) {
    try {
      return await step()
    } catch (error) {
      if (!SCANNED.has(errnoOf(error) ?? '')) throw error
    }
    await delay(wait)
  }
  return step()
}
