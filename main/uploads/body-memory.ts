/** Bytes of all bodies together that wait for the disk. */
const MOST_BYTES = 64 * 1024 * 1024

/** What one body holds of the memory that all share. */
export interface BodyShare {
  /** Counts bytes that have come. */
  add(bytes: number): void
  /** Bytes that the disk has, or that nobody wants any more. */
  remove(bytes: number): void
  /** Gives back all that it holds. */
  close(): void
}

/**
 * The memory of bodies that come faster than a disk writes: one budget for all of them, however
 * many connections there are. A body that has nothing of its own to wait for can always go on with
 * one chunk, so that none waits for another one for ever; what is held is the budget and a chunk
 * for each of them.
 */
export interface BodyMemory {
  /** Whether bodies write what they have, however little, and wait until it is written. */
  isFull(): boolean
  /** @param write called when the budget is used up: writes what this body has, if it can */
  join(write: () => void): BodyShare
}

export function createBodyMemory(mostBytes = MOST_BYTES): BodyMemory {
  const writers = new Set<() => void>()
  let held = 0
  let wasFull = false

  const isFull = () => held >= mostBytes

  function change(bytes: number): void {
    held += bytes
    if (isFull() === wasFull) return
    wasFull = isFull()
    // Else bodies that come no further would keep the others from their part of it.
    if (wasFull) for (const write of [...writers]) write()
  }

  return {
    isFull,
    join(write) {
      let mine = 0
      writers.add(write)
      const add = (bytes: number) => {
        mine += bytes
        change(bytes)
      }
      return {
        add,
        remove: (bytes) => add(-bytes),
        close() {
          writers.delete(write)
          add(-mine)
        },
      }
    },
  }
}
