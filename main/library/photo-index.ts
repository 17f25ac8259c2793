import * as v from 'valibot'
import type { Photo, Sender } from '../../contract/photo'
import { type Log, NO_LOG } from '../base/log'
import { FACTS_VERSION } from '../image/formats'
import type { Change } from './index-tables'
import { createIndexThread, type IndexThread } from './index-thread'
import type { Rows } from './index-worker'
import type { HeicClaim } from './photo'

/** What is remembered of an upload between requests and over a restart. */
export interface StoredUpload {
  id: string
  /** The safe form of the name the phone gave. */
  name: string
  /** Total length in bytes; null while the sender has not said it. */
  length: number | null
  /** Bytes that surely stand in the part; never more than are there. */
  offset: number
  sender: Sender
  /** Where it comes from, as `sourceOf` says it; empty in what an earlier version recorded. */
  source: string
  /** The sender's short description of the content, see `METADATA_KEYS`. */
  edge: string | null
  /**
   * tus's `Upload-Metadata` as the sender gave it, empty where there was none: the standard wants
   * it told again.
   */
  metadata: string
  wasHeic: HeicClaim
  /** The file's own date as the phone told it, milliseconds. */
  lastModified: number | null
  /** Whether the sender knows the id and may go on after a break. */
  resumable: boolean
  /** Whether it begins at its start again where its bytes were lost; else it is given up then. */
  canRestart: boolean
  createdAt: number
  /** The final name that a commit is about to take, as a path below the receiving folder. */
  committing: string | null
  /** That name may be held by an empty file of ours, on a file system without hard links. */
  isReserving: boolean
  /** The person has given it up: its sender hears that, and no part is left. */
  isGivenUp: boolean
}

/** What the sender said of a photo and may ask for again. */
export type Said = Pick<StoredUpload, 'edge' | 'metadata'>

/** What is known of a photo and not shown. */
export interface Kept extends Said {
  /** Of its content, see `same-length.ts`, where it was needed. */
  sample?: string
}

export interface IndexedPhoto extends Kept {
  photo: Photo
  /** Its facts were read by an earlier version of the readers. */
  isOutdated: boolean
}

/**
 * What is known of one receiving folder. A change is told and written a moment later, together with
 * others; `written` waits for it. One that cannot be written is tried again, and its photo is none
 * the worse: the folder is the truth.
 */
export interface PhotoIndex {
  /** In the order in which they were written, some at a time. @throws the thread's error */
  photos(): AsyncIterable<readonly IndexedPhoto[]>
  /** The photo takes the place of its upload, in one transaction. */
  savePhoto(photo: Photo, kept: Kept): void
  /** What is known of a photo has changed; its `edge` has not. */
  updatePhoto(photo: Photo, kept: Omit<IndexedPhoto, 'photo' | 'edge'>): void
  removePhoto(id: string): void
  /** @throws the thread's error */
  uploads(): Promise<StoredUpload[]>
  saveUpload(upload: StoredUpload): void
  removeUpload(id: string): void
  /**
   * Resolves when all that was told so far outlives this process (not a loss of power); also where
   * it cannot be written, which the log tells.
   */
  written(): Promise<void>
}

/** The index of all receiving folders that this computer has had, in one database. */
export interface OpenPhotoIndex {
  /** @param path the folder's real path */
  ofFolder(path: string): PhotoIndex
  /** Waits for what was told so far; what is told later is lost. */
  close(): Promise<void>
}

/** As it stands in the column `photo`. */
type StoredPhoto = Photo & Partial<Omit<Kept, 'edge'>> & { factsVersion?: number }

/** What an earlier version did not write down of an upload. */
const NOT_KNOWN_OF_UPLOAD = { source: '', isGivenUp: false, canRestart: true }

/** What the first version did not write down. */
const NOT_KNOWN_BEFORE = {
  capturedLocal: null,
  duration: null,
  film: null,
  contentId: null,
  isDamaged: false,
  isLocationRemoved: false,
  isConverted: false,
}

/** A change that nobody waits for is written after this time, with all others; milliseconds. */
const LAZY_MS = 200
/** What could not be written is tried again after this time, milliseconds. */
const AGAIN_MS = 5000
/** While nothing can be written, no more changes than these are kept; the oldest go. */
export const MOST_FAILED = 10_000

/**
 * Opens the index in a thread of its own. Only one process may have it open (`single-instance.ts`
 * sees to that). It is a convenience, not the truth: a row that a power cut takes away loses no
 * photo, so it is not synced at every write (a killed process loses nothing that was `written`: the
 * operating system has the bytes). One that cannot be read is put aside, and made again from the
 * folder; where none can be opened, the first question says so.
 * @param file of the database
 * @param workerFile the built `index-worker.js`
 */
export function openPhotoIndex(file: string, workerFile: URL, log: Log = NO_LOG): OpenPhotoIndex {
  const thread = createIndexThread(workerFile, file, log)
  const changes = createChanges(thread, log)
  return {
    ofFolder: (path) => indexOf(path, thread, changes),
    async close() {
      await changes.close()
      await thread.close()
    },
  }
}

interface Changes {
  /** @param row what changes, by which the last change of each row is known */
  tell(row: string, change: Change): void
  written(): Promise<void>
  close(): Promise<void>
}

/**
 * Collects changes and gives them to the thread, all that there are at once, one such batch at a
 * time: the more come, the larger is the batch. At most one change a row and kind is kept, so the
 * list is no longer than what it is about.
 */
function createChanges(thread: IndexThread, log: Log): Changes {
  let waiting = new Map<string, Change>()
  let last: Promise<void> = Promise.resolve()
  let hasNext = false
  let isFailing = false
  let isClosed = false
  let timer: NodeJS.Timeout | undefined

  async function send(): Promise<void> {
    hasNext = false
    clearTimeout(timer)
    timer = undefined
    const batch = waiting
    waiting = new Map()
    try {
      await thread.ask({ changes: [...batch.values()] })
      isFailing = false
    } catch (error) {
      if (!isFailing) log.error('The index of the photos cannot be written for now:', error)
      isFailing = true
      const later = waiting
      waiting = batch
      for (const [row, change] of later) put(row, change)
    }
  }

  /** Behind all others: what changed first is written first. */
  function put(row: string, change: Change): void {
    waiting.delete(row)
    waiting.set(row, change)
    const [oldest = row] = waiting.keys()
    if (isFailing && waiting.size > MOST_FAILED) waiting.delete(oldest)
    timer ??= setTimeout(written, isFailing ? AGAIN_MS : LAZY_MS).unref()
  }

  function written(): Promise<void> {
    if (waiting.size > 0 && !hasNext) {
      hasNext = true
      last = last.then(send)
    }
    return last
  }

  return {
    tell(row, change) {
      if (!isClosed) put(row, change)
    },
    written,
    async close() {
      isClosed = true
      await written()
      waiting.clear()
      clearTimeout(timer)
    },
  }
}

/** What the program cannot go on without. The rest is believed: nobody else writes here. */
const NAMED = {
  id: v.string(),
  name: v.string(),
  sender: v.object({ id: v.string(), name: v.string() }),
}
const PHOTO = v.object({
  photo: v.object({ ...NAMED, bytes: v.number(), receivedAt: v.number() }),
})
const UPLOAD = v.object({ ...NAMED, offset: v.number(), createdAt: v.number() })

function indexOf(folder: string, thread: IndexThread, { tell, written }: Changes): PhotoIndex {
  /**
   * Reads a table, some rows at a time. Rows that are not ours end it, and the thread begins a new
   * index.
   */
  async function* rowsOf<Row>(
    read: 'photos' | 'uploads',
    schema: v.GenericSchema,
  ): AsyncGenerator<Row[]> {
    await written()
    for (let after: number | null = 0; after !== null; ) {
      const found: Rows | null = await thread.ask({ read, folder, after })
      const rows = found && rowsIn<Row>(found.rows, schema)
      if (rows === null) {
        await thread.ask({ renew: 'malformed row' })
        return
      }
      yield rows
      after = found?.last ?? null
    }
  }

  return {
    async *photos() {
      for await (const rows of rowsOf<{ photo: StoredPhoto; edge: string | null }>('photos', PHOTO))
        yield rows.map(
          ({ photo: { metadata = '', sample, factsVersion = 0, ...known }, edge }) => ({
            ...{ photo: { ...NOT_KNOWN_BEFORE, ...known }, edge, metadata },
            ...(sample !== undefined && { sample }),
            isOutdated: factsVersion < FACTS_VERSION,
          }),
        )
    },
    savePhoto(photo, { edge, metadata, sample }) {
      const stored = { ...photo, metadata, sample, factsVersion: FACTS_VERSION }
      const { id, receivedAt } = photo
      tell(`photo ${id}`, ['putPhoto', id, folder, receivedAt, edge, JSON.stringify(stored)])
      tell(`upload ${id}`, ['dropUpload', id])
    },
    updatePhoto(photo, { metadata, sample, isOutdated }) {
      const current = isOutdated ? {} : { factsVersion: FACTS_VERSION }
      const stored = { ...photo, metadata, sample, ...current }
      tell(`facts ${photo.id}`, ['changePhoto', JSON.stringify(stored), photo.id])
    },
    removePhoto: (id) => tell(`photo ${id}`, ['dropPhoto', id]),
    async uploads() {
      const all: StoredUpload[] = []
      for await (const rows of rowsOf<StoredUpload>('uploads', UPLOAD)) all.push(...rows)
      return all.map((upload) => ({ ...NOT_KNOWN_OF_UPLOAD, ...upload }))
    },
    saveUpload: (upload) =>
      tell(`upload ${upload.id}`, ['putUpload', upload.id, folder, JSON.stringify(upload)]),
    removeUpload: (id) => tell(`upload ${id}`, ['dropUpload', id]),
    written,
  }
}

/** @returns null where one of them is not as we wrote it */
function rowsIn<Row>(text: string, schema: v.GenericSchema): Row[] | null {
  try {
    const rows: Row[] = JSON.parse(text)
    return rows.every((row) => v.is(schema, row)) ? rows : null
  } catch {
    return null
  }
}
