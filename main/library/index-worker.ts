import { parentPort, workerData } from 'node:worker_threads'
import type { Log } from '../base/log'
import { type ToldError, toldError } from '../base/thread-error'
import { type Change, isDamage, openTables, renewTables, type Tables } from './index-tables'

/** One question to the thread; it answers in the order of the questions. */
export type IndexRequest =
  /** All of them are written, or none. */
  | { changes: readonly Change[] }
  /** Rows of a folder, in the order in which they were written, behind that one. */
  | { read: 'photos' | 'uploads'; folder: string; after: number }
  /** A row is not one that we wrote. */
  | { renew: string }
  | 'close'

/** Some rows as a text in JSON, and the number of the last one; null where there are no more. */
export interface Rows {
  rows: string
  last: number | null
}

export type IndexReply =
  | { answer: Rows | null }
  | { error: ToldError }
  /** No answer: a line for the log. */
  | { warning: string; cause: string }

/** Rows of one answer: the main thread reads them in about three milliseconds. */
const ROWS = 500

const port = parentPort
if (port === null) throw new Error('index-worker runs in a worker thread, see index-thread.ts')
const reply = (message: IndexReply) => port.postMessage(message)

const file = String(workerData)
const log: Pick<Log, 'warn'> = {
  warn: (warning, cause) => reply({ warning, cause: String(cause) }),
}
let tables: Tables | null = null

port.on('message', (request: IndexRequest) => {
  try {
    reply({ answer: answer(request) })
  } catch (error) {
    reply({ error: toldError(error) })
  }
  if (request === 'close') port.close()
})

function answer(request: IndexRequest): Rows | null {
  if (request === 'close') return close()
  if ('renew' in request) return renew(new Error(request.renew))
  try {
    return ask(request)
  } catch (error) {
    if (!isDamage(error)) throw error
    renew(error)
    return ask(request)
  }
}

function close(): null {
  tables?.close()
  tables = null
  return null
}

function renew(why: unknown): null {
  const damaged = tables?.file ?? file
  close()
  tables = renewTables(damaged, why, log)
  return null
}

function ask(request: Extract<IndexRequest, { read: string } | { changes: unknown }>): Rows | null {
  tables ??= openTables(file, log)
  if ('read' in request) return tables.read(request.read, request.folder, request.after, ROWS)
  tables.write(request.changes)
  return null
}
