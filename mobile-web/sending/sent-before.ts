import type { Store } from '../phone/store'
import { crc32 } from './checksum'

const KEY = 'snapland-sent'
/** Photos remembered, the latest: about 20 kB in the browser's storage. */
const MOST = 2000

/**
 * Remembers which files this phone has begun to send, by their `edge`. The computer is asked about such a file before it is sent;
 * any other goes at once in one request. A mix-up costs that one question and nothing else.
 */
export interface SentBefore {
  has(edge: string): boolean
  add(edge: string): void
}

export function createSentBefore(store: Store): SentBefore {
  const known = new Set((store.read(KEY) ?? '').split(' '))

  return {
    has: (edge) => known.has(short(edge)),
    add(edge) {
      const one = short(edge)
      if (known.delete(one)) known.add(one)
      else store.write(KEY, Array.from(known.add(one)).slice(-MOST).join(' '))
    },
  }
}

const short = (edge: string) => crc32(new TextEncoder().encode(edge)).toString(36)
