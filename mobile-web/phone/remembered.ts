import type { PhotoReceipt } from '../../contract/http'
import type { Store } from './store'

/** A photo that this phone has sent to the computer of this address, as its receipt said. */
export interface SentPhoto
  extends Pick<PhotoReceipt, 'id' | 'name' | 'bytes' | 'width' | 'height' | 'duration'> {
  /** When it was saved, milliseconds since 1970. */
  at: number
}

/** What tells a file from others, at each visit and in each page the same. */
export interface ChosenFile {
  /** Its name on the phone. */
  name: string
  bytes: number
}

/** JSON of `SentPhoto[]`, the newest first. */
const SENT = 'snapland-receipts'
const MOST_SENT = 100
/**
 * JSON of `[file, at][]`, by all pages of this phone: when a page was last at this file,
 * milliseconds since 1970; negative once it is saved. The latest are the last.
 */
const FILES = 'snapland-unfinished'
const MOST_FILES = 2000
/** The computer keeps what has come of an unfinished photo for a day, milliseconds. */
const UNFINISHED_MS = 24 * 3600_000
/** Pages that are open keep their files as often, milliseconds. */
export const KEEP_MS = 5000
/** After this silence a page is gone, milliseconds: browsers wake a hidden one once a minute. */
const GONE_MS = 70_000

export type Remembered = ReturnType<typeof createRemembered>

/**
 * What the phone remembers of photos after its page was closed: those that it sent, and those that
 * no page of it has finished. Of pages that write at the same moment the last one wins; the others
 * put right what they know when they keep their files the next time.
 * @param now milliseconds since 1970
 */
export function createRemembered(store: Store, now: () => number) {
  /** What this page has not finished. */
  let own = new Set<string>()
  const sent = () => readList<SentPhoto>(store.read(SENT), isSent)

  const isRecent = ([file, at]: [string, number]) =>
    typeof file === 'string' && Math.abs(now() - Math.abs(at)) < UNFINISHED_MS
  const readFiles = () => new Map(readList<[string, number]>(store.read(FILES), isRecent))
  function writeFiles(files: ReadonlyMap<string, number>): void {
    const text = JSON.stringify([...files].slice(-MOST_FILES))
    // What is the same may undo what another page writes at this moment.
    if (text !== store.read(FILES)) store.write(FILES, text)
  }
  const lostOf = (files: ReadonlyMap<string, number>) =>
    [...files].filter(([, at]) => at > 0 && now() - at >= GONE_MS).map(([file]) => file)

  return {
    /** The newest first, a hundred at most. */
    sent,
    addSent({ id, name, bytes, width, height, duration }: Omit<SentPhoto, 'at'>): void {
      const photo: SentPhoto = { id, name, bytes, width, height, duration, at: now() }
      const before = sent().filter((other) => other.id !== id)
      store.write(SENT, JSON.stringify([photo, ...before].slice(0, MOST_SENT)))
    },
    /**
     * These were chosen: of each name as many are no longer unfinished, since an iPhone converts a
     * photo to other bytes each time. Some phones give it another name each time, so as many files
     * as are unfinished stand for all of them.
     */
    chooseAgain(chosen: readonly ChosenFile[]): void {
      const files = readFiles()
      const lost = lostOf(files)
      for (const file of chosen) {
        const isLike = (other: string) => other.startsWith(`${file.name}/`) && files.has(other)
        const key = keyOf(file)
        files.delete(lost.includes(key) ? key : `${lost.find(isLike)}`)
      }
      if (chosen.length >= lost.length) for (const file of lost) files.delete(file)
      writeFiles(files)
    },
    /**
     * Keeps what this page knows of its files.
     * @param isLeaving it is being closed, and is at its open files no longer
     * @returns the files that no page has finished or is at, within a day
     */
    keep(open: readonly ChosenFile[], saved: readonly ChosenFile[], isLeaving?: boolean): string[] {
      const files = readFiles()
      const before = own
      own = new Set(open.map(keyOf))
      const at = (file: string) => files.get(file) ?? 0
      for (const file of saved.map(keyOf)) if (at(file) > 0) files.set(file, -now())
      for (const file of before) if (at(file) > 0 && !own.has(file)) files.delete(file)
      const moment = now() - (isLeaving ? GONE_MS : 0)
      for (const file of own) {
        if (at(file) >= 0 && (isLeaving || now() - at(file) >= KEEP_MS)) files.set(file, moment)
      }
      writeFiles(files)
      return lostOf(files)
    },
  }
}

const keyOf = ({ name, bytes }: ChosenFile): string => `${name}/${bytes}`

/** What was not written by this page is left out. */
function readList<Entry>(text: string | null, isGood: (entry: Entry) => boolean): Entry[] {
  try {
    // What is no list has no filter.
    return JSON.parse(text ?? '[]').filter(isGood)
  } catch {
    return []
  }
}

const isSent = (entry: Partial<SentPhoto> | null): boolean =>
  typeof entry?.name === 'string' &&
  // A moment that a `Date` can tell.
  Math.abs(entry.at ?? 1e99) < 864e13 &&
  Object.values(entry).every((value) => Object(value) !== value)
