import type { Store } from '../phone/store'
import { crc32 } from './checksum'

const KEY = 'snapland-sent'
/** The latest photos are remembered, in about 20 kB of the browser's storage. */
const MOST = 2000

/**
 * Remembers which files were sent or begun, by their `edge`. The computer is asked about such a
 * file before it is sent. Any other is sent in one request. A collision costs one question.
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
