import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LIMITS } from '../contract/http'
import { systemClock } from './clock'
import { noDecisions } from './gate/decisions'
import { readTemplate } from './inbox/folder-template'
import type { Options } from './options'
import type { ReceiverOptions } from './receiver'

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
    decisions: noDecisions(),
    allowHosts: options.allowHosts,
    pageFolder: fileURLToPath(new URL('mobile-web', around.out)),
    measureWorker: new URL('main/measure-worker.js', around.out),
  }
}
