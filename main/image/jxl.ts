import type { Orientation, Size } from '../../contract/photo'
import { type ByteSource, bytesOf, textOf } from './byte-source'
import { readSize } from './headers'
import { asOrientation } from './orientation'

export interface JxlFacts {
  storedSize: Size | null
  orientation: Orientation
}

/** The mark of a codestream, the longest size header, and the orientation behind it. */
const HEADER_BYTES = 14
const MOST_BOXES = 1000

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

/** Reads numbers of so many bits, least significant bit first; zeros after the end. */
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

/** The codestream is whole in the box `jxlc`, or in pieces in `jxlp` behind a four-byte number. */
function findCodestream(source: ByteSource): number | null {
  let offset = 0
  for (let count = 0; count < MOST_BOXES; count++) {
    const box = source.at(offset, 8)
    if (box === null) return null
    const name = textOf(box).slice(4)
    const size = box.getUint32(0)
    const large = size === 1 ? source.at(offset + 8, 8) : null
    const dataAt = offset + (large === null ? 8 : 16)
    if (name === 'jxlc') return dataAt
    if (name === 'jxlp') return dataAt + 4
    const step = large === null ? size : Number(large.getBigUint64(0))
    if (step < 8) return null
    offset += step
  }
  return null
}
