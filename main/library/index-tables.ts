import { chmodSync, lstatSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import type Sqlite from 'node-sqlite3-wasm'
import type { Log } from '../base/log'

/**
 * Node looks through a CommonJS module for its names before it imports it, which takes longer than
 * loading it.
 */
const sqlite = createRequire(import.meta.url)('node-sqlite3-wasm') as typeof Sqlite

/** The open database of the index, and what is done to it again and again. */
export type Tables = ReturnType<typeof openFile>

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS photos (
    id TEXT PRIMARY KEY, folder TEXT NOT NULL, received_at INTEGER NOT NULL,
    edge TEXT, photo TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS photos_by_time ON photos (folder, received_at);
  CREATE TABLE IF NOT EXISTS uploads (
    id TEXT PRIMARY KEY, folder TEXT NOT NULL, upload TEXT NOT NULL);
`
/**
 * Kept in the file as `user_version`. A change of the tables that the program before could not live
 * with raises it; what is known of a photo stands in one column as JSON and needs no such change.
 */
const SCHEMA_VERSION = 1

const OWNER_ONLY = 0o600

/** What has been written since, beside the file itself (sqlite.org/wal.html). */
const PARTS = ['', '-wal']

/**
 * Opens the database, or a new one where it cannot be opened. That of a later version of the
 * program is left as it is: this version keeps its own beside it, and both find their photos in the
 * folder.
 * @throws Error when none can be
 */
export function openTables(file: string, log: Pick<Log, 'warn'>): Tables {
  const standing = PARTS.map((part) => lstatSync(`${file}${part}`, { throwIfNoEntry: false }))
  const wasThere = standing[0] !== undefined
  try {
    if (standing.some((each) => each && !each.isFile())) throw new Error(`${file} is not a file`)
    return openFile(file)
  } catch (error) {
    if (error instanceof LaterVersion) return openTables(besides(file), log)
    if (!wasThere) throw error
    return renewTables(file, error, log)
  }
}

/** `photos.sqlite` is `photos.1.sqlite` while a later version has the first name. */
const besides = (file: string) => file.replace(/(\.\w+)$/, `.${SCHEMA_VERSION}$1`)

class LaterVersion extends Error {}

/**
 * Puts the database aside as `<file>.damaged` and begins a new one. Where that is impossible too,
 * the old one stays where it was: a full disk is no damage.
 * @param why for the log
 * @throws Error `why`, when there can be no new one
 */
export function renewTables(file: string, why: unknown, log: Pick<Log, 'warn'>): Tables {
  const aside = `${file}.damaged`
  move(file, aside)
  try {
    const tables = openFile(file)
    log.warn(
      `The index of the photos cannot be read, so a new one is made. The old one is ${aside}`,
      why,
    )
    return tables
  } catch {
    move(aside, file)
    throw why
  }
}

/**
 * Whether SQLite says that the file is not, or no longer, one of its own (sqlite.org/rescode.html),
 * or a row is not as we wrote it.
 */
export const isDamage = (error: unknown): boolean => /malformed|not a database/.test(String(error))

function openFile(file: string) {
  // The library locks with a folder of this name, which a killed process leaves behind.
  rmSync(`${file}.lock`, { recursive: true, force: true })
  const database = new sqlite.Database(file)
  try {
    database.exec('PRAGMA locking_mode=EXCLUSIVE')
    const version = Number(database.get('PRAGMA user_version')?.user_version)
    if (version > SCHEMA_VERSION) throw new LaterVersion(`${file} is of version ${version}`)
    database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL')
    database.exec(SCHEMA)
    closeToOthers(file)
    if (version < SCHEMA_VERSION) database.exec(`PRAGMA user_version=${SCHEMA_VERSION}`)
    return { file, ...withStatements(database) }
  } catch (error) {
    database.close()
    throw error
  }
}

function closeToOthers(file: string): void {
  for (const part of PARTS) {
    try {
      chmodSync(`${file}${part}`, OWNER_ONLY)
    } catch {
      // It is not there, or its file system knows no modes and keeps nothing from anybody.
    }
  }
}

/** What can be done to one row. */
const STATEMENTS = {
  putPhoto: 'INSERT OR REPLACE INTO photos VALUES (?, ?, ?, ?, ?)',
  changePhoto: 'UPDATE photos SET photo = ? WHERE id = ?',
  dropPhoto: 'DELETE FROM photos WHERE id = ?',
  putUpload: 'INSERT OR REPLACE INTO uploads VALUES (?, ?, ?)',
  dropUpload: 'DELETE FROM uploads WHERE id = ?',
} as const

/** The name of a statement, and its values. */
export type Change = readonly [keyof typeof STATEMENTS, ...(string | number | null)[]]

/**
 * Some rows as one text: a row at a time takes longer, and so does the way over an index. `rowid`
 * is the order in which they were written (sqlite.org/lang_createtable.html#rowid).
 */
const readStatement = (table: string, json: string) => `
  SELECT '[' || coalesce(group_concat(json), '') || ']' AS rows, max(number) AS last
  FROM (
    SELECT rowid AS number, ${json} AS json FROM ${table} NOT INDEXED
    WHERE folder = ? AND rowid > ? ORDER BY rowid LIMIT ?)
`
const READS = {
  photos: readStatement('photos', `'{"photo":' || photo || ',"edge":' || json_quote(edge) || '}'`),
  uploads: readStatement('uploads', 'upload'),
}

function withStatements(database: Sqlite.Database) {
  const prepared = Object.entries(STATEMENTS).map(
    ([name, sql]) => [name, database.prepare(sql)] as const,
  )
  const statements = Object.fromEntries(prepared)
  const reads = { photos: database.prepare(READS.photos), uploads: database.prepare(READS.uploads) }
  return {
    /** All changes, or none. */
    write(changes: readonly Change[]): void {
      database.exec('BEGIN')
      try {
        for (const [name, ...values] of changes) statements[name]?.run(values)
        database.exec('COMMIT')
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK')
        throw error
      }
    },
    read(table: keyof typeof READS, folder: string, after: number, most: number) {
      const row = reads[table].get([folder, after, most])
      return { rows: String(row?.rows), last: row?.last == null ? null : Number(row.last) }
    },
    close() {
      for (const statement of [...prepared.map(([, each]) => each), ...Object.values(reads)]) {
        try {
          statement.finalize()
        } catch {
          // It is finalized; SQLite only tells again why it failed last.
        }
      }
      database.close()
    },
  }
}

/**
 * What is left at the new place goes too: SQLite would take the log of another database for its
 * own.
 */
function move(from: string, to: string): void {
  // A link that leads nowhere is there too.
  const stands = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined
  if (!stands(from)) return
  for (const part of PARTS) {
    rmSync(`${to}${part}`, { recursive: true, force: true })
    if (stands(`${from}${part}`)) renameSync(`${from}${part}`, `${to}${part}`)
  }
}
