import * as v from 'valibot'
import type { Photo, Sender } from '../../contract/photo'
import { type Log, NO_LOG } from '../base/log'
import { isDamage, MALFORMED_ROW, openTables, renewTables, type Tables } from './index-tables'
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
  createdAt: number
  /** The final name that a commit is about to take, as a path below the receiving folder. */
  committing: string | null
  /** That name may be held by an empty file of ours, on a file system without hard links. */
  isReserving: boolean
}

/** What the sender said of a photo and may ask for again. */
export type Said = Pick<StoredUpload, 'edge' | 'metadata'>

export interface IndexedPhoto extends Said {
  photo: Photo
}

/** What is known of one receiving folder. */
export interface PhotoIndex {
  /** In the order in which they were written. */
  photos(): IndexedPhoto[]
  /** The photo takes the place of its upload, in one transaction. */
  savePhoto(photo: Photo, said: Said): void
  /** What is known of a photo has changed; what its sender said has not. */
  updatePhoto(photo: Photo, metadata: string): void
  removePhoto(id: string): void
  uploads(): StoredUpload[]
  saveUpload(upload: StoredUpload): void
  removeUpload(id: string): void
}

/** The index of all receiving folders that this computer has had, in one database. */
export interface OpenPhotoIndex {
  /** @param path the folder's real path */
  ofFolder(path: string): PhotoIndex
  close(): void
}

/** As it stands in the column `photo`. */
type StoredPhoto = Photo & Partial<Pick<Said, 'metadata'>>

/** What the first version did not write down. */
const NOT_KNOWN_BEFORE = {
  capturedLocal: null,
  duration: null,
  isDamaged: false,
  isLocationRemoved: false,
  isConverted: false,
}

/**
 * All of them as one text: a row at a time takes longer, and so does the way over an index, and
 * 10,000 photos make that a pause at the start.
 */
const ALL_PHOTOS = `
  SELECT '[' || coalesce(group_concat('{"photo":' || photo || ',"edge":' || json_quote(edge) || '}'), '')
    || ']' AS photos
  FROM photos NOT INDEXED WHERE folder = ?
`

/**
 * Opens the index. Only one process may have it open (`single-instance.ts` sees to that).
 * It is a convenience, not the truth: a row that a power cut takes away loses no photo, so it is
 * not synced at every write (a killed process loses nothing: the operating system has the bytes).
 * One that cannot be read is put aside, and made again from the folder.
 */
export function openPhotoIndex(file: string, log: Log = NO_LOG): OpenPhotoIndex {
  let tables = openTables(file, log)
  function ask<Answer>(question: (tables: Tables) => Answer): Answer {
    try {
      return question(tables)
    } catch (error) {
      if (!isDamage(error)) throw error
      tables.close()
      tables = renewTables(file, error, log)
      return question(tables)
    }
  }
  return { ofFolder: (path) => indexOf(path, ask), close: () => tables.close() }
}

/** What the program cannot go on without. The rest is believed: nobody else writes here. */
const NAMED = {
  id: v.string(),
  name: v.string(),
  sender: v.object({ id: v.string(), name: v.string() }),
}
const PHOTO = v.object({ ...NAMED, bytes: v.number(), receivedAt: v.number() })
const UPLOAD = v.object({ ...NAMED, offset: v.number(), createdAt: v.number() })

/** @throws Error that `isDamage` knows */
function requireRow(schema: v.GenericSchema, row: unknown): void {
  if (!v.is(schema, row)) throw new Error(MALFORMED_ROW)
}

type Ask = <Answer>(question: (tables: Tables) => Answer) => Answer

const indexOf = (folder: string, ask: Ask): PhotoIndex => ({
  photos: () =>
    ask(({ database }) => {
      const row = database.get(ALL_PHOTOS, folder)
      const stored = JSON.parse(String(row?.photos)) as {
        photo: StoredPhoto
        edge: string | null
      }[]
      return stored.map(({ photo, edge }) => {
        requireRow(PHOTO, photo)
        const { metadata = '', ...known } = photo
        return { photo: { ...NOT_KNOWN_BEFORE, ...known }, edge, metadata }
      })
    }),
  savePhoto(photo, { edge, metadata }) {
    const stored: StoredPhoto = { ...photo, metadata }
    ask(({ database, putPhoto, dropUpload }) => {
      database.exec('BEGIN')
      try {
        putPhoto.run([photo.id, folder, photo.receivedAt, edge, JSON.stringify(stored)])
        dropUpload.run(photo.id)
        database.exec('COMMIT')
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK')
        throw error
      }
    })
  },
  updatePhoto(photo, metadata) {
    const stored: StoredPhoto = { ...photo, metadata }
    ask(({ changePhoto }) => changePhoto.run([JSON.stringify(stored), photo.id]))
  },
  removePhoto: (id) => void ask(({ dropPhoto }) => dropPhoto.run(id)),
  uploads: () =>
    ask(({ database }) =>
      database.all('SELECT upload FROM uploads WHERE folder = ?', folder).map((row) => {
        const stored: StoredUpload = JSON.parse(String(row.upload))
        requireRow(UPLOAD, stored)
        return stored
      }),
    ),
  saveUpload: (upload) =>
    void ask(({ putUpload }) => putUpload.run([upload.id, folder, JSON.stringify(upload)])),
  removeUpload: (id) => void ask(({ dropUpload }) => dropUpload.run(id)),
})
