import { existsSync, renameSync, rmSync } from 'node:fs'
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
/** What has been written since, beside the file itself (sqlite.org/wal.html). */
const PARTS = ['', '-wal']

/**
 * Opens the database, or a new one where it cannot be opened.
 * @throws Error when none can be
 */
export function openTables(file: string, log: Log): Tables {
  const wasThere = existsSync(file)
  try {
    return openFile(file)
  } catch (error) {
    if (!wasThere) throw error
    return renewTables(file, error, log)
  }
}

/**
 * Puts the database aside as `<file>.damaged` and begins a new one. Where that is impossible too,
 * the old one stays where it was: a full disk is no damage.
 * @param why for the log
 * @throws Error `why`, when there can be no new one
 */
export function renewTables(file: string, why: unknown, log: Log): Tables {
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

/** Why a row that is valid JSON is not one that we wrote. */
export const MALFORMED_ROW = 'malformed row'

/**
 * Whether SQLite says that the file is not, or no longer, one of its own (sqlite.org/rescode.html),
 * or a row is not as we wrote it.
 */
export const isDamage = (error: unknown): boolean =>
  error instanceof SyntaxError || /malformed|not a database/.test(String(error))

function openFile(file: string) {
  // The library locks with a folder of this name, which a killed process leaves behind.
  rmSync(`${file}.lock`, { recursive: true, force: true })
  const database = new sqlite.Database(file)
  try {
    database.exec(
      'PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;',
    )
    database.exec(SCHEMA)
    return withStatements(database)
  } catch (error) {
    database.close()
    throw error
  }
}

function withStatements(database: Sqlite.Database) {
  const putPhoto = database.prepare('INSERT OR REPLACE INTO photos VALUES (?, ?, ?, ?, ?)')
  const changePhoto = database.prepare('UPDATE photos SET photo = ? WHERE id = ?')
  const dropPhoto = database.prepare('DELETE FROM photos WHERE id = ?')
  const putUpload = database.prepare('INSERT OR REPLACE INTO uploads VALUES (?, ?, ?)')
  const dropUpload = database.prepare('DELETE FROM uploads WHERE id = ?')
  const statements = { putPhoto, changePhoto, dropPhoto, putUpload, dropUpload }
  return {
    database,
    ...statements,
    close() {
      for (const statement of Object.values(statements)) {
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
  if (!existsSync(from)) return
  for (const part of PARTS) {
    rmSync(`${to}${part}`, { recursive: true, force: true })
    if (existsSync(`${from}${part}`)) renameSync(`${from}${part}`, `${to}${part}`)
  }
}
