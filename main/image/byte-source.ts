import { fstatSync, readSync } from 'node:fs'

/** Where the bytes of a picture are read from: the head that has arrived, or a file on disk. */
export interface ByteSource {
  /** Bytes that there are. */
  readonly length: number
  /** Whether that is the whole picture, so that nothing more can come. */
  readonly isWhole: boolean
  /**
   * Exactly `length` bytes (at least 1) from `offset`, or null where the source does not have all
   * of them.
   */
  at(offset: number, length: number): DataView | null
}

const MEBIBYTE = 1024 * 1024
/**
 * The largest piece that is read at once: the description of a HEIC of a thousand tiles has less.
 */
const MOST_PIECE = 8 * MEBIBYTE
/**
 * The front of a file tells most, so it is read at once; behind it come single headers of boxes,
 * chunks and directories.
 */
const FRONT_BYTES = 64 * 1024
const STEP_BYTES = 4096
/** A hostile file cannot make us read for long. */
const MOST_READS = 20_000
const MOST_BYTES = 64 * MEBIBYTE

/** A source over bytes in memory. @param isWhole false for the head of a file that still arrives */
export function bytesSource(bytes: Uint8Array, isWhole = true): ByteSource {
  return {
    length: bytes.length,
    isWhole,
    at: (offset, length) => viewOf(bytes, offset, length),
  }
}

/**
 * A source over an open file: positioned reads, of 64 MiB in all unless told otherwise, and then
 * nothing more.
 */
export function fileSource(descriptor: number, mostBytes = MOST_BYTES): ByteSource {
  const size = fstatSync(descriptor).size
  let [reads, bytesRead] = [0, 0]
  let block: { from: number; bytes: Uint8Array } = { from: 0, bytes: new Uint8Array() }

  const load = (from: number, length: number): Uint8Array => {
    reads += 1
    bytesRead += length
    if (reads > MOST_READS || bytesRead > mostBytes) return new Uint8Array()
    const bytes = new Uint8Array(length)
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, from))
  }

  return {
    length: size,
    isWhole: true,
    at(offset, length) {
      const isInside = Number.isSafeInteger(offset) && offset >= 0 && offset + length <= size
      if (!isInside || length > MOST_PIECE) return null
      const isLoaded = offset >= block.from && offset + length <= block.from + block.bytes.length
      if (!isLoaded) {
        const step = offset < FRONT_BYTES ? FRONT_BYTES : STEP_BYTES
        block = { from: offset, bytes: load(offset, Math.max(length, step)) }
      }
      return viewOf(block.bytes, offset - block.from, length)
    },
  }
}

/** A part of a source as a source of its own, which begins at 0. */
export function partOf(source: ByteSource, from: number, length: number): ByteSource {
  const there = Math.max(0, Math.min(length, source.length - from))
  return {
    length: there,
    isWhole: source.isWhole || there === length,
    at: (offset, count) =>
      offset >= 0 && offset + count <= there ? source.at(from + offset, count) : null,
  }
}

/** At most this many bytes from there: fewer where the source ends. */
export function upTo(source: ByteSource, offset: number, length: number): Uint8Array {
  const view = source.at(offset, Math.min(length, source.length - offset))
  return view === null ? new Uint8Array() : bytesOf(view)
}

function viewOf(bytes: Uint8Array, offset: number, length: number): DataView | null {
  const isInside = offset >= 0 && length > 0 && offset + length <= bytes.length
  return isInside ? new DataView(bytes.buffer, bytes.byteOffset + offset, length) : null
}

export const bytesOf = (view: DataView): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength)

/** The bytes as Latin-1 text: for signatures and four-letter codes. */
export const textOf = (view: DataView): string => String.fromCharCode(...bytesOf(view))
