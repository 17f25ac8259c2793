import type { PhotoReceipt } from '../../contract/http'
import type { Store } from './store'

/** A photo that this phone has sent to the computer of this address, as its receipt said. */
export interface SentPhoto
  extends Pick<PhotoReceipt, 'id' | 'name' | 'bytes' | 'width' | 'height' | 'duration'> {
  /** When it was saved, milliseconds since 1970. */
  at: number
}

/** A photo that was chosen and is not on the computer yet. */
export interface UnfinishedPhoto {
  id: string
  /** Its name on the phone. */
  name: string
  /** When it was last waiting or under way, milliseconds since 1970. */
  at: number
}

/** JSON of `SentPhoto[]`, the newest first. */
const SENT = 'snapland-receipts'
const MOST_SENT = 100
/** JSON of `UnfinishedPhoto[]`. */
const UNFINISHED = 'snapland-unfinished'
const MOST_UNFINISHED = 1000
/** The computer keeps what has come of an unfinished photo for a day, milliseconds. */
const UNFINISHED_MS = 24 * 3600_000

export type Remembered = ReturnType<typeof createRemembered>

/**
 * What the phone remembers of photos after its page was closed: those that it sent, and those of
 * other visits that were not finished.
 * @param now milliseconds since 1970
 */
export function createRemembered(store: Store, now: () => number) {
  /** Ids of unfinished photos that this visit answers for. */
  const own = new Set<string>()
  const sent = () => read<SentPhoto>(store, SENT)
  const isOthers = ({ id, at }: UnfinishedPhoto) => !own.has(id) && now() - at < UNFINISHED_MS
  const readOthers = () => read<UnfinishedPhoto>(store, UNFINISHED).filter(isOthers)
  // The store is read only when photos come and go: these are asked for with each progress.
  let others = readOthers()
  let kept: string | null = null

  return {
    /** The newest first, a hundred at most. */
    sent,
    addSent({ id, name, bytes, width, height, duration }: Omit<SentPhoto, 'at'>): void {
      const photo: SentPhoto = { id, name, bytes, width, height, duration, at: now() }
      const before = sent().filter((other) => other.id !== id)
      store.write(SENT, JSON.stringify([photo, ...before].slice(0, MOST_SENT)))
    },
    /** Those of other visits, within a day. */
    unfinished: () => others,
    /** To be called when another page of this phone has written: it may have finished its own. */
    readAgain(): void {
      others = readOthers()
    },
    /**
     * These were chosen: of each name as many are no longer unfinished. Some phones give a photo
     * another name each time, so as many files as are unfinished stand for all of them.
     */
    chooseAgain(names: readonly string[]): void {
      const left = [...names]
      for (const { id, name } of others) {
        const at = left.indexOf(name)
        if (at >= 0) left.splice(at, 1)
        if (at >= 0 || names.length >= others.length) own.add(id)
      }
      others = others.filter(isOthers)
      kept = null
    },
    /** Keeps what is unfinished of this visit, and of others what they left. */
    keep(open: readonly Omit<UnfinishedPhoto, 'at'>[]): void {
      const ids = open.map(({ id }) => id).join()
      if (ids === kept) return
      kept = ids
      for (const { id } of open) own.add(id)
      others = readOthers()
      const list = open.map(({ id, name }) => ({ id, name, at: now() }))
      store.write(UNFINISHED, JSON.stringify([...list, ...others].slice(0, MOST_UNFINISHED)))
    },
  }
}

/** What was not written by this page is left out. */
function read<Entry extends { id: string; name: string; at: number }>(
  store: Store,
  key: string,
): Entry[] {
  try {
    // What is no list has no filter.
    return JSON.parse(store.read(key) ?? '[]').filter(isEntry)
  } catch {
    return []
  }
}

const isEntry = (entry: Partial<SentPhoto> | null): boolean =>
  typeof entry?.name === 'string' &&
  // A moment that a `Date` can tell.
  Math.abs(entry.at ?? 1e99) < 864e13 &&
  Object.values(entry).every((value) => Object(value) !== value)
