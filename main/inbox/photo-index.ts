import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import type Sqlite from 'node-sqlite3-wasm'
import type { Photo, Sender } from '../../contract/photo'
import type { HeicClaim } from './heic-claim'

/** Node looks through a CommonJS module for its names before it imports it, which takes longer than loading it. */
const sqlite = createRequire(import.meta.url)('node-sqlite3-wasm') as typeof Sqlite

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
  /** tus's `Upload-Metadata` as the sender gave it, empty where there was none: the standard wants it told again. */
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
  close(): void
}

/** As it stands in the column `photo`. */
type StoredPhoto = Photo & Partial<Pick<Said, 'metadata'>>

/** What the first version did not write down. */
const NOT_KNOWN_BEFORE = { isDamaged: false, isLocationRemoved: false, isConverted: false }

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS photos (
    id TEXT PRIMARY KEY, folder TEXT NOT NULL, received_at INTEGER NOT NULL,
    edge TEXT, photo TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS photos_by_time ON photos (folder, received_at);
  CREATE TABLE IF NOT EXISTS uploads (
    id TEXT PRIMARY KEY, folder TEXT NOT NULL, upload TEXT NOT NULL);
`

/** All of them as one text: a row at a time takes longer, and so does the way over an index, and 10,000 photos make that a pause at the start. */
const ALL_PHOTOS = `
  SELECT '[' || coalesce(group_concat('{"photo":' || photo || ',"edge":' || json_quote(edge) || '}'), '')
    || ']' AS photos
  FROM photos NOT INDEXED WHERE folder = ?
`

/**
 * Opens the index of one receiving folder. Only one process may have it open (`single-instance.ts` sees to that).
 * It is a convenience, not the truth: a row that a power cut takes away loses no photo, so it is not synced at every write
 * (a killed process loses nothing: the operating system has the bytes).
 */
export function openPhotoIndex(file: string, folder: string): PhotoIndex {
  // The library locks with a folder of this name, which a killed process leaves behind.
  rmSync(`${file}.lock`, { recursive: true, force: true })
  const database = new sqlite.Database(file)
  database.exec(
    'PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;',
  )
  database.exec(SCHEMA)

  const putPhoto = database.prepare('INSERT OR REPLACE INTO photos VALUES (?, ?, ?, ?, ?)')
  const changePhoto = database.prepare('UPDATE photos SET photo = ? WHERE id = ?')
  const dropPhoto = database.prepare('DELETE FROM photos WHERE id = ?')
  const putUpload = database.prepare('INSERT OR REPLACE INTO uploads VALUES (?, ?, ?)')
  const dropUpload = database.prepare('DELETE FROM uploads WHERE id = ?')
  const statements = [putPhoto, changePhoto, dropPhoto, putUpload, dropUpload]

  return {
    photos() {
      const row = database.get(ALL_PHOTOS, folder)
      const stored = JSON.parse(String(row?.photos)) as {
        photo: StoredPhoto
        edge: string | null
      }[]
      return stored.map(({ photo: { metadata = '', ...known }, edge }) => ({
        photo: { ...NOT_KNOWN_BEFORE, ...known },
        edge,
        metadata,
      }))
    },
    savePhoto(photo, { edge, metadata }) {
      const stored: StoredPhoto = { ...photo, metadata }
      database.exec('BEGIN')
      putPhoto.run([photo.id, folder, photo.receivedAt, edge, JSON.stringify(stored)])
      dropUpload.run(photo.id)
      database.exec('COMMIT')
    },
    updatePhoto(photo, metadata) {
      const stored: StoredPhoto = { ...photo, metadata }
      changePhoto.run([JSON.stringify(stored), photo.id])
    },
    removePhoto: (id) => void dropPhoto.run(id),
    uploads: () =>
      database
        .all('SELECT upload FROM uploads WHERE folder = ?', folder)
        .map((row) => JSON.parse(String(row.upload)) as StoredUpload),
    saveUpload: (upload) => void putUpload.run([upload.id, folder, JSON.stringify(upload)]),
    removeUpload: (id) => void dropUpload.run(id),
    close() {
      for (const statement of statements) statement.finalize()
      database.close()
    },
  }
}
