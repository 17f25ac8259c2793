import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LIMITS } from '../contract/http'
import type { Notice } from '../contract/notice'
import { type Clock, systemClock } from './base/clock'
import { createLog, type Log, logPath, NO_LOG } from './base/log'
import { type FolderTemplate, readTemplate } from './library/folder-template'
import type { Options } from './options'

export interface ReceiverOptions {
  /** The receiving folder; made if it is missing. */
  folder: string
  /** Into which of its subfolders photos are filed. */
  template: FolderTemplate
  /** Where the index and the state are kept; made if it is missing. */
  dataFolder: string
  /** This computer's name as phones see it. */
  computer: string
  /** null: the port of the last run, else 5810, else one of the next, else any. A number is that port or an error. */
  port: number | null
  /** null: all interfaces. */
  host: string | null
  /** null: the token of the last run, else a new one. */
  token: string | null
  maxBytes: number
  /** Bytes that stay free on the disk whatever is sent. */
  reserveBytes: number
  /** A request whose body brings no byte for this long is ended, milliseconds. */
  idleMs: number
  /** Whether a file that is no photo is saved as well. */
  anyFile: boolean
  /** Whether phones reach it by https, with a certificate of this computer's own. */
  encrypted: boolean
  clock: Clock
  /** What it starts with where `folder` or `port` cannot be had; null: then it does not start. */
  instead: Pick<ReceiverOptions, 'folder' | 'port'> | null
  /** Further names the receiver answers to. */
  allowHosts: readonly string[]
  /** Folder of the built phone page: `index.html` and `join.html`. */
  pageFolder: string
  /** The built measuring worker. */
  measureWorker: URL
  log: Log
  /** Told what the person should hear of this computer, beside what `log` is told of it. */
  onNotice(notice: Notice): void
}

/** What can change while the receiver runs. */
export type LiveOptions = Pick<
  ReceiverOptions,
  'folder' | 'template' | 'computer' | 'port' | 'anyFile' | 'encrypted'
>

/** What the machine offers where the person has said nothing. */
export interface Surroundings {
  /** The person's Pictures folder. */
  pictures: string
  /** The system's place for Snapland's index and state. */
  data: string
  computer: string
  /** The folder of the built app, `out/`, ending in a slash. */
  out: URL
}

/** The receiver that the command line asks for, the same for the window and the terminal. Relative folders count from the working folder. */
export function receiverOptions(options: Options, around: Surroundings): ReceiverOptions {
  return {
    folder: resolve(options.folder ?? join(around.pictures, 'Snapland')),
    template: readTemplate(options.folderTemplate ?? '') ?? { parts: [] },
    dataFolder: resolve(options.data ?? around.data),
    computer: options.name ?? around.computer,
    port: options.port,
    host: options.host,
    token: options.token,
    maxBytes: options.maxSize,
    reserveBytes: options.reserve,
    idleMs: LIMITS.idleMs,
    anyFile: options.anyFile,
    encrypted: options.https,
    clock: systemClock,
    instead: null,
    allowHosts: options.allowHosts,
    pageFolder: fileURLToPath(new URL('mobile-web', around.out)),
    measureWorker: new URL('main/measure-worker.js', around.out),
    log: NO_LOG,
    onNotice() {},
  }
}

/** The log of a data folder, as the command line wants it. Errors and warnings are shown in the terminal too. */
export const openLog = ({ logLevel, token }: Options, dataFolder: string): Log =>
  createLog({
    path: logPath(dataFolder),
    level: logLevel ?? 'info',
    echo: (line) => void process.stderr.write(line),
    echoLevel: logLevel ?? 'warn',
    // A shorter one protects nobody, and to hide it would hide half of the text.
    secrets: token !== null && token.length >= 8 ? [token] : [],
  })
