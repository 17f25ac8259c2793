/** Pixels in rows from the top, four bytes each: red, green, blue, alpha. */
export interface Picture {
  width: number
  height: number
  data: Uint8ClampedArray
}

/**
 * Reads an X window dump of 32 bits a pixel, which is how Xvfb keeps its screen: a header of
 * big-endian words (XWDFile.h of the X Window System), a colour map, then blue, green, red and an
 * unused byte for each pixel.
 */
export function readXwd(dump: Buffer): Picture {
  const word = (index: number) => dump.readUInt32BE(index * 4)
  const [headerBytes, width, height, bitsPerPixel, bytesPerLine, colours] = [
    word(0),
    word(4),
    word(5),
    word(11),
    word(12),
    word(19),
  ]
  if (bitsPerPixel !== 32)
    throw new Error(`A dump of ${bitsPerPixel} bits a pixel is not known here`)
  const start = headerBytes + colours * 12
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = start + y * bytesPerLine + x * 4
      const to = (y * width + x) * 4
      data[to] = dump.readUInt8(from + 2)
      data[to + 1] = dump.readUInt8(from + 1)
      data[to + 2] = dump.readUInt8(from)
      data[to + 3] = 255
    }
  }
  return { width, height, data }
}
