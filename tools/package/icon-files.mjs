/**
 * An ICO of PNGs, as Windows reads it since Vista: a table of sizes and offsets, then the pictures.
 * @param {readonly { pixels: number, png: Uint8Array }[]} pictures at most 256 pixels each
 */
export function icoOf(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  pictures.forEach(({ pixels, png }, at) => {
    const entry = 6 + 16 * at
    // A byte, in which 0 means 256.
    head.writeUInt8(pixels % 256, entry)
    head.writeUInt8(pixels % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += png.length
  })
  return Buffer.concat([head, ...pictures.map(({ png }) => png)])
}

/** The types of an ICNS that hold a PNG, with their width in pixels. */
export const ICNS_TYPES = /** @type {const} */ ([
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
])

/**
 * An ICNS: a header, then each picture behind its type and length, big-endian.
 * @param {ReadonlyMap<number, Uint8Array>} pngs by their width
 */
export function icnsOf(pngs) {
  const parts = ICNS_TYPES.map(([type, pixels]) => {
    const png = pngs.get(pixels)
    if (!png) throw new Error(`There is no picture of ${pixels} pixels`)
    return chunk(type, png)
  })
  return chunk('icns', Buffer.concat(parts))
}

/**
 * @param {string} type
 * @param {Uint8Array} bytes
 */
function chunk(type, bytes) {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(head.length + bytes.length, 4)
  return Buffer.concat([head, bytes])
}
