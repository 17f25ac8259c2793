import type { Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'

/** Characters that wait for a slow reader. Lines beyond them are lost. */
const MOST_WAITING = 1024 * 1024
/** How long a reader is waited for at the end, milliseconds. */
const LAST_MS = 1000

/** Lines for a reader who may be slow, halted or gone. */
export interface Lines {
  print(line: string): void
  /** Writes without an end of line. False where it cannot be taken. */
  write(text: string): boolean
  /** Resolves when all lines are read, at the latest after a second. */
  written(): Promise<void>
}

/**
 * Prints to a reader without ever waiting for it: photos come first. A line that cannot be taken is
 * lost as a whole; a reader that is gone is no error.
 */
export function linesTo(stream: Writable): Lines {
  let isGone = false
  stream.on('error', () => {
    isGone = true
  })
  // Node lets a terminal hold up its program, and Ctrl+S halts a terminal. Nothing public says
  // otherwise: https://nodejs.org/api/process.html#a-note-on-process-io
  const { _handle } = stream as { _handle?: { setBlocking?(isBlocking: boolean): void } }
  _handle?.setBlocking?.(false)
  function write(text: string): boolean {
    if (isGone || stream.writableLength > MOST_WAITING) return false
    stream.write(text)
    return true
  }
  return {
    print: (line) => void write(`${line}\n`),
    write,
    async written() {
      if (isGone || stream.writableLength === 0) return
      const taken = new Promise<void>((resolve) => stream.write('', () => resolve()))
      await Promise.race([taken, pause(LAST_MS)])
    },
  }
}
