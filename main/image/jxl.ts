import { brotliDecompressSync } from 'node:zlib'
import type { Orientation, Size } from '../../contract/photo'
import { boxesIn } from './boxes'
import { type ByteSource, bytesOf, textOf, upTo } from './byte-source'
import { readSize } from './headers'
import { tiffOfBlock } from './heif'
import { asOrientation } from './orientation'

export interface JxlFacts {
  storedSize: Size | null
  orientation: Orientation
}

/** The mark of a codestream, the longest size header, and the orientation behind it. */
const HEADER_BYTES = 14

/**
 * Reads the size header and the orientation of JPEG XL (ISO/IEC 18181-1, D.2 and D.3), bare or in
 * its container (18181-2). image-size reads the size, once it gets the codestream alone: in a
 * container it wants whole boxes. No library reads the orientation.
 */
export function readJxl(source: ByteSource): JxlFacts | null {
  const start = source.at(0, 2)
  if (start === null) return null
  const codestreamAt = start.getUint16(0) === 0xff0a ? 0 : findCodestream(source)
  const codestream = codestreamAt === null ? null : source.at(codestreamAt, HEADER_BYTES)
  if (codestream === null) return null
  const header = bytesOf(codestream)
  return { storedSize: readSize(header), orientation: orientationOf(header) }
}

function orientationOf(codestream: Uint8Array): Orientation {
  const bits = bitReader(codestream.subarray(2))
  const isSmall = bits(1) === 1
  const passSide = () => bits(isSmall ? 5 : ([9, 13, 18, 30][bits(2)] ?? 0))
  passSide()
  const hasRatio = bits(3) !== 0
  if (!hasRatio) passSide()
  const isAllDefault = bits(1) === 1
  const hasExtraFields = !isAllDefault && bits(1) === 1
  return asOrientation(hasExtraFields ? 1 + bits(3) : 1)
}

/** Reads numbers of a given count of bits, least significant bit first; zeros after the end. */
function bitReader(bytes: Uint8Array): (count: number) => number {
  let position = 0
  return (count) => {
    let value = 0
    for (let bit = 0; bit < count; bit++, position++) {
      const byte = bytes[position >> 3] ?? 0
      value += ((byte >> (position & 7)) & 1) * 2 ** bit
    }
    return value
  }
}

/**
 * The codestream lies whole in the box `jxlc`, or in pieces in `jxlp` behind a four-byte number.
 */
function findCodestream(source: ByteSource): number | null {
  for (const { type, dataAt } of boxesIn(source)) {
    if (type === 'jxlc') return dataAt
    if (type === 'jxlp') return dataAt + 4
  }
  return null
}

const MOST_BLOCK = 4 * 1024 * 1024

/**
 * The EXIF and XMP boxes of the container (ISO/IEC 18181-2, 9), before or behind the codestream,
 * also packed with Brotli.
 */
export function readJxlBlocks(source: ByteSource): {
  exif: ByteSource | null
  xmp: Uint8Array | null
} {
  let [exif, xmp]: [ByteSource | null, Uint8Array | null] = [null, null]
  if (source.at(0, 2)?.getUint16(0) === 0xff0a) return { exif, xmp }
  for (const { type, dataAt, end } of boxesIn(source)) {
    const packedType = type === 'brob' ? source.at(dataAt, 4) : null
    const name = packedType ? textOf(packedType) : type
    const isWanted = name === 'Exif' ? exif === null : name === 'xml ' && xmp === null
    if (!isWanted) continue
    const block = packedType
      ? unpacked(upTo(source, dataAt + 4, Math.min(end - dataAt - 4, MOST_BLOCK)))
      : upTo(source, dataAt, Math.min(end - dataAt, MOST_BLOCK))
    if (name === 'xml ') xmp = block
    else exif = tiffOfBlock(block)
  }
  return { exif, xmp }
}

function unpacked(bytes: Uint8Array): Uint8Array {
  try {
    return brotliDecompressSync(bytes, { maxOutputLength: MOST_BLOCK })
  } catch {
    return new Uint8Array()
  }
}
