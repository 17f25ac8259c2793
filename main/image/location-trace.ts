/** EXIF 2.32, table 15 and 16: the pointer to the GPS directory, and in it latitude and longitude, three rationals each. */
const GPS_DIRECTORY = 0x8825
const LATITUDE = 2
const LONGITUDE = 4
const COORDINATE_BYTES = 24

/**
 * Whether a JPEG had a place and the phone has blanked it: Android's picker leaves the coordinates' entries where they were and writes
 * zeros over their values. A photo that never had a place, and a place that was cut out whole, leave no such trace.
 * @param head the first bytes of the file; may end anywhere
 */
export function isLocationBlanked(head: Uint8Array): boolean {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  try {
    const tiff = findTiff(view)
    return tiff !== null && isBlanked(tiff)
  } catch (error) {
    // A directory that points behind the end: then the file does not tell.
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The TIFF block of the EXIF segment (JPEG marker APP1, "Exif\0\0"), null where there is none. */
function findTiff(view: DataView): DataView | null {
  if (view.getUint16(0) !== 0xffd8) return null
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const length = view.getUint16(at + 2)
    if (view.getUint8(at + 1) === 0xe1 && view.getUint32(at + 4) === 0x45786966) {
      return new DataView(
        view.buffer,
        view.byteOffset + at + 10,
        Math.min(length - 8, view.byteLength - at - 10),
      )
    }
    at += 2 + length
  }
  return null
}

function isBlanked(tiff: DataView): boolean {
  const isLittle = tiff.getUint16(0) === 0x4949
  const gps = fieldOf(tiff.getUint32(4, isLittle), GPS_DIRECTORY)
  if (gps === null) return false
  return [LATITUDE, LONGITUDE].some((tag) => {
    const at = fieldOf(gps, tag)
    return at !== null && isZero(at)
  })

  /** The value, or where it is, of a directory's entry, null where it has no such entry. */
  function fieldOf(directory: number, tag: number): number | null {
    const entries = tiff.getUint16(directory, isLittle)
    for (let at = directory + 2; at < directory + 2 + entries * 12; at += 12) {
      if (tiff.getUint16(at, isLittle) === tag) return tiff.getUint32(at + 8, isLittle)
    }
    return null
  }

  function isZero(start: number): boolean {
    for (let at = start; at < start + COORDINATE_BYTES; at += 1) {
      if (tiff.getUint8(at) !== 0) return false
    }
    return true
  }
}
