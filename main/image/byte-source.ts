import { readSync } from 'node:fs'

/** Where the bytes of a picture are read from: the head that has arrived, or a file on disk. */
export interface ByteSource {
  /**
   * Exactly `length` bytes (at least 1) from `offset`, or null where the source does not have all
   * of them.
   */
  at(offset: number, length: number): DataView | null
  /** Everything in reach from the start: at most `START_BYTES`. */
  start(): Uint8Array
}

/** Some HEIC files describe themselves only after hundreds of kilobytes. */
const START_BYTES = 1024 * 1024
const BLOCK_BYTES = 64 * 1024
/** 16 MiB in blocks of 64 KiB: a hostile file cannot make us read for long. */
const MOST_BLOCKS = 256

/** A source over bytes in memory. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    at: (offset, length) => viewOf(bytes, offset, length),
    start: () => bytes.subarray(0, START_BYTES),
  }
}

/** A source over an open file: positioned reads in blocks, 16 MiB in all and then nothing more. */
export function fileSource(descriptor: number): ByteSource {
  let blocksRead = 0
  let block: { from: number; bytes: Uint8Array } = { from: 0, bytes: new Uint8Array() }

  const load = (from: number, length: number): Uint8Array => {
    blocksRead += Math.ceil(length / BLOCK_BYTES)
    if (blocksRead > MOST_BLOCKS) return new Uint8Array()
    const bytes = new Uint8Array(length)
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, from))
  }

  return {
    at(offset, length) {
      if (!Number.isSafeInteger(offset) || offset < 0 || length > START_BYTES) return null
      const isLoaded = offset >= block.from && offset + length <= block.from + block.bytes.length
      if (!isLoaded) block = { from: offset, bytes: load(offset, Math.max(length, BLOCK_BYTES)) }
      return viewOf(block.bytes, offset - block.from, length)
    },
    start: () => load(0, START_BYTES),
  }
}

function viewOf(bytes: Uint8Array, offset: number, length: number): DataView | null {
  const isInside = offset >= 0 && length >= 0 && offset + length <= bytes.length
  return isInside ? new DataView(bytes.buffer, bytes.byteOffset + offset, length) : null
}

export const bytesOf = (view: DataView): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength)

/** The bytes as Latin-1 text: for signatures and four-letter codes. */
export const textOf = (view: DataView): string => String.fromCharCode(...bytesOf(view))
