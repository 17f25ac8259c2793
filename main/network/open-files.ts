import { readFileSync } from 'node:fs'

/** Taken for the limit where the system does not tell it: the least that a desktop gives today. */
const USUAL_LIMIT = 1024

/** How many files, connections and the like this process may have open at once. */
export function openFilesLimit(): number {
  try {
    // Linux. Node raises the soft limit to the hard one when it starts.
    const limits = readFileSync('/proc/self/limits', 'utf8')
    const [, soft] = /^Max open files\s+(\S+)/m.exec(limits) ?? []
    return soft === 'unlimited' ? Number.POSITIVE_INFINITY : Number(soft ?? USUAL_LIMIT)
  } catch {
    return USUAL_LIMIT
  }
}

const MOST_CONNECTIONS = 512
const LEAST_CONNECTIONS = 8
/** What the program itself has open, with index, log and workers. */
const OF_THE_PROGRAM = 64
/** A connection, and with it a part, and for a moment the folder that is synced. */
const OF_A_CONNECTION = 3

/** Connections that leave enough for the files of those who send on them. */
export const mostConnections = (limit: number): number =>
  Math.min(
    MOST_CONNECTIONS,
    Math.max(LEAST_CONNECTIONS, Math.floor((limit - OF_THE_PROGRAM) / OF_A_CONNECTION)),
  )
