/** Chunks that may come at once: of a small photo, sent line by line. */
const FREE_CHUNKS = 1024
/**
 * Chunks may be this small on average, bytes. Programs send them of 1 KiB and more; who sends a
 * photo line by line, as Python reads a file, has 256 a line.
 */
const SMALL_BYTES = 128
/**
 * A slow device may send byte by byte or line by line, as long as it sends no more chunks a second
 * than these.
 */
const FREE_A_SECOND = 1000

/**
 * Watches over the chunks of a body. Each costs the receiver the same, however small it is:
 * hundreds of thousands of one byte would keep it from all others. No time and no large chunk
 * before gives more than what is free at once, for that is what one read may bring.
 * @param elapsed monotonic clock, milliseconds
 * @returns takes the next chunk, and tells whether its body may go on
 */
export function createChunkLimit(elapsed: () => number): (chunk: Uint8Array) => boolean {
  let free = FREE_CHUNKS
  let countedAt = elapsed()
  return ({ length }) => {
    const now = elapsed()
    free += length / SMALL_BYTES + ((now - countedAt) * FREE_A_SECOND) / 1000 - 1
    free = Math.min(free, FREE_CHUNKS)
    countedAt = now
    return free >= 0
  }
}

/** Shorter chunks are copied together, bytes. */
const SHORT_BYTES = 4096
const PAGE_BYTES = 64 * 1024

/** Chunks on their way to a file, in few buffers however short they are. */
export interface Batch {
  add(chunk: Buffer): void
  /** Of all chunks in it. */
  bytes(): number
  /** All that was added, in order; the batch is empty then. */
  take(): Buffer[]
}

export function createBatch(): Batch {
  let buffers: Buffer[] = []
  let bytes = 0
  /** Filled with short chunks from `taken` up to `mark`. */
  let page = Buffer.alloc(0)
  let taken = 0
  let mark = 0

  function closePage(): void {
    if (mark > taken) buffers.push(page.subarray(taken, mark))
    taken = mark
  }

  return {
    add(chunk) {
      bytes += chunk.length
      if (chunk.length >= SHORT_BYTES) {
        closePage()
        buffers.push(chunk)
        return
      }
      if (mark + chunk.length > page.length) {
        closePage()
        page = Buffer.allocUnsafe(PAGE_BYTES)
        taken = 0
        mark = 0
      }
      mark += chunk.copy(page, mark)
    },
    bytes: () => bytes,
    take() {
      closePage()
      const all = buffers
      buffers = []
      bytes = 0
      return all
    },
  }
}
